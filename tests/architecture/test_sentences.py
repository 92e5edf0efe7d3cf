"""The sentences of the two locale files and the code that says them."""

import ast
import re

import pytest

from bot.office import office_of
from handlers.front_desk import FrontDesk
from handlers.messages import Incoming
from handlers.wording import LANGUAGES, Wording
from tests.architecture.project import modules, strings
from tests.architecture.sentences import DYNAMIC, Sentence, locale, raised, refusals, resolve, sayings
from tests.fakes.clock import SetClock
from tests.fakes.memory import MemoryStore
from tests.handlers.chat import SetReader

LOOKS_LIKE_ONE = re.compile(r"(?:button|notice|officer|error|ask|command|summary|receipt|file)-[a-z_-]+")
AT_START = ("casework/rulebook.py", "casework/places.py")  # these reach the operator, not a person
RAISED = [saying for saying in raised() if not saying.where.startswith(AT_START)]
PLAUSIBLE = {
    "topic": "transport",
    "code": "4829-1372",
    "due": "2026-12-11",
    "acknowledge": "2026-12-04",
    "day": "2026-12-11",
    "days": 15,
    "count": 3,
    "reopened": 1,
    "percent": 81,
    "characters": 4000,
    "attachments": 10,
    "length": 4321,
}
TRICKY = "Ổ gà { $code } “chợ”\n\n- dòng 2 \\u0041 {"


def said() -> set[str]:
    """Every sentence id that the code can say."""
    static = {text.value for module in modules() for text in strings(module)}
    dynamic = {f"{prefix}{value}" for prefix, values in DYNAMIC.items() for value in values}
    return static | dynamic | {kind.sentence for kind in refusals()}


def test_both_locales_hold_the_same_sentences():
    vietnamese, english = set(locale("vi")), set(locale("en"))
    assert vietnamese == english, f"Only in one locale file: {sorted(vietnamese ^ english)}"


def test_both_locales_use_the_same_words():
    differing = {
        name: sorted(sentence.variables ^ locale("en")[name].variables)
        for name, sentence in locale("vi").items()
        if name in locale("en") and sentence.variables != locale("en")[name].variables
    }
    assert not differing, f"These sentences use different words in vi.ftl and en.ftl: {differing}"


def chosen_by(sentence: Sentence) -> dict[str, set[str]]:
    """The variants of a sentence, but for plurals: English has one, Vietnamese has not."""
    plural = re.compile(r"one|other|[0-9]+")
    return {
        name: keys
        for name, keys in sentence.variants.items()
        if not all(plural.fullmatch(key) for key in keys)
    }


def test_both_locales_know_the_same_variants():
    differing = {
        name: (chosen_by(sentence), chosen_by(locale("en")[name]))
        for name, sentence in locale("vi").items()
        if name in locale("en") and chosen_by(sentence) != chosen_by(locale("en")[name])
    }
    assert not differing, f"These sentences have other variants in vi.ftl than in en.ftl: {differing}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_is_said_exists(language):
    assert len(sayings()) > 100
    missing = {f"{saying.where}: {saying.sentence}" for saying in sayings()}
    missing -= {
        f"{saying.where}: {saying.sentence}" for saying in sayings() if saying.sentence in locale(language)
    }
    assert not missing, f"Add to handlers/locales/{language}.ftl: {sorted(missing)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_sentence(language):
    missing = {
        f"{kind.__name__}: {kind.sentence}" for kind in refusals() if kind.sentence not in locale(language)
    }
    assert not missing, f"Add to handlers/locales/{language}.ftl: {sorted(missing)}"


def test_every_string_that_looks_like_a_sentence_is_one():
    missing = {
        f"{module.name}:{text.lineno}: {text.value}"
        for module in modules("casework", "handlers")
        for text in strings(module)
        if LOOKS_LIKE_ONE.fullmatch(text.value) and text.value not in {*locale("vi"), *DYNAMIC}
    }
    assert not missing, f"Add to the locale files, or mend the id: {sorted(missing)}"


