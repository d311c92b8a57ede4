"""What the words before a count say of it, in made-up sentences that end with it."""

import pytest

from sayso.measure.counts.before import find_before, find_header
from sayso.model import find_words
from tests.measure.counting import cut_text


@pytest.mark.parametrize(
    ("body", "kinds", "event"),
    [
        ("A storm killed", ("person",), "killed"),
        ("A storm killed a guard and", ("person",), "killed"),
        ("Rebels shelled, in particular,", ("site",), "attacked"),
        ("Rebels, killing", ("person",), "killed"),
        ("the death toll rose to", ("bare",), "killed"),
        ("the losses, by comparison, have reached", ("thing",), "lost"),
        ("the losses, by comparison, have reached", ("bare",), "killed"),
        ("the number of men wounded rose to", ("bare",), "injured"),
        ("rain flooded portions of", ("site",), "affected"),
        ("there was damage in", ("site", "thing"), "damaged"),
        ("raids on", ("site",), "attacked"),
        ("he died with", ("person",), "killed"),
        ("the storm submerged the town along with", ("thing",), "affected"),
        ("he was killed by", ("person",), "killed*"),
        ("people were killed in", ("site",), None),
        ("the man who killed himself; then", ("person",), None),
        ("the attack", ("person",), None),
        ("the attack began and saw", ("person",), None),
        ("men were killed and", ("person",), None),
        ("told", ("person",), None),
    ],
)
def test_what_is_told_before(body: str, kinds: tuple[str, ...], event: str | None) -> None:
    words = find_words(cut_text(f"{body} 12"))
    told = find_before(words, len(words.words) - 1, 0, frozenset(kinds))
    assert (told.event + ("*" if told.active else "") if told else None) == event


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("Losses as of 8 March:\n", "lost"),
        ("Guards destroyed, by 8 March:\n", "destroyed"),
        ("Wounded:\n", "injured"),
        ("What losses?\n", None),
        ("Weather:\n", None),
    ],
)
def test_the_header_of_a_list(body: str, event: str | None) -> None:
    words = find_words(cut_text(f"{body}tanks - 12"))
    told = find_header(words, len(words.words) - 3, 0, frozenset(("thing",)))
    assert (told.event if told else None) == event
