"""Accounts, and signing in and out, over both databases."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY
from sqlalchemy import event, func, select

from sayso.errors import AccountError, SaysoError, SignInError
from sayso.keeper.accounts import REFUSED, Accounts
from sayso.ledger import schema
from sayso.ledger.sessions import IDLE, LONGEST, NOTED
from sayso.ledger.sign_ins import ADDRESS_FREE, COUNTED, KNOWN, LONGEST_WAIT, NAME_FREE, find_delay, find_network
from sayso.ledger.store import Store
from sayso.ledger.verify import verify_ledger
from sayso.present.desk.passwords import Passwords
from sayso.text import read_source

CHEAP = replace(RFC_9106_LOW_MEMORY, time_cost=1, memory_cost=8, parallelism=1)
NOW = datetime(2031, 3, 9, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ANN, GOOD, WRONG = "Ann Example", "correct horse battery", "wrong horse battery"
HOME, ELSEWHERE = "192.0.2.7", "198.51.100.{}"


@pytest.fixture
def accounts(store: Store) -> Accounts:
    """A ledger with one account, an admin's."""
    made = Accounts(store, Passwords(CHEAP))
    made.add(ANN, GOOD, "admin")
    return made


def fail(accounts: Accounts, name: str = ANN, address: str = HOME, now: datetime = NOW) -> int:
    """Tries a wrong password, and gives the seconds to wait."""
    with pytest.raises(SignInError) as caught:
        accounts.sign_in(name, WRONG, address, now)
    return caught.value.wait


def count(store: Store, table: str) -> int:
    with store.read() as connection:
        return connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0


def test_a_ledger_has_no_accounts_at_first(store: Store) -> None:
    accounts = Accounts(store, Passwords(CHEAP))

    assert (accounts.any(), accounts.list()) == (False, ())
    with pytest.raises(SignInError, match=REFUSED):
        accounts.sign_in(ANN, GOOD, HOME, NOW)


def test_who_signs_in_is_known_by_the_token(accounts: Accounts) -> None:
    token = accounts.sign_in("ann  EXAMPLE", GOOD, HOME, NOW)

    found = accounts.find_session(token, NOW + SECOND)
    assert found is not None
    assert (found.name, found.role, found.made, found.ends) == (ANN, "admin", NOW, NOW + LONGEST)
    assert len(found.secret) == 32
    assert found.secret.hex() not in repr(found)
    assert accounts.find_session(accounts.sign_in(ANN, GOOD, HOME, NOW), NOW) != found


@pytest.mark.parametrize("token", ["", "x", "x" * 10_000, "\x00", "\ud800", "' OR 1=1 --"])
def test_another_token_is_nobodys(accounts: Accounts, token: str) -> None:
    accounts.sign_in(ANN, GOOD, HOME, NOW)

    assert accounts.find_session(token, NOW) is None


def test_neither_token_nor_password_is_kept(accounts: Accounts, store: Store) -> None:
    token = accounts.sign_in(ANN, GOOD, HOME, NOW)
    fail(accounts, name=GOOD)  # typed into the wrong field

    with store.read() as connection:
        rows = [
            repr(connection.execute(select(table)).all()) for table in (schema.account, schema.session, schema.sign_in)
        ]
    assert hashlib.sha256(token.encode()).hexdigest() in rows[1]
    assert not any(secret in row for row in rows for secret in (token, GOOD))


@pytest.mark.parametrize(
    ("name", "password"),
    [(ANN, WRONG), ("Nobody", GOOD), ("Ed Example", GOOD), ("", ""), ("\x00", GOOD), (ANN, ""), ("x" * 99_999, GOOD)],
)
def test_whoever_fails_is_told_the_same(accounts: Accounts, name: str, password: str) -> None:
    accounts.add("Ed Example", GOOD, "reader")
    accounts.close("Ed Example")

    with pytest.raises(SignInError) as caught:
        accounts.sign_in(name, password, HOME, NOW)

    assert (str(caught.value), caught.value.wait) == (REFUSED, 0)


def test_a_session_that_is_not_used_ends(accounts: Accounts) -> None:
    token = accounts.sign_in(ANN, GOOD, HOME, NOW)

    assert accounts.find_session(token, NOW + IDLE) is None
    assert accounts.find_session(token, NOW + IDLE - SECOND) is not None
    assert accounts.find_session(token, NOW + IDLE + SECOND) is not None


