"""Words of numbers: values, bounds, currencies and measures, and what makes a number no figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from sayso.errors import LexiconError
from sayso.lexicon.inflect import pluralize
from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.model import Bound

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
"""Phrases by the word that meets the number, the longest first, each with its bound."""

_SECTIONS = (
    "words", "magnitudes", "short", "vague", "bounds", "over", "closings", "tails", "between", "money", "measures", "never",
    "told",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How numbers are written. `short` are magnitudes as they are glued to digits (*1.2m*).

    `many` are words for many that commit to no number, `many_of` those that do so before *of* only, `tens` those
    that multiply others (*tens of thousands*), `some` what makes a magnitude vague (*several hundred*); `few` are
    those of all these that are too few to count where nothing happens to them.
    """

    values: Mapping[str, Decimal]
    magnitudes: Mapping[str, Decimal]
    short: Mapping[str, Decimal]
    many: frozenset[str]
    many_of: frozenset[str]
    tens: frozenset[str]
    some: frozenset[str]
    few: frozenset[str]


@dataclass(frozen=True, slots=True)
class BoundWords:
    """What binds a number. `tails` follow it after a hyphen, `openings` begin a range, `extra` may stand between a
    bound and its number, `moves` tell that *from 9 to 12* is a change and no range, `goes` that *up to 12* is where a
    count went (*the toll went up to 12*); `over` maps forms of verbs whose *over*
    binds no number (*handed over 12 tanks*) to the kind of the counted before which it doesn't, or to *any*."""

    before: Phrases
    after: Phrases
    tails: Mapping[str, Bound]
    openings: Phrases
    extra: Phrases
    moves: frozenset[str]
    goes: frozenset[str]
    over: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Currencies by sign, code and noun; weights and areas by singular and plural, each with its unit."""

    signs: Mapping[str, str]
    codes: Mapping[str, str]
    prefixes: frozenset[str]
    currencies: Mapping[str, str]
    pounds_of: frozenset[str]
    measures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NoFigureWords:
    """What makes a number no figure. `units` and `nouns` may follow it (a unit also behind words to be `skipped`, or
    `per` behind a slash), `traits` follow a measure, `named` (and `named_alone`, where no noun follows) come before an
    identifier, `year` before a year, `age` before ages, `reached` before *at* and an age, `counting` before where one
    counted to. After `modals`, *top* is a verb. `kin` are told by rank, `places` are counted even where only *several* are told."""

    units: frozenset[str]
    traits: frozenset[str]
    nouns: frozenset[str]
    named: frozenset[str]
    named_alone: frozenset[str]
    year: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    tells: frozenset[str]
    aged: frozenset[str]
    reached: frozenset[str]
    since: frozenset[str]
    ordinals: frozenset[str]
    streets: frozenset[str]
    shares: frozenset[str]
    comparing: frozenset[str]
    modals: frozenset[str]
    counting: frozenset[str]
    age: frozenset[str]
    skipped: frozenset[str]
    per: frozenset[str]
    kin: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class ToldWords:
    """What tells that something happened to somebody, beside the table of events: words of `harm`, `persons`, words
    for `none`, and nouns whose *of* leads to a victim; `deaths` are counted by *a*, `saying` verbs and `pronouns` open
    what somebody else is told of."""

    harm: frozenset[str]
    persons: frozenset[str]
    none: frozenset[str]
    of: frozenset[str]
    deaths: frozenset[str]
    saying: frozenset[str]
    pronouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The table `numbers.toml`, all in lower case."""

    words: NumberWords
    bounds: BoundWords
    units: UnitWords
    never: NoFigureWords
    told: ToldWords


@cache
def load_numbers() -> Numbers:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_numbers(read_table("numbers"))


def parse_numbers(toml: str) -> Numbers:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "numbers", _SECTIONS)
    return Numbers(
        _read_words(table), _read_bounds(table), _read_units(table), _read_never(table["never"]),
        ToldWords(**{field.name: _take(table["told"], field.name) for field in fields(ToldWords)}),
    )  # fmt: skip


