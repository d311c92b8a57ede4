"""Voices that hold over several sentences."""

from sayso.measure.voices.runs import cut_sentences, find_contents, find_runs
from sayso.model import Statement, find_words
from tests.factories import make_statement
from tests.measure.counting import cut_text


def runs(body: str, *statements: Statement) -> dict[str, str]:
    """By the first word of a sentence, whose word it is."""
    text = cut_text(body)
    sentences = cut_sentences(text)
    told = {at: held[-1][1] for at, held in find_contents(sentences, statements).items()}
    found = find_runs(text, find_words(text), sentences, statements, told)
    return {body[sentences[at].start :].split()[0]: name for at, name in found.items()}


def test_a_bulletin_goes_on_in_the_words_of_its_side() -> None:
    body = "The Army of Norland reported 12 attacks.\nOne tank burned.\nThe enemy lost 40 men."
    one = make_statement(
        body, "The Army of Norland", "reported", "12 attacks", speaker="Army of Norland", speaker_kind="organisation"
    )
    assert runs(body, one) == {"One": "Army of Norland", "The": "Army of Norland"}


def test_a_bulletin_may_begin_before_its_side_is_named() -> None:
    body = "The enemy lost 40 men.\nThe Army of Norland also reported 12 attacks.\nThree tanks burned."
    one = make_statement(
        body,
        "The Army of Norland",
        "also reported",
        "12 attacks",
        speaker="Army of Norland",
        speaker_kind="organisation",
    )
    assert runs(body, one) == {"The": "Army of Norland", "Three": "Army of Norland"}


def test_no_bulletin_without_words_of_a_side() -> None:
    body = "The Army of Norland reported 12 attacks.\nOne tank burned.\nThe town lost 40 men."
    one = make_statement(body, "The Army of Norland", "reported", "12 attacks", speaker_kind="organisation")
    assert runs(body, one) == {}


def test_a_list_is_its_headers_word() -> None:
    body = (
        "The office told of two floods as follows:\n1. On Monday it rained.\n2. On Friday it rained.\nThen it stopped."
    )
    one = make_statement(body, "The office", "told", "of two floods", speaker="Flood Office")
    assert runs(body, one) == {"1.": "Flood Office", "2.": "Flood Office"}


def test_all_that_follows_is_the_word_of_who_wrote_it() -> None:
    body = "The Oldford Echo said in an editorial:\nThe flood was bad.\nMany left."
    one = make_statement(body, "The Oldford Echo", "said in", "The flood was bad", speaker="Oldford Echo")
    assert runs(body, one) == {"The": "Oldford Echo", "Many": "Oldford Echo"}


def test_a_quotation_behind_a_colon_ends_with_its_mark() -> None:
    body = "Ann Example said:\n“The flood was bad.”\nMany left."
    one = make_statement(body, "Ann Example", "said", "“The flood was bad.”", kind="direct")
    assert runs(body, one) == {}


def test_a_line_tells_whose_word_its_paragraph_is() -> None:
    body = "It rained.\nTanks burned. Men fled. This was reported by the Army of Norland. Then it rained."
    assert runs(body) == {"Tanks": "Army of Norland", "Men": "Army of Norland", "This": "Army of Norland"}


def test_footnotes_part_sentences() -> None:
    text = cut_text("It rained.[3][note 1] Then.[4] As of 5 March it stopped.[5]")
    assert [text.body[one.start : one.end] for one in cut_sentences(text)] == [
        "It rained.[3][note 1] Then.[4] ", "As of 5 March it stopped.[5]",
    ]  # fmt: skip
