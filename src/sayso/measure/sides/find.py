"""The sides of each count of a text, by the strongest evidence that there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.measure.sides.clues import find_clues, is_partitive
from sayso.measure.sides.ladders import BY, OWN_DOING, PARTY, Kind, find_kind
from sayso.measure.sides.scene import Scene, read_scene
from sayso.measure.sides.status import find_status
from sayso.model import Event, Report, Statement, Status, Text, Words

BACK = 7
"""Counts back to which a count may go on from."""

TELLING = 100
"""From this number on the same number of the same event is one count told twice."""

CONVERTED = 3
"""Words between an amount and its conversion."""

_MATES = ("own", "owner", "of", "header", "header_of")
"""Evidence that a member of a list shares with the others."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The side that the counted belong to, the one that did it, each by its name in full, and the counted people's
    status; None where the text doesn't tell."""

    party: str | None
    by: str | None
    status: Status | None


def find_sides(
    report: Report,
    text: Text,
    words: Words,
    statements: Sequence[Statement],
    counts: Sequence[Count],
    lands: Sequence[str | None],
) -> tuple[Sides, ...]:
    """The sides of each count, in order. `statements` have their speakers, `lands` are the states in which each
    count's place lies, None where that isn't known.

    States and unions are told by their plain names, groups as the article writes them out; several sides are joined
    by *and*.
    """
    scene = read_scene(report, text, words, statements, counts)
    kinds = [find_kind(words, count) for count in counts]
    told = [find_clues(scene, count) for count in counts]
    mates, twins = _share_in_lists(words, counts, told), _share_by_number(counts, told)
    found: list[Sides] = []
    for place, count in enumerate(counts):
        links = _link(scene, counts, kinds, place)
        clues = {**mates.get(count.chain, {}), **told[place], **_find_land(scene, count, lands[place])}
        clues |= twins.get(_name_number(count), {})
        party = _climb(PARTY[kinds[place]], {**clues, **_follow(scene, links, found, "party")})
        by = _climb(BY[kinds[place]], {**clues, **_follow(scene, links, found, "by"), **_add_party(scene, party)})
        status = find_status(scene, count) or _inherit_status(count, party, links, found)
        found.append(Sides(party, by if by != party or kinds[place] in OWN_DOING else None, status))
    return tuple(found)


def _find_land(scene: Scene, count: Count, land: str | None) -> Mapping[str, str]:
    """Where nature struck, those who suffer belong to the land that they were in, where the text names it; those of a
    sum to none."""
    start, _ = scene.sentence(count.mention.first)
    before = {word.lower for word in scene.words.words[start : count.mention.first]}
    told = scene.disaster and land in scene.named and before.isdisjoint(load_sides().sums)
    return {"land": land} if told and land else {}


def _climb(ladder: Sequence[str], clues: Mapping[str, str]) -> str | None:
    return next((clues[rung] for rung in ladder if rung in clues), None)


def _share_in_lists(
    words: Words, counts: Sequence[Count], told: Sequence[Mapping[str, str]]
) -> Mapping[int, dict[str, str]]:
    """For each list of counts the side that one of its members names; a part's is its own."""
    mates: dict[int, dict[str, str]] = {}
    for count, clues in zip(counts, told, strict=True):
        side = _climb(_MATES, clues)
        if side is not None and not is_part(words, count):
            mates.setdefault(count.chain, {"mate": side})
    return mates


def _share_by_number(counts: Sequence[Count], told: Sequence[Mapping[str, str]]) -> Mapping[object, dict[str, str]]:
    """For each number that tells itself apart, with its event, the side that its phrase names somewhere in the text."""
    twins: dict[object, dict[str, str]] = {}
    for count, clues in zip(counts, told, strict=True):
        side = _climb(("own", "of"), clues)
        if side is not None and _name_number(count) is not None:
            twins.setdefault(_name_number(count), {"twin": side})
    return twins


def _name_number(count: Count) -> tuple[Decimal, Event] | None:
    """A number that is seldom told of two things, with its event; None for a small one."""
    quantity = count.mention.quantity
    number = quantity.low if quantity.low is not None else quantity.high
    return (number, count.event) if number is not None and number >= TELLING else None


def _link(scene: Scene, counts: Sequence[Count], kinds: Sequence[Kind], place: int) -> Mapping[str, int]:
    """How a count goes on from those before it: for each way the place of the one that it follows."""
    count, links = counts[place], dict[str, int]()
    start, _ = scene.sentence(count.mention.first)
    if place:
        links = _link_next(scene.words, count, counts[place - 1], place - 1)
    for at in range(place - 1, max(-1, place - 1 - BACK), -1):
        if kinds[at] in ("sent", "paid"):
            links.setdefault("last_given", at)
        if counts[at].mention.first < start:
            continue
        if not is_part(scene.words, counts[at]):
            links.setdefault("last_sentence", at)
        if kinds[at] in ("weapon", "launched") and count.event != "shot_down":
            links.setdefault("last_weapon", at)
    return links


def _link_next(words: Words, count: Count, earlier: Count, at: int) -> dict[str, int]:
    """How a count goes on from the one right before it: as its part, in its list, or with the same event."""
    ways = {
        "last_part": is_part(words, count),
        "last_chain": _is_listed(words, count, earlier) or _is_conversion(words, count, earlier),
        "last_same": count.event == earlier.event,
    }
    return {way: at for way, holds in ways.items() if holds}


def _is_listed(words: Words, count: Count, earlier: Count) -> bool:
    """Whether a count goes on the list of the one before; behind a part with another event the whole goes on."""
    return count.chain == earlier.chain and (count.event == earlier.event or not is_part(words, earlier))


def _is_conversion(words: Words, count: Count, earlier: Count) -> bool:
    """Whether an amount is the one right before it in other money (*€40 million ($43 million)*)."""
    opened = count.mention.first - 1
    money = count.mention.kind == "money" and words.words[opened].form == "("
    return money and opened - earlier.mention.last < CONVERTED


def is_part(words: Words, count: Count) -> bool:
    """Whether a count is a part of the one before (*including 12*, *110 of which*)."""
    before = words.words[max(0, count.mention.first - 2) : count.mention.first]
    return any(word.lower == "including" for word in before) or is_partitive(words, count.mention.last)


def _follow(scene: Scene, links: Mapping[str, int], found: Sequence[Sides], field: str) -> Mapping[str, str]:
    """What the counts before tell of this one: their side, or whose weapons did it and whom those hit."""
    told = {}
    for link, at in links.items():
        side = found[at].party if field == "party" or link == "last_weapon" else found[at].by
        if side:
            told[link] = side
    foe = scene.foe(told.get("last_weapon"))
    return {**told, "last_weapon_foe": foe} if foe else told


def _add_party(scene: Scene, party: str | None) -> Mapping[str, str]:
    told = {"party": party, "party_foe": scene.foe(party)}
    return {kind: side for kind, side in told.items() if side}


def _inherit_status(count: Count, party: str | None, links: Mapping[str, int], found: Sequence[Sides]) -> Status | None:
    """The status of those that unnamed people are a part of (*600,000 casualties, with 140,000 killed*)."""
    at = links.get("last_part", links.get("last_sentence"))
    if at is None or party is None or count.unit != "person" or found[at].party != party:
        return None
    return found[at].status
