"""Reading Vietnamese: text in, `casework.reading.Reading` out.

A map, in the order in which a text passes through:

    reader      the pipeline: `Reader.load(...).read(text)`; start reading here
    normalise   clean letters, expand chat abbreviations, take accents away
    segment     words of more than one syllable (underthesea)
    features    a text as counted n-grams, the same for training and reading
    model       the shipped weights: load, check, save
    classify    nature, topic and urgency from the weights
    gazetteer   names of provinces and communes before and after 1/7/2025
    spelling    names as rows of syllables: what counts as the same name
    places      the place that a text is about

    corpus      the labelled messages
    train       `python -m nlp.train` writes data/model/
    evaluate    `python -m nlp.evaluate` measures, and writes data/metrics.json

Nothing here decides about a petition: a Reading is a proposal with probabilities, and a person confirms.
"""
