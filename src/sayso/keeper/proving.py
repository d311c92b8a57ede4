"""Whether a case is what was written: every byte of its file, every digest, signature, time stamp, and the ledger in it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from sayso.errors import ProofError, SaysoError
from sayso.keeper.cases import (
    ARCHIVE,
    CHAIN,
    CUSTODY,
    FILES,
    INDEX,
    LEDGER,
    PAGES,
    drop_block,
    list_pages,
    make_record,
    write_whole,
)
from sayso.ledger.excerpt import count_rows, follow_chain
from sayso.ledger.store import open_store
from sayso.model import Checked, Fault
from sayso.proof.index import make_index
from sayso.proof.keys import is_signed
from sayso.proof.package import DIGEST, PACKAGE, check_digest, check_resources, find_signature, read_json, write_json
from sayso.proof.stamped import Stamping, add_stamp, ask_stamp, find_message, find_stamp
from sayso.proof.timestamps import find_flaw, is_request, load_roots, read_stamp, tell_moment
from sayso.proof.warc import Placed, Record, is_sound, read_warc
from sayso.proof.zipped import MAGIC, read_member, read_zip

NAMES = (*FILES, PACKAGE, DIGEST)
"""All files of a case, in the order in which they stand in it."""

_IN_TEXT = ("words", "span", "offsets", "text")
"""Kinds of faults of a ledger that tell that words don't stand in the bytes at their place."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody knows of a case from elsewhere: with which public key it is signed (base64, None: not known), and which
    authorities of time are to be trusted (files of root certificates; none: those of the system)."""

    key: str | None = None
    roots: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Opened:
    """A case whose files lie in a folder by their names."""

    folder: Path
    expected: Expected
    digest: dict[str, Any] = field(default_factory=dict)
    package: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] | None = None

    def find(self, name: str) -> Path:
        """Where a file of the case lies."""
        return self.folder / Path(name).name


def is_case(path: Path) -> bool:
    """Whether a file begins as a case does, whatever it is called."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def verify_case(path: Path, expected: Expected | None = None) -> Iterator[Checked]:
    """Everything that is looked at in a case, with what differs; where the file itself is not whole, only that.

    Nothing of it is kept, and nothing but the file is needed. ProofError where the file can't be read, or an extra is missing.
    """
    with tempfile.TemporaryDirectory(prefix="sayso-verify-") as name:
        case = _Opened(Path(name), expected or Expected())
        try:
            whole = _check_file(path, case)
        except OSError as wrong:
            raise ProofError(f"{path} can't be read: {wrong.strerror}") from wrong
        yield whole
        if all(case.find(name).exists() for name in NAMES):
            yield from (check(case) for check in _CHECKS)


def stamp_case(path: Path, *, authority: str = "", response: bytes | None = None) -> Stamping:
    """Completes the time stamp of a case, with what an authority at an address answers or has answered; the file is written anew.

    ProofError where the answer is no stamp of this case, or the file is none; nothing is written where there is no answer.
    """
    with tempfile.TemporaryDirectory(prefix="sayso-stamp-") as name:
        case = _open_whole(path, Path(name))
        stamping = _answer(case.digest, authority, response)
        if stamping.response:
            case.find(DIGEST).write_bytes(write_json(add_stamp(case.digest, stamping)))
            write_whole(path, {one: case.find(one) for one in NAMES})
    return stamping


def find_request(path: Path) -> bytes:
    """The request (DER) for a time stamp of a case: the one that stands in it, else a new one. ProofError as for `stamp_case`."""
    with tempfile.TemporaryDirectory(prefix="sayso-stamp-") as name:
        digest = _open_whole(path, Path(name)).digest
    asked = find_stamp(digest)
    return asked.request if asked else ask_stamp(digest, "").request


def _open_whole(path: Path, folder: Path) -> _Opened:
    """A case whose file is whole; ProofError for any other."""
    case = _Opened(folder, Expected())
    try:
        faults = _check_file(path, case).faults or _check_package(case).faults
    except OSError as wrong:
        raise ProofError(f"{path} can't be read: {wrong.strerror}") from wrong
    if faults:
        raise ProofError(f"{path} is no case as it was written: {faults[0].where} {faults[0].detail}")
    return case


