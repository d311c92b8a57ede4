"""Which words tell what happened to the counted: verbs, adjectives and nouns around a count's phrase.

A clause is read without a parser: from the phrase outwards over auxiliaries, adverbs and short prepositional
phrases, up to the first verb whose voice fits the side that the phrase stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.events import Events, VerbForm, load_events
from sayso.lexicon.grammar import Grammar, load_grammar
from sayso.model import Event, Words

BEHIND = 14
"""Words behind a phrase in which its verb is looked for."""

BEFORE = 12
"""Words before a number in which its verb or its header is looked for."""

_NOTHING_FOLLOWS = frozenset(",.;:)!?—–-\"”'’")
_STOPS = frozenset(";!?,")
_ENDS = frozenset((";", ":", "!", "?", "—", "–"))


@dataclass(frozen=True, slots=True)
class Tell:
    """Words that tell an event: their half-open range. `active` where the counted do it themselves (*two men shot …*);
    `near` where nothing stands between them and the count."""

    event: Event
    first: int
    last: int
    active: bool = False
    near: bool = False


@cache
def _tables() -> tuple[Events, Grammar]:
    return load_events(), load_grammar()


def read_verb(words: Words, at: int) -> tuple[VerbForm, int] | None:
    """The event's verb that begins at a word, and where its words end; particles may follow at once or, behind
    a short object, within four words."""
    listed = words.words
    for form in _tables()[0].verbs.get(listed[at].lower, ()):
        if not form.particles:
            return form, at + 1
        for start in range(at + 1, min(at + 6, len(listed))):
            if tuple(word.lower for word in listed[start : start + len(form.particles)]) == form.particles:
                return form, start + len(form.particles)
            if listed[start].form in _NOTHING_FOLLOWS:
                break
    return None


def find_behind(words: Words, first: int, end: int, barrier: int) -> Tell | None:
    """What the words from `first` up to the clause's `end` say of the counted that stand before them; nothing where
    the next number, the word `barrier`, comes first, unless it stands in brackets or an aside."""
    events, grammar = _tables()
    listed, at = words.words, first
    passive = perfect = finite = relative = False
    crossed = 0
    while at < end and at - first < BEHIND and at != barrier:
        lower = listed[at].lower
        near = not crossed
        if listed[at].form in _ENDS or (listed[at].form == "." and crossed >= 0 and at > first):
            return None
        if listed[at].form == "(":
            at = _skip_brackets(words, at, end)
            continue
        if listed[at].form == ",":
            past = _skip_aside(words, at, end)
            if past is None:
                return None
            at = past
            continue
        if lower in grammar.be:
            passive = finite = True
        elif lower in grammar.have:
            perfect = finite = True
        elif lower in grammar.modal or lower in grammar.do:
            finite = True
        elif lower in grammar.relatives:
            relative = True
        elif (phrase := _read_entry(words, at, end, events.phrases)) is not None:
            return Tell(phrase.event, phrase.first, phrase.last, near=near)
        elif lower in events.adjectives and (passive or near) and not _names_more(words, at, grammar):
            return Tell(events.adjectives[lower], at, at + 1, near=near)
        else:
            told = _read_behind(words, at, passive, perfect, finite or relative, near)
            if told is not None:
                return told if not _is_empty(told) else None
            if lower in grammar.conjunctions and not relative:
                return None
            if lower not in grammar.adverbs and lower not in grammar.partitives:
                crossed += 1
        at += 1
    return None


def _is_empty(told: Tell) -> bool:
    return told.last <= told.first


def _skip_brackets(words: Words, at: int, end: int) -> int:
    for here in range(at + 1, min(end, at + 16)):
        if words.words[here].form == ")":
            return here + 1
    return end


def _skip_aside(words: Words, at: int, end: int) -> int | None:
    """Past an aside between commas that lists a part (*, including three children,*); None where there is none."""
    if at + 1 >= end or words.words[at + 1].lower not in (
        "including",
        "among",
        "most",
        "mostly",
        "many",
        "some",
        "all",
    ):
        return None
    for here in range(at + 2, min(end, at + 14)):
        if words.words[here].form == ",":
            return here + 1
    return None


def _names_more(words: Words, at: int, grammar: Grammar) -> bool:
    """Whether a noun follows an adjective, so that it says nothing of what stands before it."""
    if at + 1 >= len(words.words):
        return False
    after = words.words[at + 1]
    return after.form[0].isalpha() and after.lower not in grammar.closed and not after.lower.endswith(("ed", "ly"))


def _read_behind(words: Words, at: int, passive: bool, perfect: bool, finite: bool, near: bool) -> Tell | None:
    """What a verb says of the subject before it; a Tell without words where it is another's verb."""
    read = read_verb(words, at)
    if read is None:
        return None
    form, last = read
    if form.side == "agent":
        fits = "participle" in form.tenses or "past" in form.tenses or "ing" in form.tenses or finite
        return Tell(form.event, at, last, near=near) if fits or near else None
    if passive and "participle" in form.tenses:
        return Tell(form.event, at, last, near=near)
    if not finite and "participle" in form.tenses and near and not _has_object(words, last):
        return Tell(form.event, at, last, near=True)
    if finite or "ing" not in form.tenses or _has_object(words, last):
        return Tell(form.event, at, last, active=True, near=near)
    return None


