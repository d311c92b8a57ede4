"""A case: some reports of a ledger with their bytes, what was read in them and said of them, as one file that can be checked
on another machine."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sayso.errors import InputError, LedgerError
from sayso.keeper.ledger import Ledger
from sayso.ledger.chain import Head, find_head
from sayso.ledger.connect import is_address
from sayso.ledger.custody import Deed, list_handlings, record_deed
from sayso.ledger.excerpt import copy_documents, tell_chain
from sayso.ledger.store import Store, open_store
from sayso.ledger.watch import write_filter
from sayso.model import Edition, Filter, Handling, Raw
from sayso.proof.index import make_index, make_pages
from sayso.proof.keys import find_key, load_key, sign, tell_public
from sayso.proof.package import DIGEST, PACKAGE, hash_file, make_digest, make_package, write_json
from sayso.proof.stamped import Stamping, add_stamp, ask_stamp
from sayso.proof.warc import Placed, Record, write_warc
from sayso.proof.zipped import write_zip
from sayso.version import __version__

ARCHIVE, INDEX, PAGES = "archive/data.warc.gz", "indexes/index.cdxj", "pages/pages.jsonl"
LEDGER, CHAIN, CUSTODY = "ledger/ledger.db", "ledger/chain.jsonl", "ledger/custody.jsonl"
FILES = (ARCHIVE, INDEX, PAGES, LEDGER, CHAIN, CUSTODY)
"""The files of a case that its package lists; it and its digest stand behind them."""
SOFTWARE = f"sayso {__version__}"

_URI = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Case:
    """What a case is to hold: the `documents`, a title, who makes it (`by`), and how its documents were chosen, as JSON has it."""

    documents: tuple[str, ...]
    title: str
    by: str
    asked: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A case that was written: how many documents it has, its SHA-256, the public key that it is signed with, if it is, and what
    became of a time stamp. `unrecorded` tells why its export isn't in the custody log."""

    documents: int
    hash: str
    key: str | None
    stamping: Stamping | None
    unrecorded: str | None


def export_case(ledger: Ledger, case: Case, path: Path, *, signed: bool = False, authority: str | None = None) -> Made:
    """Writes a case (WACZ 1.1.1) to a path, which must be new, and records it in the custody log.

    It holds all editions of the documents with their bytes, all readings, and the judgements that bear on them. `signed` signs it
    with the user's key (`sayso.proof.keys`). An `authority` (an address) is asked for a time stamp; where it can't be
    reached, or is empty, the request is kept in the case and beside the ledger. InputError where there is nothing to write, or the path is
    taken; ProofError where the key can't be used.
    """
    if not case.documents:
        raise InputError("no reports were found for the case; ask for others")
    if path.exists():
        raise InputError(f"there is a {path} already; choose another --output")
    store, key = ledger._store, load_key(find_key()) if signed else None
    with tempfile.TemporaryDirectory(prefix="sayso-case-") as name:
        files = _make_files(ledger, case, Path(name))
        package = files[PACKAGE].read_bytes()
        signature = sign(key, make_digest(package, None)["hash"]) if key else None
        digest = make_digest(package, signature)
        stamping = None if authority is None else ask_stamp(digest, authority)
        files[DIGEST] = Path(name, DIGEST)
        files[DIGEST].write_bytes(write_json(digest if stamping is None else add_stamp(digest, stamping)))
        write_whole(path, files)
    if stamping and not stamping.response:
        _keep_request(store, package, stamping.request)
    hash = hash_file(path).removeprefix("sha256:")
    deed = Deed("case", case.by, case.documents, str(path.absolute()), hash, case.title)
    public = signature.public_key if signature else None
    return Made(len(case.documents), hash, public, stamping, _record(store, deed))


def choose_documents(
    ledger: Ledger, filter: Filter | None, documents: Iterable[str], entries: Iterable[str]
) -> tuple[str, ...]:
    """The ids of the documents in which an entry meets the filter, of these documents (ids or beginnings of ids), and of
    those in which these entries stand. InputError where one isn't there."""
    found = dict.fromkeys(one.id for one in ledger.documents(filter)) if filter else {}
    for id in documents:
        kept = ledger.show(id)
        if not id.startswith("d"):
            raise InputError(f"{id[:40]!r} is no id of a document; it begins with d")
        found[kept.document if isinstance(kept, Edition) else kept.id] = None
    for id in entries:
        edition = getattr(ledger.show(id), "edition", None)
        if edition is None or id[:1] not in ("f", "s"):
            raise InputError(f"{id[:40]!r} is no id of an entry; it begins with f or s")
        found[edition.document] = None
    return tuple(found)


def tell_filter(filter: Filter) -> str:
    """What a filter asks for, as JSON; what it doesn't ask for is left out."""
    return write_filter(filter)


def show_key() -> tuple[Path, str]:
    """Where the user's key lies, and the public one (base64); the key is made where there is none yet. ProofError where it can't
    be used."""
    path = find_key()
    return path, tell_public(load_key(path))


