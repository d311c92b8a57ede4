"""Packed web archives (WACZ 1.1): their pages, after the hashes of their files were checked."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, BinaryIO, cast

from sayso.model import Dropped, Raw
from sayso.read.warc import read_warc
from sayso.settings import Settings

SUFFIXES = (".wacz",)
IN_MEMORY, MOST, LONGEST = 16 << 20, 200, 16 << 20
"""Bytes of an archive that are held in memory, how many times its size a file in it may unpack to, bytes of its list of files."""

_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


def is_wacz(head: bytes, name: str) -> bool:
    """Whether it is a ZIP archive that says so by its name, or by a file at its beginning."""
    return head.startswith(b"PK\x03\x04") and (name.lower().endswith(SUFFIXES) or b"datapackage.json" in head[:4096])


def read_wacz(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The pages of all web archives in it, in the order of their names, each at `name/FILE#offset`.

    A file that isn't what `datapackage.json` says by its hash, or unpacks to more than `MOST` times its size, is a Dropped and is not read.
    """
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        try:
            with zipfile.ZipFile(cast(IO[bytes], copy)) as packed:
                yield from _read_files(packed, name, settings)
        except _BROKEN as wrong:
            yield Dropped(name, "read", "malformed archive", f"it can't be unpacked ({wrong})")


def _read_files(packed: zipfile.ZipFile, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    hashes = _read_hashes(packed)
    found = sorted(
        one.filename for one in packed.infolist() if one.filename.startswith("archive/") and not one.is_dir()
    )
    if not found:
        yield Dropped(name, "read", "no pages", "there is no web archive in it")
    for file in found:
        wrong = _check_file(packed, file, hashes.get(file))
        if wrong is not None:
            yield Dropped(f"{name}/{file}", "read", "malformed archive", wrong)
            continue
        with packed.open(file) as part:
            yield from read_warc(cast(BinaryIO, part), f"{name}/{file}", settings)


def _read_hashes(packed: zipfile.ZipFile) -> Mapping[str, str]:
    """The hash of each file by its path. An archive without a list of files has none."""
    if "datapackage.json" not in packed.namelist():
        return {}
    with packed.open("datapackage.json") as part:
        told = json.loads(part.read(LONGEST))
    listed = told.get("resources") if isinstance(told, dict) else None
    files = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return {str(one.get("path")): str(one.get("hash")) for one in files if one.get("hash")}


def _check_file(packed: zipfile.ZipFile, file: str, told: str | None) -> str | None:
    """What is wrong with a file; None where nothing is. ZIP never gives out more bytes than it tells."""
    info = packed.getinfo(file)
    if info.file_size > MOST * max(info.compress_size, 1 << 20):
        return f"it unpacks to {info.file_size:,} bytes, more than {MOST} times its size"
    kind, _, digits = (told or "").partition(":")
    if told is None or kind not in ("sha256", "md5"):
        return None
    with packed.open(file) as part:
        found = hashlib.file_digest(cast(io.BufferedIOBase, part), kind).hexdigest()
    return (
        None
        if found == digits.lower()
        else "its bytes are not those that the archive's list of files tells the hash of"
    )
