"""What comes back of what was written, what makes a report the same one, and what is kept of its editions."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from sayso.errors import LedgerError
from sayso.ledger import judge, schema
from sayso.ledger.store import Store, open_store
from sayso.model import Added, Change, Dropped, Entity, Reading, Span, make_pin
from tests.factories import make_reading, make_report, make_text
from tests.ledger.reports import BODY, NEWER, add_bytes, make_pair, make_whole, other_versions, same


def count(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in schema.metadata.sorted_tables
        }


def find_ids(store: Store, kind: str) -> list[str]:
    """The ids of all figures or statements, in the order of their rows."""
    table = schema.metadata.tables[kind]
    with store.read() as connection:
        return list(connection.scalars(select(table.c.id).order_by(table.c.seq)))


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    raw, reading = make_pair(
        id="7",
        title="War",
        publisher="Oldford Echo",
        published=date(2022, 3, 7),
        fetched=datetime(2022, 3, 8, 1, 2, 3, 4, UTC),
    )

    added = store.write(raw, reading, same)

    assert (added.state, added.statements, added.figures) == ("new", 3, 3)
    assert store.reading(added.edition.id) == reading
    assert store.raw(added.edition.id) == raw
    assert store.body(reading.text.digest) == BODY
    assert list(store.editions()) == [added.edition]
    assert added.edition.report == reading.report
    assert added.edition.id == f"{added.edition.document}.1"


def test_a_ledger_keeps_what_it_has_when_it_is_closed(where: str) -> None:
    with open_store(where, create=True) as first:
        added = first.write(*make_pair(), same)

    with open_store(where, create=False) as again:
        assert list(again.editions()) == [added.edition]


@pytest.mark.parametrize(
    "body",
    ["Nul \x00 and more.", "A noncharacter \uffff0000 and \uffff.", "Beyond 𝕎 the plane 👩‍🚀.", "'; DROP TABLE figure; --", "\x1b[31mred"],
)  # fmt: skip
def test_any_characters_come_back(store: Store, body: str) -> None:
    reading = make_reading(body, report=make_report(title="odd \ud800 and \x00", byline="\uffff", publisher=body))
    raw, reading = add_bytes(
        body.encode(), reading, address="odd\udcff.txt", title="odd \ud800 and \x00", publisher=body
    )

    added = store.write(raw, reading, same)

    assert store.reading(added.edition.id) == reading
    assert store.raw(added.edition.id) == raw


def test_very_long_names_and_paragraphs_are_kept(store: Store) -> None:
    """An index of PostgreSQL takes no more than about 2,700 bytes, its full-text index no more than a megabyte."""
    long = "".join(chr(0x4E00 + number * 7 % 20_000) for number in range(5000))
    body = f"{long} " + " ".join(f"word{number:06}" for number in range(120_000))
    figure = replace(make_whole().figures[0], pin=make_pin(body, Span(0, 5000)), places=(), statement=None)
    figure = replace(figure, unit=long, party=long, by=long, place=long, according_to=long)
    reading = make_reading(body, figures=(figure,), entities=(Entity("e1", "person", long, ()),))
    raw, reading = add_bytes(body.encode(), reading, url=f"https://example.org/{long}", publisher=long)

    added = store.write(raw, reading, same)
    store.drop(Dropped(long, "read", long, long))

    assert store.reading(added.edition.id) == reading


def test_the_same_again_changes_nothing(store: Store) -> None:
    first = store.write(*make_pair(), same)
    before = count(store)

    again = store.write(*make_pair(), same)

    assert again == replace(first, state="unchanged")
    assert count(store) == before


UNCHANGED = {
    "fetched later": ({"fetched": datetime(2022, 1, 1, tzinfo=UTC)}, {"fetched": datetime(2022, 2, 1, tzinfo=UTC)}),
    "a copy of a file": ({"url": None, "address": "a.txt"}, {"url": None, "address": "b/a.txt"}),
    "standard input": ({"url": None, "address": "-"}, {"url": None, "address": "-"}),
    "a page in two files": ({"address": "a.html"}, {"address": "b.html"}),
    "a row in two files": (
        {"url": None, "id": "7", "address": "a.jsonl:1"},
        {"url": None, "id": "7", "address": "b.jsonl:1"},
    ),
}


@pytest.mark.parametrize(("given", "later"), UNCHANGED.values(), ids=UNCHANGED)
def test_what_makes_no_other_report(store: Store, given: dict[str, Any], later: dict[str, Any]) -> None:
    store.write(*make_pair(**given), same)
    raw, reading = make_pair(**later)

    found = store.find_reading(raw, reading.versions)

    assert found is not None
    assert found.state == "unchanged"
    assert store.write(raw, reading, same) == found


NEW_READING = {
    "another title": {"title": "Other"},
    "another publisher": {"publisher": "Lumen TV"},
    "another day": {"published": date(2022, 3, 9)},
    "another encoding": {"encoding": "cp1252"},
}


@pytest.mark.parametrize("given", NEW_READING.values(), ids=NEW_READING)
def test_other_facts_make_a_new_reading(store: Store, given: dict[str, Any]) -> None:
    first = store.write(*make_pair(), same)
    raw, reading = make_pair(**given)
    assert store.find_reading(raw, reading.versions) is None

    second = store.write(raw, replace(reading, report=replace(reading.report, title="Other")), same)

    assert (second.state, second.edition.id) == ("new reading", first.edition.id)
    assert second.edition.report.title == "Other"
    assert store.raw(first.edition.id) == raw


def test_another_version_makes_a_new_reading_beside_the_old(store: Store) -> None:
    raw, reading = make_pair()
    first = store.write(raw, reading, same)
    newer = other_versions(replace(reading, statements=reading.statements[:1], figures=()))

    second = store.write(raw, newer, same)

    assert (second.state, second.edition, second.statements) == ("new reading", first.edition, 1)
    assert store.readings(first.edition.id) == (reading, newer)
    assert store.reading(first.edition.id) == newer
    assert [edition.id for edition in store.editions()] == [first.edition.id]
    assert store.write(raw, reading, same).state == "unchanged"
    assert store.reading(first.edition.id) == newer


def test_a_document_stays_the_same_where_another_version_reads_another_address(store: Store) -> None:
    raw, reading = make_pair(url=None)
    first = store.write(raw, reading, same)
    newer = other_versions(replace(reading, report=replace(reading.report, url="https://news.example.org/war")))

    second = store.write(replace(raw, address="copy.txt"), newer, same)

    assert (second.state, second.edition.id) == ("new reading", first.edition.id)
    assert len(set(find_ids(store, "figure"))) == len(reading.figures)


def test_another_version_may_make_another_text(store: Store) -> None:
    raw, reading = make_pair()
    first = store.write(raw, reading, same)
    newer = other_versions(
        replace(reading, text=make_text("Norland."), statements=(), figures=(), places=(), times=(), entities=())
    )

    second = store.write(raw, newer, same)

    assert second.edition.text_digest == newer.text.digest
    assert store.readings(first.edition.id) == (reading, newer)


def test_new_bytes_at_the_same_address_are_a_new_edition(store: Store) -> None:
    first = store.write(*make_pair(), same)

    second = store.write(*make_pair(NEWER), same)

    assert (second.state, second.edition.document, second.edition.number) == ("new edition", first.edition.document, 2)
    older, newer = store.editions()
    assert (older.replaced, newer.replaced) == (second.edition.added, None)
    assert store.write(*make_pair(), same).state == "unchanged"


ADDRESSES = [
    ("https://news.example.org/war", "HTTPS://News.Example.org/war/", True),
    ("https://news.example.org/war?id=7&utm_source=x&fbclid=y", "https://news.example.org/war?id=7#top", True),
    ("https://news.example.org:443/war", "https://news.example.org/war", True),
    ("https://news.example.org/", "https://news.example.org", True),
    ("https://news.example.org/war?id=7", "https://news.example.org/war?id=8", False),
    ("https://news.example.org/war", "https://news.example.org/War", False),
    ("https://news.example.org:8443/war", "https://news.example.org/war", False),
    ("https://[bad/war", "https://[bad/war", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), ADDRESSES)
def test_which_addresses_are_the_same_document(store: Store, one: str, other: str, expected: bool) -> None:
    first, second = store.write(*make_pair(url=one), same), store.write(*make_pair(NEWER, url=other), same)

    assert (first.edition.document == second.edition.document) == expected


def test_without_an_address_the_row_and_then_the_path_make_the_document(store: Store) -> None:
    def add(body: str, **given: Any) -> Added:
        raw, reading = make_pair(body, url=None, **given)
        return store.write(raw, reading, same)

    row, path = add(BODY, id="7", address="a.jsonl:1"), add(BODY, address="a.txt")
    assert add(NEWER, id="7", address="a.jsonl:9").edition.document == row.edition.document
    assert add(NEWER, id="7", address="copy.jsonl:9").state == "unchanged"  # the same report in a copy of the file
    assert add("Other.", id="7", address="b.jsonl:1").edition.document != row.edition.document
    assert add(NEWER, address=str(Path("b/../a.txt"))).edition.document == path.edition.document
    assert add("One.", address="-").edition.document != add("Two.", address="-").edition.document


def test_what_changed_is_kept_in_the_ledgers_own_ids(store: Store) -> None:
    store.write(*make_pair(), same)
    seen: list[tuple[Reading, Reading]] = []

    def tell(older: Reading, newer: Reading) -> Sequence[Change]:
        seen.append((older, newer))
        return (
            Change("figure", "changed", "f1", "f1", "from 12 to 15"),
            Change("statement", "removed", "s3", None, "gone"),
            Change("figure", "added", None, "f1", "new"),
        )

    raw, newer = make_pair(NEWER)
    newer = replace(newer, figures=(replace(make_whole().figures[0], places=()),))
    added = store.write(raw, newer, tell)

    (f1, *_, new), statements = find_ids(store, "figure"), find_ids(store, "statement")
    assert [older.text.body for older, _ in seen] == [BODY]
    assert [(change.before, change.after) for change in added.changes] == [
        (f1, new),
        (statements[2], None),
        (None, new),
    ]
    with store.read() as connection:
        kept = connection.execute(
            select(*(schema.change.c[name] for name in ("before", "after", "reason", "older", "newer")))
        ).all()
    ids = (f"{added.edition.document}.1", f"{added.edition.document}.2")
    assert kept == [(change.before, change.after, change.reason, *ids) for change in added.changes]


def test_entries_keep_their_ids_where_the_same_words_are_found_again(store: Store) -> None:
    raw, reading = make_pair()
    store.write(raw, reading, same)

    store.write(raw, other_versions(reading), same)
    store.write(*make_pair(data=b"\xef\xbb\xbf" + BODY.encode()), same)

    for kind in ("statement", "figure"):
        ids = find_ids(store, kind)
        assert ids[:3] == ids[3:6] == ids[6:]
        assert len(set(ids)) == 3


def test_the_same_words_elsewhere_are_other_entries(store: Store) -> None:
    store.write(*make_pair(), same)
    store.write(*make_pair(url="https://other.example.org/"), same)

    ids = find_ids(store, "figure")
    assert len(set(ids)) == len(ids) == 6


def test_bytes_and_texts_are_kept_once(store: Store) -> None:
    store.write(*make_pair(), same)
    store.write(*make_pair(url="https://other.example.org/"), same)

    found = count(store)
    assert (found["blob"], found["body"], found["passage"], found["document"]) == (1, 1, 3, 2)


def test_what_could_not_be_read_is_kept_once(store: Store) -> None:
    gone = Dropped("a.txt", "text", "no text", "there is no word in it")

    for dropped in (gone, gone, replace(gone, report="b.txt")):
        store.drop(dropped)

    assert list(store.dropped()) == [gone, replace(gone, report="b.txt")]


def test_a_reading_of_other_bytes_is_refused(store: Store) -> None:
    raw, reading = make_pair()

    with pytest.raises(ValueError, match="digest"):
        store.write(replace(raw, data=b"other"), reading, same)


def test_an_error_on_the_way_leaves_nothing_behind(store: Store) -> None:
    store.write(*make_pair(), same)
    before = count(store)

    def fail(older: Reading, newer: Reading) -> Sequence[Change]:
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        store.write(*make_pair(NEWER), fail)

    assert count(store) == before
    assert [edition.replaced for edition in store.editions()] == [None]


@pytest.mark.parametrize("asked", ["nothing.1", "'; DROP TABLE edition; --"])
def test_what_is_not_there_is_told(store: Store, asked: str) -> None:
    for ask in (store.reading, store.raw, store.body):
        with pytest.raises(LedgerError, match="has no"):
            ask(asked)


def test_two_who_write_at_once_wait_for_each_other(where: str) -> None:
    """Every one of them adds all documents, each in two editions: each is kept once."""
    open_store(where, create=True).close()
    pairs = [
        make_pair(f"{number}. {body}", url=f"https://example.org/{number}")
        for number in range(10)
        for body in ("A.", "B.")
    ]
    failed: list[BaseException] = []

    def add() -> None:
        try:
            with open_store(where, create=False) as own:
                for raw, reading in pairs:
                    own.write(raw, reading, same)
        except BaseException as error:  # noqa: BLE001 - to be told in the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    with open_store(where, create=False) as store:
        found = count(store)
        numbers = sorted((edition.document, edition.number) for edition in store.editions())
    assert (found["document"], found["edition"], found["reading"], found["blob"]) == (10, 20, 20, 20)
    assert [number for _, number in numbers] == [1, 2] * 10


def test_two_who_make_a_ledger_at_once_make_one(where: str) -> None:
    failed: list[BaseException] = []

    def make() -> None:
        try:
            open_store(where, create=True).close()
        except BaseException as error:  # noqa: BLE001 - to be told in the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    with open_store(where, create=False) as store:
        assert count(store)["document"] == 0


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    store.write(*make_pair(), same)

    with store.read() as connection:
        asked = select(func.count()).select_from(schema.document)
        before = connection.scalar(asked)
        store.write(*make_pair(url="https://other.example.org/"), same)
        after = connection.scalar(asked)

    assert (before, after, count(store)["document"]) == (1, 1, 2)


def test_judgements_that_went_adrift_are_told(store: Store) -> None:
    raw, reading = make_pair()
    store.write(raw, reading, same)
    kept, lost = find_ids(store, "figure")[:2]
    judge.confirm(store, kept, by="Ann Example")
    judgement = judge.confirm(store, lost, by="Ann Example")

    again = store.write(raw, other_versions(replace(reading, figures=reading.figures[:1])), same)

    assert again.adrift == (judgement.id,)
    assert len(store.write(*make_pair(NEWER), same).adrift) == 2
