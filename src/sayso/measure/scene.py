"""What a report tells of the sides before any count is read: who is named where, who fights whom, who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.lexicon.sides import load_sides
from sayso.lexicon.states import load_states
from sayso.measure.draft import Count
from sayso.measure.namings import Naming, find_namings
from sayso.model import Report, Span, Statement, Text, Words

_TARGETS = frozenset(("of", "on", "against", "in", "at", "across", "near", "over", "into", "at", "with", "around"))
_REACH = 8
"""Words between an attack and the naming of its target."""

_MODIFIER_REACH = 4
"""Words between an adjective of a side and the attack that it modifies (*Norland drone and missile attack*)."""

_HANDLE_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@dataclass(frozen=True, slots=True)
class Strike:
    """Harm that one side does to another, told at a word; `target` is None where it isn't told there."""

    at: int
    by: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """The namings of a text in order with their first words, and by their last word; the words of cues; the strikes told
    in order; each side's foe; the voices (ranges of words with the side whose word they are); the country of a disaster."""

    words: Words
    namings: tuple[Naming, ...]
    firsts: tuple[int, ...]
    ends: Mapping[int, Naming]
    cues: frozenset[int]
    strikes: tuple[Strike, ...]
    foes: Mapping[str, str]
    voices: tuple[tuple[int, int, str], ...]
    home: str | None
    disaster: bool
    country: str | None
    firm: str | None
    invaded: str | None
    titled: tuple[str, ...]
    states: frozenset[str]
    sentences: tuple[int, ...]
    counted: frozenset[int]

    def sentence(self, at: int) -> tuple[int, int]:
        """The range of the words of the sentence that a word stands in."""
        place = bisect_right(self.sentences, at)
        start = self.sentences[place - 1] if place else 0
        return start, self.sentences[place] if place < len(self.sentences) else len(self.words.words)

    def within(self, first: int, last: int) -> Sequence[Naming]:
        """The namings that begin in a range of words."""
        return self.namings[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def voice(self, at: int) -> str | None:
        """The side whose word it is at a word: the innermost speaker's, else the publisher's."""
        inside = [voice for voice in self.voices if voice[0] <= at < voice[1]]
        return min(inside, key=lambda voice: voice[1] - voice[0])[2] if inside else self.home

    def foe(self, side: str | None) -> str | None:
        """Whom a side fights in this report."""
        return self.foes.get(side) if side else None


def read_scene(
    report: Report, text: Text, words: Words, statements: Sequence[Statement], counts: Sequence[Count]
) -> Scene:
    """The sides of a report."""
    masked = frozenset(at for count in counts for at in range(count.mention.first, count.mention.last))
    namings = find_namings(words, masked)
    firsts = tuple(naming.first for naming in namings)
    voices = _find_voices(words, statements, namings, firsts)
    home = _find_home(report)
    foes = _find_wars(report, namings, voices, home)
    namings = tuple(_resolve_foe(naming, foes, voices, home) for naming in namings)
    strikes = _find_strikes(words, namings, foes)
    foes = _add_foes(foes, strikes)
    namings = _settle_states(namings)
    disaster = _find_victim(foes, namings) is None and _is_disaster(report, text, words)
    titled = tuple(dict.fromkeys(_find_all(report.title)))
    country = (titled[0] if len(titled) == 1 else _find_country(namings)) if disaster else None
    return Scene(
        words=words,
        namings=namings,
        firsts=firsts,
        ends={naming.last - 1: naming for naming in namings},
        cues=frozenset(at for one in statements for pin in one.cue for at in range(*words.within(pin.span))),
        strikes=strikes,
        foes=foes,
        voices=voices,
        home=home,
        disaster=disaster,
        country=country,
        firm=_find_firm(namings),
        invaded=_find_victim(foes, namings),
        titled=titled,
        states=frozenset(naming.side for naming in namings if naming.side and naming.way != "land"),
        sentences=tuple(sorted({words.within(span)[0] for span in text.sentences})),
        counted=frozenset(at for count in counts if count.noun for at in range(*count.noun)) | masked,
    )


def _settle_states(namings: tuple[Naming, ...]) -> tuple[Naming, ...]:
    """Georgia beside other states of the United States is one of them."""
    american = any(naming.way == "land" and naming.side == "United States" for naming in namings)
    if not american:
        return namings
    return tuple(
        replace(naming, side="United States", way="land") if naming.side == "Georgia" and naming.way == "state" else naming
        for naming in namings
    )


def _find_victim(foes: Mapping[str, str], namings: Sequence[Naming]) -> str | None:
    """The invaded side of a war that the report is about: it is one of the two that are named oftenest."""
    invaded = _find_invaded(foes)
    often = Counter(naming.side for naming in namings if naming.side).most_common(2)
    return invaded if invaded in [side for side, _ in often] else None


def _find_invaded(foes: Mapping[str, str]) -> str | None:
    wars = (war.sides for war in load_sides().wars if war.invaded)
    return next((invaded for invader, invaded in wars if foes.get(invaded) == invader), None)


def _resolve_foe(
    naming: Naming, foes: Mapping[str, str], voices: Sequence[tuple[int, int, str]], home: str | None
) -> Naming:
    """A foe by the name of the side that it is in the mouth of who speaks; an invader by that of the war's."""
    if naming.side is not None:
        return naming
    invaded = _find_invaded(foes)
    if naming.way == "invader" and invaded:
        return replace(naming, side=foes[invaded])
    said = [(first, side) for first, _, side in voices if first <= naming.first and side in foes]
    voice = max(said)[1] if said else home
    return replace(naming, side=foes.get(voice or ""))


def _find_strikes(words: Words, namings: Sequence[Naming], foes: Mapping[str, str]) -> tuple[Strike, ...]:
    """Attacks with the side that does them: *Norland strikes on Oldland*, *Norland has bombed Oldland*."""
    found = []
    for place, naming in enumerate(namings):
        if naming.side is None or naming.way in ("land", "company", "body"):
            continue
        attack = _find_attack(words, naming)
        if attack is None:
            continue
        target = None
        for other in namings[place + 1 :]:
            if other.first > attack + _REACH:
                break
            if other.side and other.side != naming.side and (other.role in _TARGETS or other.first - attack <= 2):
                target = other.side
                break
        found.append(Strike(attack, naming.side, target))
    return tuple(found)


def _find_attack(words: Words, naming: Naming) -> int | None:
    """The word of the attack that a naming modifies or does, within a few words of it."""
    attacks = load_sides().attacks
    for at in range(naming.last, min(naming.last + _MODIFIER_REACH, len(words.words))):
        word = words.words[at]
        if word.lower in attacks and word.lower not in FORCES and (naming.owns or naming.way not in ("state", "seat")):
            return at
        if word.lower in _HARMING and naming.role is None:
            return at
        if word.form in ".;:!?\"”)" or (word.form == "," and at == naming.last) or word.lower in _CUTS:
            return None
    return None


_CUTS = frozenset("of in on at against by with from said says that who which and to".split())
FORCES = frozenset("army armies force forces troop troops soldier soldiers military militaries fighter fighters navy marine marines".split())
_HARMING = frozenset(
    "attacked attacks attack bombed bombs bombing shelled shells shelling struck strikes hit hits invaded invades "
    "invading fired fires launched launches launching killed kills killing destroyed destroys destroying targeted "
    "targets targeting bombarded pounded raided stormed seized captured occupied occupies".split()
)


def _find_voices(
    words: Words, statements: Iterable[Statement], namings: Sequence[Naming], firsts: Sequence[int]
) -> tuple[tuple[int, int, str], ...]:
    """The ranges of words that are said by or for a side."""
    speakers: dict[str, str] = {}
    told = []
    for one in statements:
        side = None
        for pin in one.source:
            first, last = words.within(pin.span)
            inside = namings[bisect_left(firsts, first) : bisect_left(firsts, last)]
            side = side or next((naming.side for naming in inside if naming.role != "to"), None)
        if one.entity and side:
            speakers.setdefault(one.entity, side)
        told.append((one, side))
    voices = []
    for one, side in told:
        side = side or speakers.get(one.entity or "") or _find_in_name(one.speaker)
        if side:
            voices += [(*words.within(pin.span), side) for pin in one.content]
    return tuple(voices)


def _find_in_name(name: str | None) -> str | None:
    """The side that a speaker's name holds (*Armed Forces of Norland*)."""
    return next(iter(_find_all(name)), None)


def _find_all(name: str | None) -> list[str]:
    from sayso.model.words import find_words
    from sayso.model import OffsetMap

    words = find_words(Text("", name or "", (), (), OffsetMap(())))
    return [naming.side for naming in find_namings(words) if naming.side]


def _find_home(report: Report) -> str | None:
    """The side that publishes the report itself: *Ministry of Defence of Norland*, *@MFA_Norland*, *@NorlandPress*."""
    name = report.publisher or ""
    _, _, handle = name.partition("@")
    if not handle:
        return _find_in_name(name)
    parts = " ".join(part.capitalize() if part.islower() else part for part in _HANDLE_PART.findall(handle))
    return _find_in_name(parts) or _find_start(handle.lower())


def _find_start(handle: str) -> str | None:
    """The state that an account's name begins with (*norlandpress*)."""
    names = load_states().names
    return next((names[handle[:size]] for size in range(len(handle), 3, -1) if handle[:size] in names), None)


def _find_wars(
    report: Report, namings: Sequence[Naming], voices: Sequence[tuple[int, int, str]], home: str | None
) -> dict[str, str]:
    """Who fights whom by the table of well-known wars: both sides are named, or one in a war with an invader."""
    day = report.published or date.max
    named = {naming.side for naming in namings} | {side for _, _, side in voices} | {home}
    foes: dict[str, str] = {}
    for war in load_sides().wars:
        first, second = war.sides
        both, one = first in named and second in named, first in named or second in named
        if war.since <= day <= war.until and (both or (one and war.invaded and report.published)):
            foes.setdefault(first, second)
            foes.setdefault(second, first)
    return foes


def _add_foes(foes: Mapping[str, str], strikes: Sequence[Strike]) -> Mapping[str, str]:
    """The foes with those that the report itself tells of, the oftenest first."""
    told = dict(foes)
    pairs = Counter((strike.by, strike.target) for strike in strikes)
    for (by, target), _ in pairs.most_common():
        if target:
            told.setdefault(by, target)
            told.setdefault(target, by)
    return told


def _is_disaster(report: Report, text: Text, words: Words) -> bool:
    """Whether the title, or the first sentence, tells of a natural disaster."""
    disasters = load_sides().disasters
    first = text.sentences[0] if text.sentences else Span(0, 0)
    start, end = words.within(first)
    opening = {word.lower for word in words.words[start:end]}
    title = set(re.findall(r"\w+", (report.title or "").lower()))
    return bool(disasters & (opening | title))


def _find_country(namings: Sequence[Naming]) -> str | None:
    """The country that a report names in most places, where none is named half as often."""
    often = Counter(naming.side for naming in namings if naming.side and naming.way in ("state", "people", "seat"))
    ranked = often.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _find_firm(namings: Sequence[Naming]) -> str | None:
    """The company that a report is about: the one side that it names oftenest."""
    often = Counter(naming.side for naming in namings if naming.side)
    firms = {naming.side for naming in namings if naming.way == "company"}
    best = often.most_common(1)
    return best[0][0] if best and best[0][0] in firms and best[0][1] > 1 else None
