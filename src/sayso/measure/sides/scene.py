"""What a report tells of the sides before any count is read: who is named where, who fights whom, who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.lexicon.sides import load_sides
from sayso.lexicon.states import load_states
from sayso.measure.draft import Count
from sayso.measure.sides.actors import find_actors
from sayso.measure.sides.capitals import find_proper
from sayso.measure.sides.names import Index, load_index, read_local
from sayso.measure.sides.namings import Naming, find_namings
from sayso.measure.sides.wars import (
    Strike,
    Voices,
    add_foes,
    find_invaded,
    find_rivals,
    find_strikes,
    find_wars,
    is_at_war,
    resolve_foes,
)
from sayso.model import OffsetMap, Report, Statement, Text, Words, find_words

_HANDLE_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_WORD = re.compile(r"\w+")
_RECEIVING = frozenset(("for", "to", "in", "of", "on", "from", "against"))
"""Prepositions before a side in a title that isn't the one who gives."""

_SHORTEST_STATE = 4
"""Letters that a state's name must have to be known at the beginning of an account's name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's sides. `namings` are in order, `firsts` their first words, `ends` lead to them by the last word.

    `counted` are the words of numbers and of what they count, `cues` those of the statements' cues, `sentences` the
    first words of sentences. `home` is the side that publishes the report, `titled` are the sides in its title, `giver`
    the first that gives there, `proper` are the words that are names' even where they begin a sentence. `named` are the
    sides that are named otherwise than by their parts. `invaded` is the invaded side of the war that the report is
    about; `country` the one that a report on a natural disaster is about, `firm` the company of a report.
    """

    words: Words
    namings: tuple[Naming, ...]
    firsts: tuple[int, ...]
    ends: Mapping[int, Naming]
    counted: frozenset[int]
    cues: frozenset[int]
    sentences: tuple[int, ...]
    voiced: Mapping[int, str]
    strikes: tuple[Strike, ...]
    foes: Mapping[str, str]
    home: str | None
    titled: tuple[str, ...]
    giver: str | None
    named: frozenset[str]
    invaded: str | None
    proper: frozenset[str]
    disaster: bool
    country: str | None
    firm: str | None

    def sentence(self, at: int) -> tuple[int, int]:
        """The range of the words of the sentence that a word stands in."""
        place = bisect_right(self.sentences, at)
        start = self.sentences[place - 1] if place else 0
        return start, self.sentences[place] if place < len(self.sentences) else len(self.words.words)

    def within(self, first: int, last: int) -> Sequence[Naming]:
        """The namings that begin in a range of words."""
        return self.namings[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def struck(self, first: int, last: int) -> Sequence[Strike]:
        """The strikes that are told in a range of words."""
        low, high = (bisect_left(self.strikes, at, key=lambda strike: strike.at) for at in (first, last))
        return self.strikes[low:high]

    def voice(self, at: int) -> str | None:
        """The side whose word it is at a word: the innermost speaker's, else the publisher's."""
        return self.voiced.get(at, self.home)

    def foe(self, side: str | None) -> str | None:
        """Whom a side fights in this report."""
        return self.foes.get(side) if side else None


def read_scene(
    report: Report, text: Text, words: Words, statements: Sequence[Statement], counts: Sequence[Count]
) -> Scene:
    """The sides of a report."""
    numbers = frozenset(at for count in counts for at in range(count.mention.first, count.mention.last))
    tables = read_local(load_index(), words)
    proper = find_proper(words)
    actors = find_actors(words, tables, _find_people(statements), proper)
    index = tables.add(actors.items())
    namings = find_namings(words, numbers, index)
    firsts = tuple(naming.first for naming in namings)
    home = find_home(report.publisher or "")
    if home is None and actors:
        home = next((naming.side for naming in _read_line(report.publisher or "", index)), None)
    voices = _find_voices(words, statements, namings, firsts)
    named = frozenset(naming.side for naming in namings if naming.side)
    disaster = _is_disaster(report, text, words) and not is_at_war(report, named)
    foes: Mapping[str, str] = (
        {} if disaster else find_wars(report, named.union([home], (side for _, _, side in voices)))
    )
    foes = foes or ({} if disaster else find_rivals(words, namings, {side for side, _ in actors.values() if side}))
    namings = _settle_states(resolve_foes(namings, foes, voices, home))
    strikes = () if disaster else find_strikes(words, namings, counts)
    foes = add_foes(foes, strikes)
    often = Counter(naming.side for naming in namings if naming.side)
    invaded = find_invaded(foes)
    invaded = invaded if invaded in [side for side, _ in often.most_common(2)] else None
    headline = _read_line(report.title or "", index)
    titled = tuple(dict.fromkeys(naming.side for naming in headline if naming.side))
    return Scene(
        words=words,
        namings=namings,
        firsts=firsts,
        ends={naming.last - 1: naming for naming in namings},
        counted=numbers.union(at for count in counts if count.noun for at in range(*count.noun)),
        cues=frozenset(at for one in statements for pin in one.cue for at in range(*words.within(pin.span))),
        sentences=tuple(sorted({words.within(span)[0] for span in text.sentences})),
        voiced=_paint(voices),
        strikes=strikes,
        foes=foes,
        home=home,
        titled=titled,
        giver=next((naming.side for naming in headline if naming.side and naming.role not in _RECEIVING), None),
        named=frozenset(naming.side for naming in namings if naming.side and naming.way != "land"),
        invaded=invaded,
        proper=proper,
        disaster=disaster,
        country=(titled[0] if len(titled) == 1 else _find_country(namings)) if disaster else None,
        firm=_find_firm(namings, often),
    )


def _find_voices(
    words: Words, statements: Iterable[Statement], namings: Sequence[Naming], firsts: Sequence[int]
) -> Voices:
    """The ranges of words that are said by or for a side, as their sources or the speaker's other sources tell."""
    speakers: dict[str, str] = {}
    told = []
    for one in statements:
        spans = [words.within(pin.span) for pin in one.source]
        inside = [naming for span in spans for naming in namings[slice(*(bisect_left(firsts, at) for at in span))]]
        side = next((naming.side for naming in inside if naming.role != "to" and naming.side), None)
        if one.entity and side:
            speakers.setdefault(one.entity, side)
        told.append((one, side))
    voices = []
    for one, side in told:
        side = side or speakers.get(one.entity or "") or next(iter(name_all(one.speaker or "")), None)
        if side:
            voices += [(*words.within(pin.span), side) for pin in one.content]
    return tuple(voices)


def _find_people(statements: Iterable[Statement]) -> frozenset[str]:
    """The words of the names of persons who speak, in lower case."""
    speakers = (one.speaker for one in statements if one.speaker and one.speaker_kind == "person")
    return frozenset(word.lower() for speaker in speakers for word in speaker.split())


def _read_line(line: str, index: Index) -> tuple[Naming, ...]:
    """The namings in a title or a publisher's name, by the names of the report."""
    return find_namings(find_words(Text("", line, (), (), OffsetMap(()))), index=index)


def _paint(voices: Voices) -> Mapping[int, str]:
    """For each word that is somebody's whose side is known that side; what is said inside goes over what is outside."""
    voiced: dict[int, str] = {}
    for first, last, side in sorted(voices, key=lambda voice: voice[0] - voice[1]):
        voiced.update(dict.fromkeys(range(first, last), side))
    return voiced


@lru_cache(maxsize=4096)
def name_all(name: str) -> tuple[str, ...]:
    """The sides that a title or a speaker's name holds (*Armed Forces of Norland*), in order."""
    words = find_words(Text("", name, (), (), OffsetMap(())))
    return tuple(dict.fromkeys(naming.side for naming in find_namings(words) if naming.side))


@lru_cache(maxsize=4096)
def find_home(publisher: str) -> str | None:
    """The side that a publisher belongs to: *Ministry of Defence of Norland*, *@MFA_Norland*, *@norlandpress*."""
    _, _, handle = publisher.partition("@")
    if not handle:
        return next(iter(name_all(publisher)), None)
    parts = [part.capitalize() if part.islower() else part for part in _HANDLE_PART.findall(handle)]
    named, states = name_all(" ".join(parts)), load_states().names
    starts = (handle.lower()[:size] for size in range(len(handle), _SHORTEST_STATE - 1, -1))
    return named[0] if named else next((states[start] for start in starts if start in states), None)


def _settle_states(namings: tuple[Naming, ...]) -> tuple[Naming, ...]:
    """Georgia beside other states of the United States is one of them."""
    if not any(naming.way == "land" and naming.side == "United States" for naming in namings):
        return namings
    return tuple(
        replace(one, side="United States", way="land") if (one.side, one.way) == ("Georgia", "state") else one
        for one in namings
    )


def _is_disaster(report: Report, text: Text, words: Words) -> bool:
    """Whether the title, or the first sentence, tells of a natural disaster."""
    disasters = load_sides().disasters
    start, end = words.within(text.sentences[0]) if text.sentences else (0, 0)
    opening = {word.lower for word in words.words[start:end]}
    return bool(disasters & (opening | set(_WORD.findall((report.title or "").lower()))))


def _find_country(namings: Iterable[Naming]) -> str | None:
    """The country that a report names in most places, where no other is named half as often."""
    often = Counter(naming.side for naming in namings if naming.side and naming.way in ("state", "people", "seat"))
    ranked = often.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _find_firm(namings: Iterable[Naming], often: Counter[str]) -> str | None:
    """The company that a report is about: the one side that it names oftenest, and more than once."""
    firms = {naming.side for naming in namings if naming.way == "company"}
    best = often.most_common(1)
    return best[0][0] if best and best[0][0] in firms and best[0][1] > 1 else None
