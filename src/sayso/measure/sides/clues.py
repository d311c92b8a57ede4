"""What in a text speaks for a side as a count's own, or as the one who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.measure.sides.clauses import (
    Clue,
    find_agents,
    find_doer,
    find_subjects,
    is_borne,
    name_side,
    with_partners,
)
from sayso.measure.sides.grounds import PLACED, find_places, find_strikes
from sayso.measure.sides.namings import Naming
from sayso.measure.sides.scene import Scene
from sayso.model import Words

WINDOW = 80
"""Words around a count in which its sentence is read."""

AIMED = 8
"""Words behind a counted attack in which its target may stand."""

LEFT = 4
"""Words behind the counted in which *fled* may stand."""

COST = 10
"""Words before an amount in which *cost* and whom it cost may stand."""

_PARTITIVES = frozenset(("which", "whom", "them", "those"))
_POSSESSIVES = frozenset(("its", "their", "our"))
_BOTH = (["both", "sides"], ["each", "side"])
_AIMS = frozenset(("against", "on", "at"))
_FEUDS = ("agent", "subject", "own", "before", "of")
"""Kinds of evidence whose foe is evidence too."""


def find_clues(scene: Scene, count: Count) -> dict[str, str]:
    """All that speaks for one side or another, by its kind (see `ladders`); several sides of one kind are joined."""
    start, end = scene.sentence(count.mention.first)
    start, end = max(start, count.mention.first - WINDOW), min(end, count.mention.last + WINDOW)
    found: dict[str, list[str]] = {}
    for side, kind in _walk(scene, count, start, end):
        if side not in found.setdefault(kind, []):
            found[kind].append(side)
    clues = {kind: " and ".join(sides) for kind, sides in found.items()}
    feuds = ((kind + "_foe", scene.foe(clues.get(kind))) for kind in _FEUDS)
    return {**clues, **{kind: foe for kind, foe in feuds if foe}}


def _walk(scene: Scene, count: Count, start: int, end: int) -> Iterator[Clue]:
    yield from _find_own(scene, count)
    yield from _find_header(scene, count)
    yield from _find_against(scene, count)
    yield from find_agents(scene, count, end)
    yield from find_subjects(scene, count, start)
    yield from find_places(scene, count, start, end)
    yield from find_strikes(scene, count, start, end)
    doer = find_doer(scene, count, start, end)
    if doer:
        yield doer, "doer"
    yield from _find_told(scene, count)


def _find_told(scene: Scene, count: Count) -> Iterator[Clue]:
    """What the report as a whole tells, and whose word the count is."""
    voice = scene.voice(count.mention.first)
    told = (
        (voice, "voice"),
        (scene.foe(voice), "voice_foe"),
        (scene.country, "titled_country" if scene.titled == (scene.country,) else "country"),
        (scene.firm, "firm"),
        (scene.invaded, "invaded"),
        (scene.giver, "titled"),
    )
    for side, kind in told:
        if side:
            yield side, kind


def _find_own(scene: Scene, count: Count) -> Iterator[Clue]:
    """The sides that the counted phrase names, or that stand before it and behind it.

    *Norland tanks* and *12 Norlanders* are `own`, *Norland's 12 tanks* and *Norland's fleet of 12 tanks* `owner`,
    *Norland casualties: 12* `before`, *12 tanks of Norland* `of`, *12 Oldford Front members* `own_name`.
    """
    first, last = _find_phrase(scene, count)
    for naming in scene.within(first, last):
        yield from name_side(naming, "own")
    yield from _find_possessed(scene, count, last)
    yield from _find_both(scene, last)
    before = scene.ends.get(min(first, count.mention.first) - 1)
    if before is not None and (before.owns or first < count.mention.first):
        for naming in with_partners(scene, before):
            yield from name_side(naming, "owner" if before.owns else "before")
    for naming in (*_find_fleet(scene, count), *_find_of(scene, last)):
        yield from name_side(naming, "owner" if naming.owns else "of")
    for naming in _find_left(scene, last):
        yield from name_side(naming, "of")
    yield from _find_members(scene, count)


def _find_phrase(scene: Scene, count: Count) -> tuple[int, int]:
    """The words of the counted phrase; behind *of them* too (*eight of them Norlanders*)."""
    start, listed = count.mention.last, scene.words.words
    if is_partitive(scene.words, start):
        return start + 2, start + 3
    if count.noun is None:
        return start, start + 1
    if count.noun[0] >= start:
        return start, count.noun[1]
    return (start, start + 1) if start in scene.ends and start < len(listed) else count.noun


def is_partitive(words: Words, at: int) -> bool:
    """Whether *of which*, *of them* or the like begins at a word."""
    listed = words.words
    return at + 1 < len(listed) and listed[at].lower == "of" and listed[at + 1].lower in _PARTITIVES


def _find_possessed(scene: Scene, count: Count, last: int) -> Iterator[Clue]:
    """Who is behind *its* in the counted phrase (*12 of its soldiers*): the side that the sentence named last before it
    other than as a place, else whose word it is. Behind *our* it is always whose word it is."""
    first = count.mention.first
    pronouns = {word.lower for word in scene.words.words[count.mention.last : last]} & _POSSESSIVES
    if not pronouns:
        return
    start, _ = scene.sentence(first)
    before = [one for one in scene.within(start, first) if one.role not in PLACED and one.side]
    if before and "our" not in pronouns:
        yield from name_side(before[-1], "own")
    elif voice := scene.voice(first):
        yield voice, "own"


def _find_both(scene: Scene, last: int) -> Iterator[Clue]:
    """Both sides of the war, where the text says so (*soldiers on both sides*)."""
    behind = [word.lower for word in scene.words.words[last : last + 3]]
    if behind[-2:] in _BOTH and scene.foes:
        first = next(iter(scene.foes))
        yield first, "own"
        yield scene.foes[first], "own"


def _find_fleet(scene: Scene, count: Count) -> Sequence[Naming]:
    """Whose fleet, force or group it is that the counted make up (*Norland's fleet of 80 tankers*)."""
    at = count.mention.first - 1
    if at < 2 or scene.words.words[at].lower != "of":
        return ()
    return [naming for naming in scene.within(max(0, at - 4), at) if naming.owns and naming.last < at]


def _find_of(scene: Scene, at: int) -> Sequence[Naming]:
    """The namings of an of-phrase that follows at once."""
    listed = scene.words.words
    if at >= len(listed) or listed[at].lower not in ("of", "from"):
        return ()
    found = [naming for naming in scene.within(at + 1, at + 6) if naming.role == listed[at].lower]
    broken = found and any(word.form in ",;.:" for word in listed[at + 1 : found[0].first])
    return () if broken else found


def _find_left(scene: Scene, at: int) -> Sequence[Naming]:
    """The land that the counted flee (*12 people who had fled Norland*)."""
    for here in range(at, min(at + LEFT, len(scene.words.words))):
        word = scene.words.words[here]
        if word.lower in load_sides().fleeing:
            return [naming for naming in scene.within(here + 1, here + 3) if naming.role in (None, "from")]
        if not word.form[0].isalpha():
            break
    return ()


def _find_members(scene: Scene, count: Count) -> Iterator[Clue]:
    """The name of a body in the counted phrase, which no table holds (*30 Oldford Front members*)."""
    sides = load_sides()
    if scene.words.upper or count.noun is None or count.unit not in sides.members or count.noun[0] < count.mention.last:
        return
    phrase = scene.words.words[count.mention.last : count.noun[1]]
    named = [word for word in phrase if word.form[:1].isupper()]
    if named and not scene.within(*count.noun) and not any(word.lower in sides.forces for word in named):
        yield " ".join(word.form for word in named), "own_name"


def _find_header(scene: Scene, count: Count) -> Iterator[Clue]:
    """The sides at a noun that tells the event: *Norland's losses* is `header`, *losses of the enemy* `header_of`."""
    if count.trigger is None or not is_borne(scene, count):
        return
    first, last = count.trigger
    inside = scene.within(max(first - 3, 0), first)
    close = [one for one in inside if all(word.form[0].isalpha() for word in scene.words.words[one.last : first])]
    for naming in with_partners(scene, close[-1]) if close else ():
        yield from name_side(naming, "header")
    for naming in _find_of(scene, last):
        yield from name_side(naming, "header_of")


def _find_against(scene: Scene, count: Count) -> Iterator[Clue]:
    """At whom counted attacks are aimed (*20 attacks on Norland*), and whom something `cost` the counted."""
    _, last = _find_phrase(scene, count)
    aimed = [naming for naming in scene.within(last, last + AIMED) if _is_target(scene, naming, last)]
    if aimed:
        yield from name_side(aimed[0], "against")
    for naming in _find_bearers(scene, count):
        yield from name_side(naming, "cost")


def _is_target(scene: Scene, naming: Naming, first: int) -> bool:
    """Whether attacks told before are aimed at a side, or at something in it (*attacks on villages in Norland*)."""
    if naming.role in _AIMS:
        return True
    between = scene.words.words[first : naming.first]
    aims = (word for here, word in enumerate(between[:-1]) if word.lower in _AIMS and between[here + 1].form.islower())
    return naming.role in ("in", "of") and any(aims)


def _find_bearers(scene: Scene, count: Count) -> Sequence[Naming]:
    """Whom it cost the counted: the sides between *cost* and the number."""
    first = count.mention.first
    for at in range(first - 1, max(-1, first - COST), -1):
        word = scene.words.words[at]
        if word.lower in load_sides().cost:
            return scene.within(at + 1, first)
        if word.form in ".;":
            break
    return ()
