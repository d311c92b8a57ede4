"""Tokens of forms hold for whoever they were made for, and for nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.present.desk.csrf import is_token, make_secret, make_token

SECRETS = st.binary(min_size=16, max_size=64)


@given(SECRETS, SECRETS)
def test_a_token_holds_with_its_own_secret_only(one: bytes, other: bytes) -> None:
    token = make_token(one)

    assert is_token(one, token)
    # HMAC fills a short key up with zeros, so those that differ in nothing else are one.
    assert is_token(other, token) == (one.rstrip(b"\0") == other.rstrip(b"\0"))


@given(st.text(max_size=120))
def test_what_was_not_made_is_no_token(token: str) -> None:
    assert not is_token(b"s" * 32, token)


@given(st.data())
def test_a_token_that_is_changed_is_none(data: st.DataObject) -> None:
    token = make_token(b"s" * 32)
    at = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters().filter(lambda letter: letter != token[at]))

    assert not is_token(b"s" * 32, token[:at] + letter + token[at + 1 :])
    assert not is_token(b"s" * 32, token[:at])
    assert not is_token(b"s" * 32, token + letter)


def test_no_two_tokens_are_the_same() -> None:
    assert len({make_token(b"s" * 32) for _ in range(50)}) == 50


def test_a_browsers_secret_is_its_own_and_the_desks() -> None:
    first = make_secret(b"d" * 32, "a" * 32)

    assert first == make_secret(b"d" * 32, "a" * 32)
    assert len({first, make_secret(b"e" * 32, "a" * 32), make_secret(b"d" * 32, "b" * 32)}) == 3


@pytest.mark.parametrize(
    ("desk", "cookie"), [(b"", "a" * 32), (b"d" * 32, ""), (b"d" * 32, "a" * 15), (b"d" * 15, "a" * 32)]
)
def test_secrets_that_could_be_guessed_are_refused(desk: bytes, cookie: str) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        make_secret(desk, cookie)


def test_no_token_is_made_without_a_secret() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        make_token(b"")
