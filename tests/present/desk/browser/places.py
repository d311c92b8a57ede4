"""The addresses of the desk's pages, a line each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from sayso.present.desk.entrance import SESSION
from tests.present.conftest import WAR
from tests.present.desk.browser.conftest import Open, sign_in

QUESTION = "event=killed&unit=soldier&party=Sudland"


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its address, with names in braces for what the ledger has, at which desk (`war`, `empty`, `guarded`), and
    whether one must be signed in there. `status` is what it answers with; `press` is a button there that leads to it."""

    name: str
    address: str
    at: str = "war"
    signed_in: bool = False
    status: int = 200
    press: str | None = None


PLACES: tuple[Place, ...] = (
    Place("reports", "/"),
    Place("reports narrowed", "/?event=killed&unit=soldier&published=2031-03-09"),
    Place("no report", "/?publisher=Nobody"),
    Place("empty ledger", "/", at="empty"),
    Place("add", "/add"),
    Place("job", "/add/{job}"),
    Place("report", "/reports/{document}"),
    Place("report with a figure", "/reports/{document}?entry={figure}#entry"),
    Place("report with a statement", "/reports/{document}?entry={statement}#entry"),
    Place("report, correcting", "/reports/{document}?entry={figure}&field=period#entry"),
    Place("versions", "/reports/{document}/versions"),
    Place("figure", "/entries/{figure}"),
    Place("statement", "/entries/{statement}"),
    Place("ask", "/question"),
    Place("question", f"/question?{QUESTION}"),
    Place("question without answer", "/question?unit=whale"),
    Place("publish", "/publish"),
    Place("publish a question", f"/publish?{QUESTION}"),
    Place("publish a report", "/publish?document={document}"),
    Place("who told whom: a figure", "/provenance/{figure}"),
    Place("who told whom: a statement", "/provenance/{statement}"),
    Place("testimony", "/testimony/{document}"),
    Place("search", "/search"),
    Place("search for words", "/search?words=soldiers+killed"),
    Place("no words found", "/search?words=whale"),
    Place("watched", "/question", press="What changed"),
    Place("question of a figure", f"/question?{QUESTION}&holding={{figure}}"),
    Place("sources", "/sources"),
    Place("no source", "/sources?name=whale"),
    Place("source", "/sources/{source}"),
    Place("source's word", "/sources/{source}/word"),
    Place("parties", "/parties"),
    Place("party", "/parties/sudland"),
    Place("no party", "/parties?name=whale"),
    Place("map", "/map"),
    Place("map of a question", f"/map?{QUESTION}"),
    Place("review", "/review"),
    Place("review, correcting", "/review?field=period#correct"),
    Place("second reading", "/review?second=yes"),
    Place("review by weight", "/review?order=weight"),
    Place("agreement", "/review/agreement"),
    Place("activity", "/activity"),
    Place("keys", "/keys"),
    Place("error", "/nowhere", status=404),
    Place("wrong words", "/question?period=whenever", status=400),
    Place("sign in", "/sign-in"),
    Place("account", "/account", at="guarded", signed_in=True),
)
"""All pages that a reader comes to."""
STRANGE: tuple[Place, ...] = tuple(
    Place(f"hostile: {address}", address, at="strange")
    for address in ("/", "/question?event=killed", "/search?words=alert", "/sources", "/parties", "/map", "/review")
)
"""Pages on which words stand that want to run."""


def go_to(place: Place, page: Page, request: pytest.FixtureRequest) -> Open:
    """Opens a page in the browser, and waits until all of it is there; the desk at which it is."""
    opened: Open = request.getfixturevalue(place.at)
    if place.signed_in:
        page.context.add_cookies([{"name": SESSION, "value": sign_in(opened), "url": opened.address}])
    answer = page.goto(find_address(place, opened))
    if page.locator("script[type=module]").count() > 1:  # it fetches more by itself
        page.wait_for_load_state("networkidle")
    assert answer is not None
    assert answer.status == place.status
    if place.press:
        with page.expect_navigation():
            page.get_by_role("button", name=place.press).first.click()
    return opened


def find_address(place: Place, opened: Open) -> str:
    """Where a page is, with ids of the ledger's own entries."""
    return opened.address + place.address.format_map(_list_ids(opened) if "{" in place.address else {})


def _list_ids(opened: Open) -> dict[str, str]:
    """The ids of the report with most figures and of its first entries, and of a job that is done."""
    document = max(opened.ledger.documents(), key=lambda one: one.figures)
    whole = opened.ledger.whole(document.edition.id)
    job = opened.desk.jobs.start(["war.jsonl"], "Ann Example", lambda: opened.ledger.add([WAR]))
    while not job.done:
        time.sleep(0.01)
    return {
        "document": document.id,
        "figure": whole.figures[0].id,
        "statement": whole.statements[0].id,
        "source": quote(next(opened.ledger.sources()).key, safe=""),
        "job": job.id,
    }
