"""Whose the counted are, who did it, and their status, in made-up sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.sides import Sides, find_sides
from sayso.model import Statement
from tests.factories import make_report, make_statement
from tests.measure.counting import read_counts

Told = tuple[str | None, str | None, str | None]


def read_sides(body: str, *statements: Statement, publisher: str = "Oldford Echo", title: str = "") -> list[Told]:
    """Party, by and status of each count of a body."""
    text, words, counts = read_counts(body)
    report = make_report(publisher=publisher, title=title, published=date(2022, 3, 7))
    found = find_sides(report, text, words, statements, counts, [None] * len(counts))
    assert len(found) == len(counts)
    return [(sides.party, sides.by, sides.status) for sides in found]


OWN = [
    ("Twelve Norlandian soldiers were killed.", ("Norland", None, "military")),
    ("At least 40 Norlandians fled.", ("Norland", None, None)),
    ("Norland's 12 tanks were destroyed.", ("Norland", "Oldland", "military")),
    ("Norlandian casualties have reached 600.", ("Norland", None, None)),
    ("The losses of the Norlandian army exceeded 600 soldiers.", ("Norland", None, "military")),
    ("Officials counted 600 members of the Norlandian army among the dead.", ("Norland", None, "military")),
    ("Combined Norlandian and Oldlandian casualties could reach 900.", ("Norland and Oldland", None, None)),
    ("Norland and Oldland fight on. Some 900 soldiers on both sides were wounded.", ("Oldland and Norland", None, "military")),
    ("Farland's fleet of 80 tankers stayed in port.", ("Farland", None, None)),
    ("Police arrested six Catholics.", ("Catholics", "police", None)),
    ("The guards arrested 30 Oldford Front members.", ("Oldford Front", "guards", None)),
    ("The Norlandian army said 12 of its soldiers were killed in Farland.", ("Norland", None, "military")),
    ("Norland said Oldland had lost 12 of its tanks.", ("Oldland", None, "military")),
]  # fmt: skip

DEEDS = [
    ("Oldland has also lost 14 airplanes.", ("Oldland", None, "military")),
    ("Oldlandian forces have suffered 900 casualties.", ("Oldland", None, "military")),
    ("Oldlandian forces launched 138 drones at Norland.", ("Oldland", "Oldland", None)),
    ("Farland will give €5 million to Norland.", ("Farland", "Farland", None)),
    ("Farlandian officials say that 30 generators were sent by Farland.", ("Farland", "Farland", None)),
    ("Air defenses downed 40 Oldlandian drones.", ("Oldland", "Norland", None)),
    ("Five soldiers were captured by Norlandian forces.", ("Oldland", "Norland", "military")),
    ("An Oldlandian strike on Norburg killed 12 people.", ("Norland", "Oldland", None)),
    ("Oldlandian shelling left 600 people without power.", ("Norland", "Oldland", None)),
    ("Norland endured 20 attacks by Oldlandian forces.", ("Norland", "Oldland", None)),
    ("In June there were 212 attacks on villages in Farland.", ("Farland", None, None)),
    ("Norlandian forces liberated 300 square kilometers.", ("Norland", "Norland", None)),
    ("Oldland invaded Norland. The army hit a station. About 20 people died.", ("Norland", "Oldland", None)),
]  # fmt: skip

NULLS = [
    "A bomb in Farland killed 12 people.",
    "Twelve people died in a fire in Oldford.",
    "Police arrested two men.",
    "More than 2,000 people rallied in Oldford.",
    "The U.S.-made trucks carried 40 people.",
]


UNKNOWN = [
    ("The army of Kestria has lost 14 airplanes.", ("Kestria", None, None)),
    ("Soldiers of Kestria met rebels. Twelve Kestrian fighters fled.", ("Kestria", None, "military")),
    ("Twelve people who had fled Norland drowned.", ("Norland", None, None)),
    ("Kestria's army met troops of Farland. Shells of Kestria hit 12 houses.", ("Farland", "Kestria", None)),
    ("Kestria's army met Varnish rebels and Varnish boats. Twelve people were killed by drones of Kestria.",
     ("Varnish", "Kestria", None)),
    ("An ambush by troops of Kestria on Norlanders killed 12 people.", (None, "Kestria", None)),
    ("Kestria launched 12 missiles at the army of Kestria.", ("Kestria", "Kestria", None)),
]  # fmt: skip


@pytest.mark.parametrize(("body", "told"), [*OWN, *DEEDS, *UNKNOWN])
def test_the_sides_of_a_count(body: str, told: Told) -> None:
    assert read_sides(body)[0] == told


@pytest.mark.parametrize("body", NULLS)
def test_what_is_not_told_is_none(body: str) -> None:
    assert [party for party, _, _ in read_sides(body)] == [None]


LISTS = [
    (
        "Oldland has lost 14 airplanes, eight helicopters and 102 tanks.",
        [("Oldland", None, "military")] * 3,
    ),
    (
        "Norlandian forces destroyed 404 tanks of the occupiers, 150 guns and 95 helicopters.",
        [("Oldland", "Norland", "military")] * 3,
    ),
    (
        "The total combat losses of the Oldlandian army:\n\ntanks - 1254 (+3)\n\nhelicopters - 167 (+0)",
        [("Oldland", None, None)] * 4,
    ),
    (
        "About 3,000 Farlandians, 300 Norlandians and 40 Oldlandians are in Oldford.",
        [("Farland", None, None), ("Norland", None, None), ("Oldland", None, None)],
    ),
    (
        "Oldlandian forces launched 138 drones at Norland, 110 of which were shot down.",
        [("Oldland", "Oldland", None), ("Oldland", "Norland", None)],
    ),
    (
        "Bombings killed 258 people, including 12 Farlandians, and injured 500.",
        [(None, None, None), ("Farland", None, None), (None, None, None)],
    ),
    (
        "Twelve people died, eight of them Farlandians and 40 injured.",
        [(None, None, None), ("Farland", None, None), (None, None, None)],
    ),
    (
        "Police seized 14 rifles in a barn on Saturday and detained two brothers there.",
        [(None, "police", None), (None, "police", None)],
    ),
    ("Farland gave €40 million ($43 million).", [("Farland", "Farland", None)] * 2),
    (
        "Oldlandian casualties stand at 900, including 300 killed.",
        [("Oldland", None, None), ("Oldland", None, None)],
    ),
    (
        "Farland sent 40 tents to Norland. A further 50 tents were delivered on Friday.",
        [("Farland", "Farland", None), ("Farland", "Farland", None)],
    ),
]


@pytest.mark.parametrize(("body", "told"), LISTS)
def test_counts_go_on_from_each_other(body: str, told: list[Told]) -> None:
    assert read_sides(body) == told


@pytest.mark.parametrize(
    ("title", "body", "parties"),
    [
        ("2021 Farland floods", "The floods killed 40 people in the hills.", ["Farland"]),
        ("Hurricane Ann", "The storm killed two people in Farland and three in Norland.", ["Farland", "Norland"]),
        ("Hurricane Ann", "There were five deaths: two in Farland and three in Norland.", [None, "Farland", "Norland"]),
        ("Hurricane Ann", "The storm hit Farland, where it killed two people, and Norland.", ["Farland"]),
        ("Hurricane Ann", "The storm killed two people in Guam.", ["Guam"]),
        ("Hurricane Ann", "Overall, the storm killed 40 people.", [None]),
    ],
)
def test_who_suffers_from_nature_belongs_to_the_country(title: str, body: str, parties: list[str | None]) -> None:
    assert [party for party, _, _ in read_sides(body, title=title)] == parties


def test_we_are_the_speakers_side_and_the_enemy_is_its_foe() -> None:
    body = "“We lost 12 tanks and the enemy lost 30 tanks,” the Norlandian commander said."
    said = make_statement(body, "the Norlandian commander", "said", body[: body.index(" the Norl")], kind="direct")
    assert read_sides(body, said) == [("Norland", None, "military"), ("Oldland", None, "military")]


def test_who_tells_of_deaths_did_not_do_it() -> None:
    body = "The Grave Count Project has confirmed the deaths of 412 Norlandian soldiers."
    said = make_statement(body, "The Grave Count Project", "has confirmed", "the deaths of 412 Norlandian soldiers")
    assert read_sides(body, said) == read_sides(body) == [("Norland", None, "military")]


@pytest.mark.parametrize("publisher", ["Ministry of Defence of Norland", "Twitter @MFA_Norland", "X @norlandpress"])
def test_a_publisher_speaks_for_its_side(publisher: str) -> None:
    assert read_sides("The enemy lost 30 tanks.", publisher=publisher) == [("Oldland", None, "military")]
    assert read_sides("The enemy lost 30 tanks.") == [(None, None, None)]


def test_who_announces_money_gives_it() -> None:
    body = "Farland announced $500 million in aid."
    said = make_statement(body, "Farland", "announced", "$500 million in aid")
    assert read_sides(body, said) == [("Farland", "Farland", None)]
    other = "On Friday Red Lamp pledged $500 million in aid."
    said = make_statement(other, "Red Lamp", "pledged", "$500 million in aid")
    assert read_sides(other, said) == [("Red Lamp", "Red Lamp", None)]


def test_a_body_stands_for_its_state_and_did_it_itself() -> None:
    body = "The Farland Aid Service (FAS) runs depots. The FAS has sent 40 tents."
    assert read_sides(body) == [("Farland", "FAS", None)]


def test_companies_are_sides_where_money_is_counted() -> None:
    body = "Oldford Motors Corp. said it lost $7 million. Oldford Motors had lost $3 million in May."
    assert [party for party, _, _ in read_sides(body)] == ["Oldford Motors Corp"] * 2


def test_a_war_has_its_time() -> None:
    text, words, counts = read_counts("Air defenses downed 40 Oldlandian drones.")
    report = make_report(published=date(2021, 3, 7))
    assert find_sides(report, text, words, (), counts, [None] * len(counts)) == (Sides("Oldland", None, None),)


def test_a_firm_that_gives_in_a_disaster() -> None:
    told = read_sides("On Friday Oldford Power sent 12 trucks.", title="Hurricane Ann")
    assert told == [("Oldford Power", "Oldford Power", None)]


@pytest.mark.xfail(strict=True, reason="a name that loses something in a disaster may be the storm's")
def test_a_firm_that_loses_in_a_disaster() -> None:
    told = read_sides("On Friday Oldford Power lost 40 pylons.", title="Hurricane Ann")
    assert told == [("Oldford Power", None, None)]


@pytest.mark.parametrize(
    ("title", "giver"),
    [("Farland gives again", "Farland"), ("Aid for Farland", None), ("Money from Norland", None)],
)
def test_a_title_tells_who_gives(title: str, giver: str | None) -> None:
    assert [party for party, _, _ in read_sides("Another 12 trucks were donated.", title=title)] == [giver]


WORDS = st.sampled_from(
    "Norland Oldlandian Oldland's the enemy of in by killed lost launched 12 40 drones soldiers people and , . ( ) “ ” "
    "including which tanks U.S. Corp NATO (AFU) we they said strikes on both sides Norland-Oldland".split(" ")
)


@given(st.lists(WORDS, max_size=40))
def test_any_text_is_read(parts: list[str]) -> None:
    told = read_sides(" ".join(parts))
    assert all(side is None or side.strip() == side != "" for found in told for side in found)


def test_the_same_number_is_of_the_same_side() -> None:
    body = "More than 3,500 Norlandian soldiers were killed.\n\nA friend of Oldland also spoke of 3,500 killed."
    assert [party for party, _, _ in read_sides(body)] == ["Norland", "Norland"]


def test_those_whom_nature_strikes_belong_to_the_land_that_their_place_lies_in() -> None:
    text, words, counts = read_counts(
        "A flood struck Norland and Oldland.\n\nIn Upper Mill 12 people died in the flood."
    )
    report = make_report(title="Floods of 2022", published=date(2022, 3, 7))
    assert [one.party for one in find_sides(report, text, words, (), counts, ["Norland"])] == ["Norland"]
