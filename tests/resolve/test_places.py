"""Places in made-up reports; the places are real, nothing that is told of them is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Locale, Place, Span, check_pin, find_words
from sayso.resolve.gazetteer import REGION, load_gazetteer
from sayso.resolve.places import SHOWN, find_places, resolve_spans
from tests.factories import make_report, make_span, make_text


def read(body: str, **values: object) -> tuple[Place, ...]:
    text = make_text(body)
    return find_places(make_report(**{"title": None, "publisher": None, **values}), text, find_words(text))


def likeliest(body: str, name: str, **values: object) -> Locale:
    return next(place for place in read(body, **values) if place.name == name).candidates[0]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Two people were hurt in Kharkiv on Monday.", ["Kharkiv"]),
        ("Shells fell on Rio de Janeiro and on Stratford-upon-Avon.", ["Rio de Janeiro", "Stratford-upon-Avon"]),
        ("A ship sank in the Black Sea off Odesa.", ["Black Sea", "Odesa"]),
        ("The Kyiv-based group met in St. Petersburg.", ["Kyiv", "St. Petersburg"]),
        ("Talks between Russia and Ukraine began in Istanbul, Turkey.", ["Russia", "Ukraine", "Istanbul", "Turkey"]),
        ("He lives in Salem, Ore., and works in Oxford, N.C., he said.", ["Salem", "Ore.", "Oxford", "N.C."]),
        ("Ukraine's army left Avdiivka's centre.", ["Ukraine", "Avdiivka"]),
        ("The Canadian and Ukrainian ministers met on Friday.", []),
        ("Reading the report took an hour. Nice work, she said.", []),
        ("The march began. Mobile phones were seized. Of the ten, two were hurt.", []),
        ("Paris Hilton sang. Jack London wrote.", []),
        ("Mr. Lincoln said the bridge was closed.", []),
    ],
)
def test_names_of_places_are_found(body: str, names: list[str]) -> None:
    assert [place.name for place in read(body)] == names


@pytest.mark.parametrize(
    ("body", "name", "meant"),
    [
        ("Ukraine's army held Pokrovsk, in Donetsk Oblast.", "Pokrovsk", ("UA", "city")),
        ("The fair in Paris, Texas, was closed.", "Paris", ("US", "city")),
        ("The fair in Paris was closed, France's ministry said.", "Paris", ("FR", "city")),
        ("A mayor in Springfield, Illinois, resigned.", "Springfield", ("US", "city")),
        ("Shelling in the Kharkiv region went on, Ukraine said.", "Kharkiv", ("UA", "region")),
        ("The state of Georgia and Florida voted. Atlanta was calm.", "Georgia", ("US", "region")),
        ("Georgia and Armenia signed in Tbilisi.", "Georgia", ("GE", "country")),
        ("Troops left Moscow, Russia's capital.", "Moscow", ("RU", "city")),
        ("Взрыв: Харків, Kharkov and Kyiv were hit.", "Kharkov", ("UA", "city")),
        ("Convoys crossed the Dnipro River near Kherson.", "Dnipro River", ("UA", "water")),
    ],
)
def test_context_tells_which_place_is_meant(body: str, name: str, meant: tuple[str, str]) -> None:
    one = likeliest(body, name)
    assert (one.country, one.kind) == meant


def test_the_unit_behind_a_comma_narrows() -> None:
    one = likeliest("A mayor in Springfield, Illinois, resigned.", "Springfield")
    assert (round(one.latitude), round(one.longitude)) == (40, -90)


@pytest.mark.parametrize(
    ("body", "name", "unit"),
    [
        ("Two people were hurt in Kharkiv, Ukraine said.", "Kharkiv", "Kharkiv"),
        ("A mayor in Springfield, Illinois, resigned.", "Springfield", "Illinois"),
        ("A mayor in Springfield, Illinois, resigned.", "Illinois", None),
        ("Talks began in Ukraine.", "Ukraine", None),
        ("A ship sank in the Black Sea off Odesa.", "Black Sea", None),
    ],
)
def test_the_first_level_unit_is_told(body: str, name: str, unit: str | None) -> None:
    units = {spot.id: spot.name for spot in load_gazetteer() if spot.level == REGION}
    region = likeliest(body, name).region
    assert (units[region] if region else None) == unit


def test_doubt_is_shown() -> None:
    place = read("Somebody was hurt in Springfield.")[0]
    assert 1 < len(place.candidates) <= SHOWN
    shares = [one.share for one in place.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.01


def test_a_name_means_one_place_throughout() -> None:
    places = read("The fair in Paris, Texas, was closed. Paris has one fair.")
    assert len({place.candidates for place in places if place.name == "Paris"}) == 1


def test_the_address_tells_the_country() -> None:
    body = "Somebody was hurt in Cambridge."
    assert likeliest(body, "Cambridge", url="https://echo.example.co.uk/1").country == "GB"


def test_given_spans_are_resolved_whatever_stands_around() -> None:
    body = "Canadians and Crimeans met; Xyzzyford was empty. W. Va. was not."
    text = make_text(body)
    spans = [make_span(body, words) for words in ("Canadians", "Crimeans", "Xyzzyford", "W. Va.")]
    read = resolve_spans(make_report(), text, find_words(text), spans)
    assert [place.candidates[0].country if place.candidates else None for place in read] == ["CA", "UA", None, "US"]
    assert [place.pin.span for place in read] == spans


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Two people were hurt in Quellmar on Monday.", ["Quellmar"]),
        ("Shells fell near Lower Quell and in Xanbridge, Norway.", ["Lower Quell", "Xanbridge", "Norway"]),
        ("It left the village of Quellmar. Nobody lives in Quellmar now.", ["Quellmar", "Quellmar"]),
        ("A drone fell in Quellmar province. Quellmar was calm.", ["Quellmar", "Quellmar"]),
        ("PORT QUELL, March 10 – A ferry sank off Port Quell.", ["PORT QUELL", "Port Quell"]),
        ("QUELLMAR, Norway (Example Wire) _ Boats sank in the Xanbo islands.", ["QUELLMAR", "Norway", "Xanbo"]),
        ("They fought in Quellmar, Xanbo and Vellich.", ["Quellmar", "Xanbo", "Vellich"]),
        ("Boats sank in Lake Quell, and snow fell on Mount Vellich.", ["Lake Quell", "Mount Vellich"]),
        ("A Quellmar-based group met in Quellmar.", ["Quellmar", "Quellmar"]),
        ("He was paid in March by Xanbridge, he told Quellmar.", []),
        ("Mr Quellmar said so. Ann Vellich, 34, thanked Quellmar.", []),
        ("The University of Quellmar met the European, the Kurdish and the Quellmar teams.", []),
    ],
)
def test_names_that_the_gazetteer_does_not_have_are_found_where_they_stand_as_places(
    body: str, names: list[str]
) -> None:
    places = read(body)
    assert [place.name for place in places] == names
    assert all(bool(place.candidates) == (place.name == "Norway") for place in places)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("XANBRIDGE, 17 MAY 90 (RADIO EXAMPLE) -- IT RAINED IN XANBRIDGE.", ["XANBRIDGE", "XANBRIDGE"]),
        ("TROOPS LEFT THE VILLAGE OF LOWER QUELL ON MONDAY.", ["LOWER QUELL"]),
        ("A BRIDGE FELL IN QUELLMAR PROVINCE. QUELLMAR'S MAYOR WEPT.", ["QUELLMAR", "QUELLMAR"]),
        ("A STATE OF SIEGE WAS DECLARED BY THE POLICE DEPARTMENT OF WORKS IN A SMALL TOWN.", []),
    ],
)
def test_in_capitals_only_nouns_and_datelines_tell_such_names(body: str, names: list[str]) -> None:
    assert [place.name for place in read(body)] == names


NAMES = st.sampled_from(
    "Kharkiv Paris , Texas . The in St Louis ( ) region’s U.S. of Nice - and Ore. Харків 中 \u200b\n 12".split(" ")
)


@given(st.lists(NAMES, max_size=25), st.sampled_from(["", " "]))
def test_pins_hold_their_words_in_order(parts: list[str], between: str) -> None:
    body = between.join(parts)
    places = read(body)
    for place in places:
        check_pin(body, place.pin)
        assert len(place.candidates) <= SHOWN
    spans = [place.pin.span for place in places]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len({place.id for place in places}) == len(places)


def test_spans_that_hold_no_word_mean_nothing() -> None:
    body = "Kyiv … Kyiv"
    text = make_text(body)
    dots = re.search("…", body)
    assert dots is not None
    assert resolve_spans(make_report(), text, find_words(text), [Span(*dots.span())])[0].candidates == ()
