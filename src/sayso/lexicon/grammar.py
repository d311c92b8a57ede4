"""The small words of English by what they do in a clause."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table


@dataclass(frozen=True, slots=True)
class Grammar:
    """The table `grammar.toml`, all in lower case. `closed` are all words that no noun phrase goes on over."""

    be: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    do: frozenset[str]
    aspect: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    adverbs: frozenset[str]
    partitives: frozenset[str]
    carriers: frozenset[str]
    predicatives: frozenset[str]
    asides: frozenset[str]
    portions: frozenset[str]

    @property
    def auxiliaries(self) -> frozenset[str]:
        """Forms of *be*, *have* and *do*, and the modals."""
        return self.be | self.have | self.modal | self.do

    @property
    def closed(self) -> frozenset[str]:
        """All words that end a noun phrase."""
        listed = (self.prepositions, self.conjunctions, self.relatives, self.pronouns, self.determiners, self.adverbs)
        return self.auxiliaries.union(*listed)


@cache
def load_grammar() -> Grammar:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_grammar(read_table("grammar"))


def parse_grammar(toml: str) -> Grammar:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    words = parse_table(toml, "grammar", ("words",))["words"]
    names = [field.name for field in fields(Grammar)]
    return Grammar(**{name: frozenset(check_words(words.get(name), f"grammar.toml: {name}")) for name in names})
