"""Whether the counted are civilians, soldiers, children and so on, by the words that count them."""

from __future__ import annotations

from sayso.lexicon.events import load_events
from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.measure.sides.clues import is_partitive
from sayso.measure.sides.scene import Scene
from sayso.model import Event, Status
from sayso.model.words import Word

_ARMED: frozenset[Event] = frozenset(("lost", "destroyed", "captured", "sent", "deployed"))
PREDICATE = 6
"""Words behind a count within which *of the dead were* ends."""

_ARE = frozenset(("were", "are", "was", "is"))
_HEADER = 5
"""Words around a list's header in which it may tell whose losses follow."""

_REACH = 20
"""Words before an unnamed count in which the text may tell whose forces' losses it counts."""


def find_status(scene: Scene, count: Count) -> Status | None:
    """What the text says that the counted are; None where it doesn't tell.

    The counted phrase itself tells (*soldiers*, *army trucks*, *members of the army*); losses of forces are military,
    and so are the arms that a text on a war counts in prose. Lists of labels (*tanks - 1254*) tell nothing.
    """
    first, last = _find_phrase(scene, count)
    listed = scene.words.words
    if _is_unarmed(listed[first:last], count):
        return None
    told = _read_phrase(listed[first:last], count) or _read_behind(listed, last) or _read_predicate(listed, last)
    if told:
        return told
    if _is_loss(scene, count):
        return "military" if _is_of_forces(scene, count) else None
    head = count.unit.split()[-1] if count.unit else ""
    named = count.noun is not None and first >= count.mention.last
    armed = head in load_sides().status.equipment and count.event in _ARMED and bool(scene.foes)
    return "military" if armed and named else None


def _is_of_forces(scene: Scene, count: Count) -> bool:
    """Whether the words before a loss, or those around a header, name forces or the enemy."""
    start, _ = scene.sentence(count.mention.first)
    listed, sides = scene.words.words, load_sides()
    armed = sides.forces | sides.enemies | sides.invaders
    words = listed[max(start, count.mention.first - _REACH) : count.mention.first]
    if count.trigger is not None and count.trigger[0] < start:
        words += listed[max(count.trigger[0] - _HEADER, 0) : count.trigger[1] + _HEADER]
    return any(word.lower in armed for word in words)


def _find_phrase(scene: Scene, count: Count) -> tuple[int, int]:
    """The words of the counted phrase, the one word behind *of them*, or what the counted are said to be."""
    at = count.mention.last
    if not is_partitive(scene.words, at):
        return count.noun or (at, at)
    return at + 2, at + 3


def _read_phrase(phrase: tuple[Word, ...], count: Count) -> Status | None:
    """What the head of the phrase, its compound or an adjective tells."""
    known, events = load_sides().status, load_events()
    if phrase:
        head = events.singular(phrase[-1].lower)
        pair = f"{phrase[-2].lower} {head}" if len(phrase) > 1 else ""
        told = known.nouns.get(pair) or known.nouns.get(head)
        told = told or next((known.modifiers[word.lower] for word in phrase if word.lower in known.modifiers), None)
        if told:
            return told
    unit = count.unit or ""
    return known.nouns.get(unit) or known.nouns.get(unit.rpartition(" ")[2])


def _is_unarmed(phrase: tuple[Word, ...], count: Count) -> bool:
    """Whether the words before the head tell that officers or guards are no soldiers (*police officers*)."""
    before = {word.lower for word in phrase[:-1]}.union((count.unit or "").split()[:-1])
    return not before.isdisjoint(load_sides().unarmed)


def _read_predicate(listed: tuple[Word, ...], at: int) -> Status | None:
    """*Two of the dead were children* are children."""
    if at >= len(listed) or listed[at].lower != "of":
        return None
    for here in range(at + 1, min(at + PREDICATE, len(listed) - 1)):
        if listed[here].lower in _ARE:
            return load_sides().status.nouns.get(load_events().singular(listed[here + 1].lower))
        if not listed[here].form[0].isalpha():
            return None
    return None


def _read_behind(listed: tuple[Word, ...], at: int) -> Status | None:
    """*Members of the Norland army* are military."""
    if at >= len(listed) or listed[at].lower not in ("of", "from"):
        return None
    for word in listed[at + 1 : at + 6]:
        if word.lower in load_sides().forces:
            return "military"
        if not word.form[0].isalnum():
            return None
    return None


def _is_loss(scene: Scene, count: Count) -> bool:
    """Whether unnamed people are counted as casualties or losses, or as those killed of them."""
    if count.unit not in ("person", "man", "personnel", None):
        return False
    around = [span for span in (count.noun, count.trigger) if span]
    named = any(word.lower in load_sides().felled for first, last in around for word in scene.words.words[first:last])
    return named or count.event == "lost"
