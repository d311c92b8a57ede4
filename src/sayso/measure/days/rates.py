"""Counts that no running total can be: so many a day, and so many as are aimed at."""

from __future__ import annotations

from itertools import pairwise

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.periods import load_periods
from sayso.measure.draft import Count
from sayso.model import Word, Words

BEHIND = 7
"""Words behind a count in which it is told how often."""
BEFORE, AVERAGE = 12, 4
"""Words before a number in which an aim, and an average, are told."""

_STOPS = frozenset(".;:!?")
_EACH = frozenset(("a", "an", "each", "every"))
_FROM = frozenset(("after", "before", "ago", "earlier", "later", "since", "into", "from", "on", "old"))
_AIMED = frozenset(("to", "of", "for"))


def is_rate(words: Words, count: Count) -> bool:
    """Whether so many are told by the time or the area: *900 a day*, *daily losses of 900*, *12 per square mile*,
    *an average of 900*; not *killed 900 in a day*, *a year after*."""
    known, first = load_periods(), count.mention.first
    last = max(count.mention.last, count.noun[1] if count.noun else 0)
    before = (*_cut(words.words[max(0, first - AVERAGE) : first]), *words.words[first : count.mention.last])
    if any(word.lower in known.often | known.averages for word in before):
        return True
    behind = words.words[last : last + BEHIND]
    end = next((at for at, word in enumerate(behind) if word.form in _STOPS), len(behind))
    return any(_tells_rate(words, at) for at in range(last, last + end))


def _cut(before: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words behind the last stop or comma."""
    ends = [at + 1 for at, word in enumerate(before) if not word.form[0].isalnum()]
    return before[ends[-1] :] if ends else before


def _tells_rate(words: Words, at: int) -> bool:
    """Whether a word tells how often, or leads to the time or the area that a count is told for."""
    known, (one, *after) = load_periods(), [word.lower for word in words.words[at : at + 3]]
    if one in known.often:
        return not after or not after[0].isalpha() or after[0] in load_grammar().closed
    if not after or after[0] not in known.rates:
        return False
    if one == "per":
        return True
    led = words.words[at - 1].lower in load_grammar().prepositions
    return one in _EACH and after[0] != "square" and not led and not (len(after) > 1 and after[1] in _FROM)


def is_aim(words: Words, count: Count) -> bool:
    """Whether a count is what somebody means to reach: *plans to rebuild 900 homes*, *a goal of 900 homes*."""
    aims, grammar = load_periods().aims, load_grammar()
    first = count.mention.first
    reach = words.words[max(0, first - BEFORE) : first]
    for one, link in reversed(list(pairwise(reach))):
        if link.form in _STOPS or link.form == "," or link.lower in grammar.have | grammar.relatives:
            return False
        if one.lower in aims and link.lower in _AIMED:
            return True
    return False
