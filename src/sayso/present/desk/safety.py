"""What keeps a browser safe with a desk: headers of every answer, and which requests are let in.

The policy lets a page load nothing but the desk's own style, script and pictures, run nothing that stands in the page
itself, and send forms to the desk alone (Content Security Policy level 3). A request must name the desk's own host, so that
a strange name that was turned to this machine (DNS rebinding) gets nothing; and what changes something must come from the
desk's own pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.present.desk.trouble import TOO_LARGE, Trouble, give_trouble

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST_SENT = 200_000_000
"""Bytes of files that may be sent to the desk at once; more is a matter for `sayso add`."""
LARGEST_FORM = 2_000_000
"""Bytes of any other form: it is read before anybody knows who sent it."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


class Guard:
    """Lets in what is asked of this desk by its own pages, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        headers = Headers(scope=scope)
        trouble = find_trouble(headers, str(scope["method"]), self.hosts)
        if trouble:
            return await give_trouble(trouble, headers)(scope, receive, send_safely)
        await self.app(scope, receive, send_safely)


def find_trouble(headers: Headers, method: str, hosts: frozenset[str]) -> Trouble | None:
    """Why a request is not let in; None where it is."""
    host = headers.get("host", "")
    if read_host(host) not in hosts:
        advice = "Open the desk by the address that it told when it started, or start it with --allow-host NAME."
        return Trouble(421, "wrong host", "The desk was asked for under a name that isn't its own.", advice)
    if method not in SAFE and "content-length" not in headers:
        return Trouble(411, "no length", "What was sent doesn't tell its length.", "Send it with a browser's form.")
    files = headers.get("content-type", "").startswith("multipart/form-data")
    if _is_longer(headers.get("content-length", ""), LARGEST_SENT if files else LARGEST_FORM):
        return TOO_LARGE
    if method not in SAFE and not _is_own(headers, host):
        advice = "Go back to the desk's page and send it from there."
        return Trouble(403, "strange page", "This was sent from a page that isn't the desk's.", advice)
    return None


def read_host(host: str) -> str:
    """The name in a Host header, without the port: *127.0.0.1*, *::1*, *desk.example*."""
    try:
        return (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return ""


def _is_longer(length: str, limit: int) -> bool:
    return length.isascii() and length.isdigit() and (len(length) > 15 or int(length) > limit)


def _is_own(headers: Headers, host: str) -> bool:
    """Whether what changes something was sent by the desk's own page: browsers tell that in these two headers, and
    other programs send neither."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return headers.get("origin") in (None, f"http://{host}", f"https://{host}")
