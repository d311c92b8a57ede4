"""The key is its user's own; what it signs is checked with the public one."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from sayso.errors import ProofError
from sayso.proof.keys import find_key, is_signed, load_key, sign, tell_public
from sayso.proof.package import Signature

HASH = f"sha256:{'0' * 64}"


def test_a_key_lies_in_the_user_s_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_KEY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/settings")
    assert find_key() == Path("/settings/sayso/signing-key.pem")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert find_key() == Path.home() / ".config" / "sayso" / "signing-key.pem"
    monkeypatch.setenv("SAYSO_KEY", "/elsewhere/key")
    assert find_key() == Path("/elsewhere/key")


def test_it_is_made_once_where_only_its_user_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "key.pem"
    first = tell_public(load_key(path))
    data = path.read_bytes()

    assert tell_public(load_key(path)) == first
    assert path.read_bytes() == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_is_no_key_of_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("mine", encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(ProofError, match="no key"):
        load_key(path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(ProofError, match="can't be read"):
        load_key(tmp_path)


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    load_key(path)
    path.chmod(0o640)

    with pytest.raises(ProofError, match="chmod 600"):
        load_key(path)


def test_a_signature_is_of_one_digest_and_one_key(tmp_path: Path) -> None:
    signature = sign(load_key(tmp_path / "one.pem"), HASH)
    other = tell_public(load_key(tmp_path / "other.pem"))

    assert is_signed(signature, HASH)
    assert not is_signed(signature, HASH.replace("0", "1", 1))
    assert not is_signed(Signature(signature.signature, other), HASH)


def test_every_bit_of_a_signature_counts(tmp_path: Path) -> None:
    signature = sign(load_key(tmp_path / "one.pem"), HASH)
    data = base64.b64decode(signature.signature)
    for at in range(len(data)):
        spoiled = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert not is_signed(Signature(base64.b64encode(spoiled).decode(), signature.public_key), HASH)


EC_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q=="
"""A public key of another kind: the generator of P-256, which is nobody's."""


@pytest.mark.parametrize("key", ["", "no base64!", "AAAA", EC_KEY])
def test_any_other_key_signs_nothing(key: str, tmp_path: Path) -> None:
    signature = sign(load_key(tmp_path / "one.pem"), HASH)

    assert not is_signed(Signature(signature.signature, key), HASH)
    assert not is_signed(Signature("no base64!", signature.public_key), HASH)