def _has_object(words: Words, at: int) -> bool:
    """Whether an object follows a verb, so that it is active (*captured three villages*)."""
    grammar = _tables()[1]
    if at >= len(words.words):
        return False
    word = words.words[at]
    if word.form in _NOTHING_FOLLOWS or not word.form[0].isalnum():
        return False
    if word.lower in grammar.determiners or word.form[0].isdigit():
        return True
    return word.lower not in grammar.closed and not word.lower.endswith("ly")


def find_before(words: Words, last: int, start: int, reach: int = BEFORE) -> Tell | None:
    """What the words from the clause's `start` up to `last` say of the counted that stand behind them.

    Past another finite verb (*the toll rose to*) only a header still counts.
    """
    events, grammar = _tables()
    listed = words.words
    crossed = False
    for at in range(last - 1, max(start, last - reach) - 1, -1):
        lower = listed[at].lower
        if listed[at].form in _STOPS or lower in grammar.relatives - {"that"}:
            return None
        header = _read_entry(words, at, last, events.headers)
        if header is not None:
            return header
        read = None if crossed else read_verb(words, at)
        if read is not None and read[1] <= last:
            return _read_before(words, at, *read, last)
        if lower in grammar.conjunctions and lower not in grammar.coordinators:
            return None
        crossed = crossed or lower in grammar.auxiliaries
    return None


def _read_before(words: Words, at: int, form: VerbForm, end: int, last: int) -> Tell | None:
    """What a verb says of the object behind it; None where it is a passive, a noun, or counts its subject."""
    grammar = _tables()[1]
    before = _word_before(words, at)
    is_passive = before in grammar.be and "ing" not in form.tenses
    is_noun = before in grammar.determiners and "base" in form.tenses
    if form.side == "agent" or is_passive or is_noun:
        return None
    return Tell(form.event, at, end, near=_is_object(words, end, last))


def _word_before(words: Words, at: int) -> str:
    """The last word before a verb that is no adverb."""
    adverbs = _tables()[1].adverbs
    for here in range(at - 1, max(-1, at - 4), -1):
        if words.words[here].lower not in adverbs:
            return words.words[here].lower
    return ""


def _is_object(words: Words, first: int, last: int) -> bool:
    """Whether nothing but small words stands between a verb and a number."""
    grammar = _tables()[1]
    small = (
        grammar.determiners | grammar.adverbs | grammar.partitives | {"total", "lives", "least", "up", "to", "initial"}
    )
    return all(words.words[at].lower in small for at in range(first, last))


def _read_entry(
    words: Words, at: int, last: int, entries: Mapping[str, tuple[tuple[tuple[str, ...], Event], ...]]
) -> Tell | None:
    """The header or phrase that begins at a word and ends by `last`."""
    listed = words.words
    for entry, event in entries.get(listed[at].lower, ()):
        end = at + len(entry)
        if end <= last and tuple(word.lower for word in listed[at:end]) == entry:
            return Tell(event, at, end, near=last == end)
    return None