def _read_words(table: Mapping[str, Any]) -> NumberWords:
    vague = table["vague"]
    return NumberWords(
        _read_values(table["words"], "words"), _read_values(table["magnitudes"], "magnitudes"),
        _read_values(table["short"], "short"), _take(vague, "plain"), _take(vague, "of"), _take(vague, "tens"),
        _take(vague, "before_magnitude"), _take(vague, "few"),
    )  # fmt: skip


def _read_values(section: Mapping[str, object], where: str) -> Mapping[str, Decimal]:
    for word, value in section.items():
        if not isinstance(value, int) or value < 0 or word != word.lower():
            raise LexiconError(f"numbers.toml, {where}: {word} = {value!r} is no number word with its value")
    return {word: Decimal(str(value)) for word, value in section.items()}


def _read_bounds(table: Mapping[str, Any]) -> BoundWords:
    tails, between = table["tails"], table["between"]
    _check_bounds(tails.values(), "tails")
    return BoundWords(
        _index(table["bounds"], -1), _index(table["closings"], 0), tails,
        _index({"between": between.get("openings")}, -1), _index({"exact": between.get("extra")}, -1),
        _take(between, "moves"), _take(between, "goes"), {verb: kind for kind in table["over"] for verb in _take(table["over"], kind)},
    )  # fmt: skip


def _check_bounds(bounds: Iterable[object], where: str) -> None:
    if odd := [bound for bound in bounds if bound not in get_args(Bound)]:
        raise LexiconError(f"numbers.toml, {where}: unknown bound {odd[0]!r}")


def _index(section: Mapping[str, object], meets: int) -> Phrases:
    """The phrases by their last (-1) or first (0) word."""
    _check_bounds(section, "bounds")
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for bound, phrases in section.items():
        for phrase in check_words(phrases, f"numbers.toml, {bound}"):
            words = tuple(phrase.split())
            found.setdefault(words[meets], []).append((words, bound))
    return {word: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for word, phrases in found.items()}


def _read_units(table: Mapping[str, Any]) -> UnitWords:
    money, measures = table["money"], table["measures"]
    same: Mapping[str, str] = measures["same"]
    units = {
        form: same.get(one, one)
        for section in ("weights", "areas")
        for one in _take(measures, section)
        for form in _inflect(one, measures["plurals"])
    }
    currencies = {form: one for one in _take(money, "words") for form in _inflect(one, money["plurals"])}
    return UnitWords(
        _read_names(money, "symbols"), _read_names(money, "codes"), _take(money, "prefixes"), currencies,
        _take(money, "pounds_of"), {**units, **same},
    )  # fmt: skip


def _read_names(section: Mapping[str, Any], entry: str) -> Mapping[str, str]:
    for sign, name in section[entry].items():
        check_words([sign, name], f"numbers.toml: {entry}")
    return {**section[entry]}


def _inflect(noun: str, plurals: Mapping[str, str]) -> tuple[str, str]:
    return noun, plurals.get(noun) or pluralize(noun)


def _read_never(section: Mapping[str, Any]) -> NoFigureWords:
    inflected = {
        "units": _both(section, "units", section["plurals"]),
        "nouns": _both(section, "nouns", section["noun_plurals"]),
        "places": _both(section, "places", section["noun_plurals"]),
    }
    plain = {field.name for field in fields(NoFigureWords)} - set(inflected)
    return NoFigureWords(**inflected, **{name: _take(section, name) for name in plain})


def _both(section: Mapping[str, Any], entry: str, plurals: Mapping[str, str]) -> frozenset[str]:
    return frozenset(form for noun in _take(section, entry) for form in _inflect(noun, plurals))


def _take(section: Mapping[str, Any], entry: str) -> frozenset[str]:
    return frozenset(check_words(section.get(entry), f"numbers.toml: {entry}"))
