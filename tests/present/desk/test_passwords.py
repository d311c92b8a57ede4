"""Which passwords are good enough, and that only the right one fits its hash."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import AccountError, LedgerError
from sayso.present.desk.passwords import LONGEST, SHORTEST, Passwords, check_new, make_nobodys, prepare_password

CHEAP = replace(RFC_9106_LOW_MEMORY, time_cost=1, memory_cost=8, parallelism=1)
GOOD = "correct horse battery"

REFUSED = [
    ("", "1 to"),
    ("a" * (SHORTEST - 1), "too short"),
    ("e\u0301" * (SHORTEST - 1), "too short"),
    ("a" * (LONGEST + 1), "1 to"),
    ("ANN  example the third", "is the name"),
    ("old horse\nbattery", "can't be seen"),
    ("old horse\u202ebattery", "can't be seen"),
    ("old horse\ud800battery", "can't be seen"),
    ("old horse\u0378battery", "can't be seen"),
    ("old horse\u2028battery", "can't be seen"),
]
ONE = [
    ("oldford boat 7", "ｏｌｄｆｏｒｄ\u3000ｂｏａｔ\u00a0７"),
    ("cafe\u0301 boat house", "café boat house"),
]
APART = [
    ("oldford boat 7", "Oldford boat 7"),
    ("oldford boat 7", "oldford boat 7 "),
    ("oldford boat 7", "оldford boat 7"),
]


@pytest.mark.parametrize(("password", "said"), REFUSED)
def test_a_password_that_is_no_good(password: str, said: str) -> None:
    with pytest.raises(AccountError, match=said):
        check_new(password, "Ann Example the Third")


@pytest.mark.parametrize(
    "password", ["a" * SHORTEST, "a" * LONGEST, "سلام\u200c دنیا، سلام", "👩\u200d🚀 to the moon!"]
)
def test_a_password_that_is_good(password: str) -> None:
    assert check_new(password, "Ann Example") == prepare_password(password)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_passwords_that_are_typed_alike_are_one(one: str, other: str) -> None:
    assert Passwords(CHEAP).check(other, Passwords(CHEAP).make(one, "Ann Example"))


@pytest.mark.parametrize(("one", "other"), APART)
def test_passwords_that_only_look_alike_are_apart(one: str, other: str) -> None:
    assert not Passwords(CHEAP).check(other, Passwords(CHEAP).make(one, "Ann Example"))


@given(st.text(min_size=1, max_size=60))
def test_preparing_again_changes_nothing(password: str) -> None:
    try:
        plain = prepare_password(password)
    except AccountError:
        return
    assert len(plain) > LONGEST or prepare_password(plain) == plain


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=SHORTEST, max_size=40), st.data())
def test_only_the_password_fits_its_hash(password: str, data: st.DataObject) -> None:
    passwords = Passwords(CHEAP)
    other = data.draw(st.text(max_size=40).filter(lambda text: text != password))
    hash = passwords.make(password, "?")

    assert passwords.check(password, hash)
    assert passwords.check(other, hash) == (_prepare(other) == prepare_password(password))


def _prepare(password: str) -> str | None:
    try:
        return prepare_password(password)
    except AccountError:
        return None


def test_nothing_fits_where_there_is_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much is computed as with an account: argon2 is asked, with the same cost."""
    asked: list[str] = []
    verify = PasswordHasher.verify

    def note(self: PasswordHasher, hash: str, password: str) -> bool:
        asked.append(hash)
        return verify(self, hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", note)

    for password in (GOOD, "", "\x00" * 12, "a" * 10_000, "\ud800"):
        assert not Passwords(CHEAP).check(password, None)
        assert not Passwords(CHEAP).check(password[:1] + "\n", Passwords(CHEAP).make(GOOD, "Ann"))

    assert asked == [make_nobodys(CHEAP)] * 10


def test_the_hash_of_nobody_costs_what_others_cost() -> None:
    passwords = Passwords()
    hash = passwords.make(GOOD, "Ann")

    assert hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert [len(part) for part in make_nobodys(RFC_9106_LOW_MEMORY).split("$")] == [
        len(part) for part in hash.split("$")
    ]
    assert passwords.renew(GOOD, make_nobodys(RFC_9106_LOW_MEMORY)) is None


def test_a_hash_with_older_parameters_is_made_anew() -> None:
    older = Passwords(CHEAP).make(GOOD, "Ann")
    today = Passwords(replace(CHEAP, time_cost=2))

    newer = today.renew(GOOD, older)

    assert newer is not None
    assert today.check(GOOD, newer)
    assert today.renew(GOOD, newer) is None


@pytest.mark.parametrize("hash", ["nonsense", "$argon2id$v=19$m=8,t=1,p=1$AAAA"])
def test_a_damaged_hash_is_told(hash: str) -> None:
    with pytest.raises(LedgerError, match="damaged"):
        Passwords(CHEAP).check(GOOD, hash)
