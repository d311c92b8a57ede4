"""What people should look at next: the most doubtful first, each by one person, then blindly by another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import log10
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.ledger import judge
from sayso.ledger.queue import count_queue, find_queue, list_activity, weigh_entry
from sayso.ledger.store import Store
from sayso.model import Filter, Flag, KeptFigure, Quantity, Reading
from tests.ledger.made import add, figure_of, figures, statements
from tests.ledger.reports import BODY, make_whole

ANN, ED = "Ann Example", "Ed Example"


def score(reading: Reading, *scores: float, flags: tuple[Flag, ...] = ()) -> Reading:
    """The reading with these scores of its figures, and sure of its statements."""
    figures = tuple(replace(one, score=score) for one, score in zip(reading.figures, scores, strict=True))
    statements = tuple(replace(one, score=0.99) for one in reading.statements)
    return replace(reading, figures=figures, statements=statements, flags=flags)


def fill(store: Store) -> list[str]:
    """Three figures of one report, the second doubtful, the third flagged; their ids in order."""
    whole = make_whole(BODY)
    flag = Flag("period", (whole.figures[2].id,), "The days can't be right.", 0.8)
    add(store, reading=score(whole, 0.9, 0.5, 0.8, flags=(flag,)))
    return [one.id for one in sorted(figures(store), key=lambda one: one.machine.id)]


def queue(store: Store, by: str = ED, **told: Any) -> list[str]:
    return [one.id for one in find_queue(store, by=by, kinds=told.pop("kinds", ("figure",)), **told)]


def test_the_most_doubtful_come_first_and_flags_add_to_doubt(store: Store) -> None:
    first, second, third = fill(store)
    assert queue(store) == [third, second, first]
    assert queue(store, limit=1) == [third]
    assert queue(store, after=third) == [second, first]
    both = queue(store, kinds=("figure", "statement"), limit=None)
    assert both[:3] == [third, second, first]
    assert {id[0] for id in both[3:]} == {"s"}
    assert count_queue(store, by=ED) == len(both)


def test_what_somebody_has_judged_waits_for_nobody_but_a_second_reader(store: Store) -> None:
    first, second, third = fill(store)
    one = judge.confirm(store, second, by=ANN)
    assert queue(store, ANN) == queue(store, ED) == [third, first]
    assert queue(store, ANN, second=True) == []
    assert queue(store, ED, second=True) == [second]
    assert count_queue(store, by=ED, second=True) == 1
    judge.reject(store, second, by=ED, blind=True)
    assert queue(store, ED, second=True) == []
    judge.retract(store, one.id, by=ANN)
    assert queue(store, ANN, second=True) == [second]


def test_a_filter_narrows_the_queue(store: Store) -> None:
    fill(store)
    killed = [one.id for one in figures(store, Filter(event="killed"))]
    assert queue(store, filter=Filter(event="killed"), kinds=("figure", "statement")) == killed
    assert count_queue(store, by=ED, filter=Filter(event="killed")) == len(killed)
    assert queue(store, filter=Filter(publisher="Nobody's Echo")) == []
    with pytest.raises(InputError, match="no figure"):
        queue(store, after="f0000000000000000")


def test_a_second_reading_is_blind_and_takes_nothing_from_the_first(store: Store) -> None:
    first = fill(store)[0]
    read = next(one for one in figures(store) if one.id == first).machine
    by_ann = judge.correct(store, first, "party", "Westland", by=ANN)
    (seen,) = find_queue(store, by=ED, kinds=("figure",), second=True)
    assert isinstance(seen, KeptFigure)
    assert (seen.figure, seen.review) == (read, "unreviewed")

    by_ed = judge.correct(store, first, "party", "Westland", by=ED, blind=True)

    assert (by_ann.was, by_ed.was) == (read.party, read.party)
    assert [(one.by, one.retired) for one in judge.list_judgements(store, first)] == [(ANN, None), (ED, None)]


def test_the_last_of_two_people_counts_and_both_judgements_stay(store: Store) -> None:
    first = fill(store)[0]
    judge.confirm(store, first, by=ANN)
    judge.reject(store, first, by=ED, blind=True)
    assert first not in [one.id for one in figures(store)]
    assert [one.review for one in figures(store, Filter(rejected=True)) if one.id == first] == ["rejected"]
    assert [(one.by, one.act) for one in judge.list_judgements(store, first)] == [(ANN, "confirm"), (ED, "reject")]


def test_what_a_blind_reader_judged_does_not_go_over_what_stands_otherwise(store: Store) -> None:
    first = fill(store)[0]
    judge.correct(store, first, "party", "Westland", by=ANN)
    by_ed = judge.confirm(store, first, by=ED, blind=True)
    kept = next(one for one in figures(store) if one.id == first)
    assert (kept.figure.party, kept.review) == ("Westland", "corrected")
    assert [one.id for one, _ in judge.list_adrift(store)] == [by_ed.id]


def test_activity_is_told_newest_first(store: Store) -> None:
    made = [judge.confirm(store, id, by=ANN) for id in fill(store)]
    assert [one.id for one in list_activity(store)] == [one.id for one in reversed(made)]
    assert [one.id for one in list_activity(store, 1, before=made[2].id)] == [made[1].id]
    with pytest.raises(InputError, match="no judgement"):
        list(list_activity(store, before="j0000000000000000"))


def fill_for_weight(store: Store) -> list[str]:
    """Twelve reports that tell of the same two events, and one of a party of which nothing else is told, in doubt alike."""
    whole = make_whole(BODY)
    for number in range(12):
        add(store, f"war{number}", reading=score(whole, *(0.5 for _ in whole.figures)))
    alone = replace(whole, figures=tuple(replace(one, party="Nobody", quantity=ONE) for one in whole.figures))
    add(store, "alone", reading=score(alone, *(0.1 for _ in whole.figures)))
    return [one.id for one in figures(store, Filter(party="Nobody"))]


ONE = Quantity(Decimal(1), Decimal(1), "exact", "one")


def test_by_weight_what_most_hangs_on_comes_first(store: Store) -> None:
    alone = fill_for_weight(store)
    assert set(queue(store, limit=len(alone))) == set(alone)
    by_weight = queue(store, order="weight", limit=None)
    assert set(by_weight) == set(queue(store, limit=None))
    assert set(by_weight[-len(alone) :]) == set(alone)
    weights = [weigh_entry(store, id) for id in by_weight]
    assert [one.sum for one in weights] == sorted((one.sum for one in weights), reverse=True)
    assert weights[0].beside == 11
    assert [queue(store, order="weight", limit=1, after=id) for id in by_weight] == [[id] for id in by_weight[1:]] + [
        []
    ]


def test_the_weight_of_an_entry_tells_what_hangs_on_it(store: Store) -> None:
    add(store)
    add(store, "other")
    one = figure_of(store)
    weight = weigh_entry(store, one.id)
    high = max(end for end in (one.figure.quantity.low, one.figure.quantity.high) if end is not None)
    assert (weight.beside, weight.number, weight.figures) == (1, high, 1)
    assert weight.unseen == 2
    assert weight.sum == pytest.approx(log10(2) + log10(1 + high) + log10(3))
    judge.confirm(store, one.id, by=ANN)
    assert weigh_entry(store, one.id).unseen == 0
    assert one.statement is not None
    (said,) = (said for said in statements(store) if said.id == one.statement)
    assert weigh_entry(store, said.id).figures == len(said.figures)
    silent = next((said for said in statements(store) if not said.figures), None)
    assert silent is None or weigh_entry(store, silent.id).sum == 0
    with pytest.raises(InputError, match="no figure"):
        weigh_entry(store, "f0000000000000000")


def test_the_next_window_is_weighed_when_one_is_through(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_for_weight(store)
    monkeypatch.setattr("sayso.ledger.queue.WINDOW", 5)
    both = ("figure", "statement")
    every = queue(store, order="weight", kinds=both, limit=None)
    assert sorted(every) == sorted(queue(store, kinds=both, limit=None))
    assert [queue(store, order="weight", kinds=both, limit=1, after=id) for id in every[:-1]] == [
        [id] for id in every[1:]
    ]
    judge.confirm(store, every[6], by=ANN)
    assert queue(store, order="weight", kinds=both, limit=1, after=every[6]) == [every[7]]


def test_entries_in_equal_doubt_come_one_by_one_whatever_they_are(store: Store) -> None:
    whole = make_whole(BODY)
    add(store, reading=replace(score(whole, *(0.99 for _ in whole.figures)), flags=()))
    both = queue(store, kinds=("figure", "statement"), limit=None)
    assert [queue(store, kinds=("figure", "statement"), limit=1, after=id) for id in both] == [
        [id] for id in both[1:]
    ] + [[]]