def test_a_session_ends_however_much_it_is_used(accounts: Accounts) -> None:
    token = accounts.sign_in(ANN, GOOD, HOME, NOW)
    now = NOW
    while now + IDLE / 2 < NOW + LONGEST:
        now += IDLE / 2
        assert accounts.find_session(token, now) is not None

    assert accounts.find_session(token, NOW + LONGEST) is None


def test_that_a_session_is_used_is_written_at_most_once_a_minute(accounts: Accounts, store: Store) -> None:
    token = accounts.sign_in(ANN, GOOD, HOME, NOW)
    stamp, writes = store.stamp(), []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE"):
            writes.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    for seconds in (0, 30, 59, 60, 61, 119, 120):
        accounts.find_session(token, NOW + seconds * SECOND)
    event.remove(store.engine, "before_cursor_execute", note)

    assert NOTED == 60 * SECOND
    assert len(writes) == 2
    assert store.stamp() == stamp


def test_who_signs_out_is_out_there_only(accounts: Accounts) -> None:
    here, there = (accounts.sign_in(ANN, GOOD, HOME, NOW) for _ in range(2))

    accounts.sign_out(here)
    accounts.sign_out("unknown")

    assert accounts.find_session(here, NOW) is None
    assert accounts.find_session(there, NOW) is not None


def test_sessions_that_are_over_are_taken_away(accounts: Accounts, store: Store) -> None:
    accounts.sign_in(ANN, GOOD, HOME, NOW)
    accounts.sign_in(ANN, GOOD, HOME, NOW + IDLE)

    assert count(store, "session") == 1


def test_another_password_ends_all_sessions(accounts: Accounts) -> None:
    token = accounts.sign_in(ANN, GOOD, HOME, NOW)

    accounts.change_password("ANN EXAMPLE", "another horse battery")

    assert accounts.find_session(token, NOW) is None
    fail(accounts)
    with pytest.raises(SignInError, match=REFUSED):
        accounts.sign_in(ANN, GOOD, HOME, NOW)
    assert accounts.sign_in(ANN, "another horse battery", HOME, NOW)


def test_another_role_ends_all_sessions(accounts: Accounts) -> None:
    accounts.add("Ed Example", GOOD, "reader")
    token = accounts.sign_in("Ed Example", GOOD, HOME, NOW)

    accounts.change_role("ed example", "reviewer")

    assert accounts.find_session(token, NOW) is None
    found = accounts.find_session(accounts.sign_in("Ed Example", GOOD, HOME, NOW), NOW)
    assert found is not None
    assert found.role == "reviewer"


def test_a_closed_account_stays_and_its_name_is_not_given_again(accounts: Accounts, store: Store) -> None:
    accounts.add("Ed Example", GOOD, "reviewer")
    token = accounts.sign_in("Ed Example", GOOD, HOME, NOW)

    accounts.close("Ed Example")

    assert accounts.find_session(token, NOW) is None
    assert [(one.name, one.role, one.closed is None) for one in accounts.list()] == [
        (ANN, "admin", True),
        ("Ed Example", "reviewer", False),
    ]
    with store.read() as connection:
        kept = connection.scalar(select(schema.account.c.password).where(schema.account.c.key == "ed example"))
    assert kept is None
    with pytest.raises(AccountError, match="is closed"):
        accounts.close("Ed Example")
    with pytest.raises(AccountError, match="is closed"):
        accounts.change_password("Ed Example", GOOD)
    with pytest.raises(AccountError, match="there is or was"):
        accounts.add("ED example", GOOD, "reader")


def test_a_ledger_whose_accounts_are_all_closed_still_asks_for_one(store: Store) -> None:
    accounts = Accounts(store, Passwords(CHEAP))
    accounts.add(ANN, GOOD, "reader")
    accounts.close(ANN)

    assert accounts.any()


def test_the_only_admin_stays(accounts: Accounts) -> None:
    for _ in range(2):
        with pytest.raises(AccountError, match="only admin"):
            accounts.close(ANN)
        with pytest.raises(AccountError, match="only admin"):
            accounts.change_role(ANN, "reviewer")
        accounts.change_role(ANN, "admin")
    accounts.add("Ed Example", GOOD, "admin")

    accounts.close(ANN)

    with pytest.raises(AccountError, match="only admin"):
        accounts.close("Ed Example")


