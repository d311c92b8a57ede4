"""The noun that a number counts: phrases behind it and labels before it, in made-up sentences."""

from dataclasses import replace

import pytest

from sayso.measure.counts.find import find_counts
from sayso.measure.counts.nouns import load_vocabulary, name_unit, read_label, read_phrase
from sayso.model import Span, Words, find_words
from tests.measure.counting import cut_text
from tests.measure.marked import make_mention, read_marked


def read_units(marked: str) -> list[str | None]:
    return [count.unit for count in read_marked(marked)[1]]


@pytest.mark.parametrize(
    ("marked", "unit"),
    [
        ("[12] people died.", "person"),
        ("[12] Norland soldiers died.", "soldier"),
        ("[12] service members died.", "service member"),
        ("[12] deaths were told.", "person"),
        ("[12] Germans died.", "person"),
        ("[12] South Africans died.", "person"),
        ("[12] Cuban-Americans died.", "person"),
        ("[Hundreds] of other people died.", "person"),
        ("[Thousands] of the town's old people died.", "person"),
        ("[12] (+3) persons died.", "person"),
        ("[12] arms dealers died.", "dealer"),
        ("[12] troops died.", "troop"),
        ("[12] wounded miners came.", "miner"),
        ("[12] artillery systems fell.", "artillery system"),
        ("[12] ships and boats sank.", "ship and boat"),
        ("[12] tanks and armored vehicles burned.", "tank and armored vehicle"),
        ("[12] teachers, nurses and drivers marched.", "teacher, nurse and driver"),
        ("[12] soldiers and officials said no.", "soldier"),
        ("[100] spy, army and party insiders spoke.", "insider"),
        ("[12] National Workers Party (NWP) members spoke.", "member"),
        ("[two] Falcon/Eagle anti-ship missiles fell.", "missile"),
        ("[12] F-16 jets flew.", "jet"),
        ("[12] Falcon-type, Eagle-type and other drones fell.", "drone"),
        ("[one] U.S.-made M113 carrier burned.", "carrier"),
        ("[a] Lakeside, N.Y., bus driver fell.", "driver"),
        ("[one] soldier Jon Example fell.", "soldier"),
        ("[a] bus driver last May fell.", "driver"),
        ("A [four]-person crew left.", "person"),
        ("A [50]-strong mob fled.", "person"),
        ("A [three]-member panel met.", "member"),
        ("[12] of the 14 victims were named.", "victim"),
        ("[12] #Norland mines blew up.", "mine"),
        ("[12] warships were there.", "warship"),
        ("[12] US ships were there.", "ship"),
        ("[Hundreds] of pro-Kestrels demonstrators were there.", "demonstrator"),
        ("[12] badly wounded men were there.", "man"),
        ("[12] newly built homes burned.", "home"),
        ("[12] Worshipers Perform Friday Prayers", "worshiper"),
        ("The flood claimed [12] lives.", "person"),
        ("[Dozens] die in ferry fire", "person"),
        ("[Seven] drown as boat sinks", "person"),
        ("[Hundreds] flee homes in Oldford", "person"),
        ("[Thousands] march against the mayor", "person"),
        ("[Dozens] of ferry passengers die", "passenger"),
        ("[Five] flood victims drown", "victim"),
        ("[Two] attack aircraft fell.", "aircraft"),
        ("[12] GIs fell.", "gi"),
        ("[12] coaches, dishes and buses burned.", "coach, dish and bus"),
    ],
)
def test_the_unit_of_a_phrase(marked: str, unit: str) -> None:
    assert read_units(marked)[0] == unit


@pytest.mark.parametrize(
    ("marked", "units"),
    [
        ("He named [12]\nMinisters met.", [None]),
        ("[Ten] people died, [seven] of them children.", ["person", "child"]),
        ("[Ten] people died, [two] of whom were nurses.", ["person", "nurse"]),
        ("[Ten] men died, [two] of them were shot.", ["man", "man"]),
        ("[Four] men in a [$9000] car were swept away; [three] drowned.", ["man", "dollar", "person"]),
        ("The film was watched [2,000] times and shared [300] times.", ["view", "share"]),
        ("The game has been downloaded [2,000] times.", ["download"]),
        ("He was arrested [20] times.", ["time"]),
        ("[Two] missile and [77] air strikes fell.", ["air strike", "air strike"]),
        ("[Three] of the [12] victims were named.", ["victim", "victim"]),
        ("The raid killed [12] and wounded [30].", ["person", "person"]),
        ("Guards downed [38] drones, [four] of them over the sea.", ["drone", "drone"]),
        ("Guards saw [38] drones. [Six] crashed.", ["drone", "drone"]),
        ("A fire damaged [30] houses and left [12] without power.", ["house", "person"]),
    ],
)
def test_numbers_that_share_a_noun_or_have_none(marked: str, units: list[str]) -> None:
    assert read_units(marked) == units


@pytest.mark.parametrize("marked", ["[12] wounded there.", "[12] were hurt.", "[12] occurring in May.", "[12]"])
def test_no_noun_follows(marked: str) -> None:
    words, (count,) = read_marked(marked)
    assert read_phrase(words, count.mention, len(words.words)) is None
    assert count.noun is None


@pytest.mark.parametrize(
    ("body", "unit"),
    [
        ("tanks - 12", "tank"),
        ("UAV of short range - 12", "uav"),
        ("vehicles and fuel tanks - 12", "vehicle and fuel tank"),
        ("Norland's losses: tanks - 12", "tank"),
        ("helicopters: 12", "helicopter"),
        ("He told us of tanks 12", None),
        (" - 12", None),
    ],
)
def test_the_unit_of_a_label(body: str, unit: str | None) -> None:
    words = find_words(cut_text(body))
    label = read_label(words, make_mention(words, Span(len(body) - 2, len(body))))
    assert (label.unit if label else None) == unit


def test_a_phrase_goes_on_over_a_wrapped_line() -> None:
    body = "A guard who fled said [12] wounded\nsailors were in the hall."
    text = replace(cut_text(body.replace("[", "").replace("]", "")), paragraphs=(Span(0, len(body) - 2),))
    words = find_words(text)
    (count,) = find_counts(text, words, [make_mention(words, Span(22, 24))])
    assert count.unit == "sailor"


def test_a_phrase_ends_at_the_limit() -> None:
    words: Words = find_words(cut_text("12 old tanks burned."))
    mention = make_mention(words, Span(0, 2))
    phrase = read_phrase(words, mention, 2)
    assert phrase is not None
    assert (phrase.first, phrase.last) == (1, 2)


def test_the_modifier_that_tells_an_event_is_kept() -> None:
    words = find_words(cut_text("12 wounded sailors came."))
    phrase = read_phrase(words, make_mention(words, Span(0, 2)), 5)
    assert phrase is not None
    assert (phrase.modifier, phrase.head, phrase.plural) == (1, 2, True)


def test_a_compound_keeps_the_word_before_its_head() -> None:
    words = find_words(cut_text("12 heavy machine guns"))
    assert name_unit(words, 1, 3, load_vocabulary()) == "machine gun"
