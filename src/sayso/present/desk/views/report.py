"""A report: its text with every statement and figure marked, a margin of notes, and one record opened beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from sayso.errors import InputError
from sayso.model import Change, Edition
from sayso.present.desk.address import read_number
from sayso.present.desk.article import Article
from sayso.present.desk.drawing import trust
from sayso.present.desk.keys import KEYS
from sayso.present.desk.look import LAYERS, Look, read_look
from sayso.present.desk.marking import Marker
from sayso.present.desk.pages import Asking, Page
from sayso.present.desk.panel import open_panel
from sayso.present.desk.trouble import not_found
from sayso.present.page.markup import NOTHING, Markup

router = APIRouter()

TOLD = 12
"""Changes of a version that are told on the report's page; the others stand on the page of its versions."""
LISTED = 200
"""Changes on a page of versions."""


@router.get("/reports/{document}")
def show_newest(page: Asking, document: str) -> Response:
    """The newest edition of a document."""
    return page.give("report.html", lambda: _make(page, find_editions(page, document), None))


@router.get("/reports/{document}/versions")
def show_versions(page: Asking, document: str) -> Response:
    """All editions of a document and everything that changed from one to the next."""
    return page.give("versions.html", lambda: _make_versions(page, find_editions(page, document)))


@router.get("/reports/{document}/{number:int}")
def show_edition(page: Asking, document: str, number: int) -> Response:
    """One edition of a document."""
    return page.give("report.html", lambda: _make(page, find_editions(page, document), number))


@router.get("/keys")
def show_keys(page: Asking) -> Response:
    """What the keys do."""
    return page.give("keys.html", lambda: {"keys": KEYS})


def find_editions(page: Page, document: str) -> Sequence[Edition]:
    """The editions of a document; TroubleError where there is none."""
    try:
        return page.ledger.editions(document)
    except InputError:
        raise not_found(f"report {document[:40]}") from None


def find_path(edition: Edition) -> str:
    """Where an edition is shown; the newest one under its document's address."""
    return f"/reports/{edition.document}" + (f"/{edition.number}" if edition.replaced else "")


def _make(page: Page, editions: Sequence[Edition], number: int | None) -> Mapping[str, Any]:
    found = editions[-1] if number is None else next((one for one in editions if one.number == number), None)
    if found is None:
        raise not_found(f"version {number} of this report")
    article = page.desk.shelf.find(page.ledger, found.id)
    look = read_look(find_path(found), page.asked)
    part = _find_part(article, look)
    panel = _draw_panel(page, article, look)
    return {
        "article": article,
        "edition": found,
        "editions": editions,
        "look": look,
        "layers": LAYERS,
        "part": part,
        "rows": trust(Marker(article, look, article.parts[part], panel).write()),
        "changes": _list_changes(page, found) if found.number > 1 else (),
        "told": TOLD,
        "reviews": article.count_reviews(),
    }


def _find_part(article: Article, look: Look) -> int:
    """The number of the part to be shown, from 0 on: the one that was asked for, else the one of the entry."""
    if look.part is not None:
        if look.part > len(article.parts):
            raise not_found(f"part {look.part} of this report")
        return look.part - 1
    record = article.find(look.entry or "")
    return article.find_part(record) if record else 0


def _draw_panel(page: Page, article: Article, look: Look) -> Markup:
    if look.entry is None:
        return NOTHING
    record = article.find(look.entry)
    if record is None:
        raise not_found(f"entry {look.entry[:40]} in this version of the report")
    return Markup(page.draw("entry_panel.html", **open_panel(page, article, record, look)))


def _list_changes(page: Page, edition: Edition) -> list[Change]:
    """What an edition changed."""
    return [one for one in page.ledger.changes(edition.document) if one.newer == edition.id]


def _make_versions(page: Page, editions: Sequence[Edition]) -> Mapping[str, Any]:
    document = editions[-1].document
    start = read_number(page.asked.get("from", ""))
    found = list(islice(page.ledger.changes(document), start, start + LISTED + 1))
    changes = defaultdict[str | None, list[Change]](list)
    for change in found[:LISTED]:
        changes[change.newer].append(change)
    numbers = {one.id: one.number for one in editions}
    more = start + LISTED if len(found) > LISTED else None
    return {"editions": editions, "changes": changes, "numbers": numbers, "start": start, "more": more}
