"""The tables that the finding of names looks into, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.cues import load_cues
from sayso.lexicon.names import Names, load_names
from sayso.lexicon.nouns import Nouns, load_nouns
from sayso.lexicon.pronouns import SmallWords, load_pronouns
from sayso.lexicon.states import States, load_states


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the tables that the finding of names looks into. `verbs` are the forms of cue verbs."""

    names: Names
    nouns: Nouns
    small: SmallWords
    states: States
    verbs: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped tables."""
    return Vocabulary(load_names(), load_nouns(), load_pronouns(), load_states(), frozenset(load_cues().verbs))
