"""Words by which it shows in a report what people were asked, and whether one takes up or denies what another said."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table


@dataclass(frozen=True, slots=True)
class TestimonyWords:
    """The table `testimony.toml`, all in lower case: verbs of asking, what a question begins with, what the turns of a
    transcript begin with, verbs that take up what was said, words that turn a sentence into its contrary, idle words."""

    asking: frozenset[str]
    openers: frozenset[str]
    turns_asking: frozenset[str]
    turns_answering: frozenset[str]
    echoing: frozenset[str]
    negations: frozenset[str]
    idle: frozenset[str]


@cache
def load_testimony() -> TestimonyWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_testimony(read_table("testimony"))


def parse_testimony(toml: str) -> TestimonyWords:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    words = parse_table(toml, "testimony", ("words",))["words"]
    names = [field.name for field in fields(TestimonyWords)]
    return TestimonyWords(
        **{name: frozenset(check_words(words.get(name), f"testimony.toml: {name}")) for name in names}
    )
