"""The rules: plain Python, no network, no database, no model.

Read downwards, each line knows only those below it:

intake, triage, answering       use cases: what a clerk does
group_keeping                   an agency's group: linked, reminded
ports, rulebook                 what the use cases need from outside; the law and the town as data
deadlines, routing, admissibility  rules as plain functions
regulation, petition            what a regulation orders; one petition and its legal moves
reading                         what was understood of a text
working_days, petitioner, notices, agencies, places, topics   the nouns
errors                          what can go wrong, in words for the person and for the log
"""
