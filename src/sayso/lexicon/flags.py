"""Words by which a report is checked against itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FlagWords:
    """The table `flags.toml`. Each pattern finds one of its words or phrases, in any case; `events` are nouns for what
    has a first day."""

    rest: Pattern
    apart: Pattern
    events: frozenset[str]
    begins: Pattern
    rough: Pattern
    ahead: Pattern
    revisions: Pattern


@cache
def load_flags() -> FlagWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_flags(read_table("flags"))


def parse_flags(toml: str) -> FlagWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "flags", ("sums", "periods", "revisions"))

    def read(section: str, key: str) -> tuple[str, ...]:
        return check_words(table[section].get(key), f"flags.toml: {section}, {key}")

    return FlagWords(
        rest=_compile(read("sums", "rest")),
        apart=_compile(read("sums", "apart")),
        events=frozenset(read("periods", "events")),
        begins=_compile(read("periods", "begins")),
        rough=_compile(read("periods", "rough")),
        ahead=_compile(read("periods", "ahead")),
        revisions=_compile(read("revisions", "words")),
    )


def _compile(words: Iterable[str]) -> Pattern:
    """A pattern for whole words; a star at the end takes any ending."""
    forms = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
