"""Ties that rest on less than a name: a number that one's own side had told, a document that nobody names, a number that is
no coincidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.compare.naming import UNNAMED, Name
from sayso.compare.told import Told, find_like, index_told
from sayso.compare.values import RARE, Mark, count_digits
from sayso.compare.web import Reason, Web
from sayso.lexicon.parties import find_party

_MONTHS = "january february march april may june july august september october november december".split()


def tie_sides(web: Web) -> None:
    """Tie a speaker who tells a number that somebody of the same side told before."""
    told_by: dict[tuple[str, Mark], list[int]] = {}
    for at in range(len(web.told)):
        one, sides = web.told[at], _find_sides(web, at)
        if one.denied or not sides:
            continue
        near = {other for side in sides for mark in one.seeks for other in told_by.get((side, mark), ())[:_MOST]}
        for other in sorted(near) if at not in web.up else ():
            if _can_take_up(web, at, other) and web.tie(at, other, _tell_side(web, at, other)):
                break
        for side in sides:
            for mark in one.marks:
                told_by.setdefault((side, mark), []).append(at)


_MOST = 8
"""How many of a side that told a number are looked at: they hang together by then."""


def _find_speaker(web: Web, at: int) -> Name | None:
    """Who speaks at the end of a tie: a figure's own speaker, or the name that the figure is tied to."""
    above = web.up.get(at, at)
    name = web.find_name(above) if above == at or above >= len(web.told) else None
    spoken = above != at or not web.told[at].own
    return name if spoken and name is not None and name.kind != "press" else None


def _find_sides(web: Web, at: int) -> tuple[str, ...]:
    """Under which sides a speaker may be met: the party, and how it stands to the claim."""
    name = _find_speaker(web, at)
    if name is None:
        return ()
    relation, side = web.find_relation(at), find_side(name)
    return (*((side,) if side else ()), *((relation,) if relation in ("own", "enemy") else ()))


def find_side(name: Name) -> str | None:
    """The side that a speaker is known to belong to."""
    return find_party(name.shown) or name.state


def _can_take_up(web: Web, at: int, other: int) -> bool:
    ours, theirs = (name and find_side(name) for name in (_find_speaker(web, at), _find_speaker(web, other)))
    return web.told[at].is_same(web.told[other]) and (ours is None or theirs is None or ours == theirs)


def _tell_side(web: Web, at: int, other: int) -> Reason:
    later, first = _find_speaker(web, at), _find_speaker(web, other)
    ours, theirs = (name and find_side(name) for name in (later, first))
    names = [name.shown if name else "somebody" for name in (later, first)]
    words = f"{names[0]} tells a number that {names[1]} had told; both speak for {ours or theirs or 'one side'}."
    return Reason("takes up", words, 0.75 if ours == theirs else 0.6)


def tie_relays(web: Web) -> None:
    """Tie what is told on the word of somebody by way of whom another report has the same number from a speaker (*X told
    Y* beside *Y said*)."""
    passed: dict[tuple[str, Mark], list[int]] = {}
    for at, one in enumerate(web.told):
        for relay in one.relays if not one.own else ():
            for mark in one.marks:
                passed.setdefault((relay.key, mark), []).append(at)
    for at in web.list_tops():
        one = web.told[at]
        keys = one.name.keys if one.name is not None and not one.denied else ()
        for other in sorted(
            {other for key in keys for mark in one.seeks for other in passed.get((key, mark), ())[:_MOST]}
        ):
            if one.is_same(web.told[other]) and web.tie(at, other, _tell_relay(one, web.told[other])):
                break


def _tell_relay(one: Told, other: Told) -> Reason:
    relay, speaker = (each.name.shown if each.name else "" for each in (one, other))
    outlet = other.kept.edition.report.publisher or "another report"
    return Reason("credits", f"{outlet} tells the same number as what {relay} has from {speaker}.", 0.7)


def tie_documents(web: Web) -> None:
    """Tie what is told on the word of a document that nobody names (*a recent report*) to the only body that tells the
    number here, if it did so before."""
    _tie_to_only(web, _is_document, _is_body, _is_of_month, _tell_document)


def _is_document(one: Told) -> bool:
    return one.name is not None and one.name.kind == "document"


def _is_body(one: Told) -> bool:
    return one.name is not None and one.name.kind in ("name", "office")


def _is_of_month(one: Told, other: Told) -> bool:
    """Whether a body told the other figure in the month that a document names."""
    key = one.name.key if one.name is not None else ""
    months = [at for at, month in enumerate(_MONTHS, 1) if month in key.split()]
    return not months or other.day is None or other.day.month in months


def _tell_document(one: Told, other: Told) -> Reason:
    document, body = (each.name.shown if each.name else "" for each in (one, other))
    words = f"The report has it from a document without an author ({document}); here only {body} tells that number."
    return Reason("credits", words, 0.45)


def tie_rare(web: Web) -> None:
    """Tie what a report tells in its own voice, with a number of four digits or more before its zeros, to the only one
    on whose word that number was told before; whose, of what and since when must agree."""
    _tie_to_only(web, lambda one: one.own and _is_rare(one), _is_voiced, _is_same_question, _tell_rare)


def _is_rare(one: Told) -> bool:
    return one.kept.figure.quantity.bound == "exact" and count_digits(one.kept.figure.quantity) >= RARE


def _is_voiced(one: Told) -> bool:
    named = not one.own and one.name is not None and one.name.kind not in UNNAMED
    return named and _is_rare(one)


def _is_same_question(one: Told, other: Told) -> bool:
    return _find_question(one) == _find_question(other)


def _find_question(one: Told) -> tuple[object, ...]:
    figure = one.kept.figure
    return figure.event, figure.unit, figure.party, figure.cumulative, figure.period and figure.period.start


def _tell_rare(one: Told, other: Told) -> Reason:
    whose = other.name.shown if other.name else ""
    digits = count_digits(one.kept.figure.quantity)
    words = f"The report names nobody; a number of {digits} digits that {whose} told before is hardly a coincidence."
    return Reason("same word", words, 0.5)


def _tie_to_only(
    web: Web,
    wants: Callable[[Told], bool],
    gives: Callable[[Told], bool],
    suits: Callable[[Told, Told], bool],
    tell: Callable[[Told, Told], Reason],
) -> None:
    """Tie the figures that `wants` holds for to the only origin that `gives` the same value earlier and `suits`."""
    tops = web.list_tops()
    wanting = [at for at in tops if wants(web.told[at]) and not web.told[at].denied]
    index = index_told(web.told, [at for at in tops if gives(web.told[at])] if wanting else ())
    for at in wanting:
        one = web.told[at]
        given = (other for other in find_like(web.told, index, at) if suits(one, web.told[other]))
        first = _take_only(web, given)
        if first is not None and _is_before(web.told[first], one):
            web.tie(at, first, tell(one, web.told[first]))


def _take_only(web: Web, given: Iterator[int]) -> int | None:
    """The first figure, if all hang together with it; looks no further than to one that doesn't."""
    first = next(given, None)
    if first is None:
        return None
    origin = web.find(first)
    return first if all(web.find(other) == origin for other in given) else None


def _is_before(other: Told, one: Told) -> bool:
    return one.order[0] == "~" or other.order < one.order
