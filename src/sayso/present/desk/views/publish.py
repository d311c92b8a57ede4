"""Publishing a question or a report: what will be in it, who is left out, and the folder to take away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from sayso.errors import InputError
from sayso.keeper.custody import record_act
from sayso.model import Edition, Filter
from sayso.present.desk.address import make_query, tell_filter
from sayso.present.desk.pages import Acting, Asking, Page
from sayso.present.desk.trouble import not_found
from sayso.present.desk.views.question import find_answer
from sayso.present.publish import Publication, find_edition, publish_question, publish_report

router = APIRouter()


@router.get("/publish")
def show_form(page: Asking) -> Response:
    """What will be published, and how names are allowed."""
    page.require("save")
    filter = page.read_filter()
    if filter == Filter():
        return page.give("publish.html", lambda: {"asked": {}, "address": None})
    return page.give("publish.html", lambda: _tell(page))


@router.post("/publish")
def publish(page: Acting, names: Annotated[str, Form()] = "") -> Response:
    """The folder as a ZIP archive."""
    page.require("save")
    made = _make(page, tuple(filter(None, (name.strip() for name in names.splitlines()))))
    name = "report" if set(tell_filter(page.read_filter())) == {"document"} else "question"
    record_act(page.ledger, made.tell_deed(page.visitor.name, f"sayso-{name}.zip, taken from the desk"))
    headers = {"Content-Disposition": f'attachment; filename="sayso-{name}.zip"', "Cache-Control": "no-store"}
    return Response(made.pack(f"sayso-{name}"), media_type="application/zip", headers=headers)


def _tell(page: Page) -> dict[str, object]:
    asked = tell_filter(page.read_filter())
    address = "/publish" + make_query(asked, series=page.asked.get("series"))
    return {"asked": asked, "address": address}


def _make(page: Page, allow: tuple[str, ...]) -> Publication:
    filter = page.read_filter()
    if filter == Filter():
        raise InputError("say what to publish: open a question or a report, and choose Publish there")
    if filter == Filter(document=filter.document) and filter.document:
        return publish_report(page.ledger, _find_edition(page, filter.document), allow)
    answer = find_answer(page, filter)
    if answer.series is None:
        raise not_found("figure that answers this")
    return publish_question(page.ledger, answer.series, answer.figures, allow)


def _find_edition(page: Page, id: str) -> Edition:
    try:
        return find_edition(page.ledger, id)
    except InputError as missing:
        raise not_found("report of this id") from missing
