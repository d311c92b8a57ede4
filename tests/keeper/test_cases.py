"""A case holds what it rests on, whole; whatever is changed in it is found and named, on a machine that has nothing else."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from sayso.errors import InputError, ProofError
from sayso.keeper.cases import (
    ARCHIVE,
    CHAIN,
    CUSTODY,
    FILES,
    INDEX,
    LEDGER,
    PAGES,
    Case,
    Made,
    choose_documents,
    export_case,
    write_whole,
)
from sayso.keeper.ledger import Ledger
from sayso.keeper.proving import NAMES, Expected, is_case, verify_case
from sayso.ledger import schema
from sayso.ledger.custody import list_handlings
from sayso.ledger.store import Store, open_store
from sayso.model import Filter, KeptFigure
from sayso.proof.package import DIGEST, PACKAGE, hash_file, make_digest, read_json, write_json
from sayso.proof.warc import read_warc
from tests.factories import make_reading
from tests.ledger.reports import BODY, NEWER, make_pair, other_versions, same

WHO = "Ann Example"
OTHER = "At least 7 people died, Ed Example said."


def fill(store: Store) -> Ledger:
    """A document in two editions, the first read twice, with judgements; and another one."""
    raw, reading = make_pair(title="War", encoding="iso-8859-1")
    store.write(raw, reading, same)
    store.write(raw, other_versions(reading), same)
    store.write(*make_pair(NEWER), same)
    store.write(*make_pair(OTHER, reading=make_reading(OTHER), url=None), same)
    ledger = Ledger(store)
    figure = next(one for one in ledger.figures() if "15" in one.figure.pin.words)
    ledger.confirm(figure.id, by=WHO)
    ledger.retract(ledger.correct(figure.id, "unit", "truck", by=WHO).id, by=WHO)
    return ledger


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return fill(store)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The key with which cases are signed here."""
    path = tmp_path_factory.mktemp("key") / "sayso" / "signing-key.pem"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_KEY", str(path))
        yield path


