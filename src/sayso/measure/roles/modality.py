"""Whether a count is told as so, held back from, or denied."""

from __future__ import annotations

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.roles import load_roles
from sayso.measure.draft import Count
from sayso.model import Modality, Span, Statement
from sayso.model.words import Words

BEFORE, NEAR = 5, 3
"""Words looked at before the words that tell the event, and on a number's other side."""

BEHIND = 10
"""Words looked at behind a number where no words tell its event."""

_STOPS = frozenset(',.;:()—–“”"')
_COORDINATORS = frozenset(("and", "but", "or"))
_PREPOSITIONS = load_grammar().prepositions - {"to"}


def find_modality(words: Words, count: Count, statement: Statement | None) -> Modality:
    """What the verb group around a count and the stance of the statement that holds it make of it.

    A zero in words (*no civilians were killed*) is asserted as a zero. A denied responsibility denies no count.
    """
    if statement is not None and statement.stance == "denies" and not _is_granted(words, count, statement):
        return "denied"
    table = load_roles()
    group = _read_group(words, count)
    for at, lower in enumerate(group):
        if lower in table.denials and not set(group[at + 1 : at + 2]) & table.kept:
            return "denied" if count.mention.quantity.high != 0 else "asserted"
    return "hedged" if not table.hedges.isdisjoint(group) else "asserted"


def _is_granted(words: Words, count: Count, statement: Statement) -> bool:
    """Whether the denial is of something else, for which the count is taken for granted."""
    start = min(pin.span.start for pin in (*statement.cue, *statement.content))
    first = words.within(Span(start, count.mention.span.end))[0]
    return any(word.lower in load_roles().granted for word in words.words[first : count.mention.first])


def _read_group(words: Words, count: Count) -> list[str]:
    """The lower words of the verb group: before number and event, between them, and a few behind the number."""
    first, last = count.mention.first, count.mention.last
    if count.noun is not None and count.noun[0] >= last:
        last = count.noun[1]
    if count.trigger is None:
        return [*_back(words, first, NEAR), *_on(words, last, BEHIND)]
    start, end = count.trigger
    if end <= first:
        return [*_back(words, start, BEFORE), *_lowers(words, start, first), *_on(words, last, NEAR)]
    between = _lowers(words, last, end)
    cut = max((at + 1 for at, lower in enumerate(between) if lower in _STOPS), default=0)
    return [*_back(words, first, NEAR), *(between[cut:] if between[cut : cut + 1] != ["whose"] else [])]


def _back(words: Words, at: int, most: int) -> list[str]:
    """The words before one, back to the clause's start, or to what holds back over a comma (*Reportedly, 5 ...*)."""
    start = at
    if at > 1 and words.words[at - 1].form == "," and not load_roles().hedges.isdisjoint(_lowers(words, at - 2, at)):
        return _lowers(words, at - 2, at - 1)
    while start > max(0, at - most) and words.words[start - 1].form not in _STOPS:
        if words.words[start - 1].lower in _COORDINATORS:
            break
        start -= 1
    return _lowers(words, start, at)


def _on(words: Words, at: int, most: int) -> list[str]:
    """The words from one on, to the clause's end."""
    end = at
    while end < min(len(words.words), at + most) and words.words[end].form not in _STOPS:
        if words.words[end].lower in _COORDINATORS | _PREPOSITIONS:
            break
        end += 1
    return _lowers(words, at, end)


def _lowers(words: Words, first: int, last: int) -> list[str]:
    """The lower words, *n't* of a contraction as a word of its own, without the month of May."""
    found: list[str] = []
    for word in words.words[first:last]:
        if word.form == "May":
            continue
        found += [word.lower[:-3], "n't"] if word.lower.endswith(("n't", "n’t")) else [word.lower]
    return found