def _answer(digest: Mapping[str, Any], authority: str, response: bytes | None) -> Stamping:
    """The stamp with the request that stands in the case, if one does."""
    asked = find_stamp(digest)
    request = asked.request if asked else None
    if response is None:
        return ask_stamp(digest, authority, request)
    if not is_request(response, find_message(digest)):
        raise ProofError("the answer is a time stamp of something else")
    read_stamp(response)
    return Stamping(request or ask_stamp(digest, "").request, response)


def _check_file(path: Path, case: _Opened) -> Checked:
    """The archive itself; its files are put into the folder."""
    with path.open("rb") as stream:
        members, faults = read_zip(stream, NAMES)
        for one in members:
            with case.find(one.name).open("wb") as file:
                file.writelines(read_member(stream, one))
        size = stream.seek(0, 2)
    return Checked("file", f"{len(members)} files in {size:,} bytes, and nothing between them", tuple(faults))


def _check_package(case: _Opened) -> Checked:
    data = case.find(PACKAGE).read_bytes()
    case.package = read_json(data) or {}
    digest = read_json(case.find(DIGEST).read_bytes())
    if digest is None:
        return Checked("list of files", "", (Fault("file", DIGEST, "is no JSON as it was written"),))
    case.digest = digest
    found = f"“{case.package.get('title')}”, made by {_find_own(case).get('by')} with {case.package.get('software')}, {case.package.get('created')}"
    return Checked("list of files", found, tuple(check_digest(data, digest)))


def _find_own(case: _Opened) -> Mapping[str, Any]:
    """What the package says that only sayso knows."""
    own = case.package.get("sayso")
    return own if isinstance(own, dict) else {}


def _check_hashes(case: _Opened) -> Checked:
    faults = check_resources(case.package, {name: case.find(name) for name in FILES})
    return Checked("digests", f"SHA-256 of {len(FILES)} files", tuple(faults))


def _check_signature(case: _Opened) -> Checked:
    signature, hash, wanted = find_signature(case.digest), str(case.digest.get("hash")), case.expected.key
    if signature is None:
        faults = [Fault("signature", DIGEST, "there is no signature, but one is asked for")] if wanted else []
        return Checked("signature", "none: the case doesn't tell who made it", tuple(faults))
    faults = []
    if not is_signed(signature, hash):
        faults.append(Fault("signature", DIGEST, "is not that of its key over the list of files"))
    if wanted and wanted != signature.public_key:
        faults.append(Fault("signature", DIGEST, f"is of the key {signature.public_key}, not {wanted}"))
    told = "the key that was given" if wanted else "whose key that is the case can't tell: ask, and give it with --key"
    return Checked("signature", f"Ed25519, {signature.public_key}; {told}", tuple(faults))


def _check_stamp(case: _Opened) -> Checked:
    try:
        stamping = find_stamp(case.digest)
    except ProofError as wrong:
        return Checked("time stamp", "", (Fault("time", DIGEST, str(wrong)),))
    if stamping is None:
        return Checked("time stamp", "none")
    message = find_message(case.digest)
    if not is_request(stamping.request, message):
        return Checked("time stamp", "", (Fault("time", DIGEST, "the request is about something else"),))
    if stamping.response is None:
        return Checked("time stamp", "asked for, and not given yet: complete it with sayso timestamp")
    return _check_response(stamping.response, message, load_roots(case.expected.roots))


def _check_response(response: bytes, message: bytes, roots: Sequence[Any]) -> Checked:
    flaw, moment = find_flaw(response, message, roots), tell_moment(response)
    if flaw is None:
        return Checked("time stamp", f"{moment}, by an authority that is trusted here")
    advice = "give the authority's root certificate with --roots where it isn't one of the system's"
    return Checked("time stamp", moment, (Fault("time", DIGEST, f"{flaw}; {advice}"),))


def _check_ledger(case: _Opened) -> Checked:
    faults = [one for one in _verify_ledger(case) if one.kind not in _IN_TEXT]
    return Checked("ledger", _count(case, "document", "edition", "reading", "judgement"), tuple(faults))


def _check_words(case: _Opened) -> Checked:
    faults = [one for one in _verify_ledger(case) if one.kind in _IN_TEXT]
    found = _count(case, "statement", "pin", "figure", "place")
    return Checked("words", f"of {found}: in the texts, and these in the bytes of their reports", tuple(faults))


