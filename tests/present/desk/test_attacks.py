"""What somebody may try who wants to get past the desk, break it or stop it."""

from __future__ import annotations

import json
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from argon2.profiles import CHEAPEST
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.present.desk.app import VIEWS
from sayso.present.desk.cache import Cache
from sayso.present.desk.csrf import make_secret, make_token
from sayso.present.desk.desk import Desk
from sayso.present.desk.entrance import SEAT
from sayso.present.desk.passwords import Passwords
from sayso.present.desk.safety import LARGEST_FORM
from sayso.present.desk.views import accounts
from tests.present.desk.conftest import HOST, Send
from tests.present.desk.hostile import make_hostile, open_ledger, visit
from tests.present.desk.test_accounts import find_token

POSTS = sorted(
    route.path
    for router in VIEWS
    for route in router.routes
    if isinstance(route, APIRoute) and "POST" in (route.methods or ())
)
FIELDS = {
    "act": "confirm", "entry": "f0123456789abcdef", "id": "f0123456789abcdef", "name": "Ola Example", "key": "norland",
    "other": "Sudland", "asked": "?event=killed", "text": "x", "address": "https://paper.example/", "role": "admin",
    "password": "a song of long boats", "old": "x", "new": "y", "again": "z", "link": "l0", "judgement": "j0",
    "side": "x", "figure": "f0123456789abcdef",
}  # fmt: skip
"""A value for each field that a form may need."""
OTHERS = {"/sources/judge": {"act": "side"}}
"""Other values that a form needs."""
READERS = {"/sign-in", "/sign-out", "/account/password"}
"""What a reader may send."""
PASSWORD = "a long boat song"


def post(client: TestClient, path: str, token: str | None) -> int:
    told = {**FIELDS, **OTHERS.get(path, {}), **({} if token is None else {"csrf": token})}
    files = {"files": ("a.txt", b"Ann Example said so.")} if path == "/add/files" else None
    return client.post(path.format(id=FIELDS["id"]), data=told, files=files).status_code


def sign_in(client: TestClient, name: str) -> int:
    token = find_token(client.get("/sign-in").text)
    return client.post("/sign-in", data={"csrf": token, "name": name, "password": PASSWORD}).status_code


def test_there_are_forms_to_attack() -> None:
    assert {"/sign-in", "/entries/{id}/judge", "/publish"} <= set(POSTS)


@pytest.mark.parametrize("path", POSTS)
def test_no_form_is_taken_without_a_token_of_this_visit(client: TestClient, ledger: Ledger, path: str) -> None:
    client.get("/keys")
    stamp = ledger.stamp()
    others = make_token(make_secret(b"a secret of the tests", "another seat of a browser"))
    foreign = make_token(make_secret(b"another desk's secret", client.cookies[SEAT]))
    assert [post(client, path, token) for token in (None, "", others, foreign)] == [403] * 4
    assert ledger.stamp() == stamp


@pytest.mark.parametrize("path", sorted(set(POSTS) - READERS))
def test_a_reader_changes_nothing(client: TestClient, ledger: Ledger, path: str) -> None:
    ledger.accounts(Passwords(CHEAPEST)).add("Ola Example", PASSWORD, "reader")
    assert sign_in(client, "Ola Example") == 303
    stamp = ledger.stamp()
    assert post(client, path, find_token(client.get("/").text)) == 403
    assert ledger.stamp() == stamp


@pytest.mark.parametrize(
    "origin", ["http://[", "http://desk.example@evil.example", "http://desk.example.", "ftp://desk.example", "//x", ""]
)
def test_an_origin_that_is_none_is_strange(client: TestClient, origin: str) -> None:
    answer = client.post("/add/text", data=FIELDS, headers={"origin": origin, "accept": "application/json"})
    assert (answer.status_code, answer.json()["error"]["kind"]) == (403, "strange page")


def test_a_form_that_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/sign-in", content=b"&" * (LARGEST_FORM + 1))
    assert answer.status_code == 413


def test_files_of_a_stranger_are_refused_before_they_are_read(client: TestClient, ledger: Ledger) -> None:
    ledger.accounts(Passwords(CHEAPEST)).add("Ann Example", PASSWORD, "admin")
    headers = {"content-type": "multipart/form-data; boundary=x", "accept": "application/json"}
    answer = client.post("/add/files", content=b"no form at all", headers=headers)
    assert (answer.status_code, answer.json()["error"]["kind"]) == (401, "sign in")


