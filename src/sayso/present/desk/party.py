"""What is told of a party: by event and unit, and by its own side, the other side and others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.relation import find_side, relate, relate_voice
from sayso.compare.standing import find_speaker
from sayso.keeper import Ledger
from sayso.lexicon.naming import fold_name
from sayso.model import Filter, KeptFigure, KeptParty, Relation, Topic, Voice

TOPICS = 40
"""Events and units that are listed, those with most figures."""
VOICES = 200
"""Those on whose word most figures are, who are told apart by their sides."""
NEWEST = 100
"""Figures of a party among which the newest number of each side is looked for, the newest added."""
CAMPS: Mapping[Relation, str] = {
    "own": "Its own side",
    "enemy": "The other side",
    "third": "Third parties",
    "witness": "Witnesses",
    "unknown": "Side not known",
}
"""Who tells of a party, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of an event and a unit, with the newest figure of each camp."""

    topic: Topic
    newest: Mapping[Relation, KeptFigure]


@dataclass(frozen=True, slots=True)
class Camp:
    """Those who stand alike to a party, with how many figures are on their word."""

    relation: Relation
    voices: tuple[Voice, ...]
    figures: int


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is told of a party. `own_word` counts the figures that reports tell in their own voice, `others` those of
    voices that aren't listed; `side` is whose side the party is on by the table of parties, None where it has none."""

    party: KeptParty
    side: str | None
    lines: tuple[Line, ...]
    camps: tuple[Camp, ...]
    own_word: int
    others: int
    newest: tuple[KeptFigure, ...]


def find_telling(ledger: Ledger, party: KeptParty) -> Telling:
    """What is told of a party, and by whom."""
    sides = ledger.sides()
    newest = tuple(ledger.figures(Filter(party=party.key), limit=NEWEST))
    voices = ledger.parties().voices(party.key, limit=VOICES)
    related = [(relate(one, sides), one) for one in newest]
    known = _relate_voices(voices, party, sides, related)
    told = [
        (known.get(_find_key(one), relation) if relation == "unknown" else relation, one) for relation, one in related
    ]
    return Telling(
        party=party,
        side=find_side(party.name, {}),
        lines=_list_lines(ledger.parties().topics(party.key, limit=TOPICS), told),
        camps=_list_camps(voices, known),
        own_word=sum(one.figures for one in voices if not one.key),
        others=party.figures - sum(one.figures for one in voices),
        newest=newest,
    )


def _find_key(kept: KeptFigure) -> str:
    """The folded name of whoever tells a figure."""
    return fold_name(find_speaker(kept) or "")


def _relate_voices(
    voices: Sequence[Voice],
    party: KeptParty,
    sides: Mapping[str, str],
    related: Sequence[tuple[Relation, KeptFigure]],
) -> Mapping[str, Relation]:
    """How each voice stands to the party, by its key: by its name, else as most of its newest figures show it."""
    shown = defaultdict[str, Counter[Relation]](Counter)
    for relation, one in related:
        if relation != "unknown":
            shown[_find_key(one)][relation] += 1
    found: dict[str, Relation] = {}
    for voice in voices:
        relation = relate_voice(voice.name, party.name, sides)
        told = shown[voice.key].most_common(1)
        found[voice.key] = told[0][0] if relation == "unknown" and told else relation
    return found


def _list_lines(topics: Sequence[Topic], related: Sequence[tuple[Relation, KeptFigure]]) -> tuple[Line, ...]:
    newest = defaultdict[tuple[str, str | None], dict[Relation, KeptFigure]](dict)
    for relation, one in related:
        newest[one.figure.event, one.figure.unit].setdefault(relation, one)
    return tuple(Line(one, newest.get((one.event, one.unit), {})) for one in topics)


def _list_camps(voices: Sequence[Voice], known: Mapping[str, Relation]) -> tuple[Camp, ...]:
    camps = defaultdict[Relation, list[Voice]](list)
    for voice in voices:
        if voice.key:
            camps[known[voice.key]].append(voice)
    return tuple(
        Camp(relation, tuple(camps[relation]), sum(one.figures for one in camps[relation]))
        for relation in CAMPS
        if camps[relation]
    )
