"""Printing: the papers of a conference as docx and xlsx files, and its dossier as one zip.

catalogue        every paper: id, Vietnamese title, what it is printed from, which templates are shipped
words            dates, blanks, cleaned texts; the Vietnamese names of enums
letterhead       whose paper it is: State or Party letterhead, number, signature, recipients
items            an item on the agenda → the tags of a row; piles, themes, agencies
contents         a conference → all tags of its papers
year_contents    the conferences of a year → all tags of the reports of the year
scorecard        per head of the year: what was held and what became of the items
tags             the tags themselves, with what they mean: what a template may say
filling          a template and its tags → a docx
template_check   an office's own template, checked before it is used
sheets           the two spreadsheets
counts           the figures of reports
tag_walk         what a template says, compared with the tags that there are
fixed_zip        the same content gives the same bytes
press            one paper
bundle           the whole dossier
poster           QR codes for a village hall, on one A4 page
page             A4, margins, fonts, tables: what a shipped template is put together from
sections         letterheads, titles, signatures in a template
templates_*      what each shipped template says
make_templates   `python -m papers.make_templates` writes templates/*.docx
"""
