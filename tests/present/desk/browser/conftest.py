"""A real browser, without a window, and desks that listen on this machine for it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from sayso import Ledger
from sayso.model import Filter
from sayso.present.desk.app import make_app
from sayso.present.desk.desk import Desk
from tests.present.desk import hostile

PASSWORD = "a long password of the tests"
PATIENCE = 30_000
"""Milliseconds that a page may take on a machine that is busy with other work."""
MAYOR = "At least 14 soldiers were killed on Friday, the mayor of Oldford said."


@dataclass(frozen=True, slots=True)
class Open:
    """A desk that listens, and where."""

    address: str
    desk: Desk

    @property
    def ledger(self) -> Ledger:
        """The ledger of the desk."""
        return self.desk.ledger


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder."""
    path = os.environ.get("SAYSO_TEST_BROWSER")
    if not path:
        pytest.skip("SAYSO_TEST_BROWSER names no browser; .ci/browser prints one")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of a visitor who has not been there before."""
    with browser.new_context(reduced_motion="reduce", accept_downloads=True) as context:
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        yield tab


@pytest.fixture(scope="package")
def war(browser: Browser, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk of the made-up war that is only looked at, with a question saved and a figure judged."""
    path = _copy(kept, tmp_path_factory.mktemp("war"))
    with Ledger.open(path) as ledger, serve(ledger) as opened:
        figure = next(ledger.figures())
        ledger.confirm(figure.id, by="Ed Example", why="Read it twice.")
        ledger.watch("Soldiers killed", Filter(event="killed", unit="soldier"))
        yield opened


@pytest.fixture(scope="package")
def empty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk of an empty ledger."""
    with Ledger.open(tmp_path_factory.mktemp("empty") / "empty.db", create=True) as ledger, serve(ledger) as opened:
        yield opened


@pytest.fixture(scope="package")
def guarded(browser: Browser, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk with accounts; Ann Example keeps them."""
    path = _copy(kept, tmp_path_factory.mktemp("guarded"))
    with Ledger.open(path) as ledger, serve(ledger) as opened:
        opened.desk.accounts.add("Ann Example", PASSWORD, "admin")
        opened.desk.accounts.add("Ed Example", PASSWORD, "reviewer")
        yield opened


@pytest.fixture(scope="package")
def strange(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk of reports that want to break it."""
    path = tmp_path_factory.mktemp("strange") / "strange.db"
    pairs = [hostile.make_hostile(), hostile.make_counts(600), hostile.make_paragraph(200_000)]
    with hostile.open_ledger(path, pairs) as ledger, serve(ledger) as opened:
        yield opened


@pytest.fixture
def own(browser: Browser, kept: Path, tmp_path: Path) -> Iterator[Open]:
    """A desk that a test may change."""
    with Ledger.open(_copy(kept, tmp_path)) as ledger, serve(ledger) as opened:
        yield opened


def sign_in(opened: Open) -> str:
    """The token of Ann Example, who has just signed in."""
    return opened.desk.accounts.sign_in("Ann Example", PASSWORD, "127.0.0.1", datetime.now(UTC))


@contextmanager
def serve(ledger: Ledger) -> Iterator[Open]:
    """A desk without accounts, as `sayso serve` opens it, on a free port of this machine."""
    desk = Desk(ledger, "war.db", "Ann Example", frozenset({"127.0.0.1"}), b"a secret of the tests")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(make_app(desk), log_level="warning", ws="none", lifespan="off", server_header=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.01)
            yield Open(f"http://127.0.0.1:{listening.getsockname()[1]}", desk)
        finally:
            server.should_exit = True
            thread.join()
            desk.jobs.close()


def _copy(kept: Path, folder: Path) -> Path:
    return Path(shutil.copy(kept, folder / "war.db"))
