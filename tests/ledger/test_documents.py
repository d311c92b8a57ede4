"""Documents page by page, the newest added first, and the stamp that tells of any change."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import InputError
from sayso.ledger import judge
from sayso.ledger.documents import find_documents
from sayso.ledger.store import Store
from sayso.model import Filter
from tests.ledger.made import add, figure_of


def documents(store: Store, filter: Filter | None = None, **told: Any) -> list[str]:
    return [one.id for one in find_documents(store, filter or Filter(), **told)]


@pytest.mark.parametrize("filter", [Filter(), Filter(publisher="Oldford Echo"), Filter(event="killed")])
def test_documents_are_told_page_by_page(store: Store, filter: Filter) -> None:
    ids = [add(store, name, publisher="Oldford Echo").edition.document for name in ("one", "two", "three")]
    assert documents(store, filter) == ids[::-1]
    assert documents(store, filter, limit=2) == [ids[2], ids[1]]
    assert documents(store, filter, after=ids[1]) == [ids[0]]
    with pytest.raises(InputError, match="no document"):
        documents(store, filter, after="d0000000000000000")


def test_documents_hold_an_entry_as_it_stands(store: Store) -> None:
    first, second = (add(store, name).edition.document for name in ("one", "two"))
    judge.correct(store, figure_of(store).id, "event", "injured", by="Cy Example")
    assert documents(store, Filter(event="killed")) == [first]
    assert second in documents(store, Filter(event="injured"))
    assert documents(store, Filter(reviewed=True)) == [second]


def test_a_stamp_is_another_once_anything_has_changed(store: Store) -> None:
    stamps = [store.stamp()]
    add(store)
    stamps.append(store.stamp())
    one = judge.confirm(store, figure_of(store).id, by="Cy Example")
    stamps.append(store.stamp())
    judge.retract(store, one.id, by="Cy Example")
    stamps.append(store.stamp())
    assert len(set(stamps)) == 4
    with store.change(stamped=False):
        pass
    assert store.stamp() == stamps[-1]
