"""The list of reports, to be searched and narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from sayso.present.desk.address import tell_filter
from sayso.present.desk.pages import SHOWN, Asking, Page

router = APIRouter()


@router.get("/")
def list_reports(page: Asking) -> Response:
    """The newest reports first; those with entries that the address asks for."""
    return page.give("reports.html", lambda: _find_reports(page))


def _find_reports(page: Page) -> Mapping[str, Any]:
    filter = page.read_filter()
    found = list(islice(page.ledger.documents(filter, limit=SHOWN + 1), SHOWN + 1))
    return {"reports": found[:SHOWN], "more": len(found) > SHOWN, "asked": tell_filter(filter), "after": None}
