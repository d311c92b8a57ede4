"""Names of places in texts all in capitals, where only a noun beside a name or a dateline can tell one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.lexicon.geography import load_geography
from sayso.lexicon.grammar import load_grammar
from sayso.model import Span
from sayso.model.words import Word, Words
from sayso.resolve.runs import Run, find_kinds
from sayso.resolve.toponyms import Toponym
from sayso.resolve.vocabulary import Vocabulary, load_vocabulary

LONGEST = 3
"""Words that a name may have."""
_DATED = 12
"""Words behind a dateline's name within which its dash stands."""
_VAGUE = frozenset(("state", "department"))
"""Nouns of units that are more often something else before an *of*: *STATE OF SIEGE*."""
_DASHES = frozenset("- — –".split())


def find_capitals(words: Words, found: Sequence[Toponym]) -> list[Run]:
    """Runs that name places, in order and without overlaps: *THE VILLAGE OF LOWER SEDGE*, *IN SEDGE PROVINCE*,
    *SEDGE, 17 MAY 90 --*; and all other mentions of these names. None that overlaps a toponym."""
    taken = {at for one in found for at in range(one.first, one.last)}
    told = [words.words[first:last] for first, last in _find_told(words, load_vocabulary()) if first < last]
    forms = {tuple(word.lower for word in inner) for inner in told}
    runs: list[Run] = []
    for first, last in _find_mentions(words, forms):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            runs.append(_make_run(words.words[first:last], first))
    return runs


def _make_run(inner: Sequence[Word], first: int) -> Run:
    span = Span(inner[0].start, inner[-1].end - 2 * inner[-1].possessive)
    return Run(first, first + len(inner), span, " ".join(word.lower for word in inner), 0)


def _find_mentions(words: Words, forms: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where names stand, the longest ones first at each word."""
    heads = {form[0] for form in forms}
    for at, word in enumerate(words.words):
        if word.lower in heads:
            for length in range(LONGEST, 0, -1):
                if tuple(one.lower for one in words.words[at : at + length]) in forms:
                    yield at, at + length
                    break


def _find_told(words: Words, known: Vocabulary) -> Iterator[tuple[int, int]]:
    """The words that a noun or a dateline tells to be a name, half-open."""
    listed, kinds, leads = words.words, find_kinds(), load_geography().leads
    for at, word in enumerate(listed):
        if word.opens and _opens_dateline(listed, at, known):
            yield at, _extend(listed, at, known)
        elif word.lower not in kinds:
            continue
        elif at + 1 < len(listed) and listed[at + 1].lower == "of":
            yield at + 2, at + 2 if word.lower in _VAGUE else _extend(listed, at + 2, known)
        else:
            first = _reach_back(listed, at, known)
            if 0 < first < at and listed[first - 1].lower in leads:
                yield first, at


def _opens_dateline(listed: Sequence[Word], at: int, known: Vocabulary) -> bool:
    end = _extend(listed, at, known)
    if end == at or [word.form for word in listed[end : end + 1]] != [","]:
        return False
    behind = listed[end + 1 : end + _DATED]
    return bool(behind) and behind[0].form[0].isdigit() and any(word.form in _DASHES for word in behind)


def _reach_back(listed: Sequence[Word], end: int, known: Vocabulary) -> int:
    """Where a name that ends before a word begins; at that word if none does."""
    first = end
    while first > max(0, end - LONGEST) and _is_name(listed[first - 1], known):
        first -= 1
    return first


def _extend(listed: Sequence[Word], at: int, known: Vocabulary) -> int:
    """Where a name that begins at a word ends; at that word if none does."""
    end = at
    while end < min(len(listed), at + LONGEST) and _is_name(listed[end], known):
        end += 1
        if listed[end - 1].possessive:
            break
    return end


def _is_name(word: Word, known: Vocabulary) -> bool:
    """Whether a word can stand in a name: none of the language that the tables know."""
    if not word.form[0].isupper() or len(word.form) < 2 or word.lower in _find_words():
        return False
    small = known.small
    tables = (small.common, small.calendar, small.pasts, known.verbs, known.nouns.forms, known.states.demonyms)
    return not any(word.lower in table for table in tables)


@cache
def _find_words() -> frozenset[str]:
    known = load_geography()
    return (load_grammar().closed - known.sides) | find_kinds() | known.others | known.peoples