def _verify_ledger(case: _Opened) -> Sequence[Fault]:
    """What differs in the ledger, looked at once; that it can't be read is a fault of the case, too."""
    from sayso.ledger.verify import verify_ledger
    from sayso.text import read_source

    if case.faults is None:
        try:
            with open_store(case.find(LEDGER), create=False) as store:
                found = list(verify_ledger(store, read_source))
        except SaysoError as wrong:
            found = [Fault("file", "file", str(wrong))]
        case.faults = [Fault(one.kind, f"{LEDGER}: {one.where}", one.detail) for one in found]
    return case.faults


def _count(case: _Opened, *tables: str) -> str:
    try:
        with open_store(case.find(LEDGER), create=False) as store:
            return ", ".join(f"{count:,} {name}s" for name, count in count_rows(store, tables))
    except SaysoError:
        return "nothing that can be counted"


def _check_archive(case: _Opened) -> Checked:
    """The records of the web against the editions of the ledger: the same bytes, addresses and moments, no more and no less."""
    faults, placed = list[Fault](), list[Placed]()
    try:
        with open_store(case.find(LEDGER), create=False) as store:
            editions = list(store.editions())
            expected = chain([None], (make_record(one, store.raw(one.id)) for one in editions))
            for one, record in zip_longest(read_warc(case.find(ARCHIVE)), expected):
                faults += _check_record(one, record)
                placed += [drop_block(one)] if one else []
    except SaysoError as wrong:
        return Checked("archive", "", (Fault("file", ARCHIVE, str(wrong)),))
    faults += _compare(case, INDEX, make_index(placed, Path(ARCHIVE).name))
    faults += _compare(case, PAGES, list_pages(editions))
    found = f"{len(placed)} records: the bytes of {len(editions)} editions of the ledger, with index and pages"
    return Checked("archive", found, tuple(faults))


def _check_record(one: Placed | None, expected: Record | None) -> Iterator[Fault]:
    """Whether a record is sound, and that of the edition which comes next; the first one is of none."""
    if one is None:
        yield Fault("missing", ARCHIVE, f"has no record of {expected.url if expected else 'what wrote it'}")
    elif not is_sound(one):
        yield Fault("bytes", f"{ARCHIVE}: record at byte {one.start}", "its headers are not those that its bytes make")
    elif one.record != expected and (expected or one.record.kind != "warcinfo"):
        yield Fault("bytes", f"{ARCHIVE}: record at byte {one.start}", "is not the edition that the ledger has")


def _compare(case: _Opened, name: str, expected: str) -> Sequence[Fault]:
    if case.find(name).read_bytes() == expected.encode():
        return ()
    return (Fault("file", name, "is not what the archive and the ledger say"),)


def _check_origin(case: _Opened) -> Checked:
    """The chain of the ledger that the case was taken from: whole, with what is in the case, and ending as the package says."""
    noted = _find_own(case).get("head")
    try:
        told = list(_read_lines(case.find(CHAIN)))
        with open_store(case.find(LEDGER), create=False) as store:
            head, faults = follow_chain(told, store)
    except (KeyError, RecursionError, SaysoError, TypeError, ValueError) as wrong:
        return Checked("chain", "", (Fault("chain", CHAIN, f"can't be read: {wrong}"),))
    if asdict(head) != noted:
        faults.append(Fault("chain", CHAIN, f"ends with {head.digest}, the package says {noted}"))
    opened = sum("sealed" not in one for one in told)
    return Checked(
        "chain", f"{head.number:,} changes, {opened:,} of them of this case; head {head.digest}", tuple(faults)
    )


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as stream:
        for line in stream:
            found = json.loads(line)
            if not isinstance(found, dict):
                raise ValueError("a line is no object")
            yield found


def _check_custody(case: _Opened) -> Checked:
    try:
        lines = list(_read_lines(case.find(CUSTODY)))
    except (RecursionError, ValueError) as wrong:
        return Checked("custody", "", (Fault("file", CUSTODY, f"can't be read: {wrong}"),))
    return Checked("custody", f"a log of {len(lines):,} acts")


_CHECKS: Sequence[Callable[[_Opened], Checked]] = (
    _check_package, _check_hashes, _check_signature, _check_stamp, _check_archive, _check_ledger, _check_words, _check_origin,
    _check_custody,
)  # fmt: skip