def write_whole(path: Path, files: Mapping[str, Path]) -> None:
    """Writes an archive beside its place, and puts it there once it is whole."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as stream:
            write_zip(stream, files)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as wrong:
        raise InputError(f"cannot write {path}: {wrong.strerror}; choose another --output") from wrong
    finally:
        part.unlink(missing_ok=True)


def _make_files(ledger: Ledger, case: Case, folder: Path) -> dict[str, Path]:
    """The files of a case by their names in it, with the list of them."""
    files = {name: folder / name for name in FILES}
    for path in files.values():
        path.parent.mkdir(exist_ok=True)
    now, source = datetime.now(UTC), ledger._store
    figures = (figure for id in case.documents for figure in ledger.figures(Filter(document=id)))
    with open_store(files[LEDGER], create=True) as excerpt:
        copy_documents(source, excerpt, case.documents, {link.id for link, _ in ledger.cuts(figures)})
        _write_archive(excerpt, files, now)
        _write_lines(files[CHAIN], tell_chain(source, excerpt))
    _write_lines(files[CUSTODY], map(_tell_handling, _list_handlings(source, set(case.documents))))
    with source.read() as connection:
        head = find_head(connection)
    files[PACKAGE] = folder / PACKAGE
    files[PACKAGE].write_bytes(make_package({name: files[name] for name in FILES}, _tell_case(case, head, now)))
    return files


def _tell_case(case: Case, head: Head, now: datetime) -> dict[str, Any]:
    """What a package says beside its files; `sayso` is our own, and tells how its reports were chosen and of which ledger it is."""
    moment = _tell_second(now)
    described = f"{len(case.documents)} reports with what was read in them; a machine's readings, not verified facts"
    own = {"by": case.by, "asked": dict(case.asked), "documents": list(case.documents), "head": asdict(head)}
    told = {"title": case.title, "description": described, "created": moment, "modified": moment}
    return {**told, "software": SOFTWARE, "sayso": own}


def _tell_second(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _write_archive(excerpt: Store, files: Mapping[str, Path], now: datetime) -> None:
    """The bytes of all editions as records of the web, with their index and the list of pages."""
    editions = list(excerpt.editions())
    with files[ARCHIVE].open("wb") as stream:
        placed = [drop_block(one) for one in write_warc(stream, make_records(excerpt, editions, now))]
    files[INDEX].write_text(make_index(placed, Path(ARCHIVE).name), encoding="ascii", newline="")
    files[PAGES].write_text(list_pages(editions), encoding="ascii", newline="")


def drop_block(placed: Placed) -> Placed:
    """A record's place without its bytes, of which only the head is needed for the index."""
    one = placed.record
    slim = Record(one.kind, one.url, one.moment, one.media_type, one.block[: one.head], one.head, one.about)
    return Placed(slim, placed.headers, placed.start, placed.length)


def list_pages(editions: Iterable[Edition]) -> str:
    """The list of pages: one for each edition."""
    return make_pages((one.id, name_edition(one), find_moment(one), one.report.title) for one in editions)


def make_records(excerpt: Store, editions: Iterable[Edition], now: datetime) -> Iterator[Record]:
    """A record of what wrote the archive, then one of each edition's bytes."""
    about = f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/\r\n"
    yield Record("warcinfo", "", now, "application/warc-fields", about.encode())
    for edition in editions:
        yield make_record(edition, excerpt.raw(edition.id))


def make_record(edition: Edition, raw: Raw) -> Record:
    """The record of an edition's bytes."""
    charset = raw.encoding if raw.encoding and re.fullmatch(r"[\w.:+-]{1,40}", raw.encoding) else None
    media_type = f"{raw.media_type}; charset={charset}" if charset else raw.media_type
    return Record("resource", name_edition(edition), find_moment(edition), media_type, raw.data)


def name_edition(edition: Edition) -> str:
    """The address at which an edition stood, as a URI; of one that has none the digest of its bytes."""
    url = edition.report.url
    if not url:
        return f"urn:sha256:{edition.report.raw_digest}"
    return quote(url.strip(), safe=_URI, errors="replace")


def find_moment(edition: Edition) -> datetime:
    """When an edition's bytes were fetched, else when they were added."""
    moment = edition.report.fetched or edition.added
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _list_handlings(source: Store, documents: set[str]) -> Iterator[Handling]:
    """The custody log of the documents, with the acts on the whole ledger."""
    for one in list_handlings(source):
        if documents & set(one.documents) or (not one.documents and one.act in ("verification", "note")):
            yield one


def _tell_handling(one: Handling) -> dict[str, Any]:
    return {**asdict(one), "made": one.made.isoformat(), "documents": list(one.documents)}


def _write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("wb") as stream:
        for row in rows:
            stream.write(write_json(row) + b"\n")


def _keep_request(store: Store, package: bytes, request: bytes) -> None:
    """Keeps a request for a time stamp beside the ledger's file; a ledger on a server has no such place."""
    if is_address(store.where):
        return
    folder = Path(f"{store.where}.timestamps")
    folder.mkdir(exist_ok=True)
    (folder / f"{sha256(package).hexdigest()[:16]}.tsq").write_bytes(request)


def _record(store: Store, deed: Deed) -> str | None:
    """Why an act could not be recorded; None where it was."""
    try:
        record_deed(store, deed)
    except LedgerError as wrong:
        return str(wrong)
    return None