def test_what_is_wrong_is_told(accounts: Accounts) -> None:
    wrong: list[tuple[Callable[[], object], str]] = [
        (lambda: accounts.add("Ann example", GOOD, "reader"), "there is or was an account"),
        (lambda: accounts.add("Ed Example", GOOD, "owner"), "there is no role 'owner'"),
        (lambda: accounts.add("Ed Example", "short", "reader"), "too short"),
        (lambda: accounts.add("Edward Example", "edward  example", "reader"), "is the name"),
        (lambda: accounts.add("", GOOD, "reader"), "needs a name"),
        (lambda: accounts.change_role(ANN, "owner"), "there is no role 'owner'"),
        (lambda: accounts.change_role("Ed Example", "reader"), "there is no account 'Ed Example'"),
        (lambda: accounts.change_password(ANN, "short"), "too short"),
        (lambda: accounts.close("Ed Example"), "there is no account"),
        (lambda: accounts.end_sessions("Ed Example"), "there is no account"),
    ]
    for act, said in wrong:
        with pytest.raises(AccountError, match=said):
            act()
    assert [one.name for one in accounts.list()] == [ANN]


def test_all_sessions_of_an_account_can_be_ended(accounts: Accounts) -> None:
    tokens = [accounts.sign_in(ANN, GOOD, HOME, NOW) for _ in range(3)]

    assert accounts.end_sessions("ann example") == 3
    assert [accounts.find_session(token, NOW) for token in tokens] == [None] * 3


def test_a_password_is_hashed_anew_where_the_parameters_have_changed(accounts: Accounts, store: Store) -> None:
    token = accounts.sign_in(ANN, GOOD, HOME, NOW)

    Accounts(store, Passwords(replace(CHEAP, time_cost=2))).sign_in(ANN, GOOD, HOME, NOW)

    with store.read() as connection:
        assert "t=2" in (connection.scalar(select(schema.account.c.password)) or "")
    assert accounts.find_session(token, NOW) is not None
    assert accounts.sign_in(ANN, GOOD, HOME, NOW)
    assert list(verify_ledger(store, read_source)) == []


class Meddling(Passwords):
    """Somebody changes the account while its password is being checked."""

    def __init__(self, meddle: Accounts) -> None:
        super().__init__(CHEAP)
        self.meddle = meddle

    def check(self, password: str, hash: str | None) -> bool:
        fits = super().check(password, hash)
        self.meddle.change_password(ANN, "another horse battery")
        return fits


def test_a_password_that_is_changed_meanwhile_lets_nobody_in(accounts: Accounts, store: Store) -> None:
    with pytest.raises(SignInError, match=REFUSED):
        Accounts(store, Meddling(accounts)).sign_in(ANN, GOOD, HOME, NOW)

    assert count(store, "session") == 0


