"""One figure or statement: its panel, its page, and what a person says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form
from starlette.responses import Response

from sayso.errors import InputError
from sayso.model import Edition, Judgement, KeptDocument, KeptFigure, KeptStatement
from sayso.present.desk.deed import Deed, judge
from sayso.present.desk.entrance import read_next
from sayso.present.desk.look import read_look
from sayso.present.desk.pages import Acting, Asking, Page
from sayso.present.desk.panel import open_panel
from sayso.present.desk.trouble import MovedError, not_found
from sayso.present.desk.views.report import find_path

router = APIRouter()

Entry = KeptFigure | KeptStatement | KeptDocument | Edition | Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Deed):
    """What a form says of an entry; `next` is where to go on."""

    act: Annotated[Literal["confirm", "reject", "correct", "retract"], Form()]
    next: Annotated[str, Form()] = ""


@router.get("/entries/{id}")
def show_entry(page: Asking, id: str) -> Response:
    """A figure or a statement on a page of its own; documents, editions and judgements lead to where they are shown."""
    return page.give("entry.html", lambda: _open(page, id))


@router.get("/entries/{id}/panel")
def show_panel(page: Asking, id: str) -> Response:
    """The panel of an entry by itself, for the script of the report's page."""
    return page.give("entry_panel.html", lambda: _open_panel(page, id))


@router.post("/entries/{id}/judge")
def judge_entry(page: Acting, id: str, told: Annotated[Told, Depends()]) -> Response:
    """Records what a visitor says of an entry, and goes on to where they came from."""
    page.require("judge")
    if told.act == "retract":
        page.retract(told.judgement, told.why, find_entry(page, id).id)
    else:
        judge(page, id, told.act, told)
    return page.go(read_next(told.next or f"/entries/{quote(id)}"))


def find_entry(page: Page, id: str) -> Entry:
    """The entry with this id, or the only one whose id begins so; TroubleError where there is none."""
    try:
        return page.ledger.show(id)
    except InputError:
        raise not_found(f"entry {id[:40]}") from None


def open_entry(page: Page, id: str, edition: str) -> Mapping[str, Any]:
    """The values of an entry's panel. TroubleError where the newest reading of its edition doesn't have it any more."""
    article = page.desk.shelf.find(page.ledger, edition)
    record = article.find(id)
    if record is None:
        raise not_found(f"entry {id} in its newest reading; an older one had it")
    look = read_look(find_path(article.whole.edition), {**page.asked, "entry": id})
    return open_panel(page, article, record, look)


def _open(page: Page, id: str) -> Mapping[str, Any]:
    if edition := page.ledger.edition_of(id):
        return open_entry(page, id, edition)
    entry = find_entry(page, id)
    if isinstance(entry, KeptFigure | KeptStatement) and entry.id == id:
        return open_entry(page, id, entry.edition.id)
    raise MovedError(_find_place(entry))


def _open_panel(page: Page, id: str) -> Mapping[str, Any]:
    entry = find_entry(page, id)
    if isinstance(entry, KeptFigure | KeptStatement):
        return open_entry(page, entry.id, entry.edition.id)
    raise not_found(f"figure or statement {id[:40]}")


def _find_place(entry: Entry) -> str:
    if isinstance(entry, Edition):
        return find_path(entry)
    if isinstance(entry, KeptDocument):
        return find_path(entry.edition)
    if isinstance(entry, Judgement):
        return f"/entries/{entry.target}" if entry.kind in ("figure", "statement") else "/activity"
    return f"/entries/{entry.id}"
