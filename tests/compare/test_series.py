"""Which figures answer one question, and which don't."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.group import Group
from sayso.compare.series import group_figures
from sayso.model import KeptFigure, Locale, Period
from tests.compare.make import make_kept

START = date(2022, 2, 24)
KHARKIV = Locale(1, "Kharkiv", "city", "UA", 50.0, 36.2, 0.9, region=2)
REGION = Locale(2, "Kharkiv Oblast", "region", "UA", 49.5, 36.5, 0.9)
UKRAINE = Locale(3, "Ukraine", "country", "UA", 49.0, 32.0, 0.9)
MALI = Locale(4, "Mali", "country", "ML", 17.0, -4.0, 0.9)
OLDFORD = Locale(5, "Oldford", "city", "CA", 45.0, -75.0, 0.9)


def make_total(number: int = 3500, day: int = 3, **values: Any) -> KeptFigure:
    """A running total of Russian soldiers who were killed, `day` days after the start."""
    end = START + timedelta(days=day)
    default = {
        "unit": "soldier", "party": "Russia", "status": "military", "cumulative": True, "period": Period(START, end),
        "published": end, "body": f"It is {number} now, {day} days on. {sorted(values)}",
    }  # fmt: skip
    return make_kept(str(number), number, number, **{**default, **values})


def make_day(number: int = 12, start: date | None = START, end: date | None = None, **values: Any) -> KeptFigure:
    """A count of people who were killed on a day, or on days until `end`."""
    period = Period(start, end or start) if start else None
    body = values.pop("body", f"There were {number} on {start} to {end}. {sorted(values)}")
    return make_kept(str(number), number, number, **{"period": period, "body": body, **values})


def find_groups(*figures: KeptFigure) -> list[list[int]]:
    """The figures by their places in the call, as they were put together."""
    nth = {one.id: at for at, one in enumerate(figures)}
    assert len(nth) == len(figures), "each needs a place of its own"
    return sorted(sorted(nth[one.id] for one in group.figures) for group in group_figures(figures))


def is_one(*figures: KeptFigure) -> bool:
    return len(find_groups(*figures)) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"unit": "troop"},
        {"unit": "serviceman"},
        {"unit": "service member"},
        {"unit": "member"},
        {"unit": "person"},
        {"unit": "person", "status": None},
        {"unit": "man", "status": None},
        {"party": "Russian forces"},
        {"party": "Russians"},
        {"place": "Ukraine", "locales": (UKRAINE,)},
        {"cumulative": False},
        {"period": Period(date(2022, 1, 1), date(2022, 3, 1))},
        {"period": Period(date(2022, 2, 1), date(2022, 3, 1))},
        {"unit": None},
        {"party": None},
        {"period": None},
        {"period": None, "cumulative": False, "said": None},
        {"period": Period(date(2022, 3, 1), date(2022, 3, 1)), "cumulative": False},
        {"period": Period(None, date(2022, 3, 1)), "cumulative": False},
    ],
    ids=str,
)
def test_told_otherwise_it_is_the_same_question(values: dict[str, Any]) -> None:
    assert is_one(make_total(), make_total(day=5, **values))


@pytest.mark.parametrize(
    "values",
    [
        {"event": "affected"},
        {"event": "injured"},
        {"unit": "officer"},
        {"unit": "civilian", "status": "civilian"},
        {"party": "Ukraine"},
        {"party": "Russia and Ukraine"},
        {"party": "Norland"},
        {"place": "Kharkiv", "locales": (KHARKIV,)},
        {"place": "Mali", "locales": (MALI,)},
        {"place": "the northern hills"},
        {"period": Period(date(2014, 3, 1), date(2022, 3, 1))},
        {"period": Period(date(2022, 3, 1), date(2022, 3, 5)), "cumulative": False},
        {"role": "comparison"},
        {"period": None, "published": date(2023, 9, 1)},
    ],
    ids=str,
)
def test_another_question(values: dict[str, Any]) -> None:
    assert not is_one(make_total(), make_total(day=5, **values))


def test_what_leaves_open_since_when_is_joined_by_the_size_of_its_number() -> None:
    totals = [make_total(1000 * day, day) for day in range(1, 9)]

    assert is_one(*totals, make_total(5200, period=None, published=START + timedelta(days=5)))
    assert not is_one(*totals, make_total(70, period=None, published=START + timedelta(days=5)))
    assert not is_one(*totals, make_total(52000, period=None, published=START + timedelta(days=5)))


def test_a_small_number_alone_joins_nothing() -> None:
    assert not is_one(make_total(30), make_total(30, cumulative=False, period=None, published=START))


def test_russians_lost_at_home_are_not_taken_for_soldiers() -> None:
    belgorod = Locale(9, "Belgorod", "city", "RU", 50.6, 36.6, 0.9)
    one, other = (make_day(unit="person", party="Russia", locales=(place,)) for place in (belgorod, KHARKIV))

    assert {group.question.unit for group in group_figures([one, other])} == {"person", "military"}


def test_people_whose_party_is_not_told_belong_to_where_it_happened() -> None:
    told = make_day(party="Canada", locales=(OLDFORD,))

    assert is_one(told, make_day(locales=(OLDFORD,)))
    assert not is_one(told, make_day(locales=(OLDFORD,), unit="soldier", status="military"))


def test_additions_are_another_question_that_totals_lead_to() -> None:
    body = "Tanks: {} (+{}) by then."
    totals, added = [], []
    for day in range(1, 5):
        words = body.format(100 + day, day)
        kwargs = {"body": words, "unit": "tank", "event": "lost", "status": None}
        totals.append(make_total(100 + day, day, **kwargs))
        when = Period(START + timedelta(days=day), START + timedelta(days=day))
        added.append(make_total(day, day, **{**kwargs, "cumulative": False, "period": when}))

    by_kind = {group.kind: group for group in group_figures(totals + added)}

    assert set(by_kind) == {"total", "daily"}
    assert by_kind["total"].figures == tuple(totals)
    assert by_kind["daily"].figures == tuple(added)
    assert by_kind["total"].daily == by_kind["daily"].id
    assert by_kind["daily"].daily is None
    assert by_kind["total"].question.start == START
    assert by_kind["total"].question.cumulative


def test_a_partys_count_of_a_day_adds_to_its_total_told_elsewhere() -> None:
    total = make_total(speaker="the Ukrainian army")
    added = make_total(70, period=Period(START, START), cumulative=False, speaker="the Ukrainian army")
    third = make_total(80, period=Period(START, START), cumulative=False, speaker="Ann Example")

    kinds = {group.figures[0].id: group.kind for group in group_figures([total, added, third])}

    assert kinds == {total.id: "total", added.id: "daily", third.id: "incident"}


def test_parts_of_a_day_are_no_additions() -> None:
    """Who adds 2 here and 7 there on one day doesn't tell what the day added."""
    army: dict[str, Any] = {"speaker": "the Ukrainian army", "unit": "tank", "event": "lost", "party": "Russia"}
    total = make_total(100, **army)
    body = "They lost 2 here and 7 there."
    parts = [make_day(number, body=body, **army) for number in (2, 7)]

    assert {group.kind for group in group_figures([total, *parts])} == {"total", "incident"}
    assert {group.kind for group in group_figures([total, parts[0]])} == {"total", "daily"}


