"""What each step of reading proposes for the event of a number, and which proposal is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon.events import load_events
from sayso.measure.clause import HARM
from sayso.measure.counts.lists import Seat
from sayso.measure.counts.money import read_money
from sayso.measure.counts.tells import Tell, read_participle
from sayso.measure.draft import Count
from sayso.model import Event, Words

_DEATHS = frozenset(("deaths", "died", "killed", "fatalities"))


@dataclass(frozen=True, slots=True)
class Proposals:
    """What each step proposes for one number; None where it finds nothing.

    `before` and `behind` are the verbs or headers on its two sides, `noun` is the counted noun where that is the event
    itself (*12 deaths*), `bearer` where it names those to whom it happened (*12 hostages*), `modifier` an adjective in
    the phrase, `lead` what is told of its whole list, `earlier` what was told of the count that it is a part of or
    goes on from, `money` what an amount is for, `default` what the unit is mostly told for. `amount` tells that money
    is counted.
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
    amount: bool


def find_lead(chain: Sequence[Seat], counts: Sequence[Count]) -> Tell | None:
    """What is told of a whole list: by the verb before its first member, by that of the total it is a part of, or by
    the verb behind its last member."""
    first = chain[0]
    if first.before is not None:
        return first.before
    if first.part and counts and counts[-1].mention.first >= first.start:
        return _repeat(counts[-1])
    own = (seat.behind for seat in reversed(chain) if not (seat.nested or seat.aside))
    return next(filter(None, own), None)


def _repeat(count: Count) -> Tell:
    first, last = count.trigger or (count.mention.first, count.mention.first)
    return Tell(count.event, first, last, active=count.subject)


NEAR = 30
"""Words behind a count in which a number without a noun goes on from it."""


def propose(words: Words, seat: Seat, lead: Tell | None, earlier: Count | None) -> Proposals:
    """What each step proposes for the number of a seat, given its list's lead and the count before it."""
    events, noun = load_events(), seat.noun
    head = words.words[noun.head].lower if noun else ""
    at = (noun.head, noun.head + 1) if noun else (0, 0)
    named = events.bearers.get(head) or (events.adjectives.get(head) or read_participle(head) if seat.label else None)
    modifier = None
    if noun is not None and noun.modifier is not None:
        lower = words.words[noun.modifier].lower
        told = events.adjectives.get(lower) or read_participle(lower)
        modifier = Tell(told, noun.modifier, noun.modifier + 1) if told else None
    bearer = Tell(named, *at) if named else None
    if earlier is not None and earlier.event in ("killed", "injured") and bearer and bearer.event == "affected":
        bearer = _repeat(earlier)  # victims are those of the harm that was told before
    return Proposals(
        before=seat.before,
        behind=seat.behind,
        noun=Tell(events.nouns[head], *at) if head in events.nouns else None,
        bearer=bearer,
        modifier=modifier,
        lead=lead,
        earlier=_repeat(earlier) if earlier is not None and _goes_on(seat, earlier) else None,
        money=_read_amount(words, seat, earlier),
        default=_presume(words, seat),
        amount="money" in seat.kinds,
    )


def _read_amount(words: Words, seat: Seat, earlier: Count | None) -> Tell | None:
    """What an amount of money is told for; in a list with those who came to harm it is lost."""
    told = read_money(words, seat) if "money" in seat.kinds else None
    if "money" not in seat.kinds or told is not None or earlier is None or seat.nested:
        return told
    listed = earlier.chain == seat.chain and earlier.event in HARM
    return Tell("lost", seat.mention.first, seat.mention.first) if listed else None


def _presume(words: Words, seat: Seat) -> Event:
    """What a number is mostly told for by its unit alone; in reports on disasters, places are affected, and those who
    are counted by place in a line of its own died (*57 in Norland*)."""
    if {"nature", "bare"} <= seat.kinds and _is_tally(words, seat) and not _DEATHS.isdisjoint(words.lowers):
        return "killed"
    if {"nature", "site"} <= seat.kinds:
        return "affected"
    return load_events().defaults.get(seat.noun.unit.split()[-1], "other") if seat.noun else "other"


def _is_tally(words: Words, seat: Seat) -> bool:
    """Whether a line begins with a number and the place that it is told for."""
    first, behind = seat.mention.first, words.words[seat.mention.last : seat.mention.last + 2]
    opens = first == 0 or "\n" in words.body[words.words[first - 1].end : seat.mention.span.start]
    return opens and len(behind) == 2 and behind[0].lower == "in" and behind[1].form[0].isupper()


def _goes_on(seat: Seat, earlier: Count) -> bool:
    """Whether a number may go on from the count before it: as its part, or without a noun of its own."""
    if "money" in seat.kinds:
        return _is_money(earlier) and earlier.mention.first >= seat.start
    near = seat.mention.first - earlier.mention.last < NEAR
    return (seat.noun is None and near) or (seat.part and earlier.mention.first >= seat.start)


def _is_money(count: Count) -> bool:
    return count.mention.kind == "money" or "currency" in load_events().kinds.get(count.unit or "", ())


def decide(one: Proposals) -> Tell | None:
    """The telling words of a number: its noun where that is the event, the verb that governs it, the verb behind it,
    its header, its own adjective, what its noun says of it, its list's words, those of the count that it goes on from.
    A verb of no event gives way to what was told of the count that a number goes on from. An amount of money is told
    by what it is for, or with the amount before it; None where only the unit can tell."""
    if one.amount:
        return one.money or one.earlier
    governs = one.before is not None and one.before.near and not one.before.active and one.before.event != "present"
    bears = one.bearer is not None and one.behind is not None and one.behind.event == "present"
    suffers = one.behind is not None and not one.behind.active and one.behind.event != "other" and not bears
    told = (
        one.noun,
        one.before if governs else None,
        one.behind if suffers else None,
        one.before if one.before is not None and one.before.event != "present" else None,
        one.modifier,
        one.before,
        one.bearer,
        one.lead if one.lead is not None and one.lead.header and one.lead.near else None,
        one.behind if one.earlier is None or (one.behind and one.behind.active) else None,
        one.lead,
        one.earlier,
    )
    return next((tell for tell in told if tell is not None), None)
