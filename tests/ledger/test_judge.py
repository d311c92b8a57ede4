"""What people do to a ledger, what it refuses, and what becomes of it when new editions and readings come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from sayso.errors import JudgementError
from sayso.ledger import judge
from sayso.ledger.carry import find_adrift
from sayso.ledger.identity import digest_json
from sayso.ledger.schema import judgement
from sayso.ledger.store import Store
from sayso.model import Filter, Judgement, Quantity
from tests.factories import make_reading
from tests.ledger.made import add, figure_of, figures, statements
from tests.ledger.reports import BODY, make_whole, other_versions


def test_a_judgement_tells_who_when_why_and_what_stood_there(store: Store) -> None:
    add(store)
    one, before = figure_of(store), datetime.now(UTC)
    made = judge.correct(store, one.id[:10], "party", " Sutherland ", by=" Ann Example ", why="the minister said so")
    assert (made.kind, made.target, made.act, made.field) == ("figure", one.id, "correct", "party")
    assert (made.value, made.was, made.by, made.why) == ("Sutherland", "Norland", "Ann Example", "the minister said so")
    assert before <= made.made <= datetime.now(UTC)
    assert list(judge.list_judgements(store)) == [made]
    again = judge.correct(store, one.id, "party", None, by="Bob Sample")
    assert again.was == "Sutherland"


def test_what_a_machine_read_is_never_touched(store: Store) -> None:
    add(store)
    one = figure_of(store)
    judge.correct(store, one.id, "low", "15", by="Ann Example")
    judge.correct(store, one.id, "event", "injured", by="Ann Example")
    now = figure_of(store)
    assert now.machine == one.machine
    assert (now.figure.quantity.low, now.figure.event, now.review) == (Decimal(15), "injured", "corrected")
    assert store.reading(now.edition.id) == replace(make_whole(), report=now.edition.report)


def test_of_two_who_contradict_each_other_the_last_counts_and_both_stay(store: Store) -> None:
    add(store)
    one = figure_of(store)
    first = judge.confirm(store, one.id, by="Ann Example")
    second = judge.reject(store, one.id, by="Bob Sample")
    assert [found.id for found in judge.list_judgements(store, one.id)] == [first.id, second.id]
    assert figures(store, Filter(ids=(one.id,))) == []
    judge.retract(store, second.id, by="Bob Sample")
    assert figure_of(store).review == "confirmed"


def test_a_judgement_is_taken_back_once(store: Store) -> None:
    add(store)
    one = figure_of(store)
    made = judge.correct(store, one.id, "party", "Sutherland", by="Ann Example")
    back = judge.retract(store, made.id[:9], by="Bob Sample", why="misread")
    assert (back.retired_by, back.retired_why, figure_of(store).figure.party) == ("Bob Sample", "misread", "Norland")
    assert list(judge.list_judgements(store)) == [back]
    with pytest.raises(JudgementError, match="was taken back by Bob Sample"):
        judge.retract(store, made.id, by="Ann Example")


def test_judgements_are_listed_as_they_stood(store: Store) -> None:
    add(store)
    one = figure_of(store)
    start = datetime.now(UTC)
    made = judge.confirm(store, one.id, by="Ann Example")
    between = datetime.now(UTC)
    judge.retract(store, made.id, by="Ann Example", why="too soon")
    assert list(judge.list_judgements(store, as_of=start)) == []
    assert list(judge.list_judgements(store, as_of=between)) == [made]
    assert next(judge.list_judgements(store)).retired_why == "too soon"
    assert list(judge.list_judgements(store, "f0")) == []


def test_each_row_holds_its_own_digest(store: Store) -> None:
    add(store)
    made = judge.correct(store, figure_of(store).id, "period", "2022-03-01..2022-03-02", by="Ann Example")
    judge.retract(store, made.id, by="Ann Example")
    with store.read() as connection:
        row = dict(connection.execute(select(judgement)).mappings().one())
    digest = row.pop("digest")
    del row["seq"]
    assert digest_json(row) == digest


Act = Callable[[Store, str], Judgement]
REFUSED: list[tuple[Act, str]] = [
    (lambda store, id: judge.confirm(store, id, by=" "), "needs the name"),
    (lambda store, id: judge.confirm(store, id, by="x" * 1001), "needs the name"),
    (lambda store, id: judge.confirm(store, "f0000000000000000", by="Ann"), "no figure whose id"),
    (lambda store, id: judge.confirm(store, "s0", by="Ann"), "no statement whose id"),
    (lambda store, id: judge.confirm(store, "d0", by="Ann"), "is no entry"),
    (lambda store, id: judge.confirm(store, "", by="Ann"), "is no entry"),
    (lambda store, id: judge.confirm(store, "f' OR 1=1", by="Ann"), "no figure whose id"),
    (lambda store, id: judge.confirm(store, "f", by="Ann"), "more than one figure"),
    (lambda store, id: judge.correct(store, id, "speaker", "Ann", by="Ann"), "no field 'speaker'"),
    (lambda store, id: judge.correct(store, id, "id", "f0", by="Ann"), "no field 'id'"),
    (lambda store, id: judge.correct(store, id, "party", "Norland", by="Ann"), "confirm the entry instead"),
    (lambda store, id: judge.correct(store, id, "high", "3", by="Ann"), "correct the other end first"),
    (lambda store, id: judge.merge(store, "Nobody", "Ann Example", by="Ann"), "nobody in the ledger"),
    (lambda store, id: judge.merge(store, "Ann Example", "…", by="Ann"), "nobody in the ledger"),
    (lambda store, id: judge.merge(store, "Ann Example", "ann example", by="Ann"), "one source already"),
    (lambda store, id: judge.split(store, "Ann Example", "the Norland army", by="Ann"), "two sources already"),
    (lambda store, id: judge.mark_side(store, "Ann Example", " ", by="Ann"), "name of a party"),
    (lambda store, id: judge.mark_side(store, "Nobody", "Norland", by="Ann"), "nobody in the ledger"),
    (lambda store, id: judge.cut(store, " ", by="Ann"), "no id of a link"),
    (lambda store, id: judge.retract(store, "j0", by="Ann"), "no judgement whose id"),
    (lambda store, id: judge.retract(store, "7", by="Ann"), "no id of a judgement"),
]  # fmt: skip


def test_what_makes_no_sense_is_refused_and_nothing_is_written(store: Store) -> None:
    add(store)
    id = figure_of(store).id
    for act, reason in REFUSED:
        with pytest.raises(JudgementError, match=reason):
            act(store, id)
    assert list(judge.list_judgements(store)) == []


def test_sources_are_merged_split_and_marked(store: Store) -> None:
    add(store)
    judge.merge(store, "Ann Example", "the Norland Army", by="Bob Sample")
    judge.mark_side(store, "Norland army", "Norland", by="Bob Sample")
    judge.cut(store, "l0123456789abcdef", by="Bob Sample")
    marks = judge.read_marks(store)
    assert marks.same == {"ann example": "norland army"}
    assert marks.sides == {"ann example": "Norland", "norland army": "Norland"}
    assert marks.cut == {"l0123456789abcdef"}
    merged = datetime.now(UTC)
    judge.split(store, "Norland army", "Ann Example", by="Bob Sample")
    assert judge.read_marks(store).same == {}
    assert judge.read_marks(store, merged) == marks
    with pytest.raises(JudgementError, match="cut already"):
        judge.cut(store, "l0123456789abcdef", by="Ann Example")


def test_hostile_words_are_only_words(store: Store) -> None:
    add(store)
    id, words = figure_of(store).id, "x'); DROP TABLE judgement; --\x1b[31m\x00\ud83d"
    judge.correct(store, id, "party", words, by=words, why=words)
    (made,) = judge.list_judgements(store)
    assert (made.value, made.by, made.why) == (words, words, words)
    assert [one.id for one in figures(store, Filter(party=words))] == [id]


def reread(store: Store, **told: Any) -> None:
    """Adds the same report as a later version reads it: its first figure tells something else."""
    whole = other_versions(make_whole())
    add(store, reading=replace(whole, figures=(replace(whole.figures[0], **told), *whole.figures[1:])))


def test_judgements_are_carried_over_to_a_new_reading(store: Store) -> None:
    add(store)
    one, spoken = figure_of(store), statements(store, Filter(speaker="Ann Example"))[0]
    judge.correct(store, one.id, "party", "Sutherland", by="Ann Example")
    judge.confirm(store, spoken.id, by="Ann Example")
    reread(store, method="newer")
    now = figure_of(store)
    assert (now.id, now.versions.sayso, now.figure.party, now.review) == (one.id, "0.2.0", "Sutherland", "corrected")
    assert statements(store, Filter(speaker="Ann Example"))[0].review == "confirmed"
    assert judge.list_adrift(store) == ()


def test_what_was_confirmed_is_not_confirmed_when_it_is_read_otherwise(store: Store) -> None:
    add(store)
    one = figure_of(store)
    made = judge.confirm(store, one.id, by="Ann Example")
    fixed = judge.correct(store, figure_of(store, "lost").id, "party", "Westland", by="Ann Example")
    reread(store, quantity=Quantity(Decimal(13), None, "at_least", "At least 12"))
    ((adrift, reason),) = judge.list_adrift(store)
    assert (adrift, figure_of(store).review) == (made, "unreviewed")
    assert "low 12 → 13" in reason
    assert judge.list_adrift(store, one.id) == judge.list_adrift(store)
    assert judge.list_adrift(store, fixed.target) == ()


def test_judgements_of_words_that_are_gone_are_adrift(store: Store) -> None:
    added = add(store)
    one, spoken = figure_of(store), statements(store, Filter(speaker="Ann Example"))[0]
    for id in (one.id, spoken.id):
        judge.confirm(store, id, by="Ann Example")
    whole = other_versions(make_whole())
    others = tuple(replace(figure, part_of=None) for figure in whole.figures[1:])
    add(store, reading=replace(whole, figures=others, places=(), flags=()))
    ((_, reason),) = judge.list_adrift(store)
    assert reason == f"the newest reading of {added.edition.id} has no such figure"

    newer = add(store, body="Nobody said a word.", reading=make_reading("Nobody said a word."))
    reasons = [reason for _, reason in judge.list_adrift(store)]
    assert len(reasons) == 2
    assert all("has been replaced" in reason for reason in reasons)
    assert set(newer.adrift) == {made.id for made in judge.list_judgements(store)}
    with store.read() as connection:
        assert find_adrift(connection, document="d0") == ()
        assert len(find_adrift(connection, document=added.edition.document)) == 2
    with pytest.raises(JudgementError, match="no current reading has"):
        judge.confirm(store, one.id, by="Ann Example")


def test_a_ledger_knows_the_words_of_its_sources(store: Store) -> None:
    add(store, body=BODY)
    judge.correct(store, figure_of(store).id, "according_to", "Cy Sample", by="Ann Example")
    judge.mark_side(store, "Cy Sample", "Norland", by="Ann Example")
    assert judge.read_marks(store).sides == {"cy sample": "Norland"}
