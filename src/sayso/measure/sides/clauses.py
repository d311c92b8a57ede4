"""Who is the subject of what is told, and who does it by a by-phrase; read without a parser.

From a word outwards: what a preposition governs is passed over, and brackets, quotation marks, and the words of
another's cue end the search.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.sides import load_sides
from sayso.lexicon.voices import load_voices
from sayso.measure.draft import Count
from sayso.measure.sides.namings import Naming
from sayso.measure.sides.scene import Scene
from sayso.model import Event

Clue = tuple[str, str]
"""A side and the kind of evidence that speaks for it."""

BEHIND = 15
BEHIND_NOUN = 3
"""Words behind a count in which a by-phrase may begin: of a verb, and of a noun that tells the event."""

PARTNERS = 5
"""Sides that may be joined into one."""

ACTOR = 8
"""Words before a verb in which a nameless doer may stand."""

BACK = 60
"""Words back to what a pronoun stands for."""

_BARRIERS = frozenset(';:"“”„«»(!?')
_ACTORS = frozenset(("role", "group", "organisation"))
_GIVEN: frozenset[Event] = frozenset(("sent", "paid", "deployed"))
_NO_ACTORS = frozenset(("others", "house", "houses", "union", "force"))
"""Nouns of the table of speakers that are oftener something else where no name stands with them."""

_LONGEST_NAME = 7
_LONGEST_ACTOR = 4


def name_side(naming: Naming, kind: str) -> Iterator[Clue]:
    """The side of a naming, and the body that it is named by."""
    if naming.side:
        yield naming.side, kind
    if naming.body:
        yield naming.body, kind + "_body"


def with_partners(scene: Scene, naming: Naming) -> list[Naming]:
    """A naming with those joined to it by *and* before it."""
    found = [naming]
    while (
        len(found) < PARTNERS and (at := found[0].first - 2) in scene.ends and scene.words.words[at + 1].lower == "and"
    ):
        found.insert(0, scene.ends[at])
    return found


def is_borne(scene: Scene, count: Count) -> bool:
    """Whether a noun tells the event (*losses*, *death toll*) and not a verb."""
    if count.trigger is None:
        return False
    word = scene.words.words[count.trigger[1] - 1].lower
    return word in load_events().nouns or word in load_sides().borne


def find_subjects(scene: Scene, count: Count, start: int) -> Iterator[Clue]:
    """The `subject` of the telling verb where that stands before the count, else the `topic` of the count's clause."""
    trigger = count.trigger[0] if count.trigger else count.mention.first
    if trigger < count.mention.first and not is_borne(scene, count):
        for side, kind in find_subject(scene, trigger, start, "subject"):
            if not (scene.disaster and kind == "subject_name" and count.event not in _GIVEN):
                yield side, kind  # what causes losses there is a storm
    else:
        yield from find_subject(scene, count.mention.first, start, "topic")


def find_subject(scene: Scene, at: int, start: int, kind: str) -> Iterator[Clue]:
    """The side that is the subject of what stands at a word, searched back to the word `start`."""
    listed = scene.words.words
    here = at
    while (here := _step(scene, here, start)) >= start:
        if here in scene.cues:
            yield from _name_sayer(scene, at, here, start, kind)
            return
        naming = scene.ends.get(here)
        if naming is not None:
            if (naming.role is None and not _is_beside(scene, naming)) or _is_of_forces(scene, naming):
                for one in with_partners(scene, naming):
                    yield from name_side(one, kind)
                return
            here = naming.first
        elif _is_name(scene, here):
            yield from _name_unknown(scene, here, start, kind)
            return
        elif _may_stand_for_side(listed[here].lower):
            yield from _resolve(scene, here, kind)
            return


