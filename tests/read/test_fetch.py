"""Fetching keeps its limits; a server on loopback plays all parts."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import InputError
from sayso.model import Dropped, Raw
from sayso.read import addresses, read_sources
from sayso.read.fetch import fetch_page
from sayso.settings import Settings

PAGE = b"<!doctype html><html><body><p>The harbour of Oldford is closed.</p></body></html>"
OPEN = Settings(allow_private=True, timeout=5, max_bytes=100_000)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/").partition("/")[0].partition("?")[0]
        getattr(self, f"play_{name}", self.play_missing)()

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""

    def answer(self, body: bytes, *headers: tuple[str, str], status: int = 200, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the reader has left, as it should

    def play_page(self) -> None:
        self.answer(PAGE, ("Content-Type", "text/html; charset=windows-1251"))

    def play_utf(self) -> None:
        self.answer(PAGE, ("Content-Type", "text/html; charset=UTF-8"))

    def play_missing(self) -> None:
        self.answer(b"gone", status=404)

    def play_moved(self) -> None:
        self.answer(b"", ("Location", "/page/after?x=1"), status=302)

    def play_loop(self) -> None:
        self.answer(b"", ("Location", "/loop"), status=301)

    def play_away(self) -> None:
        self.answer(b"", ("Location", "file:///etc/hostname"), status=302)

    def play_inside(self) -> None:
        self.answer(b"", ("Location", "http://10.0.0.1/admin"), status=302)

    def play_large(self) -> None:
        self.answer(b"x" * 200_000)

    def play_bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 50_000_000), ("Content-Encoding", "gzip"))

    def play_packed(self) -> None:
        self.answer(gzip.compress(PAGE), ("Content-Encoding", "gzip"))

    def play_torn(self) -> None:
        self.answer(gzip.compress(PAGE * 9)[:-30], ("Content-Encoding", "gzip"))

    def play_odd(self) -> None:
        self.answer(PAGE, ("Content-Encoding", "br"))

    def play_mislabelled(self) -> None:
        self.answer(PAGE, ("Content-Encoding", "gzip"))

    def play_short(self) -> None:
        self.answer(PAGE, length=5000)

    def play_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.1)

    def play_silent(self) -> None:
        time.sleep(3)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_comes_with_its_encoding(site: str) -> None:
    page = fetch_page(f"{site}/page", OPEN)
    assert (page.data, page.url, page.encoding) == (PAGE, f"{site}/page", "windows-1251")
    assert fetch_page(f"{site}/utf", OPEN).encoding is None


def test_a_redirect_is_followed_to_the_pages_own_address(site: str) -> None:
    page = fetch_page(f"{site}/moved", OPEN)
    assert (page.data, page.url) == (PAGE, f"{site}/page/after?x=1")


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert fetch_page(f"{site}/packed", OPEN).data == PAGE


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "answers 404"),
        ("loop", "one redirect too many"),
        ("away", "neither http nor https"),
        ("large", "larger than 100,000 bytes"),
        ("bomb", "larger than 100,000 bytes"),
        ("torn", "broke off before its end"),
        ("odd", "packed as br"),
        ("mislabelled", "cannot be read"),
        ("short", "broke off"),
    ],
)
def test_what_breaks_a_limit_is_refused(site: str, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetch_page(f"{site}/{name}", OPEN)


@pytest.mark.parametrize("name", ["dripping", "silent"])
def test_the_time_limit_holds_for_all_of_it(site: str, name: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=r"took longer than 0\.5 seconds"):
        fetch_page(f"{site}/{name}", Settings(allow_private=True, timeout=0.5))
    assert time.monotonic() - start < 2


def test_a_port_where_nobody_listens(site: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(InputError, match="cannot be read"):
            fetch_page(f"http://127.0.0.1:{taken.getsockname()[1]}/", OPEN)


def test_loopback_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(InputError, match="not on the public Internet"):
        fetch_page(f"{site}/page", Settings())


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop counts as public here; the check itself stays as it is for the second."""
    is_public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1" or is_public(number))
    with pytest.raises(InputError, match=r"10\.0\.0\.1, not on the public Internet"):
        fetch_page(f"{site}/inside", Settings(timeout=5))


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that would lead elsewhere when asked again is not asked again."""
    port = int(site.rpartition(":")[2])
    answers = iter(["127.0.0.1", "192.0.2.1"])
    really = socket.getaddrinfo

    def resolve(host: str, *rest: int, **more: int) -> object:
        return really(next(answers) if host == "rebinding.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch_page(f"http://rebinding.example:{port}/page", OPEN).data == PAGE
    assert next(answers) == "192.0.2.1"


def test_a_page_that_is_not_there_is_dropped_and_the_rest_is_read(site: str) -> None:
    missing, page = read_sources([f"{site}/missing", f"{site}/moved"], OPEN)
    assert isinstance(missing, Dropped)
    assert (missing.report, missing.reason) == (f"{site}/missing", "unreachable")
    assert "404" in missing.detail
    assert isinstance(page, Raw)
    assert (page.address, page.url, page.media_type) == (f"{site}/moved", f"{site}/page/after?x=1", "text/html")
    assert page.fetched is not None
