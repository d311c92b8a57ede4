"""Whose losses figures count: all parties, and what is told of one of them by whom."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.responses import Response

from sayso.errors import InputError
from sayso.keeper.roles import may
from sayso.model import KeptParty
from sayso.present.desk.address import LONGEST
from sayso.present.desk.pages import SHOWN, Acting, Asking, Page
from sayso.present.desk.party import CAMPS, NEWEST, find_telling
from sayso.present.desk.trouble import not_found

router = APIRouter()

LISTED = 10
"""Newest figures, and voices of each side, that are shown at once."""


@router.get("/parties")
def list_parties(page: Asking) -> Response:
    """Those of whom most figures are told first, or those in whose names some words stand."""
    return page.give("parties.html", lambda: _find_parties(page))


@router.get("/parties/{key:path}")
def show_party(page: Asking, key: str) -> Response:
    """One party."""
    party = find_party(page, key)
    if party.key != key:
        return page.go(find_path(party))
    return page.give("party.html", lambda: _tell(page, party))


@router.post("/parties/judge")
def mark_side(
    page: Acting,
    key: Annotated[str, Form(max_length=LONGEST)],
    side: Annotated[str, Form(max_length=1000)],
    why: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Says on whose side a party is."""
    page.require("judge")
    party = find_party(page, key)
    page.ledger.mark_side(party.key, side.strip(), by=page.visitor.name, why=why.strip() or None)
    return page.go(find_path(party))


def find_party(page: Page, name: str) -> KeptParty:
    """The party of a name; TroubleError where no figure is told of it."""
    try:
        return page.ledger.parties().find(name)
    except InputError:
        raise not_found(f"figure of anybody called {name[:80]}") from None


def find_path(party: KeptParty) -> str:
    """The address of a party's page."""
    return f"/parties/{quote(party.key, safe='')}"


def _find_parties(page: Page) -> Mapping[str, Any]:
    after, words = page.asked.get("after") or None, page.asked.get("name", "").strip()
    if len(words) > LONGEST:
        raise InputError(f"a name of more than {LONGEST} characters is looked for")
    if words:
        found = list(page.ledger.parties().named(words, limit=SHOWN))
        return {"parties": found, "more": False, "after": None, "words": words, "shown": SHOWN}
    try:
        found = list(islice(page.ledger.parties().list(limit=SHOWN + 1, after=after), SHOWN + 1))
    except InputError as missing:
        raise not_found(f"party {str(after)[:80]} to go on behind") from missing
    return {"parties": found[:SHOWN], "more": len(found) > SHOWN, "after": after, "words": "", "shown": SHOWN}


def _tell(page: Page, party: KeptParty) -> Mapping[str, Any]:
    return {
        "told": find_telling(page.ledger, party),
        "party": party,
        "judgements": list(page.ledger.judgements(party.key)),
        "may_judge": may(page.visitor.role, "judge"),
        "camps": CAMPS,
        "newest": NEWEST,
        "listed": LISTED,
    }
