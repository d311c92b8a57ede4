"""Cue phrases and what they say, and tables that the loader must refuse."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.cues import Cue, find_cue, has_plain_cue, load_cues, parse_cues

CASES = [
    # words, lemma, form, act, stance, negated
    ("said", "say", "verb", "speech", "asserts", False),
    ("has repeatedly warned of", "warn", "verb", "speech", "warns", False),
    ("told the paper in an interview", "tell", "verb", "speech", "asserts", False),
    ("ruling out", "rule out", "verb", "speech", "denies", False),
    ("called again on", "call on", "verb", "speech", "asks", False),
    ("has insisted on", "insist on", "verb", "speech", "asks", False),
    ("contends", "contend", "verb", "speech", "claims", False),
    ("has acknowledged", "acknowledge", "verb", "speech", "confirms", False),
    ("ordered", "order", "verb", "speech", "orders", False),
    ("is reported by", "report", "verb", "speech", "asserts", False),
    ("believes", "believe", "verb", "thought", "asserts", False),
    ("condemned", "condemn", "verb", "act", "asserts", False),
    ("used an address to praise", "praise", "verb", "speech", "asserts", False),
    ("didn’t say", "say", "verb", "speech", "asserts", True),
    ("refused to confirm", "refuse", "verb", "thought", "asserts", True),
    ("ACCORDING TO", "according to", "phrase", "speech", "asserts", False),
    ("according to data from", "according to", "phrase", "speech", "asserts", False),
    ("in a statement", "statement", "noun", "speech", "asserts", False),
    ("allegations", "allegation", "noun", "speech", "claims", False),
    (":", ":", "sign", "speech", "asserts", False),
]


@pytest.mark.parametrize(("words", "lemma", "form", "act", "stance", "negated"), CASES, ids=[case[0] for case in CASES])
def test_find_cue(words: str, lemma: str, form: str, act: str, stance: str, negated: bool) -> None:
    assert find_cue(words) == Cue(lemma, form, act, stance, negated)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["", "  ", "the", "has been", "“", "xyzzy"])
def test_words_that_are_no_cue(words: str) -> None:
    assert find_cue(words) is None


def test_table_has_several_hundred_verbs_in_all_forms() -> None:
    verbs = load_cues().verbs
    assert len({cue.lemma for rows in verbs.values() for _, cue in rows}) > 400
    assert {"say", "says", "said", "saying", "denied", "admitting", "wrote"} <= set(verbs)


GROUP = '[[group]]\nform = "verb"\nact = "speech"\nstance = "asserts"\nwords = ["say"]\n'
REST = """[inflection]
doubling = []
[inflection.irregular]
[skipped]
auxiliaries = []
negations = []
determiners = []
[plain]
verbs = ["say"]
[infinitive]
verbs = ["say"]
[relaying]
verbs = ["say"]
reporting = []
occasions = []
openers = []
"""

NONSENSE = [
    ("not toml at all [", "cues.toml"),
    (GROUP, "sections missing"),
    (GROUP.replace("asserts", "shrugs") + REST, "unknown stance 'shrugs'"),
    (GROUP.replace('"speech"', '"song"') + REST, "unknown act 'song'"),
    (GROUP.replace('"verb"', '"adverb"') + REST, "unknown form 'adverb'"),
    (GROUP.replace('"say"', '"Say"') + REST, "lower case"),
    (GROUP.replace('"say"', '"say "') + REST, "stray white space"),
    (GROUP.replace('"say"', '""') + REST, "empty"),
    (GROUP.replace('"say"', '"say", "say"') + REST, "given twice: say"),
    (GROUP + GROUP.replace("asserts", "denies") + REST, "given twice: say"),
    (GROUP.replace('["say"]', "3") + REST, "list of words"),
    (GROUP + REST.replace("doubling = []", 'doubling = ["beg"]'), "in no group: beg"),
    (GROUP + REST.replace('[plain]\nverbs = ["say"]', '[plain]\nverbs = ["sing"]'), "no verbs of speech: sing"),
    (
        GROUP + REST.replace("reporting = []", 'reporting = ["sing"]'),
        "relaying, reporting, but no verbs of speech: sing",
    ),
    (
        GROUP + REST.replace('[infinitive]\nverbs = ["say"]', '[infinitive]\nverbs = ["sing"]'),
        "infinitive, but no verbs: sing",
    ),
]


@pytest.mark.parametrize(("toml", "reason"), NONSENSE, ids=[reason for _, reason in NONSENSE])
def test_nonsense_is_refused(toml: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_cues(toml)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("that she DENIED it", True),
        ("as they claim", True),
        ("that she left", False),
        ("the saying", True),
        ("", False),
    ],
)
def test_plain_cues(words: str, plain: bool) -> None:
    assert has_plain_cue(words) is plain


def test_verbs_of_passing_on_come_in_all_forms() -> None:
    assert {"quote", "quotes", "quoting", "cited"} <= load_cues().relaying
    assert "reported" in load_cues().reporting


def test_smallest_table_is_read() -> None:
    assert set(parse_cues(GROUP + REST).verbs) == {"say", "says", "sayed", "saying"}
