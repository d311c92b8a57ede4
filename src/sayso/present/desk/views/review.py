"""Review: the most doubtful entries one by one, each to be confirmed, corrected, rejected or skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Depends, Form
from starlette.responses import Response

from sayso.compare.agreement import Agreement, measure_agreement
from sayso.errors import InputError
from sayso.keeper.roles import may
from sayso.ledger.queue import KINDS, MOST, ORDERS, WINDOW
from sayso.model import Filter, KeptFigure, KeptStatement
from sayso.present.desk.address import read_filter
from sayso.present.desk.deed import Deed, judge
from sayso.present.desk.drawing import trust
from sayso.present.desk.excerpt import write_excerpt
from sayso.present.desk.pages import Acting, Asking, Page
from sayso.present.desk.trouble import not_found
from sayso.present.desk.turn import Turn, make_record, tell_entry
from sayso.present.desk.views.activity import load_entries

router = APIRouter()

LISTED = 100
"""Entries on which people differ that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Deed):
    """What a form says of an entry; `asked` is the address of the queue that it stands in, without its place."""

    entry: Annotated[str, Form(max_length=100)]
    act: Annotated[Literal["confirm", "correct", "reject", "skip", "retract"], Form()]
    asked: Annotated[str, Form(max_length=5000)] = ""


@router.get("/review")
def show_queue(page: Asking) -> Response:
    """The entry to be judged next."""
    turn = read_turn(page.asked, page)
    if not turn.entry:
        return page.give("review.html", lambda: _tell_next(page, turn))
    kept = _find(page, turn, Filter(ids=(turn.entry,)))
    if kept is None:  # it was judged, or isn't there: its own page tells
        return page.go(f"/entries/{quote(turn.entry)}")
    return page.give("review.html", lambda: _tell(page, turn, kept))


@router.post("/review/judge")
def judge_entry(page: Acting, said: Annotated[Said, Depends()]) -> Response:
    """Records what a visitor says of an entry, and goes on to the next one behind it."""
    page.require("judge")
    turn = read_turn(dict(parse_qsl(said.asked.lstrip("?"))), page)
    if said.act == "skip":
        return page.go(turn.go_on(said.entry))
    if said.act == "retract":
        page.retract(said.judgement, target=said.entry)
        return page.go(turn.open(said.entry))
    done = judge(page, said.entry, said.act, said, blind=turn.second)
    return page.go(turn.go_on(said.entry, done=done.id))


@router.get("/review/agreement")
def show_agreement(page: Asking) -> Response:
    """How far people who judged the same entries agree."""
    return page.give("agreement.html", lambda: _tell_agreement(page, measure_agreement(page.ledger.judgements())))


def read_turn(asked: Mapping[str, str], page: Page) -> Turn:
    """Which queue an address asks for, and where in it; InputError where it can't be read."""
    kind, second, order = asked.get("kinds", ""), asked.get("second", ""), asked.get("order", "")
    if kind not in ("", *KINDS):
        raise InputError(f"kinds is {' or '.join(KINDS)}, not {kind[:40]!r}")
    if second not in ("", "yes", "no"):
        raise InputError(f"second is yes or no, not {second[:40]!r}")
    if order not in ("", *ORDERS):
        raise InputError(f"order is {' or '.join(ORDERS)}, not {order[:40]!r}")
    return Turn(
        filter=read_filter(asked, page.ledger),
        kind=next((one for one in KINDS if one == kind), None),
        second=second == "yes",
        order=next((one for one in ORDERS if one == order), ORDERS[0]),
        after=asked.get("after") or None,
        entry=asked.get("entry") or "",
    )


def _find(page: Page, turn: Turn, filter: Filter, after: str | None = None) -> KeptFigure | KeptStatement | None:
    """The entry that is next among those that meet a filter."""
    asked = page.ledger.queue(
        by=page.visitor.name,
        kinds=turn.kinds,
        filter=filter,
        second=turn.second,
        order=turn.order,
        limit=1,
        after=after,
    )
    return next(asked, None)


def _tell_next(page: Page, turn: Turn) -> Mapping[str, Any]:
    try:
        return _tell(page, turn, _find(page, turn, turn.filter, turn.after))
    except InputError as missing:
        if turn.after is None:
            raise
        raise not_found(f"entry {turn.after[:40]} to go on behind") from missing


def _tell(page: Page, turn: Turn, kept: KeptFigure | KeptStatement | None) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "turn": turn,
        "waiting": _count(page, turn),
        "most": MOST,
        "window": WINDOW,
        "may_judge": may(page.visitor.role, "judge"),
        "done": _find_done(page),
        "kinds": KINDS,
        "kept": kept,
    }
    if kept is None:
        return values
    article = page.desk.shelf.find(page.ledger, kept.edition.id)
    record = make_record(article, kept)
    told = tell_entry(page, article, record, turn)
    return {**values, **told, "excerpt": trust(write_excerpt(article, record))}


def _count(page: Page, turn: Turn) -> int:
    by = page.visitor.name
    return page.ledger.count_queue(by=by, kinds=turn.kinds, filter=turn.filter, second=turn.second)


def _find_done(page: Page) -> Any:
    """The judgement that was just made, so that it can be taken back."""
    id = page.asked.get("done", "")
    if not id.startswith("j"):
        return None
    try:
        return page.ledger.show(id)
    except InputError:
        return None


def _tell_agreement(page: Page, agreement: Agreement) -> Mapping[str, Any]:
    listed = agreement.divided[:LISTED]
    entries = load_entries(page, [one.entry for one in listed])
    return {"agreement": agreement, "listed": listed, "entries": entries}