def test_a_pasted_text_that_is_too_long_is_told_so(client: TestClient) -> None:
    headers = {"accept": "application/json"}
    answer = client.post("/add/text", files={"text": (None, b"x" * 1_100_000)}, headers=headers)
    assert (answer.status_code, answer.json()["error"]["kind"]) == (413, "too large")


def test_what_may_be_asked_instead_is_told(client: TestClient) -> None:
    assert client.delete("/add", headers={"content-length": "0"}).headers["allow"] == "GET"


def test_what_does_not_tell_its_length_is_refused(client: TestClient) -> None:
    assert client.post("/add/files", content=iter([b"csrf=", b"x"])).status_code == 411


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_seat_is_the_browsers_own(client: TestClient, scheme: str, secure: bool) -> None:
    told = client.get(f"{scheme}://{HOST}/keys").headers["set-cookie"]
    assert "HttpOnly; SameSite=Lax" in told
    assert ("Secure" in told) == secure


def test_many_who_sign_in_at_once_leave_room_for_others(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.accounts(Passwords(CHEAPEST)).add("Ann Example", PASSWORD, "admin")
    room = BoundedSemaphore(1)
    monkeypatch.setattr(accounts, "_ROOM", room)
    with room:
        assert sign_in(client, "Ann Example") == 429
    assert sign_in(client, "Ann Example") == 303


def test_long_addresses_do_not_fill_the_memory() -> None:
    cache = Cache(largest=10_000)
    made = [cache.find(("/", "x" * 4_000, number), "stamp", lambda: "page") for number in (1, 2, 3, 1)]
    assert made == ["page"] * 4
    again = [cache.find(("/", "x" * 4_000, number), "stamp", lambda: "made anew") for number in (1, 2)]
    assert again == ["page", "made anew"]


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd", "/static/%00",
        "/entries/%00", "/entries/%F0%9F%92%A3", "/entries/..%2f..", "/reports/%00", "/reports/d/99999999999999999999",
        "/reports/d/-1", "/add/%00", "/sources/%00", "/testimony/%00", "/provenance/%00", "/publish?document=%00",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_said_to_be_nowhere(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in (400, 404)


@pytest.mark.parametrize(
    "address",
    [
        "/?unit=%00", "/?unit=%ED%A0%80", "/?unit=%E2%80%AE", "/search?words=%22a%22%20OR%20NEAR(", "/search?words=%00",
        "/question?event=killed&from=999999999", "/question?event=killed&from=%C2%B2", "/?event=killed&event=wounded",
        "/search?limit=99999999999&words=killed", "/question?event=killed&width=1e999", "/map?zoom=NaN&lat=1e999",
    ],
)  # fmt: skip
def test_odd_values_do_no_harm(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (200, 400)
    assert not {"\x00", "\u202e"} & set(answer.text)


@pytest.mark.parametrize("name", ["unit", "speaker", "within", "period", "document"])
def test_a_character_that_no_database_takes_is_refused(client: TestClient, name: str) -> None:
    assert client.get(f"/?{name}=a%00b").status_code == 400


@pytest.mark.parametrize("way", ["chart.json", "chart.svg"])
def test_a_chart_is_drawn_once(client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    first = client.get(f"/question/{way}?event=killed")
    assert first.status_code == 200
    monkeypatch.setattr(Ledger, "lay", lambda *_: pytest.fail("it was laid side by side again"))
    assert client.get(f"/question/{way}?event=killed").content == first.content


def test_a_chart_of_hostile_names_is_data(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "hostile.db", [make_hostile()]) as ledger, visit(ledger) as client:
        answer = client.get("/question/chart.json?event=killed")
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert json.loads(answer.text)["$schema"].startswith("https://vega.github.io/")
        drawn = client.get("/question/chart.svg?event=killed").text
        assert "<script" not in drawn
        assert "<img" not in drawn


def test_names_of_what_is_sent_stay_words(client: TestClient, desk: Desk, send: Send) -> None:
    client.get("/keys")
    token = make_token(make_secret(desk.secret, client.cookies[SEAT]))
    name = '../../<img src=x onerror="alert(1)">\u202e.txt'
    told = {"csrf": token, "publisher": "a\r\nSet-Cookie: x=y"}
    answer = client.post("/add/files", data=told, files={"files": (name, b"Ann Example said so.")})
    assert answer.status_code == 303
    assert "x=y" not in str(answer.headers)
    desk.jobs.close()
    page = client.get(answer.headers["location"]).text
    assert "<img" not in page
    assert "\u202e" not in page
