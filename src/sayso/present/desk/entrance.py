"""Who is asking: the one person of a desk without accounts, or whoever signed in."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.present.desk.csrf import is_token, make_secret
from sayso.present.desk.desk import Desk, Visitor
from sayso.present.desk.trouble import Trouble, TroubleError, give_trouble

SEAT = "sayso_seat"
"""The cookie that ties forms to a browser where nobody is signed in."""
SESSION = "sayso_session"
"""The cookie that holds the token of whoever is signed in."""
_SHORTEST, _LONGEST = 16, 100


class Seats:
    """Gives each browser a seat, a random cookie, that the tokens of its forms are made from. Files are taken from those
    only who may come in: whoever may not is told so before any of them is read."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app = app
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        given = Request(scope).cookies.get(SEAT, "")
        known = _SHORTEST <= len(given) <= _LONGEST
        scope["seat"] = seat = given if known else secrets.token_urlsafe(24)

        async def send_seat(message: Message) -> None:
            if message["type"] == "http.response.start" and not known:
                # Lax, not strict: whoever follows a link to the desk keeps the seat that open forms were made for.
                cookie = (
                    f"{SEAT}={seat}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if scope['scheme'] == 'https' else ''}"
                )
                message["headers"].append((b"set-cookie", cookie.encode("ascii")))
            await send(message)

        request = Request(scope)
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            try:
                await run_in_threadpool(admit, request, self.desk)
            except TroubleError as refused:
                return await give_trouble(refused.trouble, request.headers)(scope, receive, send_seat)
        await self.app(scope, receive, send_seat)


def admit(request: Request, desk: Desk) -> Visitor:
    """Who is asking. TroubleError where they must sign in first."""
    seat = make_secret(desk.secret, request.scope["seat"])
    if not desk.accounts.any():
        return Visitor(desk.by, "admin", seat)
    token = request.cookies.get(SESSION, "")
    session = desk.accounts.find_session(token, datetime.now(UTC)) if token else None
    if session is None:
        raise TroubleError(
            Trouble(401, "sign in", "You must sign in first.", "Sign in, and you come back to this page.")
        )
    return Visitor(session.name, session.role, session.secret, account=True)


def check_token(visitor: Visitor, token: str) -> None:
    """TroubleError where a form doesn't hold a token of this visit."""
    if not is_token(visitor.secret, token):
        advice = "Go back, load the page again and send it once more."
        raise TroubleError(Trouble(403, "old form", "This form is not from this visit of the desk.", advice))


def begin_session(response: Response, token: str, url: URL) -> Response:
    """Gives the browser the token of who signed in; over HTTPS it never sends it without. Whoever follows a link from a
    mail is still signed in: what changes something is let in from the desk's own pages only."""
    response.set_cookie(SESSION, token, httponly=True, samesite="lax", secure=url.scheme == "https", path="/")
    return response


def end_session(response: Response) -> Response:
    """Takes the token away from the browser."""
    response.delete_cookie(SESSION, path="/")
    return response


def read_next(address: str) -> str:
    """Where to go on: an address of the desk itself, else its start."""
    own = address.startswith("/") and not address.startswith(("//", "/\\")) and not any(c < " " for c in address)
    return address if own else "/"
