"""Words by which figures of several reports, or of several editions of one, are judged against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import get_args

from sayso.errors import LexiconError
from sayso.lexicon.inflect import pluralize
from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.model import Event

Pattern = re.Pattern[str]
_JOINT = re.compile(r"( and | / |, )")


@dataclass(frozen=True, slots=True)
class FindingWords:
    """The table `findings.toml`. The patterns find one of their words in any case; `vague` are words for many in lower
    case with the number that they are taken for; `phrases` tell each event of what is counted, `plurals` are those of
    nouns that have no regular one."""

    corrections: Pattern
    scopes: Pattern
    vague: Mapping[str, Decimal]
    phrases: Mapping[str, str]
    plurals: Mapping[str, str]

    def take_vague(self, words: str) -> Decimal | None:
        """What the words of a vague count are taken for; None for words that the table doesn't have.

        >>> load_findings().take_vague("Tens of  thousands"), load_findings().take_vague("umpteen")
        (Decimal('10000'), None)
        """
        return self.vague.get(" ".join(words.lower().split()).removesuffix(" of"))

    def name_many(self, unit: str) -> str:
        """The plural of a unit; of a phrase that of its last word, of several units that of each.

        >>> [load_findings().name_many(unit) for unit in ("person", "police officer", "vehicle and fuel tank")]
        ['people', 'police officers', 'vehicles and fuel tanks']
        """
        return "".join(part if _JOINT.fullmatch(part) else self._name_many(part) for part in _JOINT.split(unit))

    def _name_many(self, unit: str) -> str:
        *front, last = unit.split(" ")
        return " ".join((*front, self.plurals.get(last) or pluralize(last) if last else ""))


@cache
def load_findings() -> FindingWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_findings(read_table("findings"))


def parse_findings(toml: str) -> FindingWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "findings", ("words", "vague", "phrases", "plurals"))
    if odd := set(table["phrases"]) ^ set(get_args(Event)):
        raise LexiconError(f"findings.toml: phrases missing or for no event: {', '.join(sorted(odd))}")
    return FindingWords(
        corrections=_compile(check_words(table["words"].get("corrections"), "findings.toml: corrections")),
        scopes=_compile(check_words(table["words"].get("scopes"), "findings.toml: scopes")),
        vague={word: _read_number(word, number) for word, number in table["vague"].items()},
        phrases=_read_texts(table["phrases"], "phrases"),
        plurals=_read_texts(table["plurals"], "plurals"),
    )


def _read_number(word: str, number: object) -> Decimal:
    if isinstance(number, bool) or not isinstance(number, int) or number < 1 or word != word.lower():
        raise LexiconError(f"findings.toml, vague: {word} = {number!r} is no word for many with its number")
    return Decimal(number)


def _read_texts(section: Mapping[str, object], where: str) -> Mapping[str, str]:
    for word, text in section.items():
        if not isinstance(text, str) or text != text.strip():
            raise LexiconError(f"findings.toml, {where}: {word} = {text!r} is no text")
    return {word: str(text) for word, text in section.items()}


def _compile(words: Iterable[str]) -> Pattern:
    """A pattern for whole words; a star at the end takes any ending."""
    forms = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