def test_every_sentence_is_said_somewhere():
    unused = set(locale("vi")) - said()
    assert not unused, f"Nobody says these; take them out of both locale files: {sorted(unused)}"


def test_every_id_that_is_put_together_is_known_here():
    """An f-string that begins like a sentence's id must be resolvable, or the other tests are blind."""
    heads = {re.match(r"[a-z]+-", name)[0] for name in locale("vi") if "-" in name}
    blind = [
        f"{module.name}:{node.lineno}: {ast.unparse(node)}"
        for module in modules("casework", "handlers")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and re.fullmatch(r"[a-z]+-(?:[a-z]+-)*", node.values[0].value)
        and any(node.values[0].value.startswith(head) for head in heads)
        and not resolve(node)
    ]
    assert not blind, f"Add the prefix and its enum to DYNAMIC in tests/architecture/sentences.py: {blind}"


def test_every_saying_gives_all_the_words_that_its_sentence_uses():
    known = [saying for saying in sayings() if saying.words is not None and saying.sentence in locale("vi")]
    assert len(known) > 100
    lacking = {
        f"{saying.where} '{saying.sentence}' lacks {sorted(words)}"
        for saying in known
        if (words := locale("vi")[saying.sentence].variables - (saying.words or set()))
    }
    assert not lacking, f"Give these words, or the message can never be sent: {sorted(lacking)}"


@pytest.mark.parametrize("saying", RAISED, ids=lambda saying: saying.where)
async def test_every_refusal_can_be_said(saying, rulebook, settings):
    """What FrontDesk.refuse makes of a refusal, with the words of the place that raises it."""
    kind = next(kind for kind in refusals() if kind.__name__ == saying.where.split()[-1])
    words = {word: PLAUSIBLE.get(word, TRICKY) for word in saying.words or ()}
    store, office = MemoryStore(), office_of(rulebook, settings, SetClock(), SetReader())
    async with store.work() as work:
        incoming = Incoming(channel="web", address="lan")
        await FrontDesk(office=office).refuse(work, incoming, kind("detail for the log", **words))
    (notice,) = store.notices
    assert Wording("vi", rulebook.topics).say(notice.sentence, notice.words)


def trials(sentence: Sentence):
    """Words of plausible kinds: one ordinary set, then each variant and each empty word once."""
    ordinary = {name: PLAUSIBLE.get(name, TRICKY) for name in sentence.variables}
    for name in sentence.as_day:
        ordinary[name] = "2026-12-11"
    yield ordinary
    for name, keys in sentence.variants.items():
        for key in sorted(keys):
            yield {**ordinary, name: int(key) if key.isdecimal() else key}
    for name in sentence.may_be_empty:
        yield {**ordinary, name: ""}
    yield {**ordinary, **dict.fromkeys(sentence.may_be_empty, "")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_in_every_variant(language, rulebook):
    wording = Wording(language, rulebook.topics)
    for name, sentence in locale(language).items():
        for words in trials(sentence):
            text = wording.say(name, words)
            assert text, f"handlers/locales/{language}.ftl: '{name}' is empty with {words}"
            assert len(text.encode()) < 4096 * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_put_in_as_they_are(language, rulebook):
    wording = Wording(language, rulebook.topics)
    assert TRICKY in wording.say("notice-asked", {"code": "1", "agency": "A", "question": TRICKY})


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short_enough_for_a_phone(language, rulebook):
    wording = Wording(language, rulebook.topics)
    for name, sentence in locale(language).items():
        if name.startswith("button-"):
            words = {word: PLAUSIBLE.get(word, "") for word in sentence.variables}
            assert len(wording.say(name, words)) <= 40 + len(PLAUSIBLE["code"]), (
                f"{language}.ftl: shorten '{name}'."
            )
