"""Adding reports at the desk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Added
from sayso.present.desk.desk import Desk
from sayso.present.desk.jobs import WAITING, Job
from tests.present.desk.conftest import Send

REPORT = "At least 14 soldiers were killed on Friday, the mayor of Oldford said."
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def finished(desk: Desk) -> Iterator[None]:
    """Jobs of a test end before its ledger is closed."""
    yield
    desk.jobs.close()


def wait(desk: Desk, address: str) -> Job:
    job = desk.jobs.find(address.rpartition("/")[2])
    assert job is not None
    while not job.done:
        time.sleep(0.02)
    return job


@pytest.mark.usefixtures("finished")
def test_pasted_text_becomes_a_report(desk: Desk, ledger: Ledger, client: TestClient, send: Send) -> None:
    answer = send(
        "/add/text", text=REPORT, title="The mayor <counts>", publisher="Oldford Echo", published="2031-03-09"
    )
    assert answer.status_code == 303
    job = wait(desk, answer.headers["location"])
    assert job.failed is None
    report = next(iter(ledger.documents())).edition.report
    assert (report.title, report.publisher, str(report.published)) == (
        "The mayor <counts>",
        "Oldford Echo",
        "2031-03-09",
    )
    page = client.get(answer.headers["location"]).text
    assert "The mayor &lt;counts&gt;" in page
    assert "1 report read" in page


@pytest.mark.usefixtures("finished")
def test_the_same_bytes_again_change_nothing(desk: Desk, ledger: Ledger, send: Send) -> None:
    states = []
    for title in ("", ""):
        job = wait(desk, send("/add/text", text=REPORT, title=title).headers["location"])
        states += [getattr(one, "state", None) for one in job.outcomes]
    assert states == ["new", "unchanged"]


@pytest.mark.usefixtures("finished")
def test_files_are_read_and_what_is_none_is_told(desk: Desk, client: TestClient, send: Send) -> None:
    send("/add/text", text=" ")  # gives the browser its seat
    page = client.get("/add").text
    token = page.split('name="csrf" value="')[1].split('"')[0]
    files = [
        ("files", ("folder\\report.html", (EXAMPLES / "report.html").read_bytes())),
        ("files", ("photo.jpg", b"\xff\xd8\xff\xe0 a picture")),
    ]
    answer = client.post("/add/files", data={"csrf": token}, files=files)
    job = wait(desk, answer.headers["location"])
    assert list(job.names) == ["report.html", "photo.jpg"]
    shown = client.get(answer.headers["location"]).text
    assert "not read" in shown
    assert "photo.jpg" in shown


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/add/text", {"text": " \n "}),
        ("/add/text", {"text": REPORT, "published": "soon"}),
        ("/add/address", {"address": "file:///etc/passwd"}),
        ("/add/address", {"address": "javascript:alert(1)"}),
        ("/add/files", {}),
    ],
)
def test_what_can_not_be_added_is_told_at_once(send: Send, address: str, fields: dict[str, str]) -> None:
    assert send(address, **fields).status_code == 400


@pytest.mark.usefixtures("finished")
def test_addresses_of_this_machine_are_refused(desk: Desk, ledger: Ledger, send: Send) -> None:
    before = len(list(ledger.documents()))
    job = wait(desk, send("/add/address", address="http://127.0.0.1:1/").headers["location"])
    assert job.failed is not None
    assert "private" in job.failed or "own" in job.failed or "127.0.0.1" in job.failed
    assert len(list(ledger.documents())) == before


def test_a_job_that_is_not_there(client: TestClient) -> None:
    assert client.get("/add/nothing").status_code == 404


@pytest.mark.usefixtures("finished")
def test_too_many_that_wait_are_refused(desk: Desk, send: Send) -> None:
    going_on = Event()

    def work() -> Iterator[Added]:
        going_on.wait(60)
        yield from ()

    for _ in range(WAITING):
        desk.jobs.start(["report.txt"], "Ann Example", work)
    assert send("/add/text", text=REPORT).status_code == 503
    going_on.set()
