"""The chain of changes seals all that is read and said; whatever is changed, taken out or put in later shows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from sayso.ledger import judge, schema
from sayso.ledger.chain import FIRST, Head, begin_chain, find_head, forget, make_link
from sayso.ledger.chain_tables import chain, custody
from sayso.ledger.custody import Deed, record_deed
from sayso.ledger.doer import work_as
from sayso.ledger.identity import digest_json
from sayso.ledger.store import Store, open_store
from sayso.ledger.verify import verify_ledger
from sayso.ledger.verify_chain import check_chain, has_digest
from sayso.text import read_source
from tests.factories import make_dropped
from tests.ledger.reports import NEWER, make_pair, other_versions, same

Row = dict[str, Any]


def fill(store: Store) -> str:
    """Two editions, one of them read twice, a judgement that is taken back, a report that couldn't be read, an act."""
    raw, reading = make_pair()
    with work_as("Ann Example"):
        store.write(raw, reading, same)
        store.write(raw, other_versions(reading), same)
        store.write(*make_pair(NEWER), same)
    with store.read() as connection:
        kept = connection.scalar(select(schema.figure.c.id).order_by(schema.figure.c.seq.desc()).limit(1)) or ""
    made = judge.confirm(store, kept, by="Ed Example")
    judge.retract(store, made.id, by="Ann Example", why="miscounted")
    store.drop(make_dropped())
    record_deed(store, Deed("note", "Ann Example", detail="a copy was handed over"))
    return kept


def list_links(connection: Connection) -> list[Row]:
    return [dict(row) for row in connection.execute(select(chain).order_by(chain.c.number)).mappings()]


def find_faults(connection: Connection) -> list[tuple[str, str]]:
    return [(fault.where, fault.detail) for fault in check_chain(connection)]


def find_wheres(connection: Connection) -> set[str]:
    return {where for where, _ in find_faults(connection)}


def find_dropped(connection: Connection) -> str:
    return connection.scalar(select(schema.dropped.c.id).where(schema.dropped.c.reading.is_(None))) or ""


def test_every_change_is_sealed_with_the_one_before(store: Store) -> None:
    fill(store)

    with store.read() as connection:
        rows = list_links(connection)
        assert find_faults(connection) == []
        assert find_head(connection) == Head(7, rows[-1]["digest"])
    told = [(row["number"], row["what"], row["by"]) for row in rows]
    assert told == [
        (1, "reading", "Ann Example"),
        (2, "reading", "Ann Example"),
        (3, "reading", "Ann Example"),
        (4, "judgement", "Ed Example"),
        (5, "retraction", "Ann Example"),
        (6, "dropped", None),
        (7, "custody", "Ann Example"),
    ]
    assert [row["before"] for row in rows] == [FIRST, *(row["digest"] for row in rows[:-1])]


def test_what_changes_nothing_is_in_no_chain(store: Store) -> None:
    fill(store)
    store.write(*make_pair(NEWER), same)
    store.drop(make_dropped())

    with store.read() as connection:
        assert find_head(connection).number == 7


def test_an_empty_ledger_has_a_head_that_is_in_every_chain(store: Store) -> None:
    with store.read() as connection:
        assert find_head(connection) == Head(0, FIRST)
        assert find_faults(connection) == []
        assert has_digest(connection, FIRST)
        assert not has_digest(connection, "1" * 64)


def test_an_earlier_head_is_in_the_chain_until_the_end_is_cut_off(store: Store) -> None:
    fill(store)
    with store.read() as connection:
        noted = find_head(connection).digest
    fill(store)
    with store.change() as connection:
        assert has_digest(connection, noted)
        assert find_faults(connection) == []

        connection.execute(delete(chain).where(chain.c.number >= 7))
        connection.execute(delete(custody))

        assert find_faults(connection) != [] or not has_digest(connection, noted)
        assert not has_digest(connection, noted)


