"""Words around a count that tell whether it is meant as told, a yardstick, or a part of another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The table `roles.toml`, in lower case; phrases are tuples of words.

    `hedges` and `denials` stand in the verb group of a count, `kept` after a denial takes it back, and `granted`
    nouns deny something else. `yardstick_leads`, `yardstick_openers` and `yardsticks` lead to a comparison, `changes`
    are verbs of change and `fillers` may stand before the number. `part_leads` stand before a part, `part_behind`
    behind its number, `part_openers` at the head of its sentence, `part_marks` before a breakdown.
    """

    hedges: frozenset[str]
    denials: frozenset[str]
    kept: frozenset[str]
    granted: frozenset[str]
    yardstick_leads: Phrases
    yardstick_openers: Phrases
    yardsticks: frozenset[str]
    changes: frozenset[str]
    fillers: frozenset[str]
    part_leads: Phrases
    part_behind: Phrases
    part_openers: Phrases
    part_marks: frozenset[str]


@cache
def load_roles() -> RoleWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_roles(read_table("roles"))


def parse_roles(toml: str) -> RoleWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "roles", ("modality", "comparison", "parts"))

    def read(section: str, key: str) -> frozenset[str]:
        return frozenset(check_words(table[section].get(key), f"roles.toml: {section}, {key}"))

    def split(section: str, key: str) -> Phrases:
        return frozenset(tuple(phrase.split()) for phrase in read(section, key))

    return RoleWords(
        hedges=read("modality", "hedges"),
        denials=read("modality", "denials"),
        kept=read("modality", "except"),
        granted=read("modality", "granted"),
        yardstick_leads=split("comparison", "leads"),
        yardstick_openers=split("comparison", "openers"),
        yardsticks=read("comparison", "yardsticks"),
        changes=read("comparison", "changes"),
        fillers=read("comparison", "fillers"),
        part_leads=split("parts", "leads"),
        part_behind=split("parts", "behind"),
        part_openers=split("parts", "openers"),
        part_marks=read("parts", "marks"),
    )
