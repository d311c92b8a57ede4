"""Events and the words that tell them, and tables that the loader must refuse."""

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.events import VerbForm, load_events, parse_events

TABLE = """
[events.killed]
patient = "kill shoot+down/vehicle"
agent = "die"
adjectives = "dead"
nouns = "death"
bearers = "slain"
headers = ["toll", "death toll", "losses/bare"]
phrases = ["lost their lives"]
[events.lost]
patient = "lose"
[money]
lost = "damage"
[times]
view = "watch"
[defaults]
present = "person"
[kinds]
vehicle = "tank truck"
[disasters]
words = "storm"
[inflection]
doubling = "rob"
[inflection.irregular]
lose = "lost lost"
shoot = "shot shot"
[nouns.irregular]
people = "person"
[nouns.same]
words = "sheep"
[nouns.modifiers]
words = "arms"
[nouns.persons]
words = "death"
[nouns.compounds]
words = ["fuel tank"]
[nouns.trades]
words = "buy sold"
[nouns.counters]
words = "unit"
"""


@pytest.mark.parametrize(
    ("noun", "singular"),
    [
        ("people", "person"), ("cities", "city"), ("coaches", "coach"), ("tanks", "tank"), ("bus", "bus"),
        ("troops", "troop"), ("police", "police"), ("houses", "house"), ("series", "series"), ("glass", "glass"),
        ("s", "s"),
    ],
)  # fmt: skip
def test_singulars(noun: str, singular: str) -> None:
    assert load_events().singular(noun) == singular


@pytest.mark.parametrize(("noun", "plural"), [("people", True), ("tanks", True), ("sheep", True), ("tank", False)])
def test_plurals(noun: str, plural: bool) -> None:
    assert load_events().is_plural(noun) is plural


def test_the_shipped_table_knows_forms_of_verbs() -> None:
    (form,) = load_events().verbs["slain"]
    assert form == VerbForm("killed", "patient", frozenset({"participle"}), ())
    assert {form.only for form in load_events().narrow["found"]} == {"contraband"}


def test_a_table_is_indexed_by_words() -> None:
    events = parse_events(TABLE)
    assert [entry.words for entry in events.headers["death"]] == [("death", "toll")]
    assert events.headers["losses"][0].only == "bare"
    assert events.verbs["lost"][0].tenses == {"past", "participle"}
    assert events.narrow["shot"][0].particles == ("down",)
    assert events.nouns["deaths"] == "killed"
    assert events.kinds["truck"] == {"vehicle"}
    assert events.phrases["lost"][0].event == "killed"
    assert events.times["watched"] == "view"


NONSENSE = [
    ("[money]", "[cash]", "sections missing or unknown"),
    ("[events.lost]", "[events.mislaid]", "mislaid is no event"),
    ('agent = "die"', 'agents = "die"', "killed: unknown agents"),
    ('agent = "die"', 'agent = "Die"', "lower case"),
    ('agent = "die"', 'agent = "die die"', "given twice: die"),
    ("shoot+down/vehicle", "shoot+down/boat", "'boat' is no kind"),
    ("losses/bare", "losses/naked", "'naked' is no kind"),
    ('patient = "lose"', 'nouns = "death"', "death tells both killed and lost"),
    ('lost = "damage"', 'mislaid = "damage"', "money: mislaid is no event"),
    ('lost = "damage"', 'lost = "damage"\npaid = "damage"', "damage tells both lost and paid"),
    ('present = "person"', 'here = "person"', "defaults: here is no event"),
    ('words = "sheep"', "words = 12", "expected a list of words"),
    ("[kinds]", "[kinds", "events.toml"),
]


@pytest.mark.parametrize(("old", "new", "reason"), NONSENSE, ids=[case[2] for case in NONSENSE])
def test_nonsense_is_refused(old: str, new: str, reason: str) -> None:
    assert TABLE.count(old) >= 1
    with pytest.raises(LexiconError, match=reason):
        parse_events(TABLE.replace(old, new, 1))
