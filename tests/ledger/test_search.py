"""Paragraphs are found by their words, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.ledger.identity import digest_json
from sayso.ledger.search import find_words, read_phrases, search_passages
from sayso.ledger.store import Store
from sayso.ledger.words import fold_words
from sayso.model import Passage
from tests.factories import make_reading
from tests.ledger.made import add, figure_of, statements
from tests.ledger.reports import BODY


def find(store: Store, words: str, limit: int | None = 20) -> list[Passage]:
    """The paragraphs that have the words."""
    return list(search_passages(store, words, limit))


def shown(passage: Passage) -> list[str]:
    """The words that were found in a paragraph."""
    start = passage.pin.span.start
    return [passage.pin.words[span.start - start : span.end - start] for span in passage.found]


FIRST, SECOND, THIRD = BODY.split("\n")
ASKED = [
    ("soldiers", [FIRST], ["soldiers"]),
    ("SOLDIERS killed", [FIRST], ["soldiers", "killed"]),
    ("soldiers tanks", [], []),
    ("soldier", [], []),
    ("the army", [THIRD, SECOND], ["The", "army"]),
    ('"the army"', [THIRD], ["The army"]),
    ('"army the"', [], []),
    ("5,000", [THIRD], ["5,000"]),
    ("000,5", [], []),
    ('"5 000" people', [THIRD], ["5,000", "people"]),
    ("“tanks”", [SECOND], ["tanks"]),
    ('"norland army', [SECOND], ["Norland", "army"]),
    ('army "" "…" army', [THIRD, SECOND], ["army"]),
    ("we*", [SECOND], ["We"]),
    ("sol*", [], []),
    ("words:army", [], []),
    ("army NOT tanks", [], []),
    ("army OR xyzzy", [], []),
    ("(army)", [THIRD, SECOND], ["army"]),
    ("army' OR '1'='1", [], []),
    ("army NEAR(killed, 5)", [], []),
    ("^at least", [FIRST], ["At", "least"]),
    ("army & people", [THIRD], ["army", "people"]),
    ("army:* | people", [THIRD], ["army", "people"]),
    ("!army", [THIRD, SECOND], ["army"]),
    ("x" * 3000, [], []),
    ("army " + "x" * 3000, [], []),
]


def test_paragraphs_are_found_by_whole_words_and_phrases(store: Store) -> None:
    add(store)
    for words, paragraphs, found in ASKED:
        passages = find(store, words)
        assert [one.pin.words for one in passages] == paragraphs, words
        assert [shown(one) for one in passages[:1]] == ([found] if paragraphs else []), words


def test_what_was_read_in_a_paragraph_comes_with_it(store: Store) -> None:
    added = add(store)
    (one,) = find(store, "soldiers")
    assert (one.edition, one.pin.span.start, one.pin.span.end) == (added.edition, 0, len(FIRST))
    assert one.figures == (figure_of(store).id,)
    assert one.statements == (statements(store)[-1].id,)
    assert len(find(store, "tanks")[0].figures) == 2


@pytest.mark.parametrize("words", ["", " ", '""', "…", "' -- ; *", "\x00", "\ud83d"])
def test_nothing_to_look_for_is_said_to_be_so(store: Store, words: str) -> None:
    with pytest.raises(InputError, match="no word to look for"):
        find(store, words)


def test_too_many_words_are_refused() -> None:
    with pytest.raises(InputError, match="at most 50 words"):
        read_phrases(" ".join(map(str, range(51))))


def test_letters_are_compared_without_case_accents_and_signs(store: Store) -> None:
    body = "Łucja’s café sold ½ of 5℃ ﬁsh (№7) in Straße; Χρόνος, Харків and 平和 stood by.\nA\u030a\u0300bc d\x00e \ud83d f."
    add(store, body=body, reading=make_reading(body))
    for words, found in [
        ("CAFE", "café"), ("fish", "ﬁsh"), ("strasse", "Straße"), ("χρονος", "Χρόνος"), ("ХАРКІВ", "Харків"),
        ("平和", "平和"), ("łucja's", "Łucja’s"), ("1/2", "½"), ("abc", "A\u030a\u0300bc"), ('"d e"', "d\x00e"),
        ("no7", "№7"), ("5 c", None),
    ]:  # fmt: skip
        passages = find(store, words)
        assert passages, words
        if found:
            assert shown(passages[0])[0] == found


def test_only_current_editions_are_searched_and_each_of_them(store: Store) -> None:
    add(store)
    add(store, "copy")
    assert len(find(store, "soldiers")) == 2
    assert len(find(store, "soldiers", 1)) == 1
    newer = "Nobody was killed."
    add(store, body=newer, reading=make_reading(newer))
    assert [one.edition.report.url for one in find(store, "soldiers")] == ["https://news.example.org/copy"]
    assert [one.pin.words for one in find(store, "killed")] == [newer, FIRST]


def test_many_paragraphs_are_found_page_by_page(store: Store) -> None:
    body = "\n".join(f"Line {number} of many." for number in range(120))
    add(store, body=body, reading=make_reading(body))
    found = find(store, "many", None)
    assert [one.pin.words for one in found] == body.split("\n")[::-1]
    assert len(find(store, "many", 60)) == 60


@given(st.text(max_size=60))
def test_a_text_has_all_of_its_own_words(text: str) -> None:
    phrase = tuple(fold_words(text).split())
    if phrase:
        (span, *rest) = find_words(text, [phrase])
        assert not rest
        assert tuple(fold_words(text[span.start : span.end]).split()) == phrase
    else:
        assert find_words(text, [("a",)]) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.one_of(st.text(max_size=40), st.text("\"*:()^+-{}&|!<>\\' ANDORNTE", max_size=20)))
def test_no_words_make_a_search_fail(store: Store, words: str) -> None:
    try:
        found = find(store, words)
    except InputError:
        return
    assert all(find_words(one.pin.words, read_phrases(words)) for one in found)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(min_size=1, max_size=80).filter(lambda text: fold_words(text) and "\n" not in text))
def test_every_word_of_a_text_is_found_in_it(store: Store, body: str) -> None:
    own = digest_json(body)  # an address of its own: bytes that were replaced stay so when they come again
    add(store, own, body, make_reading(body))
    word = fold_words(body).split()[0]
    assert body in [one.pin.words for one in find(store, word, None)]
