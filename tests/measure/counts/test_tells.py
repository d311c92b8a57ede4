"""Words that tell an event: verbs of all and of some kinds, participles, alternatives."""

import pytest

from sayso.measure.counts.tells import Tell, read_group, read_participle, read_verbs, weaken
from sayso.model import find_words
from tests.measure.counting import cut_text


@pytest.mark.parametrize(
    ("body", "kinds", "told"),
    [
        ("killed them", (), [("killed", 1)]),
        ("shot it down", (), [("shot_down", 3), ("injured", 1)]),
        ("shot it. down", (), [("injured", 1)]),
        ("found it", (), []),
        ("found it", ("contraband",), [("seized", 1)]),
        ("struck it", ("nature",), [("affected", 1), ("attacked", 1)]),
        ("sang", (), []),
    ],
)
def test_verbs_with_their_particles_and_kinds(body: str, kinds: tuple[str, ...], told: list[tuple[str, int]]) -> None:
    found = read_verbs(find_words(cut_text(body)), 0, frozenset(kinds))
    assert [(form.event, last) for form, last in found] == told


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("the dead", "killed"),
        ("those arrested", "detained"),
        ("the 12 people wounded", "injured"),
        ("the old dead", None),
        ("dead", None),
        ("those", None),
    ],
)
def test_groups_named_by_what_happened_to_them(body: str, event: str | None) -> None:
    words = find_words(cut_text(body))
    told = read_group(words, 0, len(words.words))
    assert (told.event if told else None) == event


@pytest.mark.parametrize(("lower", "event"), [("wounded", "injured"), ("died", None), ("sang", None)])
def test_what_a_participle_tells_of_those_to_whom_it_was_done(lower: str, event: str | None) -> None:
    assert read_participle(lower) == event


@pytest.mark.parametrize(
    ("body", "at", "event"),
    [
        ("destroyed or damaged", 0, "damaged"),
        ("destroyed or damaged", 2, "damaged"),
        ("destroyed or severely damaged", 0, "damaged"),
        ("killed, wounded or missing", 0, "affected"),
        ("killed, wounded and missing", 0, "killed"),
        ("destroyed", 0, "destroyed"),
    ],
)
def test_alternatives_tell_the_weaker(body: str, at: int, event: str) -> None:
    words = find_words(cut_text(body))
    told = read_participle(words.words[at].lower)
    assert told is not None
    assert weaken(words, Tell(told, at, at + 1), frozenset()).event == event
