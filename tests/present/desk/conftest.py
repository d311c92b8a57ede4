"""A desk for each test: the made-up war's ledger in a folder of its own, and a browser without scripts that visits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.present.desk.app import make_app
from sayso.present.desk.csrf import make_secret, make_token
from sayso.present.desk.desk import Desk
from sayso.present.desk.entrance import SEAT

HOST = "desk.example"
Send = Callable[..., httpx.Response]


@pytest.fixture
def ledger(kept: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The ledger of `examples/war.jsonl`, a copy for each test."""
    path = tmp_path / "desk.db"
    path.write_bytes(kept.read_bytes())
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    """A desk of that ledger, without accounts, at which Ann Example judges."""
    return Desk(ledger, "desk.db", "Ann Example", frozenset({HOST}), b"a secret of the tests")


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """A browser at the desk; it is shown where it is sent on to, and doesn't go there."""
    with TestClient(make_app(desk), base_url=f"http://{HOST}", follow_redirects=False) as visiting:
        yield visiting


@pytest.fixture
def send(desk: Desk, client: TestClient) -> Send:
    """Sends a form with the token that the desk gave to the browser: `send("/entries/f…/judge", act="confirm")`."""

    def post(address: str, /, **fields: str) -> httpx.Response:
        if SEAT not in client.cookies:
            client.get("/keys")
        token = make_token(make_secret(desk.secret, client.cookies[SEAT]))
        return client.post(address, data={"csrf": token, **fields})

    return post
