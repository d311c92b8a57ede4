"""The key with which a user signs: Ed25519 (RFC 8032). The adapter to cryptography.

It is made when it is first asked for, lies in the user's own folder where only the user may read it, and is never written over.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ProofError
from sayso.proof.package import Signature

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY = "signing-key.pem"
MISSING = "signing and time stamps need the extra proof: pip install 'sayso[proof]'"


def find_key() -> Path:
    """Where the key lies: what SAYSO_KEY says, else `signing-key.pem` in the folder sayso of the user's settings
    (XDG_CONFIG_HOME, else ~/.config)."""
    if given := os.environ.get("SAYSO_KEY"):
        return Path(given)
    settings = os.environ.get("XDG_CONFIG_HOME")
    return (Path(settings) if settings else Path.home() / ".config") / "sayso" / KEY


def load_key(path: Path) -> Ed25519PrivateKey:
    """The key in a file, which is made where there is none. ProofError where it is no such key, or others may read it."""
    if not path.exists():
        _make_key(path)
    return _read_key(path)


def _make_key(path: Path) -> None:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    data = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # O_EXCL: of two who make it at once one wins, and nothing is ever written over.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as wrong:
        raise ProofError(f"the key {path} can't be made: {wrong.strerror}") from wrong
    with os.fdopen(file, "wb") as stream:
        stream.write(data)


def _read_key(path: Path) -> Ed25519PrivateKey:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    try:
        open_to = path.stat().st_mode & 0o077
        found = load_pem_private_key(path.read_bytes(), None)
    except OSError as wrong:
        raise ProofError(f"the key {path} can't be read: {wrong.strerror}") from wrong
    except (TypeError, ValueError) as wrong:
        raise ProofError(f"{path} is no key without a password in PEM; name another with SAYSO_KEY") from wrong
    if open_to:
        raise ProofError(f"others may read the key {path}; keep it to yourself: chmod 600 {path}")
    if not isinstance(found, Ed25519PrivateKey):
        raise ProofError(f"the key {path} is not of Ed25519; name another with SAYSO_KEY")
    return found


def tell_public(key: Ed25519PrivateKey) -> str:
    """The public key: base64 of its SubjectPublicKeyInfo (RFC 8410)."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    data = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(data).decode("ascii")


def sign(key: Ed25519PrivateKey, hash: str) -> Signature:
    """The signature over a digest as it is written (`sha256:…`, ASCII)."""
    return Signature(base64.b64encode(key.sign(hash.encode("ascii"))).decode("ascii"), tell_public(key))


def is_signed(signature: Signature, hash: str) -> bool:
    """Whether the signature is that of its public key over the digest. ProofError where the extra is missing."""
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_der_public_key
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    try:
        key = load_der_public_key(base64.b64decode(signature.public_key, validate=True))
        if not isinstance(key, Ed25519PublicKey):
            return False
        key.verify(base64.b64decode(signature.signature, validate=True), hash.encode("utf-8"))
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True
