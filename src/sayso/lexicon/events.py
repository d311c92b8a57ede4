"""What can happen to counted people and things, and the words that tell it; nouns that are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from sayso.errors import LexiconError
from sayso.lexicon.inflect import inflect_verb, pluralize
from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.model import Event

Side = Literal["patient", "agent"]
"""Whom a verb counts: those to whom it is done, or those who do it."""

Tense = Literal["base", "present", "past", "participle", "ing"]

_SECTIONS = ("events", "money", "times", "defaults", "kinds", "disasters", "inflection", "nouns")
_KEYS = {"patient", "agent", "adjectives", "nouns", "bearers", "headers", "phrases"}

IMPLIED = frozenset(("bare", "nature", "person", "thing", "money", "time"))
"""Kinds that no list names: a count without a noun, anything in a report on a disaster, people, what is no person,
money, and how often something is done (*viewed 2 million times*)."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb that tells an event. `particles` are the words that must follow (*down*); `only` is the kind
    of the counted that it tells it of (*found*: contraband seized), None for all."""

    event: Event
    side: Side
    tenses: frozenset[Tense]
    particles: tuple[str, ...]
    only: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that tell an event wherever they stand together; `only` as with a verb."""

    words: tuple[str, ...]
    event: Event
    only: str | None = None


Entries = Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Events:
    """The table `events.toml`; all keys in lower case.

    `verbs` maps each form to what it tells of anything, `narrow` to what it tells of one kind only, the longest with
    its particles first. `headers` and `phrases` map the first word of each to those that begin with it, the longest
    first. `nouns` and `bearers` hold singulars and plurals. `singulars` maps irregular plurals, `modifiers` are plurals
    that stand before a head, `persons` singular nouns that count people unnamed, `compounds` heads with the word before
    them, `counters` words that count what a label names (*tanks - 5 units*), `trades` words of buying and selling.
    `money` tells by nouns around it what is told of money, `times` by a form of a verb what is counted where something
    is done a number of times, `defaults` by the unit what is told where no word tells it; `kinds` are the kinds of a
    unit, `disasters` the words of reports on what nature does.
    """

    verbs: Mapping[str, tuple[VerbForm, ...]]
    narrow: Mapping[str, tuple[VerbForm, ...]]
    adjectives: Mapping[str, Event]
    nouns: Mapping[str, Event]
    bearers: Mapping[str, Event]
    headers: Entries
    phrases: Entries
    singulars: Mapping[str, str]
    modifiers: frozenset[str]
    persons: frozenset[str]
    compounds: frozenset[str]
    counters: frozenset[str]
    money: Mapping[str, Event]
    times: Mapping[str, str]
    defaults: Mapping[str, Event]
    trades: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    disasters: frozenset[str]

    def singular(self, noun: str) -> str:
        """The singular of a noun in lower case; one that is no plural stays as it is.

        >>> [load_events().singular(noun) for noun in ("people", "cities", "coaches", "tanks", "bus")]
        ['person', 'city', 'coach', 'tank', 'bus']
        """
        known = self.singulars.get(noun)
        if known is not None:
            return known
        if noun.endswith("ies") and len(noun) > 4:
            return noun[:-3] + "y"
        if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
            return noun[:-2]
        if len(noun) > 2 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
            return noun[:-1]
        return noun

    def is_plural(self, noun: str) -> bool:
        """Whether a noun in lower case has the form of a plural."""
        return noun in self.singulars or self.singular(noun) != noun


@cache
def load_events() -> Events:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_events(read_table("events"))


def parse_events(toml: str) -> Events:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "events", _SECTIONS)
    rows = {_check_event(name, row): row for name, row in table["events"].items()}
    irregular = _singulars(table["nouns"])
    listed = {kind: _words("kinds", table["kinds"], kind) for kind in table["kinds"]}
    verbs = list(_read_verbs(rows, table["inflection"], IMPLIED.union(listed)))
    return Events(
        verbs=_index_verbs((form, verb) for form, verb in verbs if verb.only is None),
        narrow=_index_verbs((form, verb) for form, verb in verbs if verb.only is not None),
        adjectives=_index_adjectives(rows),
        nouns=_index_nouns(rows, irregular, "nouns"),
        bearers=_index_nouns(rows, irregular, "bearers"),
        headers=_index_entries(rows, "headers", IMPLIED.union(listed)),
        phrases=_index_entries(rows, "phrases", IMPLIED.union(listed)),
        singulars=irregular,
        modifiers=_plain(table, "modifiers"),
        persons=_plain(table, "persons"),
        compounds=_plain(table, "compounds"),
        counters=_plain(table, "counters"),
        money=_by_word(table, "money"),
        times=_index_times(table["times"]),
        defaults=_by_word(table, "defaults"),
        trades=_plain(table, "trades"),
        kinds=_index_kinds(listed),
        disasters=frozenset(_words("disasters", table["disasters"], "words")),
    )


