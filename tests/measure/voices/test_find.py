"""Whose word a figure is: inside a statement, and where the attribution stands beside it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.draft import Count, Mention
from sayso.measure.voices.find import Voice, find_voices
from sayso.model import Quantity, Span, find_words
from tests.factories import make_report, make_statement
from tests.measure.counting import OWN, cut_text, read_voices

_TWO = Quantity(Decimal(2), Decimal(2), "exact", "2")


def names(body: str) -> list[str | None]:
    return [voice.according_to for voice in read_voices(body)]


def test_the_innermost_statement_tells_the_voice() -> None:
    body = "The mayor said the army told her that 12 soldiers were killed."
    outer = make_statement(body, "The mayor", "said", body[15:-1], id="s1", speaker="Ann Example")
    inner = make_statement(body, "the army", "told", "that 12 soldiers were killed", id="s2", speaker="Norland's army")
    assert read_voices(body, (outer, inner)) == [Voice("s2", "Norland's army")]


@pytest.mark.parametrize(
    ("source", "cue", "stance"),
    [
        ("Norland", "condemned", "asserts"),  # only judges
        ("Norland", "has requested", "asks"),
        ("The video", "showed", "asserts"),  # shows, and doesn't say
    ],
)
def test_what_is_only_judged_asked_or_shown_is_the_reports_own(source: str, cue: str, stance: str) -> None:
    body = f"{source} {cue} the attack that killed 12 people."
    content = "the attack that killed 12 people"
    assert read_voices(body, [make_statement(body, source, cue, content, stance=stance)]) == [OWN]


def test_the_publisher_speaks_in_its_own_voice() -> None:
    body = "The Oldford Echo has reported that 12 people were killed."
    one = make_statement(body, "The Oldford Echo", "has reported", "that 12 people were killed", speaker="Oldford Echo")
    assert read_voices(body, [one]) == [OWN]
    assert read_voices(body, [one], publisher="The Newtown Times") == [Voice("s1", "Oldford Echo")]


@pytest.mark.parametrize(
    ("publisher", "speaker", "own"),
    [
        ("Twitter @AnnExample", "Ann Example", True),
        ("Twitter @Example_NL", "Ann Exampleh", True),  # a name that is spelled in two ways
        ("Twitter @OldfordEcho", "The Oldford Echo", True),
        ("Twitter @AnnExample", "Bob Sample", False),
        ("Twitter @Norland", "Army of Norland", False),
    ],
)
def test_who_speaks_on_his_own_account_is_the_report(publisher: str, speaker: str, own: bool) -> None:
    body = "Ann said that 12 people were killed."
    one = make_statement(body, "Ann", "said", "that 12 people were killed", speaker=speaker)
    assert read_voices(body, [one], publisher=publisher) == [OWN if own else Voice("s1", speaker)]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("hopes", "that 12 people will live"),  # a thought
        ("talked about", "12 people who were killed"),  # a topic
        ("claimed responsibility", "for an attack that killed 12 people"),
    ],
)
def test_what_is_only_thought_or_spoken_of_is_the_reports_own(cue: str, content: str) -> None:
    body = f"Norland {cue} {content}."
    assert read_voices(body, [make_statement(body, "Norland", cue, content, stance="claims")]) == [OWN]


@pytest.mark.parametrize(
    "body",
    [
        "The mayor said that, according to police, 12 people were killed.",
        "Citing police, the mayor said that 12 people were killed.",
    ],
)
def test_a_source_inside_a_statement_is_whose_word_it_is(body: str) -> None:
    content = body[body.index("that") : -1]
    assert [voice.according_to for voice in read_voices(body, [make_statement(body, "mayor", "said", content)])] == [
        "police"
    ]


def test_what_stands_behind_an_ended_quotation_is_the_reports_own() -> None:
    body = "“We stay,” Ann Example said. “We are ready.” The navy has 27 ships."
    one = make_statement(body, "Ann Example", "said", "“We are ready.” The navy has 27 ships", kind="mixed")
    assert read_voices(body, [one]) == [OWN]


def test_a_statement_that_ends_too_early_goes_on() -> None:
    body = "She said they had fled, and ordered 12 men to stay. They left as 30 others arrived."
    one = make_statement(body, "She", "said", "they had fled", speaker="Ann Example")
    assert read_voices(body, [one]) == [Voice("s1", "Ann Example"), OWN]


def test_what_breaks_off_from_a_statement_is_the_reports_own() -> None:
    body = "She said they had fled, as 12 houses were destroyed."
    assert read_voices(body, [make_statement(body, "She", "said", "they had fled", speaker="Ann Example")]) == [OWN]


def test_a_document_speaks_for_who_made_it() -> None:
    body = "Data released by the Oldford Institute show 120 people were killed."
    one = make_statement(
        body, "Data released by the Oldford Institute", "show", "120 people were killed", speaker_kind="document"
    )
    assert read_voices(body, [one]) == [Voice("s1", "Oldford Institute")]


def test_a_clause_with_its_own_speaker_leaves_the_statement() -> None:
    body = "Police said 25 people had been killed; the governor put the toll at 31."
    one = make_statement(body, "Police", "said", body[12:-1], speaker="police")
    assert read_voices(body, [one]) == [Voice("s1", "police"), Voice(None, "governor")]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("According to the Oldford Institute, as of March 5, 40 tanks were destroyed.", ["Oldford Institute"]),
        ("At least 40 tanks were destroyed, according to figures provided by the Army of Norland.", ["Army of Norland"]),
        ("Official totals reported at least 105 were dead and 63 missing.", ["Official totals"] * 2),
        ("Totals from the Oldford Flood Office on 5 March: 239 dead, 86 missing.", ["Oldford Flood Office"] * 2),
        ("Norland's count put the dead at 31.", ["Norland"]),
        ("The Norland Army said 40 tanks were destroyed.", ["Norland Army"]),
        ("At least one person was injured in Oldford, local Gov. Ann Example said in a post.", ["local Gov. Ann Example"]),
        ("Oldford School of Economics: the war destroyed 40 bridges.", ["Oldford School of Economics"]),
        ("Police estimates put the crowd at 40,000 people.", ["Police"]),
        ("Organizers' estimates put the crowd at 40,000 people.", ["Organizers"]),
        ("Oldford Ministry data show 40 people were killed.", ["Oldford Ministry"]),
        ("Norland's toll stands at 40 people.", [None]),  # a toll is of those who died
        ("Control Data had losses of $40 million.", [None]),  # a name, not a tally
        ("Rescuers counted 31 bodies at the site.", ["Rescuers"]),
        ("The United Nations has recorded 1,400 civilian deaths.", ["United Nations"]),
        ("The Red Cross estimated 300 dead.", ["Red Cross"]),
        ("Norland recorded 1,400 civilian deaths.", [None]),  # no body that counts
        ("Rick caused 12 confirmed deaths.", [None]),
        ("By the army's count, 40 tanks were destroyed.", ["army"]),
        ("Based on data from the Oldford Institute, 40 tanks were destroyed.", ["Oldford Institute"]),
        ("The army has lost 400 tanks, per the Oldford Institute.", ["Oldford Institute"]),
        ("The country exports 400 tanks per year.", [None]),
        ("Norland has lost 400 tanks (source: Oldford Institute).", ["Oldford Institute"]),
        ("The attack killed 31 people, as reported by the regional governor.", ["regional governor"]),
        ("Losses were put at $14 million by the insurer.", ["insurer"]),
        ("The book, published by Example Press, sold 40,000 copies.", [None]),
        ("UN: 5,300 civilians killed in Norland", ["UN"]),
        ("President Example: 300 soldiers died in May", ["President Example"]),
        ("Brigades: 40 tanks each", [None]),
        ("12 people killed in Oldford fire - police", ["police"]),
        ("Forty tanks were destroyed. -@OldfordArmy", ["@OldfordArmy"]),
        ("The number of dead - 40 soldiers - is high.", [None]),
        ("Some 40 fatalities were reported, and 12 houses were destroyed.", [None, None]),
        ("In Oldford 40 people were killed.", [None]),
    ],
)  # fmt: skip
def test_what_a_sentence_tells_of_its_source(body: str, told: list[str | None]) -> None:
    assert names(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Losses exceeded 1,300 men. This is reported by the General Staff of Norland. In addition, 40 tanks were "
            "destroyed.",
            ["General Staff of Norland"] * 2,
        ),
        (  # a missing space hides the sentence's begin
            "Losses exceeded 1,300 men.This is reported by the General Staff of Norland.",
            ["General Staff of Norland"],
        ),
        ("According to Ann Example, 40 people were killed. This total includes 3 children.", ["Ann Example"] * 2),
        ("According to Ann Example, 40 people were killed. Newtown has lost 3 bridges.", ["Ann Example", None]),
        (
            "According to Ann Example, 40 people were killed. In addition to the 3 dead, it rained.",
            ["Ann Example", None],
        ),
        (
            "Totals from the Flood Office: 239 dead. 36 people were injured and 12 houses destroyed.",
            ["Flood Office"] * 3,
        ),
        (
            "On 3 March 40 tanks were destroyed. The Army of Norland said this in a statement.",
            ["Army of Norland"],
        ),
        (  # footnotes stand between the sentences
            "According to Ann Example, 40 people were killed.[3] Newtown has lost 3 bridges.",
            ["Ann Example", None],
        ),
        (
            "According to the Oldford Institute and Newtown University, 40 people were killed. The two organizations put "
            "the injured at 300.",
            ["Oldford Institute and Newtown University"] * 2,
        ),
    ],
)
def test_what_the_sentences_around_tell_of_the_source(body: str, told: list[str | None]) -> None:
    assert names(body) == told


@given(st.text(alphabet="ab12 .,;:()\"'\nThisbyaccordingto", max_size=120))
def test_any_text_gives_a_voice_for_each_number(body: str) -> None:
    text = cut_text(body)
    words = find_words(text)
    counts = [
        Count(Mention(Span(word.start, word.end), at, at + 1, _TWO, "count"), "other", None, None, None, at)
        for at, word in enumerate(words.words)
        if word.form.isdigit()
    ]
    voices = find_voices(make_report(), text, words, (), counts)
    assert len(voices) == len(counts)
    assert all(voice.according_to is None or voice.according_to in body for voice in voices)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("A quake has struck the island of Tarn, with reports that 12 people were killed.", None),
        ("Amid reports of looting, 12 men were arrested.", None),
        ("A fire had closed the road and 12 people were killed, officials reported.", "officials"),
        ("Officials have reported 12 deaths.", "Officials"),
    ],
)
def test_a_clause_is_no_source(body: str, name: str | None) -> None:
    assert [voice.according_to for voice in read_voices(body)] == [name]
