"""Who is asking: the one person of a desk without accounts, or whoever signed in."""

from __future__ import annotations

import hmac
import secrets

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.present.desk.desk import Desk, Visitor
from sayso.present.desk.trouble import Trouble, TroubleError

SEAT = "sayso_seat"
"""The cookie that ties forms to a browser where nobody signs in."""


class Seats:
    """Gives each browser a seat, a random cookie, that the tokens of its forms are made from."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        given = Request(scope).cookies.get(SEAT)
        scope["seat"] = seat = given or secrets.token_urlsafe(24)

        async def send_seat(message: Message) -> None:
            if message["type"] == "http.response.start" and not given:
                cookie = f"{SEAT}={seat}; Path=/; HttpOnly; SameSite=Strict"
                message["headers"].append((b"set-cookie", cookie.encode("ascii")))
            await send(message)

        await self.app(scope, receive, send_seat)


def admit(request: Request, desk: Desk) -> Visitor:
    """Who is asking. TroubleError where they must sign in first."""
    return Visitor(desk.by, "admin", make_token(desk.secret, request.scope["seat"]))


def make_token(secret: bytes, seat: str) -> str:
    """The token of a browser's forms: nobody makes it who doesn't know the desk's secret (HMAC-SHA256)."""
    return hmac.new(secret, seat.encode("utf-8", "replace"), "sha256").hexdigest()


def check_token(visitor: Visitor, token: str) -> None:
    """TroubleError where a form doesn't hold the visitor's token."""
    if not hmac.compare_digest(visitor.token.encode(), token.encode("utf-8", "replace")):
        advice = "Go back, load the page again and send it once more."
        raise TroubleError(Trouble(403, "old form", "This form is not from this visit of the desk.", advice))
