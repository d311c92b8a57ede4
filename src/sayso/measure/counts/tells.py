"""Words that tell what happened to the counted: the verbs, adjectives and headers of the table of events, in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.events import Entry, Events, VerbForm, load_events
from sayso.lexicon.grammar import Grammar, load_grammar
from sayso.lexicon.pronouns import load_pronouns
from sayso.model import Event, Words

Kinds = frozenset[str]
"""What kinds of thing a number counts; see the table of events."""

ASIDE = 14
"""Words that an aside between commas, dashes or brackets may have."""

NOTHING_FOLLOWS = frozenset(",.;:)!?—–-\"”'’")
DASHES = frozenset("-—–‒_")
QUOTES = frozenset("\"“”'‘’`")
TOWARDS = frozenset(("on", "at", "against", "in", "across", "to", "near", "of", "over", "throughout"))
"""Prepositions between what happens and the place or the target to which it does."""

_SMALL = frozenset(("least", "up", "to", "initial", "average", "combined", "estimated"))
_GROUPS = frozenset(("the", "those", "these"))
_GROUPED = frozenset(("people", "persons", "men", "women", "others"))

_WEAKER: Mapping[frozenset[Event], Event] = {
    frozenset(("destroyed", "damaged")): "damaged",
    frozenset(("killed", "injured")): "affected",
}


@dataclass(frozen=True, slots=True)
class Tell:
    """Words that tell an event: their half-open range. `active` where the counted do it themselves (*two men shot …*);
    `near` where nothing stands between them and the count; `header` where a noun tells it (*losses of*)."""

    event: Event
    first: int
    last: int
    active: bool = False
    near: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that clauses are read by. `small` words may stand between a verb and the number of its object."""

    events: Events
    grammar: Grammar
    auxiliaries: frozenset[str]
    small: frozenset[str]
    pasts: frozenset[str]
    closed: frozenset[str]


@cache
def load_tables() -> Tables:
    """The shipped tables; LexiconError where one makes no sense."""
    grammar = load_grammar()
    small = grammar.determiners | grammar.adverbs | grammar.partitives | grammar.portions | _SMALL
    return Tables(load_events(), grammar, grammar.auxiliaries, small, load_pronouns().pasts, grammar.closed)


def read_verbs(words: Words, at: int, kinds: Kinds) -> Iterator[tuple[VerbForm, int]]:
    """The events' verbs that begin at a word, each with where its words end: those of a kind of the counted first.
    Particles may follow at once or, behind a short object, within five words."""
    events, lower = load_tables().events, words.words[at].lower
    for form in events.narrow.get(lower, ()):
        if form.only in kinds and (last := _match_particles(words, at, form.particles)) is not None:
            yield form, last
    for form in events.verbs.get(lower, ()):
        if (last := _match_particles(words, at, form.particles)) is not None:
            yield form, last


def _match_particles(words: Words, at: int, particles: tuple[str, ...]) -> int | None:
    if not particles:
        return at + 1
    listed = words.words
    for start in range(at + 1, min(at + 6, len(listed))):
        if tuple(word.lower for word in listed[start : start + len(particles)]) == particles:
            return start + len(particles)
        if listed[start].form in NOTHING_FOLLOWS:
            break
    return None


def read_participle(lower: str) -> Event | None:
    """What a participle in lower case tells of those to whom it was done; None where it tells no event."""
    forms = load_tables().events.verbs.get(lower, ())
    return next((form.event for form in forms if form.side == "patient" and "participle" in form.tenses), None)


def read_group(words: Words, at: int, end: int) -> Tell | None:
    """Those who are named by what happened to them, from their article on (*the dead*, *those killed*, *the 12 people
    wounded*); None where no such group begins at a word."""
    events, listed = load_tables().events, words.words
    if at >= end or listed[at].lower not in _GROUPS:
        return None
    for here in range(at + 1, min(at + 4, end)):
        word = listed[here]
        event = events.adjectives.get(word.lower) or read_participle(word.lower)
        if event is not None:
            return Tell(event, here, here + 1)
        if word.lower not in _GROUPED and not word.form[0].isdigit():
            break
    return None


def read_entry(words: Words, at: int, last: int, entries: Mapping[str, tuple[Entry, ...]], kinds: Kinds) -> Tell | None:
    """The header or phrase that begins at a word and ends by `last`."""
    listed = words.words
    for entry in entries.get(listed[at].lower, ()):
        end = at + len(entry.words)
        if end > last or (entry.only is not None and entry.only not in kinds):
            continue
        if tuple(word.lower for word in listed[at:end]) == entry.words:
            return Tell(entry.event, at, end, near=last == end)
    return None


def weaken(words: Words, told: Tell, kinds: Kinds) -> Tell:
    """What two verbs tell together where either may have happened (*destroyed or damaged*, *killed, hurt or worse*)."""
    listed = words.words
    others = []
    if told.first >= 2 and listed[told.first - 1].lower in ("or", "/"):
        others = [told.first - 2]
    elif told.last + 1 < len(listed) and listed[told.last].form in ("or", "/", ","):
        near = range(told.last + 1, min(told.last + 4, len(listed)))
        others = (
            list(near) if listed[told.last].lower in ("or", "/") or any(listed[at].lower == "or" for at in near) else []
        )
    events = {form.event for at in others for form, _ in read_verbs(words, at, kinds)}
    weaker = (_WEAKER.get(frozenset((told.event, event))) for event in events)
    return replace(told, event=next(filter(None, weaker), told.event))


def is_modifier(words: Words, at: int) -> bool:
    """Whether a word stands behind an article or a preposition, so that it belongs to the noun behind it."""
    grammar = load_tables().grammar
    for here in range(at - 1, max(-1, at - 3), -1):
        lower = words.words[here].lower
        if lower not in grammar.adverbs:
            return lower in grammar.determiners or (lower in grammar.prepositions and lower not in ("as", "to"))
    return False


def find_word_before(words: Words, at: int) -> str:
    """The last word before a verb that is no adverb."""
    adverbs = load_tables().grammar.adverbs
    for here in range(at - 1, max(-1, at - 4), -1):
        if words.words[here].lower not in adverbs:
            return words.words[here].lower
    return ""


def is_foreign(words: Words, at: int, governed: bool) -> bool:
    """Whether a word is the past form of a verb that tells no event; `governed` where an auxiliary stands before it."""
    word, tables = words.words[at], load_tables()
    if word.form != word.lower or word.lower in tables.grammar.carriers or word.lower in tables.closed:
        return False
    if governed and find_word_before(words, at) in tables.grammar.modal:
        return True  # *2 million workers would see*
    if word.lower not in tables.pasts and not (
        word.lower.endswith("ed") and len(word.lower) > 4 and "-" not in word.lower
    ):
        return False
    return governed or not is_modifier(words, at)