@pytest.mark.parametrize("number", range(1, 8))
def test_a_change_that_was_taken_out_is_found(store: Store, number: int) -> None:
    fill(store)
    with store.change() as connection:
        row = list_links(connection)[number - 1]
        connection.execute(delete(chain).where(chain.c.number == number))

        wheres = find_wheres(connection)

    assert f"{row['what']} {row['id']}" in wheres
    assert number == 7 or f"chain {number + 1}" in wheres


def test_a_judgement_that_was_put_in_or_taken_out_is_found(store: Store) -> None:
    fill(store)
    with store.change() as connection:
        row = dict(connection.execute(select(schema.judgement)).mappings().one())
        told = {name: value for name, value in row.items() if name not in ("seq", "digest")} | {"id": "j0"}
        connection.execute(schema.judgement.insert().values(told | {"digest": digest_json(told)}))
        inside = find_wheres(connection)
        connection.execute(delete(schema.judgement))
        outside = find_wheres(connection)

    assert inside == {"judgement j0", "retraction j0"}
    assert outside == {f"judgement {row['id']}", f"retraction {row['id']}"}


def test_a_judgement_that_was_made_anew_with_its_digest_is_found(store: Store) -> None:
    fill(store)
    with store.change() as connection:
        row = dict(connection.execute(select(schema.judgement)).mappings().one())
        told = {name: value for name, value in row.items() if name not in ("seq", "digest")} | {"by": "Somebody"}
        connection.execute(update(schema.judgement).values(told | {"digest": digest_json(told)}))

        found = find_faults(connection)

    name = row["id"]
    assert found == [
        (f"judgement {name}", "is not what the change 4 sealed"),
        (f"retraction {name}", "is not what the change 5 sealed"),
    ]


def test_a_chain_that_was_made_anew_has_another_head(store: Store) -> None:
    """Who can write the database can make a chain that is whole; only a head that was noted elsewhere shows it."""
    fill(store)
    with store.change() as connection:
        noted = find_head(connection).digest
        rows = list_links(connection)
        connection.execute(delete(chain))
        head = Head(0, FIRST)
        for row in rows:
            link = make_link(head, row["what"], row["id"], row["content"], "Somebody")
            connection.execute(chain.insert().values(link))
            head = Head(link["number"], link["digest"])

        assert find_faults(connection) == []
        assert not has_digest(connection, noted)


def test_what_was_forgotten_may_be_gone_and_come_again(store: Store) -> None:
    fill(store)
    with store.change() as connection:
        name = find_dropped(connection)
        connection.execute(delete(schema.dropped).where(schema.dropped.c.id == name))
        assert find_wheres(connection) == {f"dropped {name}"}

        forget(connection, [("dropped", name)])

        assert find_faults(connection) == []
    store.drop(make_dropped())
    with store.read() as connection:
        assert find_faults(connection) == []
        assert [row["what"] for row in list_links(connection)][-2:] == ["forgotten", "dropped"]


def test_what_was_forgotten_and_is_there_is_found(store: Store) -> None:
    fill(store)
    with store.change() as connection:
        name = find_dropped(connection)
        forget(connection, [("dropped", name)])

        assert find_wheres(connection) == {f"dropped {name}"}


def test_a_ledger_that_had_no_chain_gets_one(store: Store) -> None:
    fill(store)
    with store.change() as connection:
        before = [(row["what"], row["id"], row["content"]) for row in list_links(connection)]
        connection.execute(delete(chain))

        begin_chain(connection)
        begin_chain(connection)

        after = [(row["what"], row["id"], row["content"]) for row in list_links(connection)]
        assert find_faults(connection) == []
    assert sorted(after) == sorted(before)
    assert list(verify_ledger(store, read_source)) == []


def test_writers_side_by_side_make_one_chain(where: str) -> None:
    with open_store(where, create=True) as store:
        pairs = [
            make_pair(f"At least {number} people died. ", url=f"https://example.org/{number}") for number in range(40)
        ]
        with ThreadPoolExecutor(8) as threads:
            for waiting in [threads.submit(store.write, raw, reading, same) for raw, reading in pairs]:
                waiting.result()

        with store.read() as connection:
            assert find_head(connection).number == 40
            assert find_faults(connection) == []
