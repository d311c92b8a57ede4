"""When events began that a text names without their day: *since the invasion*, *since the start of the war*."""

from __future__ import annotations

from collections.abc import Sequence
from re import Match

from sayso.lexicon.times import Start, load_times
from sayso.measure.times.scene import Found, Scene, find_one
from sayso.measure.times.stretch import Stretch

NEAR = 8
"""Words before a day among which the text tells that something began on it."""


def read_start(scene: Scene, match: Match[str]) -> Found | None:
    """*the invasion began*, *the start of the full-scale war*: the day when it did.

    It is the well-known event that fits the text's subject, else the one that the text itself told the start of.
    """
    edge = scene.sense(match, "edge")
    if edge is not None and edge.value != "start":
        return None
    first, last = match.span("name")
    name = [word.lower for word in scene.line.words[first:last]]
    start = find_start(scene, name)
    if start is not None:
        return find_one(match, Stretch("day", start.day))
    return find_one(match, scene.begun) if scene.begun and len(name) == 1 else None


def find_start(scene: Scene, name: Sequence[str]) -> Start | None:
    """The event that a name means in a text: of those that fit, the one whose subjects the text has most often."""
    fitting = [start for start in load_times().starts if _fits(start, name)]
    counted = [(scene.count(start.subjects), start.day, start) for start in fitting if _has_begun(scene, start)]
    best = max(counted, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] else None


def _has_begun(scene: Scene, start: Start) -> bool:
    return scene.published is None or start.day <= scene.published


def _fits(start: Start, name: Sequence[str]) -> bool:
    """Whether a name is one of the event's, with nothing before it that makes it another event."""
    for cut in range(len(name)):
        if " ".join(name[cut:]) in start.names:
            known = start.actors | start.subjects | load_times().attributes
            return all(word in known for word in name[:cut])
    return False


def find_dated(scene: Scene, month: int, day: int) -> Stretch | None:
    """The day of a well-known event that is named by month and day alone, in a text on its subject."""
    for start in load_times().starts:
        same = (start.day.month, start.day.day) == (month, day)
        if start.dated and same and _has_begun(scene, start) and scene.count(start.subjects):
            return Stretch("day", start.day)
    return None


def tells_start(scene: Scene, found: Found) -> bool:
    """Whether the text tells that an event began on a day: *invading the country on Thursday*."""
    if found.stretch is None or found.stretch.unit != "day":
        return False
    first = max(0, found.first - NEAR)
    for at in range(found.first - 1, first - 1, -1):
        if scene.line.letters[at] == "B":
            return True
        if at in scene.line.starts:
            return False
    return False