def _step(scene: Scene, at: int, start: int) -> int:
    """The word before a word, past brackets; one before `start` where the clause ends."""
    listed = scene.words.words
    here = at - 1
    if here >= start and listed[here].form == ")":
        while here > start and listed[here].form != "(":
            here -= 1
        here -= 1
    if here < start or listed[here].form in _BARRIERS:
        return start - 1
    clause = listed[here].lower == "that" and here > start and listed[here - 1].lower in (",", "and")
    return start - 1 if clause else here


def _name_sayer(scene: Scene, at: int, cue: int, start: int, kind: str) -> Iterator[Clue]:
    """Who says it, where the search meets the cue of the statement: *Norland announced 300 tents*."""
    voice = scene.voice(at)
    if voice:
        if voice != scene.voice(cue):
            yield voice, kind + "_sayer"
        return
    pledged = scene.words.words[cue].lower in load_sides().pledging
    while cue >= start and cue in scene.cues:
        cue -= 1
    if pledged and cue >= start and _is_name(scene, cue):
        yield from _name_unknown(scene, cue, start, kind)


def _may_stand_for_side(word: str) -> bool:
    """Whether a word is a pronoun that stands for somebody who was named or speaks; not a relative one."""
    pronoun = load_pronouns().pronouns.get(word)
    return pronoun is not None and pronoun.number not in ("antecedent", "hearer")


def _resolve(scene: Scene, at: int, kind: str) -> Iterator[Clue]:
    """The side that a pronoun stands for: the speaker's, or the last one before it that no preposition governs."""
    pronoun = load_pronouns().pronouns[scene.words.words[at].lower]
    if pronoun.number in ("speaker", "speakers"):
        voice = scene.voice(at)
        if voice:
            yield voice, kind + "_we"
    else:
        for naming in reversed(scene.within(max(0, at - BACK), at)):
            if naming.role is None and naming.way != "land":
                yield from name_side(naming, kind + "_it")
                return


