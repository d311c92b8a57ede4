"""Tokens of forms, by which the desk knows that a form is its own (against forged requests, CSRF).

A token is a random nonce and the HMAC-SHA256 over it, keyed with a secret that no other page knows: that of the session of
who is signed in (`Session.secret`), or, on a desk without accounts, one made of the desk's own secret and a random cookie of
the browser. So a token is worth nothing in another session or browser. Each one differs, so that a compressed page doesn't
give it away letter by letter (BREACH).
"""

from __future__ import annotations

import hmac
import secrets

_NONCE = 16
_SHORTEST = 16
"""Bytes of a secret, and of a cookie, below which it could be guessed."""


def make_secret(desk: bytes, cookie: str) -> bytes:
    """The secret of a browser where nobody signs in: of the desk's own secret (32 random bytes, new with each start) and
    the browser's random cookie. ValueError where either is so short that it could be guessed."""
    if len(desk) < _SHORTEST or len(cookie) < _SHORTEST:
        raise ValueError("a secret needs 16 bytes or more, and so does the cookie that it is made of")
    return hmac.digest(desk, cookie.encode("utf-8", "surrogatepass"), "sha256")


def make_token(secret: bytes) -> str:
    """A new token for the forms of whoever has this secret: letters and digits. ValueError where it could be guessed."""
    if len(secret) < _SHORTEST:
        raise ValueError("a secret needs 16 bytes or more")
    return _sign(secret, secrets.token_hex(_NONCE))


def is_token(secret: bytes, token: str) -> bool:
    """Whether a form's token was made with this secret; takes as long however much of it is right."""
    expected = _sign(secret, token[: 2 * _NONCE])
    return hmac.compare_digest(expected.encode("utf-8", "surrogatepass"), token.encode("utf-8", "surrogatepass"))


def _sign(secret: bytes, nonce: str) -> str:
    return nonce + hmac.digest(secret, nonce.encode("utf-8", "surrogatepass"), "sha256").hex()
