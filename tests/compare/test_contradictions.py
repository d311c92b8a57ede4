"""Independent voices on the same days."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.compare.findings import find_findings
from sayso.model import Bound, Finding, KeptFigure, Origin, Period, Question
from tests.compare.make import make_kept

DAY = date(2022, 3, 7)
INCIDENT = Question("killed", "person", None, None, None, "Oldford", False, None, Period(DAY, DAY))
TOTAL = Question("lost", "tank", "Norland", None, None, None, True, date(2022, 2, 24), None)
UNTOLD = Question("killed", "person", None, None, None, None, False, None, None)


def make_word(
    voice: str, low: int | None, high: int | None, bound: Bound = "exact", words: str | None = None, **values: object
) -> KeptFigure:
    """What a voice tells in a report of its own."""
    told = words or str(low if low is not None else high)
    body = f"{voice}: {told} people died at Oldford."
    given: dict[str, object] = {"body": body, "bound": bound, "according_to": voice, **values}
    return make_kept(told, low, high, **given)  # type: ignore[arg-type]  # a case names fields as it likes


def make_total(voice: str, number: int, day: int) -> KeptFigure:
    """A running total of a voice for a day of June 2022."""
    until = date(2022, 6, day)
    period = Period(date(2022, 2, 24), until)
    return make_word(voice, number, number, period=period, cumulative=True, published=until, event="lost", unit="tank")


def find(question: Question, *figures: KeptFigure, origins: tuple[Origin, ...] = ()) -> list[Finding]:
    kinds = ("contradiction", "agreement")
    return [one for one in find_findings(question, figures, origins) if one.kind in kinds]


def test_states_both_bounds_of_a_contradiction() -> None:
    (found,) = find(INCIDENT, make_word("the mayor", 4, 4), make_word("the police", 9, None, "at_least", "at least 9"))
    assert found.kind == "contradiction"
    assert (
        found.reason
        == "people killed for 7 March 2022: no number fits both the mayor’s “4” (4) and the police’s “at least 9” (9 or more)."
    )
    assert [ground.pin.words for ground in found.grounds] == ["4", "at least 9"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("the mayor", 4, 4), ("the mayor", 9, 9)),
        (("the mayor", 4, None, "at_least"), ("the police", 9, 9)),
        (("the mayor", None, 10, "at_most"), ("the police", 9, 9)),
        (("the mayor", 1000, 1000, "about"), ("the police", 920, 920)),
        (("the mayor", 1_200_000, 1_200_000, "exact", "1.2 million"), ("the police", 1_160_000, 1_160_000)),
        (("the mayor", None, None, "vague", "dozens"), ("the police", 9, 9)),
    ],
    ids=["one voice", "open above", "open below", "about", "rounded", "a word for many"],
)
def test_bounds_that_meet_are_no_contradiction(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    found = find(INCIDENT, make_word(*one), make_word(*other))  # type: ignore[arg-type]  # a case names fields as it likes
    assert [finding.kind for finding in found if finding.kind == "contradiction"] == []


def test_about_a_number_told_to_the_last_digit_reaches_less_far() -> None:
    figures = make_word("the mayor", 1572, 1572, "about", "about 1,572"), make_word("the police", 1673, 1673)
    assert [one.kind for one in find(INCIDENT, *figures)] == ["contradiction"]


def test_nothing_contradicts_where_the_days_are_not_told() -> None:
    assert find(UNTOLD, make_word("the mayor", 4, 4), make_word("the police", 9, 9)) == []


def test_totals_are_compared_for_the_same_day_only() -> None:
    assert find(TOTAL, make_total("the army", 900, 1), make_total("Tally Blog", 600, 2)) == []


def test_two_voices_that_always_differ_give_one_finding() -> None:
    army = [make_total("the army", 900 + day, day) for day in (1, 2, 3)]
    blog = [make_total("Tally Blog", 600 + day, day) for day in (1, 2, 3)]
    (found,) = find(TOTAL, *army, *blog)
    assert found.day == date(2022, 6, 3)
    assert found.sides == (blog[2].id, army[2].id)
    assert found.reason.endswith("The same two differ so on 2 more days.")


def test_voices_of_one_origin_neither_agree_nor_contradict() -> None:
    figures = (make_word("the mayor", 4, 4), make_word("the police", 4, 4), make_word("the county", 9, 9))
    one = Origin("o1", "the mayor", "unknown", figures[0].id, tuple(figure.id for figure in figures), (), ())
    assert find(INCIDENT, *figures, origins=(one,)) == []


def test_independent_voices_agree_within_their_bounds() -> None:
    figures = make_word("the mayor", 10, None, "at_least", "at least 10"), make_word("the police", 11, 11)
    (found,) = find(INCIDENT, *figures)
    assert found.kind == "agreement"
    assert "the mayor (“at least 10”) and the police (“11”) agree" in found.reason
    assert "up to 2 origins" in found.reason


def test_two_bodies_of_one_side_do_not_agree_independently() -> None:
    figures = make_word("Ukraine's Armed Forces", 10, 10), make_word("Ukrainian military", 10, 10)
    assert find(INCIDENT, *figures) == []


def test_a_bare_number_and_a_document_without_an_author_contradict_nobody() -> None:
    mayor = make_word("the mayor", 4, 4)
    assert not find(INCIDENT, mayor, make_word("the police", 9, 9, body="9 people"))
    assert not find(INCIDENT, mayor, make_word("later updates", 9, 9))
    (found,) = find(INCIDENT, mayor, make_word("the police", 9, 9), make_word("later updates", 20, 20, event="injured"))
    assert found.sides == (mayor.id, make_word("the police", 9, 9).id)
