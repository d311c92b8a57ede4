"""What the words behind a count say of it, in made-up sentences that begin with it."""

import pytest

from sayso.measure.counts.behind import find_behind
from sayso.model import find_words
from tests.measure.counting import cut_text


def read_behind(body: str, kinds: tuple[str, ...] = ("person",), stops: dict[int, int] | None = None) -> str | None:
    """The event told behind the first two words (*Ten men*), with a star where they do it themselves."""
    words = find_words(cut_text(body))
    told = find_behind(words, 2, len(words.words), stops or {}, frozenset(kinds))
    return None if told is None else told.event + ("*" if told.active else "")


@pytest.mark.parametrize(
    ("rest", "event"),
    [
        ("were killed", "killed"),
        ("died", "killed"),
        ("killed by rebels", "killed"),
        ("killed the mayor", "killed*"),
        ("have been wounded", "injured"),
        ("may have been wounded", "injured"),
        ("in the old town (the north) were wounded", "injured"),
        ("who had been arrested", "detained"),
        (", who had been arrested, spoke", "detained"),
        ("- all of them sailors - were arrested", "detained"),
        (", including their captain, were arrested", "detained"),
        ("missing", "missing"),
        ("were still missing", "missing"),
        ("were reported dead", "killed"),
        ("listed as missing", "missing"),
        ("of them died", "killed"),
        ("fleeing the town drowned", "killed"),
        ("fleeing the town", "displaced"),
        ("lost their homes", "displaced"),
        ("without power", "affected"),
        ("were in the hall", "present"),
        ("are in need of help", "affected"),
        ("were interviewed", "other"),
        ("voted", "other*"),
        ("in the occupied town voted", "other*"),
        ("and they were killed", None),
        (". All were killed", None),
        (", the mayor was killed", None),
        ("when the mayor was killed", None),
        ("after the mayor was killed", None),
        ("", None),
    ],
)
def test_what_is_told_behind(rest: str, event: str | None) -> None:
    assert read_behind(f"Ten men {rest}") == event


def test_a_number_ends_the_clause_but_not_behind_a_preposition() -> None:
    assert read_behind("Ten men and five women were killed.", stops={3: 5}) is None
    assert read_behind("Ten men in five towns were killed.", stops={3: 5}) == "killed"


def test_places_are_not_present() -> None:
    assert read_behind("Ten ships were in port.", kinds=("thing",)) is None