@pytest.fixture(scope="module")
def whole(key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed case of a whole ledger, with a request for a time stamp."""
    folder = tmp_path_factory.mktemp("case")
    with open_store(folder / "ledger.db", create=True) as store:
        ledger = fill(store)
        make(ledger, folder / "case.wacz", choose_documents(ledger, Filter(), (), ()), authority="")
    return folder / "case.wacz"


def make(ledger: Ledger, path: Path, documents: tuple[str, ...], authority: str | None = None) -> Made:
    case = Case(documents, "Losses near Oldford", WHO, {"event": "killed"})
    return export_case(ledger, case, path, signed=True, authority=authority)


def find_wheres(path: Path, expected: Expected | None = None) -> list[str]:
    return [fault.where for checked in verify_case(path, expected) for fault in checked.faults]


def find_documents(ledger: Ledger) -> tuple[str, str]:
    """The document of two editions, and the other one."""
    found = {one.editions: one.id for one in ledger.documents()}
    return found[2], found[1]


@pytest.mark.usefixtures("key")
def test_a_case_of_a_ledger_is_whole(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "case.wacz"

    made = make(ledger, path, find_documents(ledger))

    checked = list(verify_case(path))
    assert [one.faults for one in checked] == [()] * len(checked)
    assert [one.what for one in checked] == [
        "file", "list of files", "digests", "signature", "time stamp", "archive", "ledger", "words", "chain", "custody",
    ]  # fmt: skip
    assert (made.documents, made.unrecorded, made.stamping) == (2, None, None)
    assert made.hash == hash_file(path).removeprefix("sha256:")
    assert list(ledger.verify()) == []


@pytest.mark.usefixtures("key")
def test_its_export_is_in_the_custody_log(ledger: Ledger, tmp_path: Path) -> None:
    two, _ = find_documents(ledger)
    made = make(ledger, tmp_path / "case.wacz", (two,))

    last = list(list_handlings(ledger._store, two))[-1]

    assert (last.act, last.by, last.documents, last.hash) == ("case", WHO, (two,), made.hash)
    assert last.place == str(tmp_path / "case.wacz")


def list_rows(store: Store, table: str) -> list[dict[str, Any]]:
    """The rows of a table in their order, without the numbers that each database gives them."""
    found = schema.metadata.tables[table]
    columns = [column for column in found.columns if column.name != "seq"]
    with store.read() as connection:
        rows = connection.execute(select(*columns).order_by(*found.primary_key)).mappings()
        return [dict(row) for row in rows]


@pytest.mark.usefixtures("key")
def test_the_ledger_in_it_is_the_part_that_it_rests_on(ledger: Ledger, tmp_path: Path) -> None:
    two, other = find_documents(ledger)
    make(ledger, tmp_path / "all.wacz", (two, other))
    make(ledger, tmp_path / "one.wacz", (two,))

    with open_store(extract(tmp_path / "all.wacz", LEDGER), create=False) as store:
        for table in ("blob", "body", "document", "edition", "reading", "judgement"):
            assert list_rows(store, table) == list_rows(ledger._store, table), table
        assert [tell(one) for one in Ledger(store).figures()] == [tell(one) for one in ledger.figures()]
    with open_store(extract(tmp_path / "one.wacz", LEDGER), create=False) as store:
        inside = Ledger(store)
        assert [one.id for one in inside.documents()] == [two]
        assert [one.number for one in inside.editions(two)] == [1, 2]
        assert len(store.readings(f"{two}.1")) == 2
        assert list(inside.judgements()) == list(ledger.judgements())
        assert [tell(one) for one in inside.figures()] == [tell(one) for one in ledger.figures(Filter(document=two))]


def tell(kept: KeptFigure) -> tuple[object, ...]:
    return kept.id, kept.figure, kept.review, kept.edition


@pytest.mark.usefixtures("key")
def test_what_is_said_of_others_stays_out(ledger: Ledger, tmp_path: Path) -> None:
    two, other = find_documents(ledger)
    ledger.mark_side("Ann Example", "Norland", by="Somebody Else")
    make(ledger, tmp_path / "two.wacz", (two,))
    make(ledger, tmp_path / "other.wacz", (other,))

    with open_store(extract(tmp_path / "two.wacz", LEDGER), create=False) as store:
        assert [one.act for one in Ledger(store).judgements()] == ["confirm", "correct", "side"]
    with open_store(extract(tmp_path / "other.wacz", LEDGER), create=False) as store:
        assert list(Ledger(store).judgements()) == []
    archive = (tmp_path / "other.wacz").read_bytes()
    assert b"Somebody Else" not in archive
    assert two.encode() not in archive


@pytest.mark.usefixtures("key")
def test_merged_names_come_along(ledger: Ledger, tmp_path: Path) -> None:
    two, _ = find_documents(ledger)
    ledger.merge("Ann Example", "the Norland army", by=WHO)
    make(ledger, tmp_path / "case.wacz", (two,))

    with open_store(extract(tmp_path / "case.wacz", LEDGER), create=False) as store:
        assert "merge" in [one.act for one in Ledger(store).judgements()]
        assert [one.names for one in Ledger(store).sources()] == [
            one.names for one in ledger.sources(Filter(document=two))
        ]


def test_the_archive_has_the_bytes_of_all_editions(whole: Path) -> None:
    records = [placed.record for placed in read_warc(extract(whole, ARCHIVE))]

    assert [(one.kind, one.media_type, one.payload.decode()) for one in records[1:]] == [
        ("resource", "text/plain; charset=iso-8859-1", BODY),
        ("resource", "text/plain", NEWER),
        ("resource", "text/plain", OTHER),
    ]
    assert [one.url[:11] for one in records[1:]] == ["https://new", "https://new", "urn:sha256:"]
    assert str(records[1].moment) == "2022-03-08 01:02:03+00:00"


def test_it_says_what_it_is(whole: Path) -> None:
    with zipfile.ZipFile(whole) as archive:
        assert archive.namelist() == list(NAMES)
        package = json.loads(archive.read(PACKAGE))
        digest = json.loads(archive.read(DIGEST))
        pages = archive.read(PAGES).decode().splitlines()
        custody = [json.loads(line)["act"] for line in archive.read(CUSTODY).splitlines()]
    assert (package["profile"], package["wacz_version"], package["title"]) == (
        "data-package",
        "1.1.1",
        "Losses near Oldford",
    )
    assert [one["path"] for one in package["resources"]] == list(FILES)
    assert package["sayso"]["by"] == WHO
    assert package["sayso"]["asked"] == {"event": "killed"}
    assert set(digest) == {"path", "hash", "signedData", "timeStamp"}
    assert set(digest["signedData"]) == {"hash", "created", "software", "version", "signature", "publicKey"}
    assert digest["signedData"]["created"] == package["created"]
    assert len(pages) == 4
    assert custody == ["collected", "read", "collected", "collected", "judged", "judged", "taken back"]


def extract(path: Path, name: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        return Path(archive.extract(name, path.with_suffix(".files")))


def test_any_of_200_flipped_bytes_is_found(whole: Path, tmp_path: Path) -> None:
    data, spoiled = whole.read_bytes(), tmp_path / "case.wacz"
    chance = random.Random(17)
    for at in chance.sample(range(len(data)), 200):
        spoiled.write_bytes(data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :])

        assert next(verify_case(spoiled)).faults, at


@given(place=st.floats(0, 1, exclude_max=True), other=st.integers(1, 255))
def test_any_flipped_byte_is_found(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, place: float, other: int
) -> None:
    data, spoiled = whole.read_bytes(), tmp_path_factory.mktemp("flip") / "case.wacz"
    at = int(place * len(data))
    spoiled.write_bytes(data[:at] + bytes([data[at] ^ other]) + data[at + 1 :])

    assert next(verify_case(spoiled)).faults


Spoil = Callable[[dict[str, Path]], None]


def pack_anew(whole: Path, folder: Path, spoil: Spoil, *, seal: bool = True) -> Path:
    """The case with its files changed, in an archive that is sound; with `seal` the digests are made anew too, and signature and time stamp left out."""
    with zipfile.ZipFile(whole) as archive:
        files = {name: Path(archive.extract(name, folder / "files")) for name in NAMES}
    spoil(files)
    if seal:
        package = json.loads(files[PACKAGE].read_bytes())
        for row in package["resources"]:
            row |= {"hash": hash_file(files[row["path"]]), "bytes": files[row["path"]].stat().st_size}
        files[PACKAGE].write_bytes(write_json(package))
        files[DIGEST].write_bytes(write_json(make_digest(files[PACKAGE].read_bytes(), None)))
    path = folder / "spoiled.wacz"
    write_whole(path, files)
    return path


def replace_in(name: str, old: bytes, new: bytes) -> Spoil:
    def spoil(files: dict[str, Path]) -> None:
        data = files[name].read_bytes()
        assert old in data
        files[name].write_bytes(data.replace(old, new, 1))

    return spoil


def change_row(table: str, **values: object) -> Spoil:
    def spoil(files: dict[str, Path]) -> None:
        found = schema.metadata.tables[table]
        with open_store(files[LEDGER], create=False) as store, store.change() as connection:
            first = connection.execute(select(found.primary_key.columns[0])).scalar()
            connection.execute(update(found).where(found.primary_key.columns[0] == first).values(**values))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "seal", "named"),
    [
        (replace_in(PAGES, b"Bridge", b"Fridge"), False, [PAGES, PAGES]),
        (replace_in(PAGES, b"Bridge", b"Fridge"), True, [PAGES]),
        (replace_in(INDEX, b"text", b"test"), True, [INDEX]),
        (replace_in(PACKAGE, b"near", b"neat"), False, [PACKAGE]),
        (replace_in(DIGEST, b'"path"', b'"Path"'), False, [DIGEST]),
        (replace_in(DIGEST, b"sayso ", b"Sayso "), False, [DIGEST, DIGEST]),
        (replace_in(DIGEST, b'"signature":"', b'"signature":"A'), False, [DIGEST, DIGEST]),
        (replace_in(CUSTODY, b'"by"', b'"bz"'), False, [CUSTODY]),
        (replace_in(CHAIN, b'"what":"judgement"', b'"what":"retraction"'), True, ["judgement", CHAIN]),
        (change_row("figure", words="At least 13"), True, [f"{LEDGER}: figure", f"{LEDGER}: figure"]),
        (change_row("judgement", by="Somebody"), True, [f"{LEDGER}: judgement", f"{LEDGER}: judgement"]),
    ],
)
def test_what_differs_is_named(whole: Path, tmp_path: Path, spoil: Spoil, seal: bool, named: list[str]) -> None:
    checked = list(verify_case(pack_anew(whole, tmp_path, spoil, seal=seal)))

    assert checked[0].faults == ()
    wheres = [fault.where for one in checked for fault in one.faults]
    assert [where[: len(name)] for where, name in zip(wheres, named, strict=True)] == named


def test_a_case_that_was_made_anew_is_whole_but_signed_by_nobody(whole: Path, tmp_path: Path) -> None:
    """Who changes a case and makes all digests anew can't sign it: whoever knows the key sees it."""
    anew = pack_anew(whole, tmp_path, replace_in(CUSTODY, b'"by":null', b'"by":"Ed"'))
    made = read_json(zipfile.ZipFile(whole).read(DIGEST)) or {}
    key = made["signedData"]["publicKey"]

    assert "there is no signature" in str(list(verify_case(anew, Expected(key))))
    assert find_wheres(whole, Expected(key)) == []
    assert find_wheres(whole, Expected("another key")) == [DIGEST]


def test_a_chain_that_was_made_anew_has_another_head(whole: Path, tmp_path: Path) -> None:
    def cut_off(files: dict[str, Path]) -> None:
        files[CHAIN].write_bytes(b"".join(files[CHAIN].read_bytes().splitlines(keepends=True)[:-1]))

    found = [one for one in verify_case(pack_anew(whole, tmp_path, cut_off)) if one.what == "chain"]

    assert [fault.kind for fault in found[0].faults] == ["chain", "chain"]


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b"1\n", b'{"what":[]}\n', b"[" * 100_000])
@pytest.mark.parametrize("name", NAMES)
def test_any_junk_in_a_file_is_told(whole: Path, tmp_path: Path, name: str, junk: bytes) -> None:
    def spoil(files: dict[str, Path]) -> None:
        files[name].write_bytes(junk)

    assert find_wheres(pack_anew(whole, tmp_path, spoil, seal=False))


