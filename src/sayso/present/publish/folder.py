"""What is published: files by name, and the sums by which anybody can tell that they are as they were made."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.ledger.custody import Deed

SUMS = "SHA256SUMS"
_BEGUN = (1980, 1, 1, 0, 0, 0)
"""The moment that files in an archive bear: the same publication is the same bytes."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Files by name; `index.html` is where to begin. `left_out` is how many private people are. It was made of `documents`."""

    files: Mapping[str, bytes]
    left_out: int
    documents: tuple[str, ...] = ()

    def with_sums(self) -> Mapping[str, bytes]:
        """All files, and their SHA-256 sums as `sha256sum --check` reads them."""
        lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(self.files.items()))
        return {**self.files, SUMS: "".join(lines).encode()}

    def tell_deed(self, by: str, place: str) -> Deed:
        """What the custody log says of it: who published it where, and the SHA-256 of the list of sums."""
        hash = hashlib.sha256(self.with_sums()[SUMS]).hexdigest()
        return Deed(
            "publication", by, self.documents, place, hash, f"{len(self.files) + 1} files; the hash is of {SUMS}"
        )

    def write(self, folder: Path) -> None:
        """Writes a new folder. InputError where there is something at its place already, or it can't be written."""
        try:
            folder.mkdir(parents=True)
        except FileExistsError as there:
            raise InputError(f"there is a {folder} already; choose another folder") from there
        except OSError as wrong:
            raise InputError(f"the folder {folder} can't be made: {wrong.strerror}") from wrong
        for name, data in self.with_sums().items():
            (folder / name).write_bytes(data)

    def pack(self, name: str) -> bytes:
        """All files in a ZIP archive, in a folder of this name."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, data in sorted(self.with_sums().items()):
                archive.writestr(zipfile.ZipInfo(f"{name}/{file}", _BEGUN), data, zipfile.ZIP_DEFLATED)
        return packed.getvalue()
