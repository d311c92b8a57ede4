"""Take the pictures of the desk anew: `SAYSO_TEST_BROWSER=… python -m docs.screens`.

The reports in them are those of `examples/`, which are made up. The browser is a Chromium, as `.ci/browser` prints its path.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from sayso import Ledger
from sayso.model import Filter
from sayso.present.desk.app import make_app
from sayso.present.desk.desk import Desk

FOLDER = Path(__file__).with_name("images")
EXAMPLES = Path(__file__).parents[1] / "examples"
SIZE = {"width": 1180, "height": 760}


@contextmanager
def open_desk() -> Iterator[tuple[str, Ledger]]:
    """A desk over the examples on a free port of this machine, and its ledger."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "war.db", create=True) as ledger:
        list(ledger.add([EXAMPLES / "war.jsonl", EXAMPLES / "report.html"]))
        desk = Desk(ledger, "war.db", "Ann Example", frozenset({"127.0.0.1"}), os.urandom(32))
        server = uvicorn.Server(uvicorn.Config(make_app(desk), host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", ledger
        server.should_exit = True
        thread.join()


def list_addresses(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What is pictured, by the name of its file."""
    storm = next(one for one in ledger.figures(Filter(publisher="The Tavish Courier")) if one.figure.event == "injured")
    told = next(one for one in ledger.figures(Filter(event="killed", publisher="Lumen Post")) if one.via)
    yield "report", f"/reports/{storm.edition.document}?entry={storm.id}#entry"
    yield "question", "/question?event=killed&party=Sudland"
    yield "provenance", f"/provenance/{told.id}?event=killed&party=Sudland"
    yield "review", "/review"


def picture(page: Page, address: str, name: str) -> None:
    """One picture of a page."""
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


def main() -> int:
    """Take all of them."""
    FOLDER.mkdir(exist_ok=True)
    with open_desk() as (desk, ledger), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ["SAYSO_TEST_BROWSER"], args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        for name, address in list_addresses(ledger):
            picture(page, desk + address, name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
