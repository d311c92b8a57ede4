"""On whose ground it happened: the places at a count, and the attacks around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.measure.sides.clauses import Clue
from sayso.measure.sides.namings import Naming
from sayso.measure.sides.scene import Scene
from sayso.measure.sides.wars import Strike

BEFORE = 80
"""Words before a sentence in which the place of what it tells may have been named."""

SENTENCES = 2
"""Sentences back in which the attack may have been told whose harm is counted."""

PLACED = frozenset("in at near across over within inside around throughout into on off".split())
_DIRECT = frozenset(("in", "off", "on"))
_DIRECT_REACH = 4
_LISTED = 3
"""Counts with a place of their own that make a sentence a list of places."""


def find_places(scene: Scene, count: Count, start: int, end: int) -> Iterator[Clue]:
    """Where it happened: the place that follows the count, the nearest in the sentence, or the last one before it.

    Where nature struck, a count that sums up several places has none.
    """
    direct = (_find_direct(scene, count, start, end) or _find_where(scene, count, start)) if scene.disaster else None
    if direct:
        yield direct, "place_direct"
        return
    inside = [one for one in scene.within(start, end) if _is_place(scene, one)]
    if scene.disaster and _is_sum(scene, count, start, inside):
        return
    if inside:
        before = [one for one in inside if one.first < count.mention.first]
        yield from _name_place(scene, before[-1] if before else inside[0], "place")
        return
    earlier = [one for one in scene.within(max(0, start - BEFORE), start) if _is_place(scene, one)]
    if earlier:
        yield from _name_place(scene, earlier[-1], "place_before")


def _is_place(scene: Scene, naming: Naming) -> bool:
    """Whether a naming tells where; what a storm struck is told in many ways, a part of a state only beside it."""
    if naming.way == "territory":
        return not scene.disaster and naming.role in PLACED
    if naming.way == "land":
        return not scene.disaster or naming.side in scene.named
    return naming.way in ("state", "seat", "people") and (scene.disaster or naming.role in PLACED)


def _name_place(scene: Scene, naming: Naming, kind: str) -> Iterator[Clue]:
    if naming.side:
        yield naming.side, kind + ("_disaster" if scene.disaster else "_war" if scene.foe(naming.side) else "")


def _is_sum(scene: Scene, count: Count, start: int, places: Sequence[Naming]) -> bool:
    """Whether a count sums up what the sentence goes on to tell place by place, or what many sentences told."""
    behind = {one.side for one in places if one.first > count.mention.last}
    before = [word.lower for word in scene.words.words[start : count.mention.first]]
    return len(behind) > 1 or not load_sides().sums.isdisjoint(before) or before[:2] == ["in", "total"]


def _find_direct(scene: Scene, count: Count, start: int, end: int) -> str | None:
    """The place that a count stands with (*three in Oldford*), by the name of its state where that is known.

    A name that isn't known is told as it stands only in a list of places (*one in Oldford; two in Newford*).
    """
    first = count.noun[1] if count.noun and count.noun[0] >= count.mention.last else count.mention.last
    place = _read_place(scene, first, end)
    if place is None:
        return None
    inside = scene.within(*place)
    known = [one.side for one in inside if one.side and (one.way == "territory" or _is_place(scene, one))]
    if known:
        return known[0]
    listed = scene.words.words
    places = sum(listed[at].lower == "in" and at - 1 in scene.counted for at in range(start + 1, end))
    if places < _LISTED or listed[place[1] - 1].lower in load_sides().districts:
        return None
    return " ".join(word.form for word in listed[place[0] : place[1]])


def _find_where(scene: Scene, count: Count, start: int) -> str | None:
    """The place that a clause with the count goes on to tell of (*hit Norland, where 12 people died*)."""
    listed = scene.words.words
    for naming in reversed(scene.within(start, count.mention.first)):
        if [word.lower for word in listed[naming.last : naming.last + 2]] == [",", "where"]:
            return naming.side
    return None


def _read_place(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """The words of a name behind *in*, within a few words."""
    listed = scene.words.words
    for at in range(first, min(first + _DIRECT_REACH, end - 1)):
        if listed[at].form in ",;.(" or (at > first and at in scene.counted):
            return None
        if listed[at].lower in _DIRECT:
            begun = at + 1
            while begun < min(end, at + _DIRECT_REACH) and listed[begun].form.islower():
                begun += 1
            last = begun
            while last < end and listed[last].form[:1].isupper():
                last += 1
            return (begun, last) if last > begun else None
    return None


def find_strikes(scene: Scene, count: Count, start: int, end: int) -> Iterator[Clue]:
    """Who struck, and whom, in the attack that a count is told of; `struck` is the foe where no target is told."""
    strike, ago = _find_strike(scene, count, start, end)
    if strike is None:
        return
    yield strike.by, "striker" + ago
    target = strike.target or scene.foe(strike.by)
    if target:
        yield target, ("target" if strike.target else "struck") + ago


def _find_strike(scene: Scene, count: Count, start: int, end: int) -> tuple[Strike | None, str]:
    """The attack in the count's sentence, else the last one in the sentences before."""
    inside = scene.struck(start, end)
    before = [strike for strike in inside if strike.at < count.mention.first]
    if inside:
        return before[-1] if before else inside[0], ""
    for _ in range(SENTENCES):
        if start == 0:
            break
        start, _ = scene.sentence(start - 1)
    earlier = scene.struck(start, count.mention.first)
    return (earlier[-1], "_before") if earlier else (None, "")
