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

_KEYS = {"patient", "agent", "adjectives", "nouns", "bearers", "headers", "phrases"}


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb that tells an event. `particles` are the words that must follow (*down*)."""

    event: Event
    side: Side
    tenses: frozenset[Tense]
    particles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """The table `events.toml`; all keys in lower case.

    `verbs` maps each form to what it tells, the longest with its particles first; `headers` and `phrases` the first word
    of each to those that begin with it, longest first. `nouns` and `bearers` hold singulars and plurals. `singulars` maps irregular
    plurals, `modifiers` are plurals that stand before a head, `persons` singular nouns that count people unnamed,
    `compounds` heads with the word before them. `money` tells by nouns
    around it what is told of money, `defaults` by the unit what is told where no word tells it; `areas` are units
    that change hands.
    """

    verbs: Mapping[str, tuple[VerbForm, ...]]
    adjectives: Mapping[str, Event]
    nouns: Mapping[str, Event]
    bearers: Mapping[str, Event]
    headers: Mapping[str, tuple[tuple[tuple[str, ...], Event], ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Event], ...]]
    singulars: Mapping[str, str]
    modifiers: frozenset[str]
    persons: frozenset[str]
    compounds: frozenset[str]
    money: Mapping[str, Event]
    defaults: Mapping[str, Event]
    areas: frozenset[str]

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
        if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
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
    table = parse_table(toml, "events", ("events", "money", "defaults", "areas", "inflection", "nouns"))
    rows = {_check_event(name, row): row for name, row in table["events"].items()}
    irregular = _singulars(table["nouns"])
    return Events(
        verbs=_index_verbs(rows, table["inflection"]),
        adjectives={word: event for event, row in rows.items() for word in _words(event, row, "adjectives")},
        nouns=_index_nouns(rows, irregular, "nouns"),
        bearers=_index_nouns(rows, irregular, "bearers"),
        headers=_index_entries(rows, "headers"),
        phrases=_index_entries(rows, "phrases"),
        singulars=irregular,
        modifiers=_plain(table, "modifiers"),
        persons=_plain(table, "persons"),
        compounds=_plain(table, "compounds"),
        money=_by_word(table, "money"),
        defaults=_by_word(table, "defaults"),
        areas=frozenset(check_words(table["areas"].get("words"), "events.toml: areas")),
    )


def _check_event(name: str, row: Mapping[str, Any]) -> Event:
    for event in get_args(Event):
        if name == event:
            if odd := set(row) - _KEYS:
                raise LexiconError(f"events.toml: {name}: unknown {', '.join(sorted(odd))}")
            known: Event = event
            return known
    raise LexiconError(f"events.toml: {name} is no event")


def _words(event: str, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return check_words(row.get(key, []), f"events.toml: {event}.{key}")


def _by_word(table: Mapping[str, Any], section: str) -> Mapping[str, Event]:
    rows = table[section]
    events = [event for event in get_args(Event) if event in rows]
    if len(events) < len(rows):
        raise LexiconError(f"events.toml: {section}: {', '.join(sorted(set(rows) - set(events)))} is no event")
    return {word: event for event in events for word in _words(section, rows, event)}


def _plain(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(check_words(table["nouns"][key].get("words"), f"events.toml: nouns.{key}"))


def _singulars(nouns: Mapping[str, Any]) -> Mapping[str, str]:
    same = check_words(nouns["same"].get("words"), "events.toml: nouns.same")
    check_words(list(nouns["irregular"]), "events.toml: nouns.irregular")
    return {**{word: word for word in same}, **nouns["irregular"]}


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


def _index_entries(
    rows: Mapping[Event, Mapping[str, Any]], key: str
) -> Mapping[str, tuple[tuple[tuple[str, ...], Event], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Event]]] = {}
    for event, row in rows.items():
        for header in _words(event, row, key):
            words = tuple(header.split())
            found.setdefault(words[0], []).append((words, event))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _index_verbs(
    rows: Mapping[Event, Mapping[str, Any]], inflection: Mapping[str, Any]
) -> Mapping[str, tuple[VerbForm, ...]]:
    doubling = frozenset(check_words(inflection.get("doubling"), "events.toml: doubling"))
    irregular = {
        verb: check_words(forms.split()[:1], f"events.toml: {verb}") + tuple(forms.split()[1:])
        for verb, forms in inflection["irregular"].items()
    }
    found: dict[str, list[VerbForm]] = {}
    for event, row in rows.items():
        for side in get_args(Side):
            for entry in _words(event, row, side):
                verb, *particles = entry.split("+")
                for form, tenses in _inflect(verb, verb in doubling, irregular.get(verb)):
                    found.setdefault(form, []).append(VerbForm(event, side, tenses, tuple(particles)))
    return {form: tuple(sorted(entries, key=lambda one: -len(one.particles))) for form, entries in found.items()}


def _inflect(verb: str, doubling: bool, irregular: tuple[str, ...] | None) -> Iterator[tuple[str, frozenset[Tense]]]:
    """The forms of a verb with their tenses; a form of two tenses (*hit*) comes once."""
    third, past, ing = inflect_verb(verb, doubling)
    pasts: Iterable[tuple[str, Tense]] = ((past, "past"), (past, "participle"))
    if irregular is not None:
        pasts = ((irregular[0], "past"), *((form, "participle") for form in irregular[1:]))
    tenses: dict[str, set[Tense]] = {}
    for form, tense in ((verb, "base"), (third, "present"), (ing, "ing"), *pasts):
        tenses.setdefault(form, set()).add(tense)  # type: ignore[arg-type]
    for form, its in tenses.items():
        yield form, frozenset(its)
