"""Sides that no table holds, known by the grammar around their names.

An armed body or a government tells a state (*Oldford's army*, *the government of Oldford*, *OLDBURG, Oldford (AP)*),
what fights a group (*Red Lamp fighters*, *Red Lamp fired 12 rockets*). Peoples are told by the stems of their names
(*Oldforder soldiers* where the text has *Oldford*), places by the state that they are said to lie in (*in Newham,
Oldford*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.sides import load_sides
from sayso.measure.sides.capitals import LONGEST, Capitals, Run, may_name, read_capitals
from sayso.measure.sides.names import Entry, Index, Way
from sayso.model import Event, Words

Clue = Literal["army", "government", "deed", "part"]
"""What a word tells of a name beside it: that it is armed, a state, who did something, or a land."""

Found = tuple[Run, Way]

MOST = 50
"""Names that a report brings in."""

OWNED = 3
"""Words behind an owner within which the noun stands that tells what the owner is (*Oldford's own armed forces*)."""

_DEEDS: frozenset[Event] = frozenset(("launched", "attacked", "captured", "seized"))
_WHERE = frozenset(("in", "at", "near", "of", "from", "outside", "on", "around"))
_DATELINE = frozenset(("(", "-", "–", "—", ","))
_OFFICES = frozenset(("minister", "ministry"))
"""What follows them behind *of* is no state's name (*Ministry of Health*)."""


def find_actors(words: Words, index: Index, people: frozenset[str], proper: frozenset[str]) -> dict[str, Entry]:
    """The names in lower case with their sides.

    `people` are words of persons' names in lower case, which are no sides, `proper` words that are names'. A text all
    in capitals tells nothing of names.
    """
    if words.upper:
        return {}
    text, told = read_capitals(words, index, people), dict[str, Way]()
    for run, way in _find_evidence(text, proper):
        if len(told) < MOST and not text.is_person(run):
            told.setdefault(text.write(run), way)
    actors = _settle(text, told)
    return {name.lower(): entry for name, entry in (*actors.items(), *_find_lands(text, actors))}


def _find_evidence(text: Capitals, proper: frozenset[str]) -> Iterator[Found]:
    clues, parts = _load_clues(), list[Found]()
    yield from _read_dateline(text)
    for at, word in enumerate(text.words.words):
        clue = clues.get(word.lower)
        if clue is None:
            continue
        if clue == "deed":
            found = _read_doer(text, at, proper)
        elif clue == "part":
            found = None
            parts += _read_part(text, at)
        else:
            found = _read_of(text, at) or _read_owner(text, at, clue)
        if found is not None:
            yield found
    if parts and not _names_known(text):
        yield from parts


def _names_known(text: Capitals) -> bool:
    """Whether a text names anything that the tables hold."""
    return any(word.lower in text.index.names and not word.form.islower() for word in text.words.words)


@cache
def _load_clues() -> Mapping[str, Clue]:
    """The words that tell that a name beside them is a side's."""
    sides, clues, events = load_sides(), dict[str, Clue](), load_events()
    for form, told in (*events.verbs.items(), *events.narrow.items()):
        if any(one.event in _DEEDS and one.side == "patient" and "past" in one.tenses for one in told):
            clues[form] = "deed"
    clues.update(dict.fromkeys(sides.invading, "deed"))
    clues.update(dict.fromkeys(sides.government, "government"))
    clues.update(dict.fromkeys(sides.fighters, "army"))
    clues.update(dict.fromkeys(sides.parts, "part"))
    return clues


def _read_dateline(text: Capitals) -> Iterator[Found]:
    """The state that a report is sent from (*OLDBURG, Oldford (AP)*)."""
    listed = text.words.words
    comma = next((at for at, word in enumerate(listed[: LONGEST + 1]) if word.form == ","), 0)
    if not comma or not all(len(word.form) > 1 and word.form.isupper() for word in listed[:comma]):
        return
    run = text.read_behind(comma + 1)
    if run is not None and run.last < len(listed) and listed[run.last].form in _DATELINE:
        yield run, "state"


def _read_of(text: Capitals, at: int) -> Found | None:
    """*The army of Oldford* is a state's, *fighters of the Red Lamp* a group's."""
    listed = text.words.words
    if at + 2 >= len(listed) or listed[at].lower in _OFFICES or listed[at + 1].lower not in ("of", "from"):
        return None
    named = listed[at + 2].lower == "the"
    run = text.read_behind(at + 2 + named)
    return (run, "group" if named else "state") if run else None


def _read_owner(text: Capitals, at: int, clue: Clue) -> Found | None:
    """*Oldford's army* is a state's; a name right before the noun may be an adjective."""
    listed = text.words.words
    for here in range(at - 1, max(at - 1 - OWNED, -1), -1):
        if listed[here].possessive:
            run = text.read_before(here)
            return (run, "state") if run else None
        if not listed[here].form[0].isalpha() or listed[here].form[0].isupper():
            break
    return _read_compound(text, at, clue)


def _read_compound(text: Capitals, at: int, clue: Clue) -> Found | None:
    """The name right before a noun, or the one that the noun itself ends (*Oldford Liberation Army*)."""
    listed, formal = text.words.words, load_sides().formal
    titled = listed[at].form[0].isupper()
    if titled and at + 1 < len(listed) and may_name(listed[at + 1]):
        return None
    last = at - 1
    while last > 0 and listed[last].form[0].isupper() and listed[last].lower in formal:
        last -= 1
    run = text.read_before(last) if last >= 0 else None
    if run is not None and titled and clue == "army" and run.last - run.first > 1 and last == at - 1:
        return Run(run.first, at + 1), "group"
    return (run, "people") if run else None


def _read_part(text: Capitals, at: int) -> Iterator[Found]:
    """The land that a direction tells a part of (*in southern Oldford*)."""
    run = text.read_behind(at + 1) if text.words.words[at].form.islower() else None
    if run is not None and text.words.words[run.last - 1].lower not in load_sides().waters:
        yield run, "state"


def _read_doer(text: Capitals, at: int, proper: frozenset[str]) -> Found | None:
    """Who attacked, fired or captured, by a name right before the verb."""
    grammar, listed, last = load_grammar(), text.words.words, at - 1
    while last > 0 and (listed[last].lower in grammar.have or listed[last].lower in grammar.adverbs):
        last -= 1
    run = text.read_before(last) if last >= 0 else None
    if run is None or listed[last].possessive or listed[run.first].form not in proper or not _may_act(text, run):
        return None
    before = listed[run.first - 1] if run.first else None
    governed = before is not None and (before.lower in grammar.prepositions or before.form == ",")
    return None if governed else (run, "group")


def _may_act(text: Capitals, run: Run) -> bool:
    """Whether a name isn't that of what nature does, nor of a role or a body that many have."""
    inside = {word.lower for word in text.words.words[max(run.first - 1, 0) : run.last]}
    return inside.isdisjoint(load_sides().disasters) and text.words.words[run.last - 1].lower not in load_nouns().forms


def _settle(text: Capitals, told: Mapping[str, Way]) -> dict[str, Entry]:
    """Names with their sides: an adjective stands for the land whose stem it has, if the text names that.

    What is only an adjective and stands once is no side.
    """
    settled: dict[str, Entry] = {}
    for name, way in told.items():
        land = text.find_land(name) if way == "people" else None
        if land:
            settled.update({land: (land, "state"), name: (land, "people")})
        elif way != "people":
            settled[name] = name, way
        elif sum(word.form == name.partition(" ")[0] for word in text.words.words) > 1:
            settled[name] = name, "group"
    for land in [name for name, (_, way) in settled.items() if way == "state"]:
        peoples = (form for form in text.find_peoples(land) if form not in settled)
        settled.update(dict.fromkeys(peoples, (land, "people")))
    return settled


def _find_lands(text: Capitals, actors: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Places that are said to lie in a state (*in Newham, Oldford*, *of Newham in Oldford*)."""
    listed = text.words.words
    for at in range(1, len(listed) - 1):
        if listed[at].lower not in (",", "in") or not listed[at + 1].form[0].isupper():
            continue
        state, way = actors.get(listed[at + 1].form) or text.index.names.get(listed[at + 1].lower) or (None, "body")
        if state is None or way not in ("state", "land") or listed[at - 1].possessive:
            continue
        run = text.read_before(at - 1)
        if run is not None and _is_place(text, run) and text.write(run) not in actors:
            yield text.write(run), (state, "land")


def _is_place(text: Capitals, run: Run) -> bool:
    """Whether a name stands as a place's does: behind a preposition, or at the head of a report."""
    listed = text.words.words
    if run.first and listed[run.first - 1].lower in _WHERE:
        return True
    return listed[run.first].opens and all(word.form.isupper() for word in listed[run.first : run.last])
