"""What the desk lets in, and what every answer says to the browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from sayso.present.desk.safety import HEADERS, read_host
from tests.present.desk.conftest import HOST


@pytest.mark.parametrize("address", ["/", "/nothing", "/static/desk.css", "/?event=nonsense"])
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)


def test_no_page_runs_or_styles_anything_of_its_own(client: TestClient) -> None:
    page = client.get("/").text
    assert " style=" not in page
    assert "<style" not in page
    assert "onclick" not in page
    assert page.count("<script") == page.count("<script src=")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "[", "desk.example.evil.example"])
def test_a_strange_name_gets_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host, "accept": "application/json"})
    assert answer.status_code == 421
    assert answer.json()["error"]["kind"] == "wrong host"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}, 403),  # let in, but the form has no token
    ],
)
def test_what_other_pages_send_changes_nothing(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/add/text", data={"text": "Ann Example said so."}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("header", "name"),
    [("desk.example:8000", "desk.example"), ("[::1]:80", "::1"), ("DESK.example", "desk.example"), ("a]", "")],
)
def test_hosts_are_read(header: str, name: str) -> None:
    assert read_host(header) == name


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [("/nothing", 404, "not found"), ("/?event=nonsense", 400, "input"), ("/?period=soon", 400, "input")],
)
def test_trouble_has_one_shape(client: TestClient, address: str, status: int, kind: str) -> None:
    told = client.get(address, headers={"accept": "application/json"})
    assert told.status_code == status
    assert set(told.json()["error"]) == {"status", "kind", "message", "advice"}
    assert (told.json()["error"]["status"], told.json()["error"]["kind"]) == (status, kind)
    shown = client.get(address, headers={"accept": "text/html"})
    assert shown.status_code == status
    assert told.json()["error"]["advice"] in shown.text.replace("&#39;", "'")


def test_what_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    headers = {"content-length": "200000001", "accept": "application/json"}
    answer = client.post("/add/text", content=b"", headers=headers)
    assert answer.status_code == 413
    assert answer.json()["error"]["kind"] == "too large"
