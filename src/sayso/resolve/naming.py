"""Whether words that a gazetteer has name a place where they stand, and not a person, a body or nothing.

A logistic judge of what stands around the words; its weights are fitted by `sayso.train.places`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log10
from operator import mul

from sayso.lexicon.geography import Geography, load_geography
from sayso.model.words import Words
from sayso.resolve.gazetteer import CAPITAL, CITY, COUNTRY, REGION
from sayso.resolve.toponyms import Toponym
from sayso.resolve.vocabulary import Vocabulary

FEATURES = (
    "always", "people", "country", "region", "capital", "lands", "own name", "inside", "holds", "kind told",
    "common", "common opens", "spelt small", "opens", "surname", "frequent surname", "several words", "possessive",
    "short capitals", "surname here", "hyphen", "first name", "lead", "of", "the", "capital before", "first name before",
    "title before", "side before", "comma before", "number before", "goes on", "goes on to a state", "goes on to a title",
    "goes on to a body", "first name goes on", "says", "number behind", "street", "again",
)  # fmt: skip

_STREETS = frozenset("street st road rd avenue ave boulevard blvd drive dr lane ln highway route court way".split())
_BODIES = frozenset("times post news herald university college school hospital church fc united city club bank".split())


def judge(words: Words, found: Sequence[Toponym], known: Vocabulary, weights: Sequence[float]) -> list[float]:
    """For each toponym the probability, 0 to 1, that it names a place."""
    return [1 / (1 + exp(-sum(map(mul, weights, row)))) for row in measure(words, found, known)]


def measure(words: Words, found: Sequence[Toponym], known: Vocabulary) -> list[tuple[float, ...]]:
    """The features of all toponyms."""
    counts = Counter(one.entry.key for one in found)
    people = _find_people(words, known)
    geography = load_geography()
    return [
        (
            1.0, *_measure_entry(one), *_measure_form(words, one, known, people), *_measure_before(words, one, known, geography),
            *_measure_after(words, one, known), log10(counts[one.entry.key]),
        )
        for one in found
    ]  # fmt: skip


def _find_people(words: Words, known: Vocabulary) -> frozenset[str]:
    """The last words of full names: capitals behind a first name."""
    first = known.names.first
    return words.surnames | {
        after.lower
        for word, after in zip(words.words, words.words[1:], strict=False)
        if word.lower in first and word.form[0].isupper() and after.form[0].isupper() and not after.opens
    }


def _measure_entry(one: Toponym) -> tuple[float, ...]:
    entry = one.entry
    levels = {spot.level for spot, own in entry.spots if own}
    return (
        max(spot.weight for spot, _ in entry.spots), COUNTRY in levels, REGION in levels, CAPITAL in levels, max(levels, default=CITY) > CAPITAL,
        bool(levels), one.inside is not None, one.holds is not None, one.told is not None,
    )  # fmt: skip


def _measure_form(words: Words, one: Toponym, known: Vocabulary, people: frozenset[str]) -> tuple[float, ...]:
    entry, word = one.entry, words.words[one.first]
    single = one.last - one.first == 1
    country = any(spot.level == COUNTRY for spot, _ in entry.spots)
    common = entry.common and single and not country
    surname = entry.surname if single else 0
    return (
        common, common and word.opens, single and word.lower in words.lowers, word.opens,
        surname > 0, surname > 1, not single, words.words[one.last - 1].possessive,
        single and word.form.isupper() and len(word.form) < 5 and not country, single and word.lower in people,
        "-" in word.form and not entry.key.count(" "), single and word.lower in known.names.first,
    )  # fmt: skip


def _measure_before(words: Words, one: Toponym, known: Vocabulary, geography: Geography) -> tuple[float, ...]:
    at = one.first - 1
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


def _measure_after(words: Words, one: Toponym, known: Vocabulary) -> tuple[float, ...]:
    if one.last >= len(words.words) or words.words[one.last - 1].possessive:
        return (0.0,) * 8
    after = words.words[one.last]
    if after.opens or not after.form[0].isalnum():
        return (0.0,) * 8
    goes_on = after.form[0].isupper() and after.lower not in known.small.calendar
    single = one.last - one.first == 1
    noun = known.nouns.forms.get(after.lower)
    body = after.lower in _BODIES or (noun is not None and noun.kind == "organisation")
    return (
        goes_on, goes_on and known.states.find(after.form) is not None, goes_on and after.lower in known.names.titles,
        goes_on and body, goes_on and single and words.words[one.first].lower in known.names.first,
        after.lower in known.verbs, after.form[0].isdigit(), after.lower in _STREETS,
    )  # fmt: skip
