"""Adding reports: files, pasted text or an address, and how far it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Annotated, Any, BinaryIO

from fastapi import APIRouter, File, Form, UploadFile
from starlette.responses import Response

from sayso.errors import InputError
from sayso.keeper import Ledger
from sayso.keeper.adding import Sent
from sayso.model import SENT, Added, Dropped
from sayso.present.desk.jobs import Job
from sayso.present.desk.pages import Acting, Asking, Page
from sayso.present.desk.trouble import not_found
from sayso.present.display import name_report, show_line, web_address
from sayso.settings import Settings

PASTED = "pasted text"
LONGEST_NAME = 120
router = APIRouter()


@router.get("/add")
def show_form(page: Asking) -> Response:
    """The form with the three ways in."""
    page.require("add")
    return page.give("add.html", dict)


@router.post("/add/files")
def add_files(
    page: Acting,
    files: Annotated[list[UploadFile], File()],
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
) -> Response:
    """Reads the files: pages, text, or rows of reports (JSONL)."""
    page.require("add")
    sent = [Sent(_name(file.filename), _open_again(file)) for file in files if file.filename]
    if not sent:
        raise InputError("no file was chosen")
    return _start(page, [one.name for one in sent], _send(sent, _make_settings(publisher, published)))


@router.post("/add/text")
def add_text(
    page: Acting,
    text: Annotated[str, Form()],
    title: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
) -> Response:
    """Reads what was pasted."""
    page.require("add")
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")  # a form ends its lines as HTTP does
    if not data.strip():
        raise InputError("nothing was pasted")
    sent = Sent(PASTED, lambda: io.BytesIO(data), show_line(title) or None)
    return _start(page, [PASTED], _send([sent], _make_settings(publisher, published)))


@router.post("/add/address")
def add_address(page: Acting, address: Annotated[str, Form()]) -> Response:
    """Reads the page at an address. Those of private networks are refused: whoever may send an address here must not look
    around behind the server with it."""
    page.require("add")
    wanted = address.strip()
    if web_address(wanted) is None:
        raise InputError(f"{show_line(wanted)[:LONGEST_NAME]!r} is no address; write https://…")
    return _start(page, [wanted], lambda ledger: ledger.add([wanted]))


@router.get("/add/{id}")
def show_job(page: Asking, id: str) -> Response:
    """How far a job is; without a script the page looks again by itself."""
    job = page.desk.jobs.find(id)
    if job is None:
        raise not_found("such job any more; what it read is among the reports")
    if page.wants_json():
        return page.give_json({"done": job.done, "read": len(job.outcomes), "expected": job.expected})
    values = {"job": job, "outcomes": [_tell(one) for one in job.outcomes]}
    response = page.give("job.html", lambda: values, keep=False)
    if not job.done:
        response.headers["Refresh"] = "2"
    return response


def _start(
    page: Page,
    names: Sequence[str],
    add: Callable[[Ledger], Iterator[Added | Dropped]],
) -> Response:
    job: Job = page.desk.jobs.start(names, page.visitor.name, lambda: add(page.ledger))
    return page.go(f"/add/{job.id}")


def _send(sent: Sequence[Sent], settings: Settings) -> Callable[[Ledger], Iterator[Added | Dropped]]:
    return lambda ledger: ledger.add_sent(sent, settings=settings)


def _make_settings(publisher: str, published: str) -> Settings:
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as wrong:
        raise InputError(f"{published[:20]!r} is no day; write 2022-02-28") from wrong
    return Settings(publisher=show_line(publisher)[:LONGEST_NAME] or None, published=day)


def _name(name: str | None) -> str:
    """A file's name without the folders that some browsers send."""
    return show_line((name or "").replace("\\", "/").rpartition("/")[2])[:LONGEST_NAME] or "file"


def _open_again(file: UploadFile) -> Callable[[], BinaryIO]:
    """What was uploaded, to be read when its turn comes: the request's own file is closed when it is answered."""
    data = file.file.read()
    return lambda: io.BytesIO(data)


def _tell(outcome: Added | Dropped) -> dict[str, Any]:
    if isinstance(outcome, Dropped):
        return {
            "name": outcome.report.removeprefix(SENT),
            "state": "not read",
            "detail": f"{outcome.reason}: {outcome.detail}",
            "document": None,
            "added": None,
        }
    report = outcome.edition.report
    return {
        "name": name_report(report),
        "state": outcome.state,
        "detail": "",
        "document": outcome.edition.document,
        "added": outcome,
    }
