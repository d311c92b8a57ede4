"""Echoes go to their origin, independent word stays apart, and people can cut."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sayso.compare.origins import find_origins
from sayso.compare.relation import relate
from sayso.model import Days, KeptFigure, Link, Origin, Period, check_pin
from tests.compare.make import make_bodies, make_edition, make_kept


def trace(
    *figures: KeptFigure, cut: Container[str] = (), same: Mapping[str, str] | None = None, more: Sequence[str] = ()
) -> tuple[Origin, ...]:
    bodies = make_bodies(*figures, more=more)
    origins = find_origins(figures, lambda one: relate(one, {}), bodies.__getitem__, cut, same or {})
    assert sorted(id for origin in origins for id in origin.figures) == sorted(one.id for one in figures)
    for origin in origins:
        assert origin.first == origin.figures[0]
        for link in origin.links:
            _check_link(link, {one.id: one for one in figures}, bodies)
    return origins


def _check_link(link: Link, figures: Mapping[str, KeptFigure], bodies: Mapping[str, str]) -> None:
    assert link.reason.endswith(".")
    assert 0 < link.score <= 1
    for ground in link.grounds:
        check_pin(bodies[figures[ground.entry].edition.text_digest], ground.pin)


def day(number: int) -> date:
    return date(2022, 3, number)


def told(publisher: str, by: str | None = None, on: int = 7, **values: Any) -> KeptFigure:
    return make_kept(publisher=publisher, published=day(on), according_to=by, **values)


def kinds(origin: Origin) -> list[str]:
    return [link.kind for link in origin.links]


def test_the_same_word_under_other_spellings_is_one_origin() -> None:
    (origin,) = trace(
        told("Oldford Echo", "Ann Zelinsky", 1),
        told("Lumen TV", "Zelinskiy", 2),
        told("The Day", "President Zelinskyy", 3),
    )
    assert (origin.name, kinds(origin)) == ("Ann Zelinsky", ["same word", "same word"])
    assert origin.chain == ("Oldford Echo", "Lumen TV", "The Day")


def test_a_report_credits_the_body_that_tells_it_itself_whatever_came_first() -> None:
    (origin,) = trace(
        told("Lumen TV", "Latest research from the US-based Oldford Rescue Corps (ORC)", 2, bound="nearly"),
        told("Oldford Rescue Corps", None, 3),
        told("Oldford Echo", "ORC", 4, bound="more_than", high=None),
    )
    assert (origin.name, kinds(origin)) == ("Oldford Rescue Corps", ["credits", "credits"])
    assert origin.chain == ("Lumen TV", "Oldford Echo")
    assert {link.to for link in origin.links} == {origin.first}


def test_an_agency_that_is_not_there_is_an_origin_by_name() -> None:
    (origin,) = trace(told("Oldford Echo", "Reuters", 1), told("Lumen TV", "the Reuters news agency", 2))
    assert (origin.name, kinds(origin)) == ("Reuters", ["credits", "credits"])
    assert {link.to for link in origin.links} == {None}


def test_a_dateline_credits_an_agency() -> None:
    body = "OLDFORD (Reuters) - Oldford lost much that day. 12 people died at Oldford."
    (origin,) = trace(told("Oldford Echo", body=body), told("Lumen TV", "Reuters", 9))
    assert (origin.name, set(kinds(origin))) == ("Reuters", {"credits"})


def test_a_chain_of_credits_leads_to_the_agency() -> None:
    (origin,) = trace(
        told("Norland News Agency", None, 1),
        told("Oldford Echo", "Norland News Agency", 2),
        told("Lumen TV", "Oldford Echo", 3),
    )
    assert origin.name == "Norland News Agency"
    assert origin.chain == ("Oldford Echo", "Lumen TV")


def test_who_credits_an_outlet_has_it_from_whom_that_outlet_has_it() -> None:
    (origin,) = trace(told("Oldford Echo", "Ann Example", 1), told("Lumen TV", "Oldford Echo", 2))
    assert (origin.name, kinds(origin)) == ("Ann Example", ["credits"])


def test_what_a_relay_tells_goes_to_whom_it_has_it_from() -> None:
    (origin,) = trace(
        told("Oldford Echo", "Ann Example", 1, via=["Oldford Rescue Corps", "Reuters"]),
        told("Lumen TV", "Oldford Rescue Corps", 2),
    )
    assert (origin.name, kinds(origin)) == ("Ann Example", ["credits"])
    assert origin.chain == ("Oldford Rescue Corps", "Reuters", "Oldford Echo", "Lumen TV")


def test_a_body_named_beside_counts_and_a_single_word_does_not() -> None:
    body = "Norland Relief said much of those killed in Oldford. 12 people were killed in Oldford."
    assert trace(told("The Day", body=body))[0].name == "Norland Relief"
    assert trace(told("The Day", body=body.replace("Norland Relief", "Conflicting")))[0].name == "The Day"


def test_near_copies_are_one_origin() -> None:
    words = "people died when the old bridge over the river gave way during the morning rush on Monday in the town."
    one = told("Oldford Echo", None, 1, body=f"12 {words}")
    other = told("Lumen TV", None, 2, body=f"12 {words} Nobody slept.")
    (origin,) = trace(one, other)
    assert (origin.first, kinds(origin)) == (one.id, ["copies"])


def test_what_two_outlets_tell_by_themselves_stays_apart() -> None:
    assert len(trace(told("Oldford Echo", None, 1), told("Lumen TV", None, 2))) == 2


def test_two_ministries_with_the_same_round_number_stay_apart() -> None:
    origins = trace(
        told("Oldford Echo", "the Norwegian Defence Ministry", 1, words="600,000", low=600000, high=600000),
        told("Lumen TV", "the Swedish Defence Ministry", words="600,000", low=600000, high=600000),
    )
    assert [origin.name for origin in origins] == ["the Norwegian Defence Ministry", "the Swedish Defence Ministry"]


@pytest.mark.parametrize("by", ["officials", "sources", "witnesses", "a recent report"])
def test_sources_without_a_name_are_not_the_same(by: str) -> None:
    assert len(trace(told("Oldford Echo", by, 1), told("Lumen TV", by, 2))) == 2


def test_a_body_that_needs_no_name_on_the_spot_is_the_same_with_less_trust() -> None:
    (origin,) = trace(told("Oldford Echo", "police", 1), told("Lumen TV", "the police", 2))
    assert origin.links[0].score < 0.7


def test_a_denial_is_no_echo() -> None:
    claim, denial = told("Oldford Echo", "Ann Example", 1), told("Lumen TV", "Ann Example", 2, stance="denies")
    assert len(trace(claim, denial, told("The Day", "Ann Example", 3, modality="denied"))) == 2


def test_other_values_of_one_speaker_are_origins_of_one_name() -> None:
    origins = trace(told("Oldford Echo", "Ann Example", 1), told("Lumen TV", "Example", 2, words="15", low=15, high=15))
    assert [origin.name for origin in origins] == ["Ann Example", "Ann Example"]


def test_what_is_rounded_hangs_together_with_one_exact_number_only() -> None:
    origins = trace(
        told("Oldford Echo", "Ann Example", 1, words="more than 186,000", low=186000, high=None, bound="more_than"),
        told("Lumen TV", "Ann Example", 2, words="186,102", low=186102, high=186102),
        told("The Day", "Ann Example", 3, words="186,400", low=186400, high=186400),
    )
    assert [len(origin.figures) for origin in origins] == [2, 1]


SEED = (
    "Norway lost much, it seems. More than 3,500 Norwegian soldiers have been killed since the war began. Nearly 200"
    " Norwegian soldiers were captured, Sweden's Armed Forces said.\nSweden's former president, Ann Example, also spoke of"
    " 3,500 killed."
)


def test_the_reports_own_voice_goes_to_whom_the_sentence_beside_names_and_an_ally_takes_it_up() -> None:
    edition = make_edition(SEED, publisher="Oldford Echo", published=day(7))
    values: dict[str, Any] = {"body": SEED, "edition": edition, "party": "Norway", "unit": "soldier"}
    own = make_kept("More than 3,500", 3500, None, bound="more_than", **values)
    said = Days(day(4), day(4))
    ally = make_kept("3,500", 3500, 3500, nth=1, according_to="Swedish government", said=said, **values)
    (origin,) = trace(ally, own)
    assert (origin.name, origin.first) == ("Sweden's Armed Forces", own.id)
    assert sorted(kinds(origin)) == ["credits", "takes up"]
    assert min(link.score for link in origin.links) < 0.5


def test_a_document_without_a_name_goes_to_the_only_body_that_tells_the_number() -> None:
    issuer, echo = told("Lumen TV", "Oldford Rescue Corps", 1), told("Oldford Echo", "a March analysis", 5)
    (origin,) = trace(issuer, echo)
    assert (origin.name, origin.links[0].kind) == ("Oldford Rescue Corps", "credits")
    assert origin.links[0].score < 0.5
    assert len(trace(issuer, told("Oldford Echo", "a May analysis", 5))) == 2
    assert len(trace(issuer, echo, told("The Day", "Norland Relief", 2))) == 3


def test_a_rare_number_without_a_source_goes_to_who_told_it_before() -> None:
    rare: dict[str, Any] = {"words": "18,617", "low": 18617, "high": 18617}
    voiced = told("Oldford Echo", "Ann Example", 1, **rare)
    assert len(trace(voiced, told("Lumen TV", None, 2, **rare))) == 1
    assert len(trace(voiced, told("Lumen TV", None, 2, unit="horse", **rare))) == 2
    assert len(trace(told("Oldford Echo", "Ann Example", 3, **rare), told("Lumen TV", None, 2, **rare))) == 2


def test_a_document_that_repeats_itself_is_one_origin() -> None:
    body = "12 people died, Ann Example said. In all 12 people died."
    edition = make_edition(body)
    figures = (
        make_kept(body=body, edition=edition, according_to="Ann Example"),
        make_kept(body=body, edition=edition, nth=1, role="repeat"),
    )
    (origin,) = trace(*figures)
    assert (origin.name, kinds(origin)) == ("Ann Example", ["own report"])


def test_pages_of_other_peoples_reports_are_no_word_of_their_own() -> None:
    assert len(trace(told("AOL", None, 1), told("AOL", None, 2))) == 2
    assert len(trace(told("Oldford Echo", None, 1), told("Oldford Echo", None, 2))) == 1


def added(on: int, publisher: str = "Oldford Echo", by: str | None = "Ann Example", **values: Any) -> KeptFigure:
    """A count of one day, told on that day."""
    return told(publisher, by, on, **{"period": Period(day(on), day(on)), **values})


COPIED = (
    "0 ships of Norland were sunk off Oldford in the night, as the ministry of the sea told everybody who asked it."
)
RARE: dict[str, Any] = {"words": "18,617", "low": 18617, "high": 18617}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        pytest.param(added(1), added(2, "Lumen TV"), id="same word"),
        pytest.param(added(1, by=None), added(2, by=None), id="same outlet"),
        pytest.param(added(1, by="Reuters"), added(2, "Lumen TV", "Reuters"), id="credits"),
        pytest.param(
            added(1, by="Swedish government", party="Sweden"),
            added(2, "Lumen TV", "Swedish army", party="Sweden"),
            id="takes up",
        ),
        pytest.param(
            added(1, by=None, words="0", body=COPIED), added(2, "Lumen TV", None, words="0", body=COPIED), id="copies"
        ),
        pytest.param(added(1, **RARE), added(2, "Lumen TV", None, **RARE), id="rare"),
        pytest.param(added(1, by="Oldford Rescue Corps"), added(2, "Lumen TV", "a March analysis"), id="document"),
        pytest.param(
            added(1, by="Ann Example", via=["Oldford Rescue Corps"]), added(2, by="Oldford Rescue Corps"), id="relay"
        ),
    ],
)
def test_the_same_number_for_another_day_is_another_claim(first: KeptFigure, later: KeptFigure) -> None:
    assert len(trace(first, later)) == 2
    same = replace(later, figure=replace(later.figure, period=first.figure.period))
    assert len(trace(first, same)) == 1


def test_counts_whose_days_overlap_are_one_claim_and_one_without_days_joins_one_only() -> None:
    night = added(2, "Lumen TV", period=Period(day(1), day(2)))
    assert len(trace(added(1), night)) == 1
    assert [len(one.figures) for one in trace(added(1), night, added(3, "The Day"))] == [2, 1]
    assert [len(one.figures) for one in trace(added(1), told("Lumen TV", "Ann Example", 2), added(3))] == [2, 1]


def test_a_series_of_days_without_a_change_has_an_origin_for_each_day() -> None:
    assert len(trace(*(added(number, by=None) for number in range(1, 30)))) == 29


def test_days_part_no_running_total() -> None:
    total = told("Oldford Echo", "Ann Example", 1, cumulative=True, period=Period(day(1), day(1)))
    assert len(trace(total, added(5, "Lumen TV"), added(6, "The Day"))) == 1


def test_a_link_that_people_cut_is_left_out_whatever_else_is_there() -> None:
    first, second, third = (told(f"Echo {n}", "Ann Example", n) for n in (2, 3, 4))
    (origin,) = trace(first, second, third)
    cut = {link.id for link in origin.links if link.figure == third.id}
    assert [len(one.figures) for one in trace(first, second, third, cut=cut)] == [2, 1]
    assert [len(one.figures) for one in trace(told("Echo 1", "Example", 1), first, second, third, cut=cut)] == [3, 1]


def test_names_that_people_merged_are_one() -> None:
    figures = (told("Oldford Echo", "Ann Example", 1), told("Lumen TV", "the Iron Mayor", 2))
    assert len(trace(*figures)) == 2
    (origin,) = trace(*figures, same={"iron mayor": "ann example"})
    assert origin.name == "Ann Example"


def test_the_order_in_which_figures_come_does_not_matter() -> None:
    figures = [
        told("Oldford Echo", "Ann Example", 1), told("Lumen TV", "Example", 2), told("The Day", None, 3),
        told("Echo 2", "Lumen TV", 4),
    ]  # fmt: skip
    assert trace(*figures) == trace(*reversed(figures))


def test_an_undated_report_is_never_the_first() -> None:
    dated, undated = (
        told("Oldford Echo", "Ann Example", 9),
        make_kept(publisher="Lumen TV", published=None, according_to="Ann Example"),
    )
    assert trace(undated, dated)[0].first == dated.id


def test_nothing_has_no_origins() -> None:
    assert trace() == ()


def test_a_rounded_number_goes_to_the_same_number_before_the_one_that_it_may_be_rounded_from() -> None:
    told = [
        make_kept("1,207", 1207, 1207, publisher="Oldford Echo", published=day(1), speaker="Ann Example"),
        make_kept("1,200", 1200, 1200, publisher="Sudland News", published=day(2), speaker="Ann Example"),
        make_kept("about 1,200", 1200, 1200, bound="about", published=day(3), speaker="Ann Example"),
    ]
    assert [origin.figures for origin in trace(*told)] == [(told[0].id,), (told[1].id, told[2].id)]
