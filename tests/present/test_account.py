"""`sayso account`: what it does, what it says, and that a password comes from nowhere but a terminal or standard input."""

from __future__ import annotations

import getpass
import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from sayso import Ledger
from sayso.present import cli
from sayso.present.desk import passwords
from sayso.present.desk.passwords import Passwords

Capture = pytest.CaptureFixture[str]
Type = Callable[[bytes], None]

CHEAP = replace(RFC_9106_LOW_MEMORY, time_cost=1, memory_cost=8, parallelism=1)
GOOD = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that are made at once."""
    monkeypatch.setattr(passwords, "Passwords", lambda: Passwords(CHEAP))


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Writes to the command's standard input."""
    return lambda given: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with an admin, which the commands find by themselves."""
    path = tmp_path / "team.db"
    monkeypatch.setenv("SAYSO_LEDGER", str(path))
    with Ledger.open(path, create=True) as ledger:
        ledger.accounts(Passwords(CHEAP)).add("Ann Example", GOOD, "admin")
    return path


class Terminal(io.StringIO):
    """A standard input that somebody types at."""

    def isatty(self) -> bool:
        return True


def type_passwords(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """Answers what the terminal asks."""
    answers: Iterator[str] = iter(typed)

    def answer(prompt: str) -> str:
        found = next(answers, None)
        if found is None:
            raise EOFError
        return found

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", answer)


def may_sign_in(path: Path, name: str, password: str) -> bool:
    with Ledger.open(path) as ledger:
        accounts = ledger.accounts(Passwords(CHEAP))
        return bool(accounts.sign_in(name, password, "192.0.2.7", datetime.now(UTC)))


def test_the_first_account_makes_the_ledger(tmp_path: Path, type_in: Type, capsys: Capture) -> None:
    type_in(GOOD.encode() + b"\n")
    path = tmp_path / "new.db"

    code = cli.main(["account", "add", "Ann  Example", "--role", "admin", "--password-stdin", "--ledger", str(path)])

    assert (code, capsys.readouterr().err) == (0, "sayso: Ann Example may use the desk as admin\n")
    assert may_sign_in(path, "ann example", GOOD)


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_the_end_of_the_line_is_no_part_of_the_password(team: Path, type_in: Type, end: bytes) -> None:
    type_in("oldford boat é".encode() + end)

    assert cli.main(["account", "password", "ann example", "--password-stdin"]) == 0
    assert may_sign_in(team, "Ann Example", "oldford boat é")


def test_a_password_is_typed_twice(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_passwords(monkeypatch, "oldford boat 7", "oldford boat 7")

    assert cli.main(["account", "password", "Ann Example"]) == 0
    assert may_sign_in(team, "Ann Example", "oldford boat 7")


def test_accounts_are_listed_changed_and_closed(team: Path, type_in: Type, capsys: Capture) -> None:
    type_in(GOOD.encode())
    lines = [
        "account add Ed --role reader --password-stdin",
        "account role ed reviewer",
        "account sign-out Ed",
        "account close Ed",
        "account list",
    ]

    assert [cli.main(line.split()) for line in lines] == [0] * 5

    shown = capsys.readouterr()
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert shown.out.splitlines() == [
        f"Ann Example: admin since {today}, made {today}",
        f"Ed: reviewer since {today}, made {today}, closed {today}",
    ]
    assert "0 sessions of Ed ended" in shown.err
    assert may_sign_in(team, "Ann Example", GOOD)


def test_a_ledger_without_accounts_says_what_that_means(war: Path, capsys: Capture) -> None:
    assert cli.main(["account", "list", "--ledger", str(war)]) == 0
    assert "for one person on one machine" in capsys.readouterr().err


WRONG = [
    ("add Ed --role reader --password-stdin", b"short", "too short"),
    ("add Ed --role reader --password-stdin", b"", "1 to 1000"),
    ("add Ed --role reader --password-stdin", b"one line of it\nand another", "more than one line"),
    ("add Ed --role reader --password-stdin", b"caf\xe9 boat house", "no UTF-8"),
    ("add Ed --role reader --password-stdin", b"x" * 100_000, "1 to 1000"),
    ("add Ed --role reader", b"correct horse battery", "no terminal"),
    ("add ANN-EXAMPLE-THE-THIRD --role reader --password-stdin", b"ann-example-the-third", "is the name"),
    ("add ... --role reader --password-stdin", b"correct horse battery", "needs a name"),
    ("password Nobody --password-stdin", b"correct horse battery", "there is no account 'Nobody'"),
    ("close Nobody", b"", "there is no account"),
    ("sign-out Nobody", b"", "there is no account"),
    ("role Nobody admin", b"", "there is no account"),
    ("list --ledger missing.db", b"", "there is no ledger"),
]


@pytest.mark.parametrize(("line", "typed", "said"), WRONG)
def test_what_is_wrong_is_told(team: Path, type_in: Type, capsys: Capture, line: str, typed: bytes, said: str) -> None:
    type_in(typed)

    assert cli.main(["account", *line.split()]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "said"), [((GOOD, "another one"), "differ"), ((GOOD,), "no password was given")])
def test_what_is_typed_wrongly_changes_nothing(
    team: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, typed: tuple[str, ...], said: str
) -> None:
    type_passwords(monkeypatch, *typed)

    assert cli.main(["account", "password", "Ann Example"]) == 2
    assert said in capsys.readouterr().err
    assert may_sign_in(team, "Ann Example", GOOD)


def test_a_password_that_the_terminal_would_show_is_not_asked_for(
    team: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def warn(prompt: str) -> str:
        warnings.warn("can not control echo", getpass.GetPassWarning, stacklevel=1)
        return GOOD

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", warn)

    assert cli.main(["account", "password", "Ann Example"]) == 2
    assert "would show the password" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["", "add Ed", "add Ed --role owner", "role Ed owner", "add Ed --role reader secret"])
def test_a_command_that_is_written_wrongly_ends_with_2(line: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["account", *line.split()])

    assert ended.value.code == 2