def test_what_is_no_case_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes", encoding="utf-8")

    assert not is_case(path)
    assert not is_case(tmp_path / "nothing")
    assert [one.what for one in verify_case(path)] == ["file"]
    with pytest.raises(ProofError, match="can't be read"):
        list(verify_case(tmp_path / "nothing"))


def test_another_program_s_archive_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "other.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.warc.gz", b"x")

    assert is_case(path)
    (checked,) = verify_case(path)
    assert [fault.where for fault in checked.faults] == [ARCHIVE]


@pytest.mark.usefixtures("key")
def test_nothing_is_written_over(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "case.wacz"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(InputError, match="already"):
        make(ledger, path, find_documents(ledger))
    with pytest.raises(InputError, match="no reports"):
        make(ledger, tmp_path / "other.wacz", ())
    assert path.read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in tmp_path.glob("*.wacz*")) == ["case.wacz"]


@pytest.mark.usefixtures("key")
def test_documents_are_chosen_by_filter_id_and_entry(ledger: Ledger) -> None:
    two, other = find_documents(ledger)
    figure = next(one for one in ledger.figures() if one.edition.document == two)

    assert choose_documents(ledger, Filter(event="killed"), (), ()) == (two,)
    assert choose_documents(ledger, None, (other, f"{two}.1"), ()) == (other, two)
    assert choose_documents(ledger, None, (), (figure.id,)) == (two,)
    for documents, entries in (((figure.id,), ()), ((), (two,)), (("d123",), ())):
        with pytest.raises(InputError):
            choose_documents(ledger, None, documents, entries)


@pytest.mark.usefixtures("key")
def test_without_authority_the_request_is_kept_beside_the_ledger(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    with open_store(where, create=True) as store:
        ledger = fill(store)
        made = make(ledger, tmp_path / "case.wacz", find_documents(ledger), authority="http://127.0.0.1:9/")

    assert made.stamping is not None
    assert made.stamping.response is None
    assert "can't be reached" in str(made.stamping.trouble)
    (kept,) = (tmp_path / "ledger.db.timestamps").iterdir()
    assert kept.read_bytes() == made.stamping.request
    assert find_wheres(tmp_path / "case.wacz") == []
