"""All findings of a question, echoes and denials among them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.findings import find_findings
from sayso.model import KeptFigure, Link, Origin, Period, Question
from tests.compare.make import make_kept

START = date(2022, 2, 24)
TOTAL = Question("killed", "person", "Norland", None, None, None, True, START, None)
UNTOLD = Question("killed", "person", None, None, None, None, False, None, None)


def make_telling(publisher: str, **values: object) -> KeptFigure:
    """The institute's 40 as an outlet tells it."""
    body = f"{publisher}: 40 people were killed, the Oldford Institute says."
    given: dict[str, object] = {"body": body, "publisher": publisher, "according_to": "Oldford Institute", **values}
    return make_kept("40", 40, 40, **given)  # type: ignore[arg-type]  # a case names fields as it likes


def make_origin(*figures: KeptFigure) -> Origin:
    links = tuple(
        Link(f"l{one.id}", "same word", one.id, figures[0].id, "Both are the Institute’s word.", (), 0.9)
        for one in figures[1:]
    )
    ids = tuple(figure.id for figure in figures)
    return Origin("o1", "Oldford Institute", "third", figures[0].id, ids, (), links)


def test_an_origin_in_two_documents_is_an_echo() -> None:
    figures = make_telling("Oldford Echo"), make_telling("Lumen TV")
    (found,) = find_findings(UNTOLD, figures, (make_origin(*figures),))
    assert (found.kind, found.sides, found.score) == ("echo", tuple(figure.id for figure in figures), 0.9)
    assert found.reason == (
        "people killed: “40” stands in 2 documents (Oldford Echo and Lumen TV) and is one word, that of Oldford Institute."
        " Both are the Institute’s word."
    )


def test_an_outlet_that_repeats_itself_is_none() -> None:
    first = make_telling("Oldford Echo")
    again = make_telling("Oldford Echo", published=date(2022, 3, 9))
    assert find_findings(UNTOLD, [first, again], (make_origin(first, again),)) == ()


def test_the_same_number_on_another_day_is_none() -> None:
    days = [date(2022, 3, 7), date(2022, 3, 8)]
    one, other = (make_telling(f"Outlet {day}", period=Period(day, day)) for day in days)
    assert find_findings(UNTOLD, [one, other], (make_origin(one, other),)) == ()


def test_a_denial_names_who_tells_the_number() -> None:
    claim, denial = make_telling("Oldford Echo"), make_telling("Lumen TV", according_to="Ann Example", stance="denies")
    (found,) = find_findings(UNTOLD, [claim, denial], ())
    assert (found.kind, found.sides) == ("denial", (denial.id, claim.id))
    assert found.reason == "people killed: Ann Example denies “40”, which Oldford Institute tells."


def test_a_denial_of_what_nobody_tells_says_so() -> None:
    (found,) = find_findings(UNTOLD, [make_telling("Lumen TV", modality="denied")], ())
    assert found.reason.endswith("no other figure here tells that number.")


def test_what_people_rejected_and_what_is_only_possible_shows_nothing() -> None:
    when = Period(START, START)
    question = Question("killed", "person", None, None, None, None, False, None, when)
    figures = [make_telling(f"Outlet {i}", according_to=f"Voice {i}") for i in range(3)]
    assert [one.kind for one in find_findings(question, figures, ())] == ["agreement"]
    left = [
        make_telling("Outlet 1", according_to="Voice 1", review="rejected"),
        make_telling("Outlet 2", according_to="Voice 2", modality="hedged"),
        make_telling("Outlet 3", according_to="Voice 3", role="repeat"),
        make_telling("Outlet 4", according_to="Voice 4"),
    ]
    assert find_findings(question, left, ()) == ()


def make_day(voice: str, day: int, number: int) -> KeptFigure:
    until = START + timedelta(days=day)
    return make_kept(
        str(number), number, number, body=f"{voice}, day {day}: {number} people.", publisher=voice, published=until,
        period=Period(START, until), cumulative=True,
    )  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 9), st.integers(1, 400)), max_size=12), st.randoms())
def test_the_order_of_figures_changes_nothing_and_all_leads_to_pins(
    rows: list[tuple[str, int, int]], chance: st.DataObject
) -> None:
    figures = [make_day(*row) for row in dict.fromkeys(rows)]
    found = find_findings(TOTAL, figures, ())
    shuffled = list(figures)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    assert find_findings(TOTAL, shuffled, ()) == found
    pins = {figure.id: figure.figure.pin for figure in figures}
    for finding in found:
        assert finding.reason.endswith(".")
        assert {ground.entry: ground.pin for ground in finding.grounds} == {side: pins[side] for side in finding.sides}
    assert len({finding.id for finding in found}) == len(found)
