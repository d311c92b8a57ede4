"""The weights of the choices among days and among places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isfinite

from sayso.errors import LexiconError
from sayso.lexicon.load import parse_table, read_table

CHOICES = ("period", "cumulative", "place")
Choices = Mapping[str, Mapping[str, float]]


@cache
def load_choices() -> Choices:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_choices(read_table("choices"))


def parse_choices(toml: str) -> Choices:
    """For each choice the weights of its features; LexiconError where one is no number."""
    table = parse_table(toml, "choices", CHOICES)
    for choice, weights in table.items():
        for feature, weight in weights.items():
            if not isinstance(weight, float) or not isfinite(weight):
                raise LexiconError(f"choices.toml: {choice}: {feature}: {weight!r} is no decimal number")
    return table
