"""Private names and personal numbers in words that are to be published: replaced, and all places moved along."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from sayso.keeper.letters import Letters, find_letters
from sayso.keeper.personal import find_personal
from sayso.model import Span

_GAP = re.compile(r"[\s_*]*[.,\-\u2010-\u2015’'`]?[\s_*]*")
"""What may stand between the words of one name."""
_UNSURE = "[name left out]"
_CODED = "[address left out]"
_ROUNDS = 3
"""How often characters may be written as codes of codes (*%25C3* for *%C3*)."""
_PARTED = 4
_INSIDE = 8
"""Letters from which on a name is looked for inside a longer run (*#JusticeForExample*, *annexample1990*)."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names as folded letters without blanks. `private` lead to the number of the person, 0 where several bear the
    name; `public` are those of people who stay. `ordinary` are words too, and names only with a capital."""

    private: Mapping[str, int]
    public: frozenset[str]
    ordinary: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Masked:
    """Words that may be published. `spans` are those that were given, in order, at their new places; one that touched
    a name takes in the whole of what stands for it. `people` are the numbers of those who were left out of these words,
    `changed` tells whether anything was."""

    words: str
    spans: tuple[Span, ...]
    people: frozenset[int]
    changed: bool


@dataclass(frozen=True, slots=True)
class Hole:
    """A range of the words and what stands there instead. `person` is None for what is no name."""

    start: int
    end: int
    shown: str
    person: int | None = None


def mask_words(words: str, names: Names, spans: Sequence[Span] = ()) -> Masked:
    """`words` without the private names and personal numbers, `spans` moved; time grows with their length."""
    named = _merge(words, list(_find_names(words, names)))
    coded = _unite(_take_in(hole, named) for hole in _find_coded(words, names))
    named = sorted([*(hole for hole in named if not _list_across(hole, coded)), *coded], key=lambda hole: hole.start)
    others = [Hole(start, end, shown) for start, end, shown in find_personal(words, bool(named))]
    kept = [hole for hole in named if not any(_holds(one, hole) for one in _list_across(hole, others))]
    free = [one for one in others if not any(_cuts(hole, one) for hole in _list_across(one, named))]
    holes = sorted((*kept, *free), key=lambda hole: hole.start)
    return _fill(words, holes, spans)


def _find_coded(words: str, names: Names) -> Iterator[Hole]:
    """Words without a blank in them, mostly addresses, that name somebody once their codes are read (*%C3%96* for *Ö*)."""
    for token in re.finditer(r"\S+", words):
        plain = _decode(token[0])
        if plain != token[0] and (any(_find_names(plain, names)) or find_personal(plain, False)):
            yield Hole(token.start(), token.end(), _CODED)


def _decode(token: str) -> str:
    """Characters that stand there as codes of an address or of HTML."""
    for _ in range(_ROUNDS):
        token = html.unescape(unquote(token)) if "%" in token or "&" in token else token
    return token


def _take_in(hole: Hole, named: Sequence[Hole]) -> Hole:
    """The hole with all of a name that begins before it or ends behind it."""
    across = (hole, *_list_across(hole, named))
    return replace(hole, start=min(one.start for one in across), end=max(one.end for one in across))


def _unite(holes: Iterable[Hole]) -> list[Hole]:
    """Holes in their order, those that overlap made one."""
    united: list[Hole] = []
    for hole in holes:
        if united and hole.start < united[-1].end:
            hole = replace(united.pop(), end=hole.end)
        united.append(hole)
    return united


def _list_across(hole: Hole, others: Sequence[Hole]) -> Sequence[Hole]:
    """Those that share a character with a hole; they are in order and apart."""
    first = bisect_right(others, hole.start, key=lambda one: one.end)
    return others[first : bisect_left(others, hole.end, key=lambda one: one.start)]


def _holds(one: Hole, inner: Hole) -> bool:
    return one.start <= inner.start and inner.end <= one.end


def _cuts(hole: Hole, one: Hole) -> bool:
    """Whether one of two begins or ends inside the other, the hole."""
    return hole.start < one.start < hole.end or hole.start < one.end < hole.end


def _fill(words: str, holes: Sequence[Hole], spans: Sequence[Span]) -> Masked:
    parts: list[str] = []
    at = 0
    moves: list[tuple[int, int, int, int]] = []
    length = 0
    for hole in holes:
        parts += (words[at : hole.start], hole.shown)
        new = length + hole.start - at
        moves.append((hole.start, hole.end, new, new + len(hole.shown)))
        length, at = new + len(hole.shown), hole.end
    masked = "".join((*parts, words[at:]))
    people = frozenset(hole.person for hole in holes if hole.person)
    return Masked(masked, tuple(_move(span, moves) for span in spans), people, bool(holes))


def _move(span: Span, moves: Sequence[tuple[int, int, int, int]]) -> Span:
    return Span(_move_place(span.start, moves, False), _move_place(span.end, moves, True))


def _move_place(place: int, moves: Sequence[tuple[int, int, int, int]], ends: bool) -> int:
    """Where a place lies after the holes were filled; one inside a hole goes to its start, or to its end."""
    index = bisect_right(moves, place, key=lambda move: move[0]) - 1
    if index >= 0 and ends and moves[index][0] == place:
        index -= 1
    if index < 0:
        return place
    _, end, new_start, new_end = moves[index]
    if place < end or (ends and place <= end):
        return new_end if ends else new_start
    return place - end + new_end


def _find_names(words: str, names: Names) -> Iterator[Hole]:
    """The private names, the longest at each place; a public person's full name is stepped over."""
    runs = list(find_letters(words))
    longest = max(map(len, (*names.private, *names.public)), default=0)
    at = 0
    while at < len(runs):
        count, key = _match(words, runs, at, names, longest)
        if not count:
            at += 1
            continue
        if key in names.private:
            yield _make_hole(runs[at].start, runs[at + count - 1].end, names.private[key])
        at += count


def _make_hole(start: int, end: int, number: int) -> Hole:
    return Hole(start, end, f"[private person {number}]" if number else _UNSURE, number)


def _match(words: str, runs: Sequence[Letters], at: int, names: Names, longest: int) -> tuple[int, str]:
    """How many runs from `at` on are a name, and its letters; 0 where none are."""
    best, key, joined = 0, "", ""
    for end in range(at, len(runs)):
        if end > at and not _GAP.fullmatch(words, runs[end - 1].end, runs[end].start):
            break
        joined += runs[end].folded
        if len(joined) > longest + 2:
            break
        found = _find_key(joined, names)
        if found is not None and (runs[at].capital or found not in names.ordinary):
            best, key = end - at + 1, found
    if not best and (inside := _find_inside(words, runs[at], names)):
        return 1, inside
    return best, key


def _find_inside(words: str, run: Letters, names: Names) -> str | None:
    """A name inside a longer run of letters: a long one anywhere, a short one in a tag or where capitals part words."""
    shown = words[run.start : run.end]
    parted = words[run.start - 1 : run.start] in ("#", "@") or not (shown[1:].islower() or shown.isupper())
    least = _PARTED if parted else _INSIDE
    if len(run.folded) <= least:
        return None
    return next((one for one in names.private if len(one) >= least and one in run.folded), None)


def _find_key(joined: str, names: Names) -> str | None:
    """The name that letters are, also with the *s* of a possessive or a plural."""
    for one in (joined, joined.removesuffix("s"), joined.removesuffix("es")):
        if one in names.private or one in names.public:
            return one
    return None


def _merge(words: str, holes: Sequence[Hole]) -> list[Hole]:
    """Neighbours that mean the same person made one (*Example, Ann*)."""
    merged: list[Hole] = []
    for hole in holes:
        before = merged[-1] if merged else None
        if before and before.person == hole.person and _GAP.fullmatch(words, before.end, hole.start):
            merged[-1] = Hole(before.start, hole.end, hole.shown, hole.person)
        else:
            merged.append(hole)
    return merged
