"""Words that tell whose word a count is, beside the cues of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.inflect import pluralize
from sayso.lexicon.load import check_words, parse_table, read_table

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """The table `voices.toml`, in lower case. `tallies` are counts that somebody keeps, `kinds` the adjectives with
    which they stand for their keeper; `ownerless` ones belong to what is counted, `makers` and `links` what leads to
    the keeper (*released by*); `pictures` show and don't say, `saying` are verbs that do. `openers` and `passives` go
    on with the sentence before, `joints` with a statement inside the sentence; `partisan` words are no reporter's own.
    `subjects` and `reported` tell whose word the sentences before are, `agents` whose a count is."""

    tallies: frozenset[str]
    kinds: frozenset[str]
    ownerless: frozenset[str]
    verbs: frozenset[str]
    makers: frozenset[str]
    links: frozenset[str]
    pictures: frozenset[str]
    saying: frozenset[str]
    keeping: frozenset[str]
    topical: frozenset[str]
    leads: Mapping[str, frozenset[str]]
    institutions: frozenset[str]
    bylines: frozenset[str]
    openers: Phrases
    passives: Phrases
    joints: frozenset[str]
    partisan: Phrases
    subjects: Phrases
    reported: frozenset[str]
    agents: frozenset[str]


@cache
def load_voices() -> VoiceWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_voices(read_table("voices"))


def parse_voices(toml: str) -> VoiceWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "voices", ("tallies", "pictures", "saying", "naming", "continuing", "reported"))

    def read(section: str, key: str) -> frozenset[str]:
        return frozenset(check_words(table[section].get(key), f"voices.toml: {section}, {key}"))

    nouns = read("tallies", "nouns")
    return VoiceWords(
        tallies=nouns | frozenset(map(pluralize, nouns)) | read("tallies", "masses"),
        kinds=read("tallies", "kinds"),
        ownerless=read("tallies", "ownerless"),
        verbs=read("tallies", "verbs"),
        makers=read("tallies", "makers"),
        links=read("tallies", "links"),
        pictures=read("pictures", "words"),
        saying=read("saying", "verbs"),
        keeping=read("saying", "keeping"),
        topical=read("saying", "topical"),
        leads=_index(read("naming", "leads")),
        institutions=read("naming", "institutions"),
        bylines=read("naming", "bylines"),
        openers=_split(read("continuing", "openers")),
        passives=_split(read("continuing", "passives")),
        joints=read("continuing", "joints"),
        partisan=_split(read("continuing", "partisan")),
        subjects=_split(read("reported", "subjects")),
        reported=read("reported", "verbs"),
        agents=read("reported", "agents"),
    )


def _split(phrases: frozenset[str]) -> Phrases:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


def _index(phrases: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """The second words by the first."""
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        first, _, second = phrase.partition(" ")
        found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}
