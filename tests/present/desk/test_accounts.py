"""Signing in at the desk, and what each role may do there."""

from __future__ import annotations

import re

import pytest
from argon2.profiles import CHEAPEST
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.errors import InputError
from sayso.keeper.accounts import Accounts
from sayso.present.desk.command import check_open
from sayso.present.desk.desk import Desk
from sayso.present.desk.entrance import SESSION, read_next
from sayso.present.desk.passwords import Passwords

WORDS = {"Ann Example": "a long boat song", "Ed Example": "another boat song", "Ola Example": "third song of boats"}


@pytest.fixture
def accounts(desk: Desk) -> Accounts:
    """An admin, a reviewer and a reader; their passwords are hashed cheaply."""
    made = desk.ledger.accounts(Passwords(CHEAPEST))
    for (name, password), role in zip(WORDS.items(), ("admin", "reviewer", "reader"), strict=True):
        made.add(name, password, role)
    return made


def find_token(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def sign_in(client: TestClient, name: str, password: str | None = None) -> int:
    token = find_token(client.get("/sign-in").text)
    told = {"csrf": token, "name": name, "password": WORDS[name] if password is None else password, "next": "/add"}
    return client.post("/sign-in", data=told).status_code


def test_nobody_comes_in_without_signing_in(client: TestClient, accounts: Accounts) -> None:
    assert accounts.any()
    answer = client.get("/?event=killed")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2F%3Fevent%3Dkilled")
    assert client.get("/", headers={"accept": "application/json"}).status_code == 401
    assert client.post("/add/text", data={"text": "x"}).status_code == 401


@pytest.mark.usefixtures("accounts")
def test_who_signed_in_is_in_and_goes_out_again(client: TestClient) -> None:
    assert sign_in(client, "Ann Example") == 303
    cookie = client.cookies[SESSION]
    page = client.get("/").text
    assert "Ann Example" in page
    assert client.post("/sign-out", data={"csrf": find_token(page)}).status_code == 303
    client.cookies.set(SESSION, cookie)
    assert client.get("/").status_code == 303  # the token itself is worth nothing any more


@pytest.mark.usefixtures("accounts")
def test_the_cookie_is_for_the_desk_alone(client: TestClient) -> None:
    token = find_token(client.get("/sign-in").text)
    told = {"csrf": token, "name": "Ann Example", "password": WORDS["Ann Example"]}
    set_cookie = client.post("/sign-in", data=told).headers["set-cookie"]
    assert "HttpOnly" in set_cookie
    assert "samesite=lax" in set_cookie.lower()


@pytest.mark.usefixtures("accounts")
def test_a_wrong_password_is_refused_in_the_same_words_as_a_wrong_name(client: TestClient) -> None:
    told = []
    for name in ("Ann Example", "Nobody Example"):
        token = find_token(client.get("/sign-in").text)
        answer = client.post("/sign-in", data={"csrf": token, "name": name, "password": "no such song"})
        told.append((answer.status_code, re.search(r"You could not sign in[^<]*", answer.text)))
    assert [status for status, _ in told] == [401, 401]
    assert len({words[0] for _, words in told if words}) == 1


@pytest.mark.usefixtures("accounts")
def test_a_form_of_another_visit_signs_nobody_in(client: TestClient) -> None:
    told = {"csrf": "x", "name": "Ann Example", "password": WORDS["Ann Example"]}
    assert client.post("/sign-in", data=told).status_code == 403


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(
    ("name", "address", "status"),
    [
        ("Ola Example", "/", 200),
        ("Ola Example", "/add", 403),
        ("Ed Example", "/add", 200),
        ("Ed Example", "/account", 200),
    ],
)
def test_each_role_sees_what_it_may(client: TestClient, name: str, address: str, status: int) -> None:
    sign_in(client, name)
    assert client.get(address).status_code == status


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("name", "status"), [("Ann Example", 303), ("Ed Example", 403), ("Ola Example", 403)])
def test_only_an_admin_keeps_accounts(client: TestClient, ledger: Ledger, name: str, status: int) -> None:
    sign_in(client, name)
    token = find_token(client.get("/account").text)
    told = {"csrf": token, "name": "Ida Example", "password": "a fourth song of boats", "role": "reader"}
    assert client.post("/account/add", data=told).status_code == status
    known = {one.name for one in ledger.accounts(Passwords(CHEAPEST)).list()}
    assert ("Ida Example" in known) == (status == 303)


@pytest.mark.usefixtures("accounts")
def test_a_page_that_is_kept_is_nobody_else_s(client: TestClient) -> None:
    sign_in(client, "Ann Example")
    first = client.get("/").text
    client.cookies.delete(SESSION)
    sign_in(client, "Ed Example")
    second = client.get("/").text
    assert "Ann Example" not in second
    assert find_token(first) != find_token(second)


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/question?a=b", "/question?a=b"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\nb", "/"),
    ],
)
def test_one_is_sent_on_to_the_desk_only(asked: str, goes: str) -> None:
    assert read_next(asked) == goes


def test_a_desk_for_others_needs_accounts(ledger: Ledger) -> None:
    check_open("127.0.0.1", ledger)
    with pytest.raises(InputError, match="sayso account add"):
        check_open("0.0.0.0", ledger)


def test_only_who_judged_or_an_admin_takes_it_back(client: TestClient, ledger: Ledger, accounts: Accounts) -> None:
    assert accounts.any()
    figure = next(iter(ledger.figures()))
    said = ledger.confirm(figure.id, by="Ann Example")
    ways = [
        (f"/entries/{figure.id}/judge", {"act": "retract", "judgement": said.id}),
        ("/review/judge", {"act": "retract", "judgement": said.id, "entry": figure.id, "asked": ""}),
        ("/activity/retract", {"judgement": said.id}),
    ]
    sign_in(client, "Ed Example")
    token = find_token(client.get("/add").text)
    assert [client.post(address, data={**told, "csrf": token}).status_code for address, told in ways] == [403] * 3
    sign_in(client, "Ann Example")
    token = find_token(client.get("/add").text)
    assert client.post("/entries/f0000000000000000/judge", data={**ways[0][1], "csrf": token}).status_code == 404
    assert client.post(ways[0][0], data={**ways[0][1], "csrf": token}).status_code == 303
    assert next(iter(ledger.judgements(figure.id))).retired is not None
