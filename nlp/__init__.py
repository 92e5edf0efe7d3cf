"""Reading Vietnamese: text in, `casework.reading.Reading` out.

A map, in the order in which a text passes through:

    reader      the pipeline: `Reader.load(...).read(text)`; start reading here
    normalise   clean letters, expand chat abbreviations, take accents away
    segment     words of more than one syllable (underthesea)
    lexicon     the thesaurus: phrases by the concept that they name
    features    a text as counted n-grams, the same for training and reading
    model       the shipped weights: load, check, save
    classify    nature, topic and urgency from the weights
    gazetteer   names of provinces, districts and communes before and after 1/7/2025
    spelling    names as rows of syllables: what counts as the same name
    places      the places of a text (addresses, stated_places, named_places, own_places ... are its parts)
    split       several matters in one message (split_*)
    summary     a title out of the text's own words
    privacy     personal data found and masked (privacy_*)
    alike       the same matter raised by several (similar, similar_*)

    corpus      the labelled messages; corpus_check: are they diverse?
    train       `python -m nlp.train` writes data/model/ (fitting, calibration, scoring, metrics)
    evaluate    `python -m nlp.evaluate` measures and writes the model card (figures, targets, ablation)
    adoption    models that an office has trained with its corrections

Nothing here decides about a petition: a Reading is a proposal with probabilities, and a person confirms.
"""
