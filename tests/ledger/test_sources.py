"""Who speaks in a ledger: counted as it stands, under all names that people merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.ledger import judge
from sayso.ledger.sources import find_sources
from sayso.ledger.sources_kept import find_source, search_sources
from sayso.ledger.store import Store
from sayso.model import Days, Filter, KeptSource, Versions
from tests.ledger.made import add, figure_of, figures, statements
from tests.ledger.reports import BODY, NEWER, make_whole


def sources(store: Store, filter: Filter | None = None, **told: Any) -> dict[str, KeptSource]:
    """The sources that are asked for, by key and in order."""
    return {one.key: one for one in find_sources(store, filter or Filter(), **told)}


def test_sources_are_told_with_what_they_said(store: Store) -> None:
    add(store)
    add(store, "other", published=date(2023, 1, 1))
    found = sources(store)
    assert list(found) == ["ann example", "norland army"]
    ann, army = found.values()
    assert (ann.name, ann.names, ann.side) == ("Ann Example", ("Ann Example",), None)
    assert (ann.statements, ann.figures, ann.documents) == (2, 2, 2)
    assert (ann.first, ann.last) == (date(2022, 3, 7), date(2022, 3, 8))
    assert (army.statements, army.figures, army.first, army.last) == (2, 4, date(2022, 3, 7), date(2023, 1, 1))
    assert list(sources(store, limit=1)) == ["ann example"]


def test_merged_names_are_one_source(store: Store) -> None:
    add(store)
    start = datetime.now(UTC)
    judge.merge(store, "Ann Example", "the Norland army", by="Bob Sample")
    judge.mark_side(store, "Ann Example", "Norland", by="Bob Sample")
    (army,) = sources(store).values()
    assert (army.key, army.name, army.side) == ("norland army", "the Norland army", "Norland")
    assert set(army.names) == {"Ann Example", "the Norland army"}
    assert (army.statements, army.figures, army.documents) == (2, 3, 1)
    assert list(sources(store, Filter(speaker="Ann Example"))) == ["norland army"]
    assert len(sources(store, as_of=start)) == 2


def test_corrected_and_rejected_statements_count_as_they_stand(store: Store) -> None:
    add(store)
    ann, army = (
        statements(store, Filter(speaker="Ann Example"))[0],
        statements(store, Filter(speaker="Norland army"))[0],
    )
    judge.correct(store, ann.id, "speaker", "Bob Sample", by="Cy Example")
    judge.reject(store, army.id, by="Cy Example")
    bob, *silent = sources(store).values()
    assert (bob.key, bob.statements, bob.figures, bob.last) == ("bob sample", 1, 1, date(2022, 3, 8))
    assert [(one.key, one.statements, one.documents) for one in silent] == [("ann example", 0, 0)]
    judge.confirm(store, army.id, by="Cy Example")
    assert list(sources(store)) == ["bob sample", "norland army", "ann example"]


def test_those_on_whose_word_figures_are_need_not_speak(store: Store) -> None:
    add(store)
    add(store, "other")
    before = sources(store)
    one, other = (figure_of(store), figures(store, Filter(event="killed"))[1])
    judge.correct(store, one.id, "according_to", "a Westland General", by="Cy Example")
    found = sources(store)
    general = found["westland general"]
    assert (general.name, general.names, general.on_word) == ("a Westland General", ("a Westland General",), 1)
    assert (general.statements, general.figures, general.documents, general.first) == (0, 0, 0, None)
    assert list(found)[-1] == general.key
    assert found["ann example"].on_word == before["ann example"].on_word - 1
    assert next(search_sources(store, "westland gen")) == find_source(store, "Westland general") == general
    assert list(sources(store, after=list(found)[-2])) == [general.key]

    judge.correct(store, other.id, "according_to", "the Westland general", by="Cy Example")
    judge.merge(store, general.key, "Ann Example", by="Cy Example")
    assert sources(store)["ann example"].on_word == before["ann example"].on_word
    for reject in (one, other):
        judge.reject(store, reject.id, by="Cy Example")
    assert sources(store)["ann example"].on_word == before["ann example"].on_word - 2
    assert sources(store) == sources(store, as_of=datetime.now(UTC))


def test_sources_are_found_by_what_they_say(store: Store) -> None:
    add(store)
    add(store, "other", publisher="Westford Echo")
    assert list(sources(store, Filter(event="killed"))) == ["ann example"]
    assert sources(store, Filter(event="killed"))["ann example"].statements == 2
    assert sources(store, Filter(publisher="Westford Echo"))["ann example"].statements == 1
    assert sources(store, Filter(said=Days(date(2024, 1, 1), date(2024, 1, 1)))) == {}
    assert sources(store, Filter(stance="denies")) == {}
    judge.correct(store, figure_of(store).id, "event", "injured", by="Cy Example")
    assert sources(store, Filter(event="injured"))["ann example"].statements == 1


def test_what_is_counted_beside_is_what_a_count_of_all_finds(store: Store) -> None:
    """Through a new reading, a new edition, judgements and merges; as of now all statements are counted one by one."""
    add(store)
    add(store, "other", published=date(2023, 1, 1))
    whole = make_whole(BODY)
    add(store, reading=replace(whole, versions=Versions("9", "9"), statements=whole.statements[:1]))
    add(store, "other", NEWER, published=date(2023, 1, 1))
    said = statements(store)
    judge.correct(store, said[0].id, "speaker", "Bob Sample", by="Cy Example")
    back = judge.reject(store, said[-1].id, by="Cy Example")
    judge.merge(store, "Ann Example", "Bob Sample", by="Cy Example")
    assert sources(store) == sources(store, as_of=datetime.now(UTC))
    judge.retract(store, back.id, by="Cy Example")
    judge.correct(store, figure_of(store).id, "according_to", "a Westland general", by="Cy Example")
    assert sources(store) == sources(store, as_of=datetime.now(UTC))


def test_sources_are_told_page_by_page(store: Store) -> None:
    add(store)
    for counted in ({}, {"filter": Filter(publisher="Oldford Echo")}):
        every = list(sources(store, **counted))
        assert [list(sources(store, limit=1, after=key, **counted)) for key in every] == [
            [one] for one in every[1:]
        ] + [[]]
        with pytest.raises(InputError, match="no source"):
            sources(store, after="nobody", **counted)