def test_waits_grow_and_have_an_end() -> None:
    waits = [find_delay(failures, NAME_FREE) // SECOND for failures in range(20)]

    assert waits == [0] * 5 + [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] + [900] * 5
    assert find_delay(10**9, NAME_FREE) == LONGEST_WAIT


def test_whoever_guesses_must_wait_longer_and_longer(accounts: Accounts) -> None:
    assert [fail(accounts) for _ in range(NAME_FREE)] == [0] * NAME_FREE

    assert fail(accounts) == 1
    assert fail(accounts) == 1  # what must wait is not counted
    with pytest.raises(SignInError, match="try again in 1 seconds"):
        accounts.sign_in(ANN, GOOD, HOME, NOW)
    assert fail(accounts, now=NOW + SECOND) == 0
    assert fail(accounts, now=NOW + SECOND) == 2
    assert accounts.sign_in(ANN, GOOD, HOME, NOW + 3 * SECOND)
    assert fail(accounts, now=NOW + 3 * SECOND) == 0


def test_unknown_names_wait_as_known_ones_do(accounts: Accounts) -> None:
    waits = [
        [fail(accounts, name, address) for _ in range(7)] for name, address in ((ANN, HOME), ("Nobody", "192.0.2.8"))
    ]

    assert waits[0] == waits[1] == [0] * 5 + [1, 1]


def test_guesses_from_many_places_are_counted_together(accounts: Accounts) -> None:
    waits = [fail(accounts, address=ELSEWHERE.format(number)) for number in range(NAME_FREE + 1)]

    assert waits == [0] * NAME_FREE + [1]


def test_guesses_at_many_names_from_one_place_are_counted_together(accounts: Accounts) -> None:
    waits = [fail(accounts, f"Nobody {number}") for number in range(ADDRESS_FREE + 1)]

    assert waits == [0] * ADDRESS_FREE + [1]
    assert fail(accounts, "Nobody", ELSEWHERE.format(1)) == 0


def test_a_stranger_does_not_lock_out_who_signed_in_before(accounts: Accounts) -> None:
    accounts.sign_in(ANN, GOOD, HOME, NOW)
    now = NOW
    for number in range(30):
        now += fail(accounts, address=ELSEWHERE.format(number), now=now) * SECOND
    fail(accounts, address="203.0.113.1", now=now)
    assert fail(accounts, address="203.0.113.1", now=now) > 60

    assert accounts.sign_in(ANN, GOOD, HOME, now)
    assert fail(accounts, address="203.0.113.1", now=now) > 60


def test_who_signed_in_before_must_wait_for_their_own_failures(accounts: Accounts) -> None:
    accounts.sign_in(ANN, GOOD, HOME, NOW)

    assert [fail(accounts) for _ in range(NAME_FREE + 1)] == [0] * NAME_FREE + [1]


def test_an_own_account_wins_nobody_more_guesses(accounts: Accounts) -> None:
    accounts.add("Ed Example", GOOD, "reader")
    for number in range(ADDRESS_FREE):
        fail(accounts, f"Nobody {number}")
        if number % 4 == 0:
            accounts.sign_in("Ed Example", GOOD, HOME, NOW)

    assert fail(accounts, "Nobody") == 1


def test_many_guesses_at_once_are_counted(accounts: Accounts) -> None:
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda number: fail(accounts), range(24)))

    assert sorted(waits) == [0] * NAME_FREE + [1] * (24 - NAME_FREE)


def test_old_attempts_are_forgotten(accounts: Accounts, store: Store) -> None:
    accounts.sign_in(ANN, GOOD, HOME, NOW)
    for _ in range(NAME_FREE):
        fail(accounts)
    assert fail(accounts) == 1

    assert fail(accounts, now=NOW + COUNTED) == 0
    assert count(store, "sign_in") == 2  # the success, and the last failure
    fail(accounts, now=NOW + KNOWN)
    assert count(store, "sign_in") == 1


NETWORKS = [
    ("192.0.2.7", "192.0.2.7"),
    ("::ffff:192.0.2.7", "192.0.2.7"),
    ("2001:db8::1", "2001:db8::/64"),
    ("2001:db8:0:0:ffff::1", "2001:db8::/64"),
    ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
    ("fe80::1%eth0", "fe80::/64"),
    ("", ""),
    ("testclient", "testclient"),
    ("x" * 200, "x" * 100),
]


@pytest.mark.parametrize(("address", "network"), NETWORKS)
def test_an_address_counts_as_its_network(address: str, network: str) -> None:
    assert find_network(address) == network


@pytest.mark.parametrize("address", ["\x00", "\ud800", "'; DROP TABLE account; --"])
def test_odd_addresses_are_only_words(accounts: Accounts, address: str) -> None:
    assert fail(accounts, address=address) == 0
    assert accounts.sign_in(ANN, GOOD, address, NOW)


def test_all_of_it_leaves_the_ledger_whole(accounts: Accounts, store: Store) -> None:
    accounts.add("Ed Example", GOOD, "reader")
    accounts.sign_in("Ed Example", GOOD, HOME, NOW)
    accounts.change_role("Ed Example", "reviewer")
    accounts.sign_in("Ed Example", GOOD, HOME, NOW)
    fail(accounts)

    assert list(verify_ledger(store, read_source)) == []


def test_sign_in_errors_are_errors_of_use() -> None:
    assert issubclass(SignInError, AccountError)
    assert issubclass(AccountError, SaysoError)
