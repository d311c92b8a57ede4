"""What stands around the plot: the question above, the key beside or below, signs, findings and notes under it.

Each function puts down one panel from `y` on and gives the `y` below it, in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Relation
from sayso.present.asked.words import RELATIONS
from sayso.present.display import show_day
from sayso.present.plot.badges import RADIUS, Badge
from sayso.present.plot.canvas import Canvas, Stroke, Symbol
from sayso.present.plot.extents import ECHO, draw_bar, draw_sign
from sayso.present.plot.marks import Extent, Mark, Voice
from sayso.present.plot.styles import MUTED, RULE
from sayso.present.plot.words import count, cut_words, estimate_width, tell_finding, tell_number, wrap_words

TITLE, PLAIN, SMALL = 21.0, 12.0, 11.0
"""Sizes of type in pixels."""
_SAMPLE = 38.0
_ENTRY = 47.0

_SIGNS: tuple[tuple[Extent, str], ...] = (
    ("up", "more than, at least"),
    ("down", "fewer than, at most"),
    ("bar", "between two numbers; its middle is nobody’s word"),
    ("tick", "about"),
    ("tick below", "nearly"),
)


def write_head(canvas: Canvas, x: float, room: float, title: str, standing: str) -> float:
    """The question and what the answers are worth, above the plot; gives the height that they take."""
    size = TITLE if room >= 560 else 17.0
    titles, standings = wrap_words(title, room, size, 3, bold=True), wrap_words(standing, room, 13, 3)
    height = (size + 5) * len(titles) + 18 * len(standings) + 12
    for n, line in enumerate(titles):
        canvas.write(x, (size + 5) * n + size - height, line, size, bold=True)
    for n, line in enumerate(standings):
        canvas.write(x, (size + 5) * len(titles) + 18 * n + 15 - height, line, 13, muted=True)
    return height


def write_key(canvas: Canvas, x: float, y: float, room: float, voices: Sequence[Voice], columns: int) -> float:
    """Who the origins are, the highest number first, as their lines end in the plot."""
    canvas.write(x, y + 10, "On whose word", SMALL, bold=True, muted=True)
    ordered = sorted(voices, key=lambda voice: (voice.relation is None, -voice.latest.value))
    rows, step = _count_rows(voices, columns), room / columns
    for n, voice in enumerate(ordered):
        _write_voice(canvas, x + n // rows * step, y + 26 + n % rows * _ENTRY, step - 12 * (columns > 1), voice)
    return y + measure_key(voices, columns)


def measure_key(voices: Sequence[Voice], columns: int) -> float:
    """The height of a key."""
    return 26 + _count_rows(voices, columns) * _ENTRY


def _count_rows(voices: Sequence[Voice], columns: int) -> int:
    return -(-len(voices) // columns)


def _write_voice(canvas: Canvas, x: float, y: float, room: float, voice: Voice) -> None:
    end = x + _SAMPLE - 8
    if voice.relation:
        canvas.strokes.append(Stroke(x, y + 4, end, y + 4, voice.style.colour, voice.style.dash))
    canvas.sign((x + end) / 2, y + 4, voice.style)
    told = f"{tell_number(voice.latest)} on {show_day(voice.latest.day)}"
    counted = count(voice.new, "number") + (f", {count(voice.echoes, 'echo')}" if voice.echoes else "")
    relation = f"{_tell_relation(voice.relation)} · " if voice.relation else ""
    left, room = x + _SAMPLE, room - _SAMPLE
    canvas.write(left, y + 8, cut_words(voice.name, room, PLAIN, bold=True), bold=True)
    canvas.write(left, y + 22, cut_words(told, room, SMALL), SMALL)
    canvas.write(left, y + 35, cut_words(relation + counted, room, SMALL), SMALL, muted=True)


def _tell_relation(relation: Relation) -> str:
    return "relation not known" if relation == "unknown" else RELATIONS[relation]


def write_signs(canvas: Canvas, x: float, y: float, room: float, marks: Sequence[Mark]) -> float:
    """How to read the signs that the plot uses, one after another in as many lines as they need."""
    used = {mark.extent for mark in marks}
    signs: list[tuple[Extent, str]] = [(extent, words) for extent, words in _SIGNS if extent in used]
    if any(mark.ring for mark in marks):
        signs.insert(0, ("none", "faint: an echo of what its origin told before"))
    left = x
    for extent, words in signs:
        width = estimate_width(words, SMALL) + 38
        if left > x and left + width > x + room:
            left, y = x, y + 24
        _draw_sample(canvas, left + 7, y + 8, extent)
        canvas.write(left + 20, y + 12, cut_words(words, room - 20, SMALL), SMALL, muted=True)
        left += width
    return y + 30 if signs else y


def _draw_sample(canvas: Canvas, x: float, y: float, extent: Extent) -> None:
    if extent == "none":
        for size in (50, 130):
            canvas.symbols.append(Symbol(x, y, "circle", size, None, MUTED, 1, ECHO))
    elif extent == "bar":
        draw_bar(canvas, x, y - 9, y + 9, MUTED)
    else:
        canvas.symbols.append(Symbol(x, y + {"up": 9, "down": -9}.get(extent, 0), "circle", 36, MUTED, MUTED, 0.5))
        draw_sign(canvas, x, y + {"up": 9, "down": -9}.get(extent, 0), extent, MUTED, length=17)


def write_findings(canvas: Canvas, x: float, y: float, room: float, badges: Sequence[Badge], more: int) -> float:
    """The findings by their letters; `more` are those that have none."""
    if not badges:
        return y
    canvas.strokes.append(Stroke(x, y, x + room, y, RULE, width=1))
    canvas.write(x, y + 20, "To look at: questions, not verdicts", 13, bold=True)
    y += 34
    for badge in badges:
        lines = wrap_words(tell_finding(badge.finding), room - 28, PLAIN, 4)
        canvas.letter(x + RADIUS + 1, y + 8, badge.letter, faint=not badge.places)
        for n, line in enumerate(lines):
            canvas.write(x + 28, y + 12 + 16 * n, line)
        y += max(16 * len(lines) + 8, 24)
    if more:
        canvas.write(x + 28, y + 12, f"{count(more, 'more finding')}; sayso compare lists them all.", muted=True)
        y += 24
    return y + 4


def write_notes(canvas: Canvas, x: float, y: float, room: float, notes: Sequence[str]) -> float:
    """What a reader must know of the plot, and where it comes from."""
    canvas.strokes.append(Stroke(x, y, x + room, y, RULE, width=1))
    lines = [line for note in notes for line in wrap_words(note, room, SMALL, 4)]
    for n, line in enumerate(lines):
        canvas.write(x, y + 18 + 15 * n, line, SMALL, muted=True)
    return y + 24 + 15 * len(lines)
