"""What people did at the desk: every judgement, the newest first, and the way to take one's own back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import Response

from sayso.errors import InputError
from sayso.model import Filter, KeptFigure, KeptStatement
from sayso.present.desk.entrance import read_next
from sayso.present.desk.pages import SHOWN, Acting, Asking, Page
from sayso.present.desk.trouble import not_found

router = APIRouter()


@router.get("/activity")
def show_activity(page: Asking) -> Response:
    """The log, page by page."""
    return page.give("activity.html", lambda: _tell(page))


@router.post("/activity/retract")
def retract(
    page: Acting,
    judgement: Annotated[str, Form(max_length=100)],
    why: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form()] = "/activity",
) -> Response:
    """Takes a judgement back: one's own, or anybody's for those who keep the accounts."""
    page.retract(judgement, why)
    return page.go(read_next(next))


def load_entries(page: Page, ids: Sequence[str]) -> Mapping[str, KeptFigure | KeptStatement]:
    """The figures and statements with these ids, whatever became of them, by id."""
    if not ids:
        return {}
    wanted = Filter(ids=tuple(ids), rejected=True, replaced=True)
    entries: list[KeptFigure | KeptStatement] = [*page.ledger.figures(wanted), *page.ledger.statements(wanted)]
    return {one.id: one for one in entries}


def _tell(page: Page) -> dict[str, Any]:
    after = page.asked.get("after") or None
    try:
        found = list(islice(page.ledger.activity(limit=SHOWN + 1, after=after), SHOWN + 1))
    except InputError as missing:
        raise not_found(f"judgement {str(after)[:40]} to go on behind") from missing
    shown = found[:SHOWN]
    targets = [one.target for one in shown if one.kind in ("figure", "statement")]
    return {
        "judgements": shown,
        "more": len(found) > SHOWN,
        "after": after,
        "entries": load_entries(page, list(dict.fromkeys(targets))),
        "mine": {one.id for one in shown if not one.retired and page.may_retract(one)},
    }
