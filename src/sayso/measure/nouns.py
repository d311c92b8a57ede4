"""Which noun a number counts: the noun phrase behind it, or the label before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.events import Events, load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.states import load_states
from sayso.measure.draft import Mention
from sayso.model import Word, Words

LONGEST = 7
"""Words that a counted noun phrase may have."""

_MARKS = frozenset("-–—‒:=|")
_PLAIN_ENDINGS = ("ed", "ly")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted noun phrase: the range of its words, its head's place and the unit in the singular.

    `modifier` is the place of an adjective in it that tells an event (*12 wounded soldiers*), else None.
    """

    first: int
    last: int
    head: int
    unit: str
    modifier: int | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables that phrases are read by. `stops` end a phrase, `pasts` are past forms that are no nouns."""

    events: Events
    stops: frozenset[str]
    partitives: frozenset[str]
    pasts: frozenset[str]
    peoples: Mapping[str, str]


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped tables."""
    grammar = load_grammar()
    peoples = load_states().demonyms
    return Vocabulary(load_events(), grammar.closed, grammar.partitives, load_pronouns().pasts, peoples)


def read_phrase(words: Words, mention: Mention) -> Phrase | None:
    """The noun phrase that begins behind a number; None where none does (*1,643 wounded*)."""
    known = load_vocabulary()
    first = skip_partitives(words, skip_addition(words, mention.last), known)
    last, head, modifier = first, None, None
    while last < len(words.words) and last - first < LONGEST:
        word = words.words[last]
        if not _is_nominal(words, last, known):
            break
        if _tells_event(word, known):
            if not _goes_on(words, last, head, known):
                break
            modifier = last
        else:
            head = last
            if _is_head(words, last, mention, known):
                last += 1
                break
        last += 1
    if head is None:
        return None
    return Phrase(first, last, head, name_unit(words, first, head, known), modifier)


def skip_addition(words: Words, at: int) -> int:
    """Past an addition in brackets: *28500 (+200) persons*."""
    listed = words.words
    if at + 1 < len(listed) and listed[at].form == "(" and listed[at + 1].form in "+-−±":
        for end in range(at + 2, min(at + 6, len(listed))):
            if listed[end].form == ")":
                return end + 1
    return at


def skip_partitives(words: Words, at: int, known: Vocabulary) -> int:
    """Past *of the*, *more*, *other* and the like."""
    listed = words.words
    begun = at
    while at < len(listed) and at - begun < 4:
        lower = listed[at].lower
        owned = at > begun and lower in ("the", "its", "their", "his", "our", "these", "those")
        if lower not in known.partitives and not owned:
            break
        at += 1
    return at


def read_label(words: Words, mention: Mention) -> Phrase | None:
    """The label before a number on its line (*tanks - 1254*, *Killed: 12*); None where there is none."""
    known = load_vocabulary()
    mark = mention.first - 1
    if mark < 1 or words.words[mark].form not in _MARKS:
        return None
    first = mark
    while first > 0 and mark - first < LONGEST and not _breaks(words, first):
        first -= 1
    if not _breaks(words, first) or first == mark:
        return None
    head = _head_of_label(words, first, mark, known)
    return Phrase(first, mark, head, name_unit(words, first, head, known)) if head is not None else None


def _breaks(words: Words, at: int) -> bool:
    """Whether a line begins at a word, or a list's member behind a separator."""
    before = words.words[at - 1] if at else None
    if before is None or before.form in ",;•*":
        return True
    return "\n" in words.body[before.end : words.words[at].start]


def _head_of_label(words: Words, first: int, last: int, known: Vocabulary) -> int | None:
    """The last word of a label before any preposition; an abbreviation that opens it (*UAV of short range*)."""
    head = None
    for at in range(first, last):
        word = words.words[at]
        if head is not None and word.lower in known.stops and word.lower != "and":
            break
        if word.form[0].isalpha() and word.lower not in known.stops:
            head = at
            if at == first and word.form.isupper() and len(word.form) >= 3:
                break
    return head


def _is_nominal(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a word can belong to a noun phrase."""
    word = words.words[at]
    if not word.form[0].isalnum() or word.lower in known.stops or word.lower in known.pasts:
        return False
    if word.form[0].isdigit() and not any(map(str.isalpha, word.form)):
        return False
    return not (at and "\n" in words.body[words.words[at - 1].end : word.start])


def _tells_event(word: Word, known: Vocabulary) -> bool:
    """Whether a word is a participle or an adjective that tells an event, or looks like a past form."""
    lower = word.lower
    if lower in known.events.adjectives:
        return True
    if lower in known.events.nouns or lower in known.events.bearers:
        return False
    forms = known.events.verbs.get(lower)
    if forms is not None:
        return not (known.events.is_plural(lower) or any("base" in form.tenses for form in forms))
    return word.form == lower and lower.endswith(_PLAIN_ENDINGS) and len(lower) > 4


def _goes_on(words: Words, at: int, head: int | None, known: Vocabulary) -> bool:
    """Whether a participle is a modifier with a noun behind it (*12 armed men*), not the end (*12 men armed*)."""
    if head is not None or at + 1 >= len(words.words):
        return False
    after = words.words[at + 1]
    return _is_nominal(words, at + 1, known) and not _tells_event(after, known) and not words.words[at].possessive


def _is_head(words: Words, at: int, mention: Mention, known: Vocabulary) -> bool:
    """Whether the phrase ends here: with its first plural, unless that only modifies another (*arms dealers*)."""
    lower = words.words[at].lower
    single = mention.quantity.high == 1 and mention.quantity.low == 1
    if single or words.words[at].possessive or not known.events.is_plural(lower):
        return False
    if lower not in known.events.modifiers or at + 1 >= len(words.words):
        return True
    after = words.words[at + 1]
    return not (_is_nominal(words, at + 1, known) and known.events.is_plural(after.lower))


def name_unit(words: Words, first: int, head: int, known: Vocabulary) -> str:
    """The head noun in the singular and lower case; people where it names only an event or a nation."""
    lower = words.words[head].lower
    if lower in known.peoples and words.words[head].form != lower:
        return "person"
    unit = known.events.singular(lower)
    if unit in known.events.persons:
        return "person"
    before = words.words[head - 1].lower if head > first else ""
    compound = f"{before} {unit}"
    return compound if compound in known.events.compounds else unit
