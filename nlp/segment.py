"""Vietnamese words: syllables that belong together are joined ('dịch bệnh' → 'dịch_bệnh')."""

# The segmenter needs about 2 ms for a usual message and time in proportion to length; what a petition is
# about stands in its first pages.
LONGEST = 4_000


def words(text: str) -> list[str]:
    """The words of a text, lower case, syllables joined by '_'.

    Only the first `LONGEST` characters are read. underthesea is imported on first use (0.7 s), so that
    programs which never segment do not wait for it.
    """
    from underthesea import word_tokenize

    found: list[str] = word_tokenize(text[:LONGEST])
    return [word.lower().replace(" ", "_") for word in found]
