"""A made-up world beside the real one: two states at war, so that no test tells untrue things of real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sayso.lexicon import load, sides, states
from sayso.lexicon.load import read_table
from sayso.measure.sides.names import load_index
from sayso.measure.sides.scene import find_home, name_all

STATES = """
"Norland" = { demonyms = ["Norlandian"], capitals = ["Norburg"] }
"Oldland" = { demonyms = ["Oldlandian"], capitals = ["Oldburg"] }
"Farland" = { demonyms = ["Farlandian"], capitals = ["Farburg"] }
"""
WAR = """
[[wars]]
sides = ["Oldland", "Norland"]
since = 2022-02-24
until = 2023-02-24
invaded = true
"""


def _read_world(name: str) -> str:
    table = read_table(name)
    return table.replace("[states]\n", "[states]" + STATES, 1) if name == "states" else table + WAR


@pytest.fixture(scope="package", autouse=True)
def _world() -> Iterator[None]:
    """The tables with the made-up states and their war; all that was read from them is forgotten at both ends."""
    caches: list[Callable[[], None]] = [
        states.load_states.cache_clear,
        sides.load_sides.cache_clear,
        load_index.cache_clear,
        name_all.cache_clear,
        find_home.cache_clear,
    ]
    with pytest.MonkeyPatch.context() as patch:
        for module in (states, sides):
            patch.setattr(module, load.read_table.__name__, _read_world)
        for clear in caches:
            clear()
        yield
    for clear in caches:
        clear()