def _is_beside(scene: Scene, naming: Naming) -> bool:
    """Whether a naming is no subject: a counted thing's, a verb's object, or a place behind a comma."""
    if naming.first in scene.counted:
        return True
    behind_comma = naming.first > 0 and scene.words.words[naming.first - 1].form == ","
    return _is_object(scene, naming.first) or (behind_comma and naming.way in ("land", "seat"))


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a verb stands before the noun phrase that begins at a word (*helped the Norlanders*)."""
    at -= 1
    while at >= 0 and scene.words.words[at].lower in ("the", "a", "an"):
        at -= 1
    before = scene.words.words[at].form if at >= 0 else ""
    return before.endswith("ing") or before in load_sides().aided or before in load_events().verbs


def _is_name(scene: Scene, at: int) -> bool:
    """Whether a word belongs to a name that is in no table."""
    word = scene.words.words[at]
    if not word.form[:1].isupper() or scene.words.upper or at in scene.counted or word.lower in _load_unnamed():
        return False
    return not word.opens or word.form in scene.proper or (len(word.form) > 2 and word.form.isupper())


def _name_unknown(scene: Scene, at: int, start: int, kind: str) -> Iterator[Clue]:
    """The side whose adjective begins a name that ends at a word (*Norland Defence Ministry*), else the name itself."""
    first, listed = at, scene.words.words
    while (
        first > start and first - 1 not in scene.ends and at - first < _LONGEST_NAME - 1 and _is_name(scene, first - 1)
    ):
        first -= 1
    before = scene.ends.get(first - 1) if first > start else None
    if before is not None:
        yield from name_side(before, kind) if before.role is None else ()
        return
    behind = listed[at + 1].form if at + 1 < len(listed) else ""
    numbered = at + 1 in scene.counted or any(map(str.isdigit, listed[at].form + behind))  # *four M113 carriers*
    struck = scene.disaster and kind != "subject"  # a storm's name is no side
    noun = load_nouns().forms.get(listed[at].lower)
    common = first == at and noun is not None  # *the Commission* is short for a body of somebody
    if not (struck or common or numbered or _is_object(scene, first) or _is_governed(scene, first)):
        yield " ".join(word.form for word in listed[first : at + 1]), kind + "_name"


def _is_governed(scene: Scene, at: int) -> bool:
    """Whether a preposition governs the noun at a word."""
    grammar = load_grammar()
    for here in range(at - 1, max(at - 4, -1), -1):
        lower = scene.words.words[here].lower
        if lower in grammar.prepositions:
            return True
        verb = lower in grammar.be or lower in grammar.have or lower in grammar.modal
        if verb or not lower[0].isalpha() or lower in load_pronouns().calendar:
            return False
    return False


def find_agents(scene: Scene, count: Count, end: int) -> Iterator[Clue]:
    """The sides that a by-phrase behind the count names."""
    at = _find_by(scene, count, end)
    if at is not None:
        for naming in scene.within(at + 1, at + 6):
            if naming.role == "by" or _is_of_forces(scene, naming):
                yield from name_side(naming, "agent")


def _is_of_forces(scene: Scene, naming: Naming) -> bool:
    """Whether a naming tells whose forces or arms are meant (*by troops of Norland*)."""
    return naming.role == "of" and naming.first > 1 and scene.words.words[naming.first - 2].lower in load_sides().armed


def _find_by(scene: Scene, count: Count, end: int) -> int | None:
    """The *by* behind a count that leads to who did it."""
    behind = max(count.mention.last, count.trigger[1] if count.trigger else 0)
    reach = BEHIND_NOUN if is_borne(scene, count) else BEHIND
    for at in range(behind, min(end, behind + reach)):
        word = scene.words.words[at]
        if word.form in ".;":
            return None
        if word.lower == "by" and at not in scene.cues:
            return at
    return None


def find_doer(scene: Scene, count: Count, start: int, end: int) -> str | None:
    """Who did it where only a noun tells: *by masked gunmen*, *police arrested*."""
    at = _find_by(scene, count, end)
    if at is not None:
        return _read_actor(scene, at + 1)
    trigger = count.trigger[0] if count.trigger else None
    if trigger is None or trigger > count.mention.first or is_borne(scene, count):
        return None
    for here in range(trigger - 1, max(start, trigger - ACTOR) - 1, -1):
        word = scene.words.words[here]
        if here in scene.ends or word.form in _BARRIERS or _is_telling(scene, here, trigger):
            return None
        noun = load_nouns().forms.get(word.lower) if word.lower not in _NO_ACTORS else None
        if noun is not None and noun.kind in _ACTORS and here not in scene.counted and here not in scene.cues:
            return None if _is_governed(scene, here) else word.lower
    return None


def _is_telling(scene: Scene, at: int, trigger: int) -> bool:
    """Whether a word tells or counts an event that a noun names: who does that is no doer (*the agency confirmed the
    deaths of 12*)."""
    if scene.words.words[trigger].lower not in load_events().nouns:
        return False
    lower, voices = scene.words.words[at].lower, load_voices()
    return at in scene.cues or lower in voices.saying or lower in voices.keeping


def _read_actor(scene: Scene, at: int) -> str | None:
    """A nameless doer's noun phrase from a word on."""
    listed, grammar = scene.words.words, load_grammar()
    while at < len(listed) and listed[at].lower in grammar.determiners:
        at += 1
    last = at
    while (
        last < min(len(listed), at + _LONGEST_ACTOR)
        and listed[last].form[0].isalpha()
        and listed[last].lower not in _load_closed()
    ):
        last += 1
    if last == at or listed[last - 1].lower not in load_nouns().forms:
        return None
    return " ".join(word.form for word in listed[at:last])


@cache
def _load_unnamed() -> frozenset[str]:
    """Words that are no name's although they may have a capital."""
    return _load_closed() | load_pronouns().calendar


@cache
def _load_closed() -> frozenset[str]:
    return load_grammar().closed
