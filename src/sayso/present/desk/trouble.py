"""What went wrong, told in one shape on every page and to every program that asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response

from sayso.errors import BusyError, InputError, JudgementError, LedgerError, SaysoError
from sayso.present.desk.drawing import render


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer: the status of HTTP, a short kind, what happened, and what to do."""

    status: int
    kind: str
    message: str
    advice: str = ""


class TroubleError(Exception):
    """Raised by a page that can't be given."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)  # as it was given, so that it can be told from one process to another
        self.trouble = trouble

    def __str__(self) -> str:
        return self.trouble.message


class MovedError(Exception):
    """Raised by a page that is shown under another address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


NOT_FOUND = Trouble(
    404, "not found", "There is no such page.", "Check the address, or look for it from the start page."
)
BROKEN = Trouble(
    500,
    "broken",
    "Something in the desk went wrong; the ledger is as it was.",
    "Try again; the server's log tells more.",
)
TOO_LARGE = Trouble(
    413, "too large", "What was sent is too large for the desk.", "Add it on the command line: sayso add FILE."
)
KINDS: Mapping[type[SaysoError], tuple[int, str, str]] = {
    JudgementError: (409, "refused", "Go back, look at the entry as it stands now, and judge it again."),
    BusyError: (503, "busy", "Wait until what was sent before is read."),
    LedgerError: (503, "ledger", "Try again in a moment; if it stays, ask whoever runs the desk."),
    InputError: (400, "input", "Go back and change what was asked for."),
}


def tell_error(error: SaysoError) -> Trouble:
    """An error of sayso as trouble of a page."""
    for kind, (status, name, advice) in KINDS.items():
        if isinstance(error, kind):
            return Trouble(status, name, _make_sentence(str(error)), advice)
    return Trouble(400, "input", _make_sentence(str(error)))


def not_found(what: str) -> TroubleError:
    """To be raised where an entry of the ledger isn't there."""
    advice = "It may have been mistyped, or belong to another ledger."
    return TroubleError(Trouble(404, "not found", f"The ledger has no {what}.", advice))


def give_trouble(trouble: Trouble, headers: Headers) -> Response:
    """A page, or JSON where that was asked for: `{"error": {"status", "kind", "message", "advice"}}`."""
    if wants_json(headers):
        return JSONResponse({"error": asdict(trouble)}, trouble.status)
    return HTMLResponse(render("trouble.html", trouble=trouble), trouble.status)


def wants_json(headers: Headers) -> bool:
    """Whether a program asks, not a person."""
    accepted = headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def _make_sentence(words: str) -> str:
    told = words[:1].upper() + words[1:]
    return told if told.endswith((".", "!", "?")) else f"{told}."