def _check_event(name: str, row: Mapping[str, Any]) -> Event:
    for event in get_args(Event):
        if name == event:
            if odd := set(row) - _KEYS:
                raise LexiconError(f"events.toml: {name}: unknown {', '.join(sorted(odd))}")
            known: Event = event
            return known
    raise LexiconError(f"events.toml: {name} is no event")


def _words(section: str, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return check_words(row.get(key, []), f"events.toml: {section}.{key}")


def _by_word(table: Mapping[str, Any], section: str) -> Mapping[str, Event]:
    rows = table[section]
    events = [event for event in get_args(Event) if event in rows]
    if len(events) < len(rows):
        raise LexiconError(f"events.toml: {section}: {', '.join(sorted(set(rows) - set(events)))} is no event")
    found: dict[str, Event] = {}
    for event in events:
        for word in _words(section, rows, event):
            if found.setdefault(word, event) != event:
                raise LexiconError(f"events.toml: {section}: {word} tells both {found[word]} and {event}")
    return found


def _index_times(section: Mapping[str, Any]) -> Mapping[str, str]:
    verbs = ((unit, verb) for unit in section for verb in _words("times", section, unit))
    return {form: unit for unit, verb in verbs for form, _ in _inflect(verb, False, None)}


def _plain(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(check_words(table["nouns"][key].get("words"), f"events.toml: nouns.{key}"))


def _singulars(nouns: Mapping[str, Any]) -> Mapping[str, str]:
    same = check_words(nouns["same"].get("words"), "events.toml: nouns.same")
    check_words(list(nouns["irregular"]), "events.toml: nouns.irregular")
    return {**{word: word for word in same}, **nouns["irregular"]}


def _index_kinds(listed: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    units = {unit for units in listed.values() for unit in units}
    return {unit: frozenset(kind for kind, units in listed.items() if unit in units) for unit in units}


def _index_adjectives(rows: Mapping[Event, Mapping[str, Any]]) -> Mapping[str, Event]:
    return {word: event for event, row in rows.items() for word in _words(event, row, "adjectives")}


def _index_nouns(
    rows: Mapping[Event, Mapping[str, Any]], irregular: Mapping[str, str], key: str
) -> Mapping[str, Event]:
    found: dict[str, Event] = {}
    for event, row in rows.items():
        for noun in _words(event, row, key):
            for form in (noun, noun if noun in irregular else pluralize(noun)):
                if found.setdefault(form, event) != event:
                    raise LexiconError(f"events.toml: {form} tells both {found[form]} and {event}")
    return found


def _cut_kind(entry: str, kinds: frozenset[str]) -> tuple[str, str | None]:
    """An entry and the kind behind its stroke (*find/contraband*)."""
    words, stroke, kind = entry.partition("/")
    if stroke and kind not in kinds:
        raise LexiconError(f"events.toml: {entry}: {kind!r} is no kind")
    return words, kind or None


def _index_entries(rows: Mapping[Event, Mapping[str, Any]], key: str, kinds: frozenset[str]) -> Entries:
    found: dict[str, list[Entry]] = {}
    for event, row in rows.items():
        for told in _words(event, row, key):
            words, only = _cut_kind(told, kinds)
            entry = Entry(tuple(words.split()), event, only)
            found.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(entries, key=_rank_entry)) for first, entries in found.items()}


def _rank_entry(entry: Entry) -> tuple[int, bool]:
    return -len(entry.words), entry.only is None


def _read_verbs(
    rows: Mapping[Event, Mapping[str, Any]], inflection: Mapping[str, Any], kinds: frozenset[str]
) -> Iterator[tuple[str, VerbForm]]:
    doubling = frozenset(check_words(inflection.get("doubling"), "events.toml: doubling"))
    irregular = {
        verb: check_words(forms.split()[:1], f"events.toml: {verb}") + tuple(forms.split()[1:])
        for verb, forms in inflection["irregular"].items()
    }
    for event, row in rows.items():
        for side in get_args(Side):
            for told in _words(event, row, side):
                entry, only = _cut_kind(told, kinds)
                verb, *particles = entry.split("+")
                for form, tenses in _inflect(verb, verb in doubling, irregular.get(verb)):
                    yield form, VerbForm(event, side, tenses, tuple(particles), only)


def _index_verbs(verbs: Iterable[tuple[str, VerbForm]]) -> Mapping[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    for form, verb in verbs:
        found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(entries, key=lambda one: -len(one.particles))) for form, entries in found.items()}


def _inflect(verb: str, doubling: bool, irregular: tuple[str, ...] | None) -> Iterator[tuple[str, frozenset[Tense]]]:
    """The forms of a verb with their tenses; a form of two tenses (*hit*) comes once."""
    third, past, ing = inflect_verb(verb, doubling)
    first, *participles = irregular or (past, past)
    told: list[tuple[str, Tense]] = [(verb, "base"), (third, "present"), (ing, "ing"), (first, "past")]
    told += [(form, "participle") for form in participles]
    tenses: dict[str, set[Tense]] = {}
    for form, tense in told:
        tenses.setdefault(form, set()).add(tense)
    for form, its in tenses.items():
        yield form, frozenset(its)
