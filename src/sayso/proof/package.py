"""The list of what a case holds, with the digest of each file, and the digest of that list, signed or not.

WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/) and the anonymous form of WACZ-auth 0.1.0
(https://specs.webrecorder.net/wacz-auth/0.1.0/), but signed with Ed25519 where that has ECDSA. Both files are JSON in one form:
keys in order, ASCII, no blanks; so each byte of them counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Fault

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
WACZ, AUTH = "1.1.1", "0.1.0"
"""Versions of the two specifications."""
_CHUNK = 1 << 20

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature over the digest of a package, and the public key, both in base64; the key as SubjectPublicKeyInfo (DER)."""

    signature: str
    public_key: str


def write_json(value: object) -> bytes:
    """A value's JSON in the one form."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def read_json(data: bytes) -> dict[str, Any] | None:
    """The object of which this is the JSON in the one form; None where it is no such."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and write_json(found) == data else None


def hash_file(path: Path) -> str:
    """`sha256:` and 64 hex digits over a file's bytes."""
    sum = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            sum.update(chunk)
    return f"sha256:{sum.hexdigest()}"


def make_package(files: Mapping[str, Path], told: Json) -> bytes:
    """The list of the files by their names in the case, with what is told of it (title, created, software …)."""
    resources = [
        {"name": Path(name).name, "path": name, "hash": hash_file(path), "bytes": path.stat().st_size}
        for name, path in files.items()
    ]
    return write_json({"profile": "data-package", "wacz_version": WACZ, "resources": resources, **told})


def make_digest(package: bytes, signature: Signature | None) -> dict[str, Any]:
    """What the second file says of the list: its digest, and the signature over that with what the list says of who made it."""
    told = json.loads(package)
    hash = f"sha256:{hashlib.sha256(package).hexdigest()}"
    made: dict[str, Any] = {"path": PACKAGE, "hash": hash}
    if signature:
        made["signedData"] = {
            "hash": hash,
            "created": told["created"],
            "software": told["software"],
            "version": AUTH,
            "signature": signature.signature,
            "publicKey": signature.public_key,
        }
    return made


def find_signature(digest: Json) -> Signature | None:
    """The signature that stands there, if one does and is told as it should be."""
    match digest.get("signedData"):
        case {"signature": str(signature), "publicKey": str(key)}:
            return Signature(signature, key)
    return None


def check_digest(package: bytes, digest: Json) -> Iterator[Fault]:
    """Whether the second file is that of the list: the digest, and what is told beside the signature. The signature itself
    and a time stamp are looked at elsewhere."""
    if (told := read_json(package)) is None:
        yield Fault("file", PACKAGE, "is no JSON as it was written")
        return
    expected: dict[str, Any] = {}
    try:
        expected = make_digest(package, find_signature(digest))
    except KeyError as missing:
        yield Fault("file", PACKAGE, f"doesn't tell {missing}")
    if digest.get("hash") != expected.get("hash", digest.get("hash")):
        yield Fault("bytes", PACKAGE, f"has the digest {expected['hash']}, not {digest.get('hash')}")
    elif expected and {name: value for name, value in digest.items() if name != "timeStamp"} != expected:
        yield Fault("file", DIGEST, f"doesn't tell of {PACKAGE} what that tells")
    if told.get("wacz_version") != WACZ:
        yield Fault("file", PACKAGE, f"is of WACZ {told.get('wacz_version')}, not {WACZ}")


def check_resources(package: Json, files: Mapping[str, Path]) -> Iterator[Fault]:
    """Every file that the list doesn't tell as it is."""
    rows = package.get("resources")
    listed = {row.get("path"): row for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}
    if list(listed) != list(files) or len(listed) != len(rows or ()):
        yield Fault("file", PACKAGE, "its list of files is not that of the files which are there")
    for name, path in files.items():
        row, hash = listed.get(name, {}), hash_file(path)
        if row.get("hash") != hash:
            yield Fault("bytes", name, f"has the digest {hash}, not {row.get('hash')}")
        elif row.get("bytes") != path.stat().st_size or row.get("name") != Path(name).name:
            yield Fault("file", PACKAGE, f"tells another size or name of {name}")
