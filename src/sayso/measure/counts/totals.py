"""What a number counts whose noun stands in the clause before it (*the number of soldiers killed rose to 12*)."""

from __future__ import annotations

from sayso.lexicon.events import load_events
from sayso.measure.counts.nouns import Phrase, load_vocabulary, name_unit, read_run
from sayso.measure.counts.tells import read_participle
from sayso.measure.draft import Mention
from sayso.model import Words

REACH = 24
"""Words before a number in which its noun may stand."""

_TOTALS = frozenset(("number", "numbers"))
_PARTS = frozenset(("including", "among"))


def read_total(words: Words, mention: Mention, start: int) -> Phrase | None:
    """The noun that is told before a number without one, not before the word `start`; None where there is none."""
    return _read_kind(words, mention.first, start) or _read_number(words, mention.first, start)


def _read_kind(words: Words, first: int, start: int) -> Phrase | None:
    """What happened a number of times of which some are told: *power outages, including 900 in Norland*."""
    head = first - 2 - (words.words[first - 2].form == ",") if first - 3 > start else start
    if (
        head <= start
        or words.words[first - 1].lower not in _PARTS
        or words.words[head].lower not in load_events().nouns
    ):
        return None
    return Phrase(head, head + 1, head, name_unit(words, head - 1, head, load_vocabulary()))


def _read_number(words: Words, first: int, start: int) -> Phrase | None:
    """What a number is told to be of: *the number of requests in May was put at 900*."""
    for at in range(first - 3, max(start, first - REACH) - 1, -1):
        word = words.words[at]
        if word.form == ";" or (word.lower in _TOTALS and words.words[at + 1].lower != "of"):
            return None
        if word.lower in _TOTALS:
            found = read_run(words, at + 2, first, False, load_vocabulary())
            if found is None or not found[3]:
                return None
            last, head, modifier, _ = found
            told = last < first and read_participle(words.words[last].lower) is not None
            unit = name_unit(words, at + 2, head, load_vocabulary())
            return Phrase(at + 2, last, head, unit, last if told else modifier)
    return None
