"""Whether words that a gazetteer has name a place where they stand, and not a person, a body or nothing.

A logistic judge of what stands around the words; its weights are fitted by `sayso.train.places`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log10
from operator import mul

from sayso.lexicon.geography import Geography, load_geography
from sayso.model.words import Words
from sayso.resolve.gazetteer import CAPITAL, CITY, COUNTRY, REGION
from sayso.resolve.toponyms import Toponym
from sayso.resolve.vocabulary import Vocabulary, load_vocabulary

FEATURES = (
    "always", "people", "country", "region", "capital", "lands", "own name", "inside", "holds", "kind told",
    "country named",
    "common", "common opens", "spelt small", "opens", "surname", "frequent surname", "several words", "possessive",
    "short capitals", "surname here", "hyphen", "first name", "lead", "of", "the", "capital before", "first name before",
    "title before", "side before", "comma before", "number before", "goes on", "goes on to a state", "goes on to a title",
    "goes on to a name", "goes on to a body", "first name goes on", "says", "number behind", "street", "again",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """What is looked at around a toponym: the text's words, last words of people's full names, how often each country
    (ISO 3166-1 alpha-2) is named, how often each key stands in the text."""

    words: Words
    known: Vocabulary
    geography: Geography
    people: frozenset[str]
    named: Counter[str]
    counts: Counter[str]


def set_scene(words: Words, found: Sequence[Toponym], named: Counter[str]) -> Scene:
    """The scene of a text's toponyms."""
    known = load_vocabulary()
    counts = Counter(one.entry.key for one in found)
    return Scene(words, known, load_geography(), _find_people(words, known), named, counts)


def _find_people(words: Words, known: Vocabulary) -> frozenset[str]:
    """The last words of full names: capitals behind a first name."""
    first = known.names.first
    return words.surnames | {
        after.lower
        for word, after in pairwise(words.words)
        if word.lower in first and word.form[0].isupper() and after.form[0].isupper() and not after.opens
    }


def judge(scene: Scene, found: Sequence[Toponym], weights: Sequence[float]) -> list[float]:
    """For each toponym the probability, 0 to 1, that it names a place."""
    return [1 / (1 + exp(-sum(map(mul, weights, measure(scene, one))))) for one in found]


def measure(scene: Scene, one: Toponym) -> tuple[float, ...]:
    """The features of a toponym."""
    again = log10(scene.counts[one.entry.key])
    parts = (
        _measure_entry(scene, one),
        _measure_form(scene, one),
        _measure_before(scene, one),
        _measure_after(scene, one),
    )
    return (1.0, *(feature for part in parts for feature in part), again)


def _measure_entry(scene: Scene, one: Toponym) -> tuple[float, ...]:
    entry = one.entry
    levels = {spot.level for spot, own in entry.spots if own}
    named = 0 if COUNTRY in levels else max(scene.named[spot.country] for spot, _ in entry.spots)
    return (
        max(spot.weight for spot, _ in entry.spots), COUNTRY in levels, REGION in levels, CAPITAL in levels, max(levels, default=CITY) > CAPITAL,
        bool(levels), one.inside is not None, one.holds is not None, one.told is not None, named / max(1, scene.named.total()),
    )  # fmt: skip


def _measure_form(scene: Scene, one: Toponym) -> tuple[float, ...]:
    words, entry, word = scene.words, one.entry, scene.words.words[one.first]
    single = one.last - one.first == 1
    country = any(spot.level == COUNTRY for spot, _ in entry.spots)
    common = entry.common and single and not country
    surname = entry.surname if single else 0
    return (
        common, common and word.opens, single and word.lower in words.lowers, word.opens,
        surname > 0, surname > 1, not single, words.words[one.last - 1].possessive,
        single and word.form.isupper() and len(word.form) < 5 and not country, single and word.lower in scene.people,
        "-" in word.form and not entry.key.count(" "), single and word.lower in scene.known.names.first,
    )  # fmt: skip


def _measure_before(scene: Scene, one: Toponym) -> tuple[float, ...]:
    words, known, geography, at = scene.words, scene.known, scene.geography, one.first - 1
    if at < 0 or words.words[one.first].opens:
        return (0.0,) * 9
    before = words.words[at]
    capital = before.form[0].isupper()
    return (
        before.lower in geography.leads, before.lower == "of", before.lower == "the",
        capital and not before.possessive, capital and before.lower in known.names.first,
        before.lower in known.names.titles, before.lower in geography.sides, before.form == ",",
        before.form[0].isdigit(),
    )  # fmt: skip


def _measure_after(scene: Scene, one: Toponym) -> tuple[float, ...]:
    words, known = scene.words, scene.known
    if one.last >= len(words.words) or words.words[one.last - 1].possessive:
        return (0.0,) * 9
    after = words.words[one.last]
    if after.opens or not after.form[0].isalnum():
        return (0.0,) * 9
    goes_on = after.form[0].isupper() and after.lower not in known.small.calendar
    single = one.last - one.first == 1
    noun = known.nouns.forms.get(after.lower)
    state, title = known.states.find(after.form) is not None, after.lower in known.names.titles
    unknown = noun is None and not (state or title or after.lower in known.verbs)
    body = noun is not None and noun.kind == "organisation"
    return (
        goes_on, goes_on and state, goes_on and title, goes_on and unknown, goes_on and body,
        goes_on and single and words.words[one.first].lower in known.names.first,
        after.lower in known.verbs, after.form[0].isdigit(), after.lower in scene.geography.streets,
    )  # fmt: skip
