"""What each number of a text counts: its noun, its event, and the list that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon.events import load_events
from sayso.measure.draft import Count, Mention
from sayso.measure.lists import Seat, seat_mentions
from sayso.measure.money import read_money
from sayso.measure.tells import Tell
from sayso.model import Event, Text, Words

PEOPLE: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "present", "affected",
))  # fmt: skip
"""Events that happen to people where no noun tells what is counted."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What each step proposes for one number; None where it finds nothing.

    `before` and `behind` are the verbs or headers on its two sides, `noun` the counted noun that is the event itself
    or names its victims, `modifier` an adjective in the phrase, `lead` what is told of its whole list, `earlier` what
    was told of the count that it is a part of or goes on from, `money` what an amount is for, `default` what the
    unit is mostly told for.
    """

    before: Tell | None
    behind: Tell | None
    noun: Tell | None
    bearer: Tell | None
    modifier: Tell | None
    lead: Tell | None
    earlier: Tell | None
    money: Tell | None
    default: Event


def find_counts(text: Text, words: Words, mentions: Sequence[Mention]) -> tuple[Count, ...]:
    """What each mention counts, in order."""
    counts: list[Count] = []
    for chain in seat_mentions(text, words, mentions):
        lead = find_lead(chain, counts)
        for seat in chain:
            earlier = counts[-1] if counts else None
            counts.append(_make_count(words, seat, lead, earlier))
    return tuple(counts)


def find_lead(chain: Sequence[Seat], counts: Sequence[Count]) -> Tell | None:
    """What is told of a whole list: by the verb before its first member, by that of the total it is a part of, or by
    the verb behind its last member."""
    first = chain[0]
    if first.before is not None:
        return first.before
    if first.part and counts and counts[-1].mention.first >= first.start:
        return _repeat(counts[-1])
    return next((seat.behind for seat in reversed(chain) if seat.behind is not None), None)


def _repeat(count: Count) -> Tell:
    first, last = count.trigger or (count.mention.first, count.mention.first)
    return Tell(count.event, first, last, active=count.subject)


def propose(words: Words, seat: Seat, lead: Tell | None, earlier: Count | None) -> Proposals:
    """What each step proposes for the number of a seat, given its list's lead and the count before it."""
    events, noun = load_events(), seat.noun
    head = words.words[noun.head].lower if noun else ""
    at = (noun.head, noun.head + 1) if noun else (0, 0)
    modifier = None
    if noun is not None and noun.modifier is not None:
        told = events.adjectives.get(words.words[noun.modifier].lower)
        modifier = Tell(told, noun.modifier, noun.modifier + 1) if told else None
    bearer = Tell(events.bearers[head], *at) if head in events.bearers else None
    if bearer is not None and bearer.event == "affected" and earlier is not None and earlier.event in ("killed", "injured"):
        bearer = _repeat(earlier)
    return Proposals(
        before=seat.before,
        behind=seat.behind,
        noun=Tell(events.nouns[head], *at) if head in events.nouns else None,
        bearer=bearer,
        modifier=modifier,
        lead=lead,
        earlier=_repeat(earlier) if earlier is not None and _goes_on(seat, earlier) else None,
        money=read_money(words, seat) if seat.mention.kind == "money" else None,
        default=_presume(seat),
    )


def _presume(seat: Seat) -> Event:
    """What a number is mostly told for by its unit alone; in reports on disasters, places are affected."""
    if {"nature", "site"} <= seat.kinds:
        return "affected"
    return load_events().defaults.get(seat.noun.unit.split()[-1], "other") if seat.noun else "other"


def _goes_on(seat: Seat, earlier: Count) -> bool:
    """Whether a number may go on from the count before it: as its part, or without a noun of its own."""
    if seat.mention.kind == "money":
        return earlier.mention.kind == "money" and earlier.mention.first >= seat.start
    return seat.part and earlier.mention.first >= seat.start or seat.noun is None


def decide(proposals: Proposals) -> Tell | None:
    """The telling words of a number: its noun where that is the event, the verb that governs it, the verb behind it,
    its header, its own adjective, what its noun says of it, its list's words, those of the count that it goes on from.
    A verb of no event only tells where nothing else does, but a number that goes on from another."""
    one = proposals
    governs = one.before is not None and one.before.near and not one.before.active and one.before.event != "present"
    suffers = one.behind is not None and not one.behind.active and one.behind.event != "other"
    told = (
        one.noun,
        one.before if governs else None,
        one.behind if suffers else None,
        one.before,
        one.modifier,
        one.bearer,
        one.behind if one.earlier is None or (one.behind and one.behind.active) else None,
        one.lead,
        one.earlier,
    )
    return next((tell for tell in told if tell is not None), None)


def _make_count(words: Words, seat: Seat, lead: Tell | None, earlier: Count | None) -> Count:
    if earlier is not None and (seat.mention.kind == "addition" or _is_conversion(words, seat, earlier)):
        unit = seat.mention.unit or (seat.phrase.unit if seat.phrase else earlier.unit)
        return Count(seat.mention, earlier.event, unit, earlier.noun, earlier.trigger, seat.chain)
    proposals = propose(words, seat, lead, earlier)
    told = proposals.money or proposals.earlier if seat.mention.kind == "money" else decide(proposals)
    event: Event = proposals.default if told is None else "other" if told.active else told.event
    noun = (seat.noun.first, seat.noun.last) if seat.noun else None
    trigger = (told.first, told.last) if told is not None and told.last > told.first else None
    own = told is not None and told in (proposals.before, proposals.behind)
    unit = _name_unit(seat, event, own, earlier)
    return Count(seat.mention, event, unit, noun, trigger, seat.chain, subject=told is not None and told.active)


def _is_conversion(words: Words, seat: Seat, earlier: Count) -> bool:
    """Whether a number stands in brackets right behind another, in other units: *33,000 acres (13,350 ha)*."""
    opened = seat.mention.first - 1
    if earlier.mention.first < seat.start or seat.behind is not None or opened < earlier.mention.last:
        return False
    while opened > earlier.mention.last and words.words[opened].form in (",", "≈", "~", "=", "or"):
        opened -= 1
    between = range(earlier.mention.last, opened)
    return words.words[opened].form == "(" and all(words.words[at].form[0].isalpha() for at in between)


def _name_unit(seat: Seat, event: Event, own: bool, earlier: Count | None) -> str | None:
    """The unit: the number's own, its noun's, else that of the count it goes on from, else people."""
    if seat.mention.unit is not None:
        return seat.mention.unit
    if seat.noun is not None:
        return seat.noun.unit
    if earlier is not None and seat.start <= earlier.mention.first and (seat.part or event not in PEOPLE or not own):
        return earlier.unit or ("person" if event in PEOPLE else None)
    return "person" if event in PEOPLE else None
