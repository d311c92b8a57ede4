"""Pages that processes of their own make are those that the desk makes itself."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.present.desk.app import make_app
from sayso.present.desk.csrf import is_token, make_secret
from sayso.present.desk.desk import Desk
from sayso.present.desk.entrance import SEAT
from sayso.present.desk.press import Processes
from tests.present.desk.conftest import HOST


@pytest.fixture(scope="module")
def pressing(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of the made-up war with one process that makes its pages."""
    path = tmp_path_factory.mktemp("press") / "desk.db"
    path.write_bytes(kept.read_bytes())
    with Ledger.open(path) as ledger:
        desk = Desk(ledger, "desk.db", "Ann Example", frozenset({HOST}), b"a secret of the tests")
        desk = replace(desk, press=Processes(str(path), desk, 1))
        yield desk
        assert desk.press is not None
        desk.press.close()


@pytest.fixture
def visitor(pressing: Desk) -> TestClient:
    return TestClient(make_app(pressing), base_url=f"http://{HOST}", follow_redirects=False)


def list_pages(ledger: Ledger) -> list[str]:
    figure, document = next(ledger.figures()), next(ledger.documents())
    return [
        "/", "/?event=killed", "/question?event=killed", "/question/chart.json?event=killed", "/search?words=army", "/sources",
        "/review", "/map?event=killed", "/activity", f"/reports/{document.id}", f"/reports/{document.id}/1",
        f"/entries/{figure.id}", f"/entries/{figure.id}/panel", f"/provenance/{figure.id}", f"/testimony/{document.id}",
    ]  # fmt: skip


def test_its_pages_are_the_desk_s_own(pressing: Desk, visitor: TestClient) -> None:
    own = replace(pressing, press=None)
    other = TestClient(make_app(own), base_url=f"http://{HOST}", cookies={SEAT: "a seat of sixteen letters"})
    visitor.cookies.set(SEAT, "a seat of sixteen letters")
    for address in list_pages(pressing.ledger):
        made, asked = visitor.get(address), other.get(address)
        assert made.status_code == asked.status_code == 200, address
        assert _blank(made.text) == _blank(asked.text), address
        assert made.headers["content-type"] == asked.headers["content-type"]


def _blank(page: str) -> str:
    """The page without the tokens of its forms, which differ each time."""
    parts = page.split('name="csrf" value="')
    return "".join([parts[0], *(part.partition('"')[2] for part in parts[1:])])


def test_forms_have_a_token_of_the_visit(pressing: Desk, visitor: TestClient) -> None:
    page = visitor.get(f"/entries/{next(pressing.ledger.figures()).id}").text
    token = page.split('name="csrf" value="')[1].partition('"')[0]
    assert is_token(make_secret(pressing.secret, visitor.cookies[SEAT]), token)
    assert pressing.mark not in page


@pytest.mark.parametrize(
    ("address", "status"),
    [("/reports/d0", 404), ("/entries/f0", 404), ("/question?event=nothing", 400), ("/?published=never", 400)],
)
def test_what_goes_wrong_there_is_told_here(pressing: Desk, visitor: TestClient, address: str, status: int) -> None:
    own = TestClient(make_app(replace(pressing, press=None)), base_url=f"http://{HOST}")
    told = [one.get(address, headers={"Accept": "application/json"}) for one in (visitor, own)]
    assert [one.status_code for one in told] == [status, status]
    assert told[0].json() == told[1].json()


def test_a_short_id_leads_to_the_whole_one(pressing: Desk, visitor: TestClient) -> None:
    figure = next(pressing.ledger.figures()).id
    answer = visitor.get(f"/entries/{figure[:12]}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/entries/{figure}")


def test_what_was_judged_is_seen_at_once(pressing: Desk, visitor: TestClient) -> None:
    figure = next(pressing.ledger.figures()).id
    assert "badge confirmed" not in visitor.get(f"/entries/{figure}").text
    judgement = pressing.ledger.confirm(figure, by="Ann Example")
    assert "badge confirmed" in visitor.get(f"/entries/{figure}").text
    pressing.ledger.retract(judgement.id, by="Ann Example")
    assert "badge confirmed" not in visitor.get(f"/entries/{figure}").text


def test_a_process_that_was_killed_is_told_and_another_one_makes_the_next_page(visitor: TestClient) -> None:
    assert visitor.get("/?event=killed").status_code == 200
    killed = active_children()
    for child in killed:
        os.kill(child.pid or 0, signal.SIGKILL)
    for child in killed:
        child.join()
    first = visitor.get("/?event=injured", headers={"Accept": "application/json"})
    assert (first.status_code, first.json()["error"]["kind"]) == (503, "broken")
    assert visitor.get("/?event=injured").status_code == 200


def test_processes_end_with_the_desk(pressing: Desk) -> None:
    with TestClient(make_app(pressing), base_url=f"http://{HOST}") as visiting:
        visiting.get("/?event=captured")
        assert active_children()
    assert not active_children()
