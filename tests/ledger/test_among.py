"""Tests of conditions on many values."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Column, select

from sayso.ledger.among import among
from sayso.ledger.schema import figure, reading
from sayso.ledger.store import Store, open_store
from tests.ledger.made import add, figures

MANY = 70_000
"""More values than a database takes as parameters one by one."""


@pytest.mark.parametrize("wanted", [[], [1], [2, 1, 2], range(MANY)])
def test_among_finds_the_rows_with_one_of_the_values(store: Store, wanted: Sequence[int]) -> None:
    add(store)
    with store.read() as connection:
        every = set(connection.scalars(select(figure.c.seq)))
        found = connection.scalars(select(figure.c.seq).where(among(figure.c.seq)), {"wanted": wanted}).all()
    assert every
    assert sorted(found) == sorted(every.intersection(wanted))


def test_among_takes_ids_as_they_stand(store: Store) -> None:
    add(store)
    ids = {one.id for one in figures(store)}
    asked = select(figure.c.id).where(among(figure.c.id))
    with store.read() as connection:
        assert set(connection.scalars(asked, {"wanted": [*ids, "f'); DROP TABLE figure; --", 'f"]', "f,{}\\"]})) == ids


@pytest.mark.parametrize("named", [figure.c.seq, figure.c.id, reading.c.id], ids=str)
def test_sqlite_finds_the_values_by_an_index(file: str, named: Column[int] | Column[str]) -> None:
    with open_store(file, create=True) as opened, opened.read() as connection:
        asked = str(select(named).where(among(named)).compile(opened.engine))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("[]",)).all()
    assert plan[0][3].startswith("SEARCH")
