"""Names that no table holds, read by their capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.names import load_names
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.sides import load_sides
from sayso.measure.sides.names import Index
from sayso.model import Words
from sayso.model.words import Word

LONGEST = 4
"""Words of a name."""

ALIKE = 3
"""Letters that tell that two names may be made from each other."""

MOST_ALIKE = 50
"""Names that begin with the same letters."""

STEM = 5
"""Letters that a people's name must share with its land's; one less where it holds the whole."""

_ADDED = 4
"""Letters that a people's name may have behind the stem (*Oldfordians*)."""

_DROPPED = 2
"""Letters of a land's name that its people's may lack (*Newlandia*, *Newlander*)."""

_PEOPLES = ("n", "ns", "er", "ers", "i", "is", "ese", "ish", "ic")


class Run(NamedTuple):
    """The words of a name, half open."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Capitals:
    """A text's words with what tells names in them: the names that are known, and the words of persons' names in
    lower case. `alike` are the text's names by the letters that they begin with, a bounded number of each, the shortest
    first.
    """

    words: Words
    index: Index
    people: frozenset[str]
    alike: Mapping[str, Sequence[str]]

    def find_land(self, people: str) -> str | None:
        """The name in the text that the name of a people is made from; the shortest of several."""
        return next((name for name in self.alike.get(people[:ALIKE], ()) if is_people(people, name)), None)

    def find_peoples(self, land: str) -> Iterator[str]:
        """The names in the text of a land's people and things."""
        return (name for name in self.alike.get(land[:ALIKE], ()) if is_people(name, land))

    def read_before(self, at: int) -> Run | None:
        """The unknown name whose last word stands here."""
        first = at
        while first >= 0 and at - first < LONGEST and self._goes_on(first, at):
            first -= 1
        return self._check(Run(first + 1, at + 1))

    def read_behind(self, at: int) -> Run | None:
        """The unknown name whose first word stands here."""
        listed, last = self.words.words, at
        while last < min(len(listed), at + LONGEST) and may_name(listed[last]):
            last += 1
            if listed[last - 1].possessive:
                break
        return self._check(Run(at, last))

    def write(self, run: Run) -> str:
        """The name as the text writes it."""
        return " ".join(self.words.words[at].form for at in range(*run))

    def is_person(self, run: Run) -> bool:
        """Whether a name is a person's: a speaker's, one with a first name, or one behind a title."""
        names, listed = load_names(), self.words.words
        first, last = listed[run.first].lower, listed[run.last - 1].lower
        at = run.first - 1
        at -= at > 0 and listed[at].form == "."
        titled = at >= 0 and listed[at].lower in names.titles
        return titled or last in self.people or (run.last - run.first > 1 and first in names.first)

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a word stands in the name that ends at another."""
        listed = self.words.words
        return may_name(listed[at]) and (at == end or not (listed[at].possessive or listed[at + 1].opens))

    def _check(self, run: Run) -> Run | None:
        """The name if no table holds it or its ends, it is no common noun, and no sentence gave it its capital."""
        listed = self.words.words[run.first : run.last]
        if not listed or (listed[0].opens and not self._is_proper(listed)):
            return None
        lower = [word.lower for word in listed]
        ends = {lower[0], lower[-1], " ".join(lower)}
        if any(name in self.index.names for name in ends) or lower[-1] in load_sides().formal:
            return None
        return None if len(lower) == 1 and lower[0] in load_nouns().forms else run

    def _is_proper(self, listed: tuple[Word, ...]) -> bool:
        """Whether a name that begins a sentence would have its capital elsewhere too."""
        word, capitals = listed[0], self.words.capitals
        if all(part.form.isupper() for part in listed):
            return True  # a dateline's
        if word.form in capitals or len(listed) > 1 or word.lower in self.words.lowers:
            return word.form in capitals
        return word.possessive or self.find_land(word.form) is not None


def read_capitals(words: Words, index: Index, people: frozenset[str]) -> Capitals:
    """What tells names in a text."""
    alike: dict[str, list[str]] = {}
    for name in sorted(words.capitals, key=lambda name: (len(name), name)):
        same = alike.setdefault(name[:ALIKE], [])
        if len(same) < MOST_ALIKE:
            same.append(name)
    return Capitals(words, index, people, alike)


def find_proper(words: Words) -> frozenset[str]:
    """Words that are names': with a capital inside a sentence, or at the head of more than one and never small."""
    heads = Counter(word.form for word in words.words if word.opens and word.form[0].isupper())
    often = {form: form.lower() for form, count in heads.items() if count > 1}
    common = (words.lowers, _load_common(), load_nouns().forms)
    return words.capitals.union(form for form, low in often.items() if not any(low in known for known in common))


def may_name(word: Word) -> bool:
    """Whether a word may stand in a side's name; one with a digit, or small behind a hyphen, is a type's."""
    form = word.form
    if not form[:1].isupper() or len(form) == 1 or form[-1].isdigit() or word.lower in _load_common():
        return False
    return "-" not in form or form[form.rindex("-") + 1 :][:1].isupper()


def is_people(form: str, land: str) -> bool:
    """Whether a word is an adjective or a name of a people made from a land's name."""
    if form == land or form[:ALIKE] != land[:ALIKE] or not form.endswith(_PEOPLES):
        return False
    shared = next((at for at, (one, other) in enumerate(zip(form, land, strict=False)) if one != other), len(land))
    whole = shared == len(land) and shared >= STEM - 1
    stem = shared >= max(STEM, len(land) - _DROPPED)
    return (whole or stem) and 0 < len(form) - shared <= _ADDED


@cache
def _load_common() -> frozenset[str]:
    """Words that no side's name holds, though they may have a capital."""
    pronouns = load_pronouns()
    return load_grammar().closed | (pronouns.common - pronouns.starters) | pronouns.calendar