def test_who_says_lost_and_killed_of_one_total_means_the_killed() -> None:
    killed, lost = make_total(publisher="Ministry of Defence of Ukraine"), make_total(day=6, event="lost")
    same = make_total(day=6, event="lost", publisher="Ministry of Defence of Ukraine")

    groups = group_figures([killed, lost, same])

    assert [[one.id for one in group.figures] for group in groups] == [[killed.id, same.id], [lost.id]]
    assert "by two words" in groups[0].reason


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (make_day(14, START + timedelta(days=1), locales=(KHARKIV,), place="Kharkiv"), True),
        (make_day(14, START + timedelta(days=1), locales=(KHARKIV,), place="Kharkov"), True),
        (make_day(14, START - timedelta(days=1), START, locales=(KHARKIV, REGION, UKRAINE)), True),
        (make_day(14, START + timedelta(days=9), locales=(KHARKIV,)), False),
        (make_day(14, START, START + timedelta(days=30), locales=(KHARKIV,)), False),
        (make_day(14, locales=(REGION,)), False),
        (make_day(14, locales=(OLDFORD,)), False),
        (make_day(14, locales=(KHARKIV,), unit="house"), False),
        (make_day(14, None, locales=(KHARKIV,), published=START + timedelta(days=1)), True),
        (make_day(14, None, locales=(KHARKIV,), published=START + timedelta(days=30)), False),
        (make_day(12, None, published=START + timedelta(days=1)), True),
        (make_day(12, None, published=START + timedelta(days=30)), False),
        (make_day(14, None, published=START + timedelta(days=1)), False),
    ],
    ids=range(13),
)
def test_one_incident(other: KeptFigure, one: bool) -> None:
    assert is_one(make_day(locales=(KHARKIV,), place="Kharkiv", party="Ukraine"), other) is one


