"""Fetch one page, within limits, from the very address that was checked.

The standard library's client is handed a socket that is already connected, so that a name cannot lead
elsewhere between the check and the connection (DNS rebinding). Proxies of the environment are left out
for the same reason.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urljoin

from sayso.errors import InputError
from sayso.read.addresses import Target, check_address
from sayso.settings import Settings

_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_HEADERS = {
    "User-Agent": "sayso (reads one page for its user)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What came: the bytes unpacked, the address after all redirects, the encoding if the server names one.

    UTF-8 is not handed on: bytes show it by themselves, and servers claim it wrongly.
    """

    data: bytes
    url: str
    encoding: str | None


def fetch_page(url: str, settings: Settings) -> Page:
    """The page at `url`. InputError, with the reason, where any of the addresses it redirects to may not
    be fetched, it cannot be reached, it answers with anything but 200, or it breaks a limit of `settings`
    (`timeout` for all of it, `max_bytes` unpacked, `max_redirects`)."""
    deadline = time.monotonic() + settings.timeout
    for _ in range(settings.max_redirects + 1):
        target = check_address(url, settings.allow_private)
        with _ask(target, deadline, settings.timeout) as response:
            place = response.getheader("Location")
            if response.status not in _REDIRECTS or not place:
                return Page(_take_body(response, url, settings.max_bytes), url, _name_encoding(response))
        url = urljoin(url, place)
    raise InputError(f"{url} is one redirect too many; give the page's own address")


@contextmanager
def _ask(target: Target, deadline: float, timeout: float) -> Iterator[HTTPResponse]:
    """The answer, while a timer stands by that cuts the line: a server that sends a byte now and then
    would outlast any timeout of a single read."""
    late = InputError(f"{target.url} took longer than {timeout:g} seconds; try again or allow more time")
    try:
        with _connect(target, deadline) as line, _watch(line, deadline):
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection = HTTPConnection(target.host, target.port)
            connection.sock = line
            connection.request("GET", target.path, headers=_HEADERS)
            with connection.getresponse() as response:
                yield response
    except (OSError, HTTPException, zlib.error, ValueError) as wrong:
        if time.monotonic() >= deadline:
            raise late from wrong
        raise InputError(f"{target.url} cannot be read ({wrong or type(wrong).__name__}); check it") from wrong
    if time.monotonic() >= deadline:  # a line that was cut can look like the page's end
        raise late


def _connect(target: Target, deadline: float) -> socket.socket:
    """A connection to the first of the target's own numbers that answers."""
    failed = OSError("no address answers")
    for number in target.numbers:
        try:
            line = socket.create_connection((number, target.port), max(0.01, deadline - time.monotonic()))
        except OSError as wrong:
            failed = wrong
            continue
        if not target.secure:
            return line
        return ssl.create_default_context().wrap_socket(
            line, server_hostname=target.host, do_handshake_on_connect=False
        )
    raise failed


@contextmanager
def _watch(line: socket.socket, deadline: float) -> Iterator[None]:
    timer = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: socket.socket) -> None:
    """End the connection below any encryption; the reader then meets its end."""
    try:
        socket.socket.shutdown(line, socket.SHUT_RDWR)
    except OSError:
        return  # closed already: there is nothing to cut


def _take_body(response: HTTPResponse, url: str, limit: int) -> bytes:
    if response.status != 200:
        raise InputError(f"{url} answers {response.status} {response.reason}; check the address")
    pieces, size = [], 0
    for piece in _unpack(response, url):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise InputError(f"{url} is larger than {limit:,} bytes; allow more if you want it")
    if response.length:
        raise InputError(f"{url} broke off {response.length:,} bytes before its end; try again")
    return b"".join(pieces)


def _unpack(response: HTTPResponse, url: str) -> Iterator[bytes]:
    """The body in pieces of bounded size: a packed page may be a thousand times larger than it looks."""
    packing = response.getheader("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise InputError(f"{url} is packed as {packing}, which was not asked for; save the page and give its path")
    unpacker = zlib.decompressobj(wbits=31) if packing.endswith("gzip") else None
    while chunk := response.read(_CHUNK):
        if unpacker is None:
            yield chunk
            continue
        while chunk:
            yield unpacker.decompress(chunk, _CHUNK)
            chunk = unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        raise InputError(f"{url} is packed as gzip and broke off before its end; try again")


def _name_encoding(response: HTTPResponse) -> str | None:
    charset = response.headers.get_content_charset()
    return None if charset in (None, "utf-8", "utf8") else charset
