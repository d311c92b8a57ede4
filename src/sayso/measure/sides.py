"""Whose the counted people and things are, and who did it to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.measure.draft import Count
from sayso.measure.evidence import classify, find_clues, is_part
from sayso.measure.ladders import BY, PARTY
from sayso.measure.scene import Scene, read_scene
from sayso.measure.status import find_status
from sayso.model import Report, Statement, Status, Text, Words

_MATES = ("own", "owner", "of", "header", "header_of")


@dataclass(frozen=True, slots=True)
class Sides:
    """The side that the counted belong to, the one that did it, each by its name in full, and the counted people's
    status; None where the text doesn't tell."""

    party: str | None
    by: str | None
    status: Status | None


def find_sides(
    report: Report, text: Text, words: Words, statements: Sequence[Statement], counts: Sequence[Count]
) -> tuple[Sides, ...]:
    """The sides of each count, in order."""
    scene = read_scene(report, text, words, statements, counts)
    told = [find_clues(scene, count) for count in counts]
    mates = _share_in_lists(counts, told)
    found: list[Sides] = []
    for place, count in enumerate(counts):
        clues = {**told[place], **({"mate": mates[count.chain]} if count.chain in mates else {})}
        kind = classify(scene, count)
        links = _link(scene, counts, place)
        party = _climb(PARTY[kind], {**clues, **_follow(scene, links, found, "party")})
        by = _climb(BY[kind], {**clues, **_add_parties(scene, party), **_follow(scene, links, found, "by")})
        status = find_status(scene, count) or _inherit_status(count, party, links, found)
        found.append(Sides(party, None if kind not in _SAME and by == party else by, status))
    return tuple(found)


_SAME = frozenset(("regained", "launched", "sent", "paid", "weapon", "released", "attacks"))


def _share_in_lists(counts: Sequence[Count], told: Sequence[dict[str, str]]) -> dict[int, str]:
    """For each list of counts the side that one of its members names."""
    mates: dict[int, str] = {}
    for count, clues in zip(counts, told, strict=True):
        for kind in _MATES:
            if kind in clues:
                mates.setdefault(count.chain, clues[kind])
    return mates


def _link(scene: Scene, counts: Sequence[Count], place: int) -> dict[str, int]:
    """How a count goes on from those before it: the place of the one that it follows, for each way."""
    count, links = counts[place], {}
    start, _ = scene.sentence(count.mention.first)
    for at in range(place - 1, max(-1, place - 8), -1):
        earlier = counts[at]
        near = earlier.mention.first >= start
        if at == place - 1:
            if is_part(scene, count):
                links["last_part"] = at
            if count.chain == earlier.chain:
                links["last_chain"] = at
            if count.event == earlier.event:
                links["last_same"] = at
        if near and not is_part(scene, earlier):
            links.setdefault("last_sentence", at)
        if near and classify(scene, earlier) in ("weapon", "launched") and count.event != "shot_down":
            links.setdefault("last_weapon", at)
        if classify(scene, earlier) in ("sent", "paid"):
            links.setdefault("last_given", at)
    return links


def _follow(scene: Scene, links: dict[str, int], found: Sequence[Sides], field: str) -> dict[str, str]:
    """What the counts before tell of this one: their side, the foe of the side whose weapons they are."""
    told = {}
    for link, at in links.items():
        side = found[at].party if field == "party" or link == "last_weapon" else found[at].by
        if side:
            told[link] = side
    foe = scene.foe(told.get("last_weapon"))
    return {**told, **({"last_weapon_foe": foe} if foe else {})}


def _inherit_status(
    count: Count, party: str | None, links: dict[str, int], found: Sequence[Sides]
) -> Status | None:
    """The status of those that unnamed people are a part of (*600,000 casualties, with 140,000 killed*)."""
    at = links.get("last_part", links.get("last_sentence"))
    if at is None or count.unit != "person" or found[at].party != party or party is None:
        return None
    return found[at].status


def _add_parties(scene: Scene, party: str | None) -> dict[str, str]:
    if party is None:
        return {}
    foe = scene.foe(party)
    return {"party": party, **({"party_foe": foe} if foe else {})}


def _climb(ladder: Sequence[str], clues: dict[str, str]) -> str | None:
    return next((clues[kind] for kind in ladder if kind in clues), None)
