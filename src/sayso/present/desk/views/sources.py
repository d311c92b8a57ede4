"""Who says what: all sources, and one of them with its names, its side and its word beside that of others."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.responses import Response

from sayso.errors import InputError
from sayso.keeper.roles import may
from sayso.model import Filter, KeptSource
from sayso.present.desk.address import LONGEST
from sayso.present.desk.pages import SHOWN, Acting, Asking, Page
from sayso.present.desk.standing import OTHERS, OWN, find_standing
from sayso.present.desk.trouble import not_found

router = APIRouter()

NEWEST = 10
"""Statements and figures that a source's page shows."""
LISTED = 30
"""Numbers, echoes and changes that are listed of each."""


@router.get("/sources")
def list_sources(page: Asking) -> Response:
    """Those who say most first, or those in whose names some words stand."""
    return page.give("sources.html", lambda: _find_sources(page))


@router.get("/sources/{key:path}/word")
def show_word(page: Asking, key: str) -> Response:
    """What a source told first, what it repeats and what it changed."""
    return page.give("word.html", lambda: _tell_word(page, key))


@router.get("/sources/{key:path}")
def show_source(page: Asking, key: str) -> Response:
    """One source."""
    source = find_source(page, key)
    if source.key != key:
        return page.go(f"/sources/{quote(source.key, safe='')}")
    return page.give("source.html", lambda: _tell(page, source))


@router.post("/sources/judge")
def judge_source(
    page: Acting,
    key: Annotated[str, Form(max_length=LONGEST)],
    act: Annotated[Literal["side", "merge", "split"], Form()],
    other: Annotated[str, Form(max_length=1000)],
    why: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Marks a source's side, says that it is somebody who has another name too, or that one of its names isn't it."""
    page.require("judge")
    by, reason, name = page.visitor.name, why.strip() or None, other.strip()
    if act == "side":
        page.ledger.mark_side(key, name, by=by, why=reason)
    elif act == "merge":
        page.ledger.merge(key, name, by=by, why=reason)
    else:
        page.ledger.split(name, key, by=by, why=reason)
    return page.go(f"/sources/{quote(find_source(page, key).key, safe='')}")


def find_source(page: Page, name: str) -> KeptSource:
    """The source of a name; TroubleError where nobody speaks under it."""
    try:
        return page.ledger.source(name)
    except InputError:
        raise not_found(f"statement of anybody called {name[:80]}") from None


def _find_sources(page: Page) -> Mapping[str, Any]:
    after, words = page.asked.get("after") or None, page.asked.get("name", "").strip()
    if len(words) > LONGEST:
        raise InputError(f"a name of more than {LONGEST} characters is looked for")
    if words:
        found = list(page.ledger.sources_named(words, limit=SHOWN))
        return {"sources": found, "more": False, "after": None, "words": words, "shown": SHOWN}
    try:
        found = list(islice(page.ledger.sources(limit=SHOWN + 1, after=after), SHOWN + 1))
    except InputError as missing:
        raise not_found(f"source {str(after)[:80]} to go on behind") from missing
    return {"sources": found[:SHOWN], "more": len(found) > SHOWN, "after": after, "words": "", "shown": SHOWN}


def _tell(page: Page, source: KeptSource) -> Mapping[str, Any]:
    return {
        "source": source,
        "statements": list(page.ledger.statements(Filter(speaker=source.key), limit=NEWEST)),
        "figures": list(page.ledger.figures(Filter(whose=source.key), limit=NEWEST)),
        "judgements": list(page.ledger.judgements(source.key)),
        "may_judge": may(page.visitor.role, "judge"),
        "newest": NEWEST,
    }


def _tell_word(page: Page, key: str) -> Mapping[str, Any]:
    source = find_source(page, key)
    standing = find_standing(page.ledger, source.key)
    return {"source": source, "standing": standing, "own": OWN, "others": OTHERS, "listed": LISTED}
