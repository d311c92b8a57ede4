"""Documents page by page, the newest added first, and the stamp that tells of any change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.ledger import judge
from sayso.ledger.documents import find_documents
from sayso.ledger.store import Store, open_store
from sayso.model import Filter, Versions
from tests.ledger.made import add, figure_of, figures
from tests.ledger.reports import BODY, make_whole


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


def test_a_document_holds_a_figure_with_the_speaker_that_it_has_now(store: Store) -> None:
    first, second = (add(store, name).edition.document for name in ("one", "two"))
    told = next(one for one in figures(store) if one.speaker)
    judge.correct(store, told.statement or "", "speaker", "Cy Example", by="Ed Example")
    wanted = Filter(event=told.figure.event, speaker=told.speaker)
    assert documents(store, wanted, limit=5) == documents(store, wanted) == [first]
    assert documents(store, Filter(event=told.figure.event, speaker="Cy Example"), limit=5) == [second]


@given(again=st.lists(st.integers(0, 6), max_size=5), late=st.integers(0, 3), limit=st.integers(1, 8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_read_again_stands_where_it_was_added(
    tmp_path_factory: pytest.TempPathFactory, again: list[int], late: int, limit: int
) -> None:
    with open_store(tmp_path_factory.mktemp("ledger") / "made.db", create=True) as store:
        ids = [add(store, f"report {number}").edition.document for number in range(7)]
        for turn, number in enumerate(again):
            again_read = replace(make_whole(BODY), versions=Versions(f"1.{turn}", "other"))
            add(store, f"report {number}", reading=again_read)
        ids += [add(store, f"late report {number}").edition.document for number in range(late)]
        newest = ids[::-1][:limit]
        for filter in (Filter(event="killed"), Filter(speaker="Ann Example"), Filter(event="killed", reviewed=False)):
            assert documents(store, filter, limit=limit) == documents(store, filter)[:limit]
        assert documents(store, Filter(event="killed"), limit=limit) == newest


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
