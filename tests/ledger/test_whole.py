"""An edition as a whole: its text with every entry as it stands."""

from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.ledger import whole
from sayso.ledger.documents import list_editions
from sayso.ledger.judge import correct, reject
from sayso.ledger.store import Store
from tests.ledger.made import add, figure_of
from tests.ledger.reports import NEWER


@pytest.mark.parametrize("at_once", [1, 2, 5000])
def test_all_that_was_read_is_there_in_text_order(store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(whole, "AT_ONCE", at_once)
    add(store, "other")
    edition = add(store).edition
    found, read = whole.load_whole(store, edition.id), store.reading(edition.id)
    assert found.edition == edition
    assert found.text == read.text
    assert found.versions == read.versions
    assert [one.machine for one in found.figures] == list(read.figures)
    assert [one.machine for one in found.statements] == list(read.statements)
    assert (found.entities, found.dropped) == (read.entities, read.dropped)


def test_flags_lead_to_entries_of_the_ledger(store: Store) -> None:
    found = whole.load_whole(store, add(store).edition.id)
    ids = {one.id for one in found.figures} | {one.id for one in found.statements}
    assert found.flags
    assert all(set(flag.sides) <= ids for flag in found.flags)


def test_what_people_said_is_in_it_and_rejected_entries_too(store: Store) -> None:
    edition, figure = add(store).edition, figure_of(store)
    correct(store, figure.id, "unit", "conscript", by="Ann Example")
    reject(store, str(figure.statement), by="Ann Example")
    found = whole.load_whole(store, edition.id)
    assert next(one for one in found.figures if one.id == figure.id).figure.unit == "conscript"
    assert [one.review for one in found.statements if one.id == figure.statement] == ["rejected"]


def test_a_replaced_edition_keeps_its_entries(store: Store) -> None:
    older, newer = add(store).edition, add(store, body=NEWER).edition
    assert [one.number for one in list_editions(store, older.document)] == [1, 2]
    found = whole.load_whole(store, older.id)
    assert found.edition.replaced is not None
    assert found.edition.document == newer.document
    assert len(found.figures) == len(whole.load_whole(store, newer.id).figures)


@pytest.mark.parametrize("id", ["", "d0000000000000000.1", "x' OR 1=1", "d" * 9000])
def test_what_is_not_there_is_said(store: Store, id: str) -> None:
    with pytest.raises(InputError, match="no edition"):
        whole.load_whole(store, id)
    with pytest.raises(InputError, match="no document"):
        list_editions(store, id)
