"""The custody log tells everything that was done with a report, in order, with who did it and the digest of its bytes."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select

from sayso.errors import InputError
from sayso.ledger import judge, schema
from sayso.ledger.chain import forget
from sayso.ledger.custody import TOOL, Deed, list_handlings, record_deed
from sayso.ledger.doer import work_as
from sayso.ledger.store import Store
from sayso.model import Handling
from tests.factories import make_dropped
from tests.ledger.reports import BODY, NEWER, make_pair, other_versions, same


def tell(found: Handling) -> tuple[int, str, str | None, tuple[str, ...]]:
    return found.number, found.act, found.by, found.documents


def test_everything_is_told_in_order(store: Store) -> None:
    raw, reading = make_pair()
    with work_as("Ann Example"):
        first = store.write(raw, reading, same).edition
        store.write(raw, other_versions(reading), same)
        second = store.write(*make_pair(NEWER), same).edition
    with store.read() as connection:
        kept = connection.scalar(select(schema.figure.c.id).order_by(schema.figure.c.seq.desc()).limit(1)) or ""
    made = judge.confirm(store, kept, by="Ed Example", why="counted")
    judge.retract(store, made.id, by="Ann Example")
    store.drop(make_dropped())
    deed = record_deed(store, Deed("case", "Ed Example", [first.document], "/case.wacz", "0" * 64, "for the court"))

    found = list(list_handlings(store))

    own = (first.document,)
    assert [tell(one) for one in found] == [
        (1, "collected", "Ann Example", own),
        (2, "read", "Ann Example", own),
        (3, "collected", "Ann Example", own),
        (4, "judged", "Ed Example", own),
        (5, "taken back", "Ann Example", own),
        (6, "not read", None, ()),
        (7, "case", "Ed Example", own),
    ]
    collected = found[0]
    assert (collected.what, found[2].what) == (first.id, second.id)
    assert (collected.place, collected.hash) == (raw.url, hashlib.sha256(BODY.encode()).hexdigest())
    assert collected.detail == f"{len(raw.data)} bytes kept; fetched 2022-03-08T01:02:03.000000Z"
    assert found[3].detail == f"confirm of the figure {kept}: counted"
    assert found[6] == Handling(
        7, found[6].made, "case", "Ed Example", deed, own, "/case.wacz", "0" * 64, TOOL, "for the court"
    )


def test_of_one_document_only_what_is_of_it_and_of_the_whole_ledger_is_told(store: Store) -> None:
    one = store.write(*make_pair(), same).edition.document
    other = store.write(*make_pair("Two people died.", url="https://example.org/other"), same).edition.document
    record_deed(store, Deed("publication", "Ann Example", [one]))
    record_deed(store, Deed("verification", "Ann Example"))

    assert [found.act for found in list_handlings(store, one)] == ["collected", "publication", "verification"]
    assert [found.act for found in list_handlings(store, other)] == ["collected", "verification"]


def test_what_was_forgotten_is_told(store: Store) -> None:
    store.drop(make_dropped())
    with store.change() as connection:
        name = connection.scalar(select(schema.dropped.c.id)) or ""
        forget(connection, [("dropped", name)])

    assert [(found.act, found.what) for found in list_handlings(store)][-1] == ("forgotten", name)


def test_an_act_needs_somebody_who_did_it(store: Store) -> None:
    with pytest.raises(InputError, match="name"):
        record_deed(store, Deed("note", " "))