def test_days_of_incidents_do_not_chain() -> None:
    days = [make_day(5 + nth, START + timedelta(days=2 * nth), locales=(OLDFORD,)) for nth in range(6)]

    assert find_groups(*days) == [[0, 1], [2, 3], [4, 5]]


def test_what_happens_in_a_whole_country_on_a_day_is_told_apart_by_size() -> None:
    drones: dict[str, Any] = {"event": "launched", "unit": "drone", "party": "Russia"}
    night = [make_day(number, body=f"about {number} came", **drones) for number in (400, 420, 12)]

    assert find_groups(*night, make_day(400, START + timedelta(days=1), **drones)) == [[0, 1], [2], [3]]


def test_one_source_that_tells_several_numbers_counts_several_things() -> None:
    body = "There were 5 here, 7 there and 5 in all the rest of it."
    told = [make_day(number, locales=(OLDFORD,), body=body, nth=nth) for number, nth in ((5, 0), (7, 0), (5, 1))]

    assert find_groups(*told, make_day(7, locales=(OLDFORD,))) == [[0, 2], [1, 3]]


def test_an_incident_without_days_says_so() -> None:
    (group,) = group_figures([make_day(12, None, locales=(OLDFORD,), place="Oldford", published=START)])

    assert group.question.period is None
    assert group.reason.endswith("counts without days of their own, told about 24 February 2022")


def test_a_question_and_its_reason() -> None:
    (group,) = group_figures([make_total(party="the Norland army", period=Period(START, date(2022, 3, 1)))])

    assert group.question.party == "the Norland army"
    assert group.question.unit == "soldier"
    assert group.question.status == "military"
    assert group.question.place is None
    assert group.reason == "killed, military of the Norland army: running totals since 24 February 2022"
    assert group.id.startswith("g")


EVENTS = st.sampled_from(["killed", "affected", "lost", "launched"])
DAYS = st.dates(date(2022, 2, 20), date(2022, 4, 30))


@st.composite
def figures(draw: st.DrawFn) -> list[KeptFigure]:
    made = []
    for nth in range(draw(st.integers(0, 25))):
        start, end = sorted((draw(DAYS), draw(DAYS)))
        values: dict[str, Any] = {
            "event": draw(EVENTS),
            "unit": draw(st.sampled_from([None, "person", "soldier", "tank", "sprocket"])),
            "party": draw(st.sampled_from([None, "Russia", "Russian forces", "Ukraine", "Norland"])),
            "status": draw(st.sampled_from([None, "military", "civilian"])),
            "period": draw(st.sampled_from([None, Period(None, end), Period(end, end), Period(START, max(end, START)),
                                            Period(start, end)])),
            "cumulative": draw(st.booleans()),
            "role": draw(st.sampled_from(["claim", "repeat", "comparison"])),
            "locales": draw(st.sampled_from([(), (UKRAINE,), (KHARKIV,), (KHARKIV, REGION)])),
            "speaker": draw(st.sampled_from([None, "Ann Example", "the Ukrainian army"])),
            "published": draw(st.one_of(st.none(), DAYS)),
        }  # fmt: skip
        number = draw(st.sampled_from([None, 5, 12, 1200, 3500]))
        body = f"Report {draw(st.integers(0, 9))}. " + "x " * nth + "so many of them."
        made.append(make_kept("so many", number, number, body=body, **values))
    return list({one.id: one for one in made}.values())


@settings(max_examples=60, deadline=None)
@given(figures(), st.randoms(use_true_random=False))
def test_every_figure_is_in_one_group_whatever_the_order(made: list[KeptFigure], chance: random.Random) -> None:
    groups = group_figures(made)
    mixed = list(made)
    chance.shuffle(mixed)

    assert sorted(one.id for group in groups for one in group.figures) == sorted(one.id for one in made)
    assert group_figures(mixed) == groups
    assert len({group.id for group in groups}) == len(groups)
    assert_sound(groups)


def assert_sound(groups: Sequence[Group]) -> None:
    ids = {group.id: group for group in groups}
    for group in groups:
        assert group.daily is None or ids[group.daily].kind == "daily"
        assert {one.figure.role == "comparison" for one in group.figures} == {group.comparison}
        parties = {one.figure.party for one in group.figures} - {None}
        assert parties <= {"Russia", "Russian forces"} or len(parties) <= 1
        if group.kind == "total":
            starts = {one.figure.period.start for one in group.figures if one.figure.period and one.figure.cumulative}
            days = {one.figure.period.end for one in group.figures if one.figure.period}
            assert len(starts - {None} - days) <= 1
