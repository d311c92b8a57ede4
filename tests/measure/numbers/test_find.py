"""Numbers with their bounds, and what is no figure. All texts are made up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.draft import Mention
from sayso.measure.numbers.find import find_mentions
from sayso.model import Span, find_words
from tests.resolve.stories import read_story


def read(body: str) -> tuple[Mention, ...]:
    _, text, _ = read_story(body)
    return find_mentions(text, find_words(text))


def show(mention: Mention) -> tuple[str, str, str, str]:
    quantity = mention.quantity
    low, high = ("" if end is None else str(end) for end in (quantity.low, quantity.high))
    return quantity.words, low, high, quantity.bound


NUMERALS = [
    ("8 tanks burned.", "8", "8"),
    ("Eight tanks burned.", "Eight", "8"),
    ("It took twenty-five tanks.", "twenty-five", "25"),
    ("It took a hundred and five tanks.", "a hundred and five", "105"),
    ("It took one hundred and twenty-three thousand four hundred shells.",
     "one hundred and twenty-three thousand four hundred", "123400"),
    ("It took 1,200 tanks.", "1,200", "1200"),
    ("It took 1 200 000 shells.", "1 200 000", "1200000"),
    ("It took 60.000 shells.", "60.000", "60000"),
    ("It took 1.098 million shells.", "1.098 million", "1098000"),
    ("It took 2.3 million shells.", "2.3 million", "2300000"),
    ("It took 1.2m shells.", "1.2m", "1200000"),
    ("It took 700k shells.", "700k", "700000"),
    ("It took 5 bn shells.", "5 bn", "5000000000"),
    ("It took half a million shells.", "half a million", "500000"),
    ("It took one and a half million shells.", "one and a half million", "1500000"),
    ("It took a dozen tanks.", "a dozen", "12"),
    ("It took two dozen tanks.", "two dozen", "24"),
    ("It took half a dozen tanks.", "half a dozen", "6"),
    ("A 50-strong mob gathered.", "50", "50"),
    ("A 1,200-strong mob gathered.", "1,200", "1200"),
    ("A twenty-five-strong mob gathered.", "twenty-five", "25"),
    ("It cost 1,55 billion crowns.", "1,55 billion", "1550000000"),
    ("It took 12 thousands of shells.", "12 thousands", "12000"),
    ("It paid $7.125 for the shells.", "$7.125", "7.125"),
    ("It took 850 тисяч shells.", "850 тисяч", "850000"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "value"), NUMERALS)
def test_what_the_words_of_a_number_say(body: str, words: str, value: str) -> None:
    assert [show(one) for one in read(body)] == [(words, value, value, "exact")]


BOUNDS = [
    ("More than 3,500 soldiers died.", ("More than 3,500", "3500", "", "more_than")),
    ("Losses exceeded 13,500 soldiers.", ("exceeded 13,500", "13500", "", "more_than")),
    ("The toll passed 900.", ("passed 900", "900", "", "more_than")),
    ("At least 12 died.", ("At least 12", "12", "", "at_least")),
    ("No fewer than 12 died.", ("No fewer than 12", "12", "", "at_least")),
    ("Losses are put at a minimum 1,200 tanks.", ("a minimum 1,200", "1200", "", "at_least")),
    ("It took 12 or more tanks.", ("12 or more", "12", "", "at_least")),
    ("It took 20+ tanks.", ("20+", "20", "", "at_least")),
    ("It took 20-plus tanks.", ("20-plus", "20", "", "at_least")),
    ("As many as 40 died.", ("As many as 40", "", "40", "at_most")),
    ("No more than 40 died.", ("No more than 40", "", "40", "at_most")),
    ("Fewer than 2,500 soldiers died.", ("Fewer than 2,500", "", "2500", "fewer_than")),
    ("Nearly 200 were captured.", ("Nearly 200", "200", "200", "nearly")),
    ("Some 30 tanks burned.", ("Some 30", "30", "30", "about")),
    ("An estimated 4.81 million people fled.", ("An estimated 4.81 million", "4810000", "4810000", "about")),
    ("The number of dead was estimated at 55.", ("estimated at 55", "55", "55", "about")),
    ("It took 40 or so tanks.", ("40 or so", "40", "40", "about")),
    ("It took 40-odd tanks.", ("40-odd", "40", "40", "about")),
    ("About a hundred people died.", ("About a hundred", "100", "100", "about")),
    ("At least another 20 died.", ("At least another 20", "20", "", "at_least")),
    ("Another 20 died.", ("20", "20", "20", "exact")),
    ("A total of 20 died.", ("20", "20", "20", "exact")),
    ("At least about 20 died.", ("At least about 20", "20", "", "at_least")),
    ("The dead are estimated at more than 20.", ("more than 20", "20", "", "more_than")),
    ("Between 20 and 30 people died.", ("Between 20 and 30", "20", "30", "between")),
    ("From 20 to 30 people died.", ("From 20 to 30", "20", "30", "between")),
    ("Either 12 or 13 towns were hit.", ("Either 12 or 13", "12", "13", "between")),
    ("It took 20-30 tanks.", ("20-30", "20", "30", "between")),
    ("It took 20–30 tanks.", ("20–30", "20", "30", "between")),
    ("It took 10,000-20,000 shells.", ("10,000-20,000", "10000", "20000", "between")),
    ("It took two to three million shells.", ("two to three million", "2000000", "3000000", "between")),
    ("It took between 800,000 and 1 million shells.",
     ("between 800,000 and 1 million", "800000", "1000000", "between")),
    ("Dozens were killed.", ("Dozens", "", "", "vague")),
    ("Tens of thousands of people fled.", ("Tens of thousands", "", "", "vague")),
    ("A few hundred people fled.", ("A few hundred", "", "", "vague")),
    ("Many thousands fled.", ("Many thousands", "", "", "vague")),
    ("Several were killed.", ("Several", "", "", "vague")),
    ("They handed over 12 tanks.", ("12", "12", "12", "exact")),
    ("They handed over more than 12 tanks.", ("more than 12", "12", "", "more_than")),
    ("They took over 30 villages.", ("30", "30", "30", "exact")),
    ("They took over 30 tanks.", ("over 30", "30", "", "more_than")),
    ("A couple of guards were wounded.", ("A couple", "", "", "vague")),
    ("The rain brought the toll up to 4.", ("4", "4", "4", "exact")),
    ("The toll could top 1,000.", ("top 1,000", "1000", "", "more_than")),
    ("By 9 October at least 19 people died.", ("at least 19", "19", "", "at_least")),
    ("On 9 October 12 people died.", ("12", "12", "12", "exact")),
    ("It was valued at almost JP¥47 billion.", ("almost JP¥47 billion", "47000000000", "47000000000", "nearly")),
    ("Понад 350 автомобілів.", ("Понад 350", "350", "", "more_than")),
]  # fmt: skip


@pytest.mark.parametrize(("body", "shown"), BOUNDS)
def test_bounds(body: str, shown: tuple[str, str, str, str]) -> None:
    assert [show(one) for one in read(body)] == [shown]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The toll rose from 9 to 12.", ["9", "12"]),
        ("The share fell $4 to $14.75.", ["$4", "$14.75"]),
        ("Since Dec. 5 to 922 guards came.", ["922"]),
        ("Some 20 or more than 30 died.", ["Some 20", "more than 30"]),
    ],
)
def test_no_ranges(body: str, words: list[str]) -> None:
    assert [one.quantity.words for one in read(body)] == words


UNITS = [
    ("He gave £5m in aid.", "£5m", "money", "pound"),
    ("He gave nearly US$6.5 billion in aid.", "nearly US$6.5 billion", "money", "dollar"),
    ("He gave dlrs 50 million in aid.", "dlrs 50 million", "money", "dollar"),
    ("He gave $5-6 billion in aid.", "$5-6 billion", "money", "dollar"),
    ("He gave $5 to $6 billion in aid.", "$5 to $6 billion", "money", "dollar"),
    ("He gave 43.2 billion yuan in aid.", "43.2 billion", "money", "yuan"),
    ("He gave 100,000 Norland shillings in aid.", "100,000", "money", "shilling"),
    ("He gave 500 pounds to the fund.", "500", "money", "pound"),
    ("Police found 500 pounds of explosives.", "500", "measure", "pound"),
    ("They took 900 km2 of land.", "900", "measure", "km2"),
    ("Fire burned 33,000 hectares of land.", "33,000", "measure", "hectare"),
    ("They took 1,000 square km of land.", "1,000", "measure", "square km"),
    ("They took 1.5 sq. km of land.", "1.5", "measure", "sq km"),
    ("Police seized 20.5 kgs of powder.", "20.5", "measure", "kg"),
]


@pytest.mark.parametrize(("body", "words", "kind", "unit"), UNITS)
def test_what_the_number_itself_tells(body: str, words: str, kind: str, unit: str) -> None:
    assert [(one.quantity.words, one.kind, one.unit) for one in read(body)] == [(words, kind, unit)]


LIST = """The losses from 24.02 to 19.05 were approximately:

personnel ‒ about 28500 (+200) persons,

tanks ‒ 1254 (+3),

boats ‒ 13 (+0).

The enemy lost 7 guns yesterday."""


def test_a_header_binds_the_totals_of_its_list_and_not_the_additions() -> None:
    found = [(one.quantity.words, one.quantity.bound, one.kind) for one in read(LIST)]
    assert found == [
        ("about 28500", "about", "count"),
        ("+200", "exact", "addition"),
        ("1254", "about", "count"),
        ("+3", "exact", "addition"),
        ("13", "about", "count"),
        ("+0", "exact", "addition"),
        ("7", "exact", "count"),
    ]


def test_a_header_binds_a_list_in_its_own_line() -> None:
    found = [one.quantity.bound for one in read("Losses are about: tanks - 12, guns - 13. Yesterday 14 died.")]
    assert found == ["about", "about", "exact"]


def test_a_header_with_an_aside_binds_its_list() -> None:
    found = [one.quantity.bound for one in read("Losses were approximately (in brackets, today's): tanks - 12 (+2).")]
    assert found == ["about", "exact"]


def test_a_heading_that_is_told_again_is_read_once() -> None:
    body = "3.7 million\nThere are 3.7 million guards.\n4 million\nThere are 5 million."
    assert [one.quantity.words for one in read(body)] == ["3.7 million", "4 million", "5 million"]
    assert read(body)[0].span.start > body.index("There")


def test_what_a_correction_tells_is_withdrawn() -> None:
    body = "12 guards died.\nCorrection: an earlier version said 14 guards died.\n13 guards fled."
    _, text, _ = read_story(body)
    held = replace(text, corrections=(Span(body.index("Correction"), body.index("13")),))
    assert [one.quantity.words for one in find_mentions(held, find_words(held))] == ["12", "13"]


ONES = [
    ("One person was killed.", ["One"]),
    ("The blast killed one.", ["one"]),
    ("It lost 14 planes and one Sample missile.", ["14", "one"]),
    ("Two died, one in Oldford.", ["Two", "one"]),
    ("At least one of them fled.", ["At least one"]),
    ("A man was killed.", ["A"]),
    ("Police arrested a woman.", ["a"]),
    ("They killed a Oldford, N.L., doctor.", ["a"]),
    ("He mourned the death of a soldier.", ["a"]),
    ("Two soldiers and a civilian were killed.", ["Two", "a"]),
    ("No civilians were killed.", ["No"]),
    ("There were no casualties.", ["no"]),
    ("Nobody was hurt.", ["Nobody"]),
    ("No one was injured.", ["No one"]),
    ("It burned without any casualties.", ["without any"]),
    ("One of the robbers was killed.", ["One"]),
    ("One of these five guards died.", ["One"]),
    ("One more depot was hit.", ["One"]),
    ("It led to the closure of one school.", ["one"]),
    ("Four died, in Oldford, one in Tarn and two in Hask.", ["Four", "one", "two"]),
    ("One soldier died in Oldford and another in Tarn.", ["One", "another"]),
    ("Another soldier was killed.", ["Another"]),
    ("A man was stabbed to death.", ["A"]),
    ("A woman was hit by a tram and died.", ["A"]),
    ("A shepherd, old Bo Example, was killed.", ["A"]),
    ("A woman who was walking to work was shot dead.", ["A"]),
    ("A policeman in a red car was killed.", ["A"]),
    ("A woman and two men were killed.", ["A", "two"]),
    ("It brought floods and a fatality.", ["a"]),
    ("Not a single soldier was killed.", ["Not a single"]),
    ("Not one soldier died.", ["Not one"]),
    ("None of those doctors were killed.", ["None"]),
    ("Neither of the two guards was hurt.", ["Neither"]),
    ("There were no further casualties.", ["no"]),
    ("A man who said his son was killed spoke.", []),
    ("A mayor from Oldford said the plan was wrong.", []),
    ("It was a death sentence.", []),
    ("Another plan was made.", []),
    ("It was not a plan.", []),
    ("One of the mayors spoke.", []),
    ("One day it will rain.", []),
    ("It was a remote one.", []),
    ("No one has spoken.", []),
    ("There is no doubt.", []),
    ("A man spoke.", []),
    ("A sniper shot and fled.", []),
    ("In one case, police ran.", []),
    ("A gunman has killed six people.", ["six"]),
    ("A man has killed his wife.", []),
    ("A guard had arrested two men.", ["two"]),
    ("A man has been killed.", ["A"]),
    ("A soldier has died.", ["A"]),
    ("One gunman has shot dead four men.", ["four"]),
]


@pytest.mark.parametrize(("body", "words"), ONES)
def test_counts_of_one_and_none(body: str, words: list[str]) -> None:
    assert [one.quantity.words for one in read(body)] == words


def test_none_is_zero_to_zero() -> None:
    (found,) = read("No civilians were killed.")
    assert (found.quantity.low, found.quantity.high, found.quantity.bound) == (Decimal(0), Decimal(0), "exact")


NO_FIGURES = [
    "It lasted 72 hours.",
    "It lasted five consecutive days.",
    "It lasted a few long weeks.",
    "It lasted three and a half months.",
    "It lasted 3 and a half months.",
    "He left two decades ago.",
    "Ann Example, 45, spoke.",
    "Ann Example (45) spoke.",
    "A 22-year-old spoke.",
    "He is aged 22.",
    "It helps children under five.",
    "It was 12 June.",
    "It was June 12, 2022.",
    "It rained on November 6, 12 and 15.",
    "It rained from 24.02 to 19.05.",
    "It rained on 24/02/2022.",
    "It began in 2014.",
    "The 2024 election was won.",
    "It began at 10:35 a.m. (0735 GMT).",
    "It began at 10 on Friday.",
    "He walked 50 miles.",
    "He walked 50 mi (80 km).",
    "The 1,000-kilometer line held.",
    "Support fell to 40 per cent.",
    "Support fell by 40%.",
    "One in five children read.",
    "Nine out of 10 children read.",
    "Two-thirds of them read.",
    "The 3-1 win was fair.",
    "It had a magnitude of 6.3.",
    "Flight 370 was late.",
    "Resolution 2231 was passed.",
    "See No. 10 and page 3 of 5.",
    "An Mi-17 and a T-72 stood there.",
    "It has 155 mm guns.",
    "It fired 82- and 120-mm mortars.",
    "He wrote it.[12] She read it.",
    "1. Wash it.\n\n2. Dry it.",
    "It ends in (1) war; (2) peace; and (3) talks.",
    "He came to 469 Sample St. in Oldford.",
    "The Group of Seven met.",
    "On a scale of 0 to 10, it would be a 12.",
    "The two countries met.",
    "These three men spoke.",
    "Both men spoke.",
    "Its two ministers spoke.",
    "There are three reasons for it.",
    "The two sides met.",
    "He wrote several books.",
    "It is three times more than that.",
    "The thousands of shirts are new.",
    "His plan has nine-storey towers.",
    "He is the fourth of five heirs.",
    "Children as young as 10 came.",
    "Those between the ages of 17 and 20 came.",
    "Ann is happy. She is 70.",
    "Ann and Bo Example, 27 and 29 years old, came.",
    "It brought 12 in (300 mm) of rain.",
    "It brought 12 to 14 in (300 to 350 mm) of rain.",
    "It brought 300 mm (12 in) of rain.",
    "It fell 12 feet (4 m) down.",
    "The frigate joined CTF 50 last winter.",
    "It rained on 27 Aug 88.",
    "Search\n\n12\n\nHome",
    "One or more events are meant.",
    "It is near No 10 again.",
    "It rained 35 L/m2 and rivers ran at 2,400 m3/s.",
    "It was 43 Â°C hot.",
    "It is true.[nb 2]",
    "It was one of the top 100 schools.",
    "It began in nineteen seventy-nine.",
    "It cost a lot (1977 dollars).",
    "It came to the 37 Sample Hospital.",
    "Story code: 1266810",
    "It was a storm of Categories 2 and 3.",
    "It rained from February 19 to 21 due to a front.",
    "The February 4 to 5 Oldford talks failed.",
    "It lasted 20 more years.",
    "It lasted a week or two.",
    "It ran for tens of kilometres.",
    "It was bad for four in five.",
    "The driver, 58, was sober.",
    "I am 47.",
    "I'm 19, and I felt like 90.",
    "Ann Example was aged 19 and 23.",
    "Most of the people were under 18.",
    "At 28 Ann Example flew.",
    "It stood at kilometre 32, on a curve.",
    "He sat under wagon 6 again.",
    "Call 0800 555 014.",
    "It is called Budget 3.0 there.",
    "It was a hundred times worse.",
    "He counted to ten thousand.",
    "It has two lanes.",
    "He is one of five brothers.",
    "It rained on 18 березня again.",
    "The Group of 20 met.",
    "The rate is .54 now.",
    "It is for guards of 15 to 16-year-olds.",
    "It was in no way affected.",
    "Singer Ann Example dead at 61",
    "Ann Example, the painter, has died at 93.",
    "Ann Example dies at 102",
    "He was killed at 19 by a mine.",
    "She passed away at ninety-one on Monday.",
    "He died at the age of 77.",
    "She retired at 60.",
]


@pytest.mark.parametrize("body", NO_FIGURES)
def test_no_figures(body: str) -> None:
    assert read(body) == ()


TAKEN_UP = [
    "He spoke of the 14 detained.",
    "He spoke of the three fatalities.",
    "The two men were killed.",
    "The 11 people who died were guards.",
    "The 314 prisoners sang.",
    "He was arrested three times.",
    "He was one of 13 passengers.",
    "He was the first of five new mayors.",
    "He shot the four residents.",
    "Several towns saw rain.",
    "It is true. Three of the guards were hurt.",
    "Seen.[3] Three Sample teams came.",
    "Police put the dead at 61.",
    "The toll of those killed stood at 61.",
    "The sick died at 14 sites.",
    "The number of the dead at 61 was low.",
]


@pytest.mark.parametrize("body", TAKEN_UP)
def test_what_happened_makes_a_figure(body: str) -> None:
    assert len(read(body)) == 1


PIECES = (
    "12 1,200 2.3 million a hundred and twenty-five dozens of thousands few several half dozen between to - – + ( ) $ "
    "US$ € % 2022 June one no more than at least about: km people killed, . \n the 5bn 20-30 50-strong or so [ ] 9 another man who was not one of and : top L / m2 died"
).split(" ")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_mentions_lie_in_the_text_in_order(body: str) -> None:
    found = read(body or "x")
    assert all(one.quantity.words == body[one.span.start : one.span.end] for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(one.first < one.last for one in found)


@given(st.text(alphabet="0123456789.,-+$ \n²٣½aKm", max_size=80))
def test_any_characters_are_read(body: str) -> None:
    assert all(one.quantity.low is None or one.quantity.low >= 0 for one in read("x" + body))
