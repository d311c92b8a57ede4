"""What it costs to lay side by side what two tell in thousands of figures: `python -m evals.tellers [COUNT …]`.

Made-up reports in which two speakers tell figures by turns: of ever new towns, of one town day by day, and of one town again
and again. Prints the seconds of CPU for each count; twice the figures should take about twice the time.
"""

from __future__ import annotations

import argparse
import time
from datetime import date, timedelta
from decimal import Decimal

from sayso.compare.testimony import tell_testimony
from sayso.model import (
    Figure,
    OffsetMap,
    Period,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
    Text,
    Versions,
    make_pin,
)

TELLERS = ("Ann Example", "Ed Example")
COUNTS = (1000, 2000, 4000, 8000)
SHAPES = ("towns", "days", "one town")
REPORT = Report(
    id="r1",
    address="made.txt",
    media_type="text/plain",
    raw_digest="0" * 64,
    title=None,
    publisher=None,
    published=date(2022, 3, 7),
    published_from="given",
    language="en",
)


def make_report(count: int, shape: str) -> Reading:
    """A reading of `count` figures, each in a statement of its own, by two speakers in turns; `shape` is one of `SHAPES`."""
    lines, spans, start = [], [], 0
    for number in range(count):
        place = f"Town{_spell(number // 2)}" if shape == "towns" else "Oldford"
        lines.append(f"{TELLERS[number % 2]} said {1000 + number // 2} people died in {place}.")
        spans.append(Span(start, start + len(lines[-1])))
        start += len(lines[-1]) + 1
    body = "\n".join(lines)
    text = Text("r1", body, tuple(spans), tuple(spans), OffsetMap(((0, 0, len(body)),)))
    statements = tuple(_make_statement(body, span, number) for number, span in enumerate(spans))
    figures = tuple(_make_figure(body, span, number, shape) for number, span in enumerate(spans))
    return Reading(REPORT, text, (), statements, (), figures, (), (), (), (), Versions("0", "0"))


def _spell(number: int) -> str:
    """A number in letters, as words that differ in a figure are no other words."""
    return "".join("abcdefghij"[int(digit)] for digit in reversed(str(number)))


def _make_statement(body: str, line: Span, number: int) -> Statement:
    name = TELLERS[number % 2]
    end = line.start + len(name)
    spans = (Span(line.start, end), Span(end + 1, end + 5), Span(end + 6, line.end - 1))
    source, cue, content = ((make_pin(body, span),) for span in spans)
    return Statement(
        id=f"s{number}",
        kind="indirect",
        source=source,
        cue=cue,
        content=content,
        speaker=name,
        speaker_kind="person",
        entity=f"e{number % 2}",
        stance="asserts",
        said=None,
        via=(),
        inside=None,
        score=0.9,
        method="made",
    )


def _make_figure(body: str, line: Span, number: int, shape: str) -> Figure:
    at = body.index(" said ", line.start) + len(" said ")
    pin = make_pin(body, Span(at, body.index(" ", at)))
    day = date(1990, 1, 1) + timedelta(number // 2)
    return Figure(
        id=f"f{number}",
        pin=pin,
        quantity=Quantity(Decimal(pin.words), Decimal(pin.words), "exact", pin.words),
        event="killed",
        unit="person",
        party=None,
        by=None,
        status="civilian",
        period=Period(day, day) if shape == "days" else None,
        cumulative=False,
        place=f"Town{_spell(number // 2)}" if shape == "towns" else "Oldford",
        places=(),
        part_of=None,
        statement=f"s{number}",
        according_to=TELLERS[number % 2],
        role="claim",
        modality="asserted",
        score=0.9,
        method="made",
    )


def measure(count: int, shape: str) -> float:
    """The seconds of CPU that a report of `count` figures takes."""
    reading = make_report(count, shape)
    begun = time.process_time()
    tell_testimony(reading)
    return time.process_time() - begun


def main() -> None:
    """Print a line for each shape."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    counts = parser.parse_args().counts
    print("figures: " + ", ".join(map(str, counts)))
    for shape in SHAPES:
        print(f"{shape}: " + ", ".join(f"{measure(count, shape):.2f} s" for count in counts), flush=True)


if __name__ == "__main__":
    main()
