"""Reports that want to break the desk: on every page their words stay words, and however long they are, a page comes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from tests.present.desk import hostile

LARGEST = 3_000_000
"""Characters of a page."""
PAGES = (
    "/", "/?event=killed", "/question?event=killed", "/publish?document={document}", "/publish?event=killed",
    "/search?words=people", "/search?words=alert", "/sources", "/map?event=killed", "/review", "/activity",
    "/testimony/{document}", "/provenance/{figure}", "/reports/{document}", "/reports/{document}/versions",
    "/entries/{figure}", "/question/chart.svg?event=killed", "/question/chart.json?event=killed",
)  # fmt: skip
RUNS = ("<script>alert", "<img src=x", 'href="javascript', "href='javascript", "'javascript:")
"""What would run or be loaded, were it taken for markup."""
STEERS = "\u202e\u2066\x1b\x07\x00"
"""What would turn a line around, or steer a terminal."""


def find_page(ledger: Ledger, page: str) -> str:
    """The address of a page, with the ids of the ledger's first report and figure."""
    document = next(iter(ledger.documents()))
    return page.format(document=document.id, figure=next(ledger.figures()).id)


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of a report in which all is hostile, judged by somebody as hostile."""
    path = tmp_path_factory.mktemp("strange") / "strange.db"
    with hostile.open_ledger(path, [hostile.make_hostile()]) as ledger:
        ledger.confirm(next(ledger.figures()).id, by=hostile.MARKUP, why=hostile.MARKUP + hostile.STEERING)
        yield ledger


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of a report of 5,000 figures, and one of a paragraph of 2 MB."""
    path = tmp_path_factory.mktemp("endless") / "endless.db"
    pairs = [hostile.make_paragraph(2_000_000), hostile.make_counts(5000)]
    with hostile.open_ledger(path, pairs) as ledger:
        yield ledger


@pytest.mark.parametrize("page", PAGES)
def test_hostile_words_stay_words_everywhere(strange: Ledger, page: str) -> None:
    answer = hostile.visit(strange).get(find_page(strange, page))
    assert answer.status_code in (200, 404)
    if answer.headers["content-type"] != "application/json":  # which no browser takes for a page
        assert [run for run in RUNS if run in answer.text] == []
    assert not set(STEERS) & set(answer.text)


@pytest.mark.parametrize("page", [page for page in PAGES if "publish" not in page])
def test_a_page_of_endless_reports_comes_and_is_no_book(endless: Ledger, page: str) -> None:
    answer = hostile.visit(endless).get(find_page(endless, page))
    assert answer.status_code in (200, 404)
    assert len(answer.text) < LARGEST


@pytest.mark.parametrize("name", [hostile.MARKUP, hostile.STEERING, "javascript:alert(1)", "\ud800", "x" * 5000])
@pytest.mark.parametrize(
    "page", ["/?publisher=", "/question?unit=", "/search?words=", "/publish?party=", "/sources?name="]
)
def test_hostile_questions_stay_questions(strange: Ledger, page: str, name: str) -> None:
    path, _, parameter = page.partition("?")
    answer = hostile.visit(strange).get(path, params={parameter.rstrip("="): name.encode("utf-8", "surrogatepass")})
    assert answer.status_code in (200, 400, 404)
    assert [run for run in RUNS if run in answer.text] == []
    assert not set(STEERS) & set(answer.text)


@pytest.mark.parametrize("asked", ["document={document}", "event=killed"])
def test_what_is_published_of_hostile_reports_is_as_harmless(strange: Ledger, asked: str) -> None:
    client = hostile.visit(strange)
    answer = send(client, find_page(strange, f"/publish?{asked}"), names=hostile.MARKUP)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert not [name for name in packed.namelist() if ".." in name or name.startswith("/")]
        for name in packed.namelist():
            told = packed.read(name).decode("utf-8", "replace")
            if name.endswith((".html", ".svg")):
                assert [run for run in RUNS if run in told] == []
                assert not set(STEERS) & set(told)


def test_an_endless_report_is_published(endless: Ledger) -> None:
    client = hostile.visit(endless)
    answer = send(client, find_page(endless, "/publish?document={document}"))
    assert answer.status_code == 200
    assert zipfile.is_zipfile(io.BytesIO(answer.content))


def send(client: TestClient, address: str, **fields: str) -> httpx.Response:
    """Sends the form of a page with the token that stands in it."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert token
    return client.post(address, data={"csrf": token[1], **fields})
