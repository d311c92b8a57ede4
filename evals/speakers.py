"""How often the speaker is right where the spans are: gold source, cue and content in, speakers out.

    python evals/speakers.py BENCH.jsonl [--errors] [--score SCORE.PY]

Prints one JSON object: shares of speakers (same name by the bench's own rule), kinds, stances, relays and dates
that are right, and words a second. With --errors the misses follow, one a line.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.attribute.relay import find_relays
from sayso.attribute.said import find_said
from sayso.attribute.stance import find_stance
from sayso.measure.times import find_times
from sayso.model import OffsetMap, Report, Span, Statement, Text, find_words, make_pin
from sayso.resolve import resolve_speakers
from sayso.text.paragraphs import split_paragraphs
from sayso.text.sentences import split_sentences


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a bench file, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def make_input(row: dict[str, Any]) -> tuple[Report, Text, tuple[Statement, ...]]:
    """A report, its text, and its gold statements with everything taken out that is to be found."""
    body = row["text"]
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    report = Report(
        row["id"],
        row["id"],
        "text/plain",
        "",
        title=row.get("title"),
        publisher=row.get("publisher"),
        published=published,
    )
    paragraphs = split_paragraphs(body)
    text = Text(row["id"], body, paragraphs, split_sentences(body, paragraphs), OffsetMap(((0, 0, len(body)),)))
    return report, text, find_nesting([make_draft(body, gold) for gold in row["statements"]])


def make_draft(body: str, gold: dict[str, Any]) -> Statement:
    """A statement of the bench with nothing but its spans."""
    source, cue, content = (
        tuple(make_pin(body, Span(start, end)) for start, end in gold.get(role) or ())
        for role in ("source", "cue", "content")
    )
    return Statement(
        gold["id"], gold["kind"], source, cue, content, None, None, None, "asserts", None, (), None, 1.0, "gold"
    )


def find_nesting(drafts: list[Statement]) -> tuple[Statement, ...]:
    """The drafts with `inside` set to the smallest other one whose content holds source, cue and content."""
    return tuple(replace(one, inside=_find_outer(one, drafts)) for one in drafts)


def _find_outer(one: Statement, drafts: list[Statement]) -> str | None:
    start = min(pin.span.start for pin in (*one.source, *one.cue, *one.content))
    end = max(pin.span.end for pin in (*one.source, *one.cue, *one.content))
    holding = [
        (pin.span.end - pin.span.start, other.id)
        for other in drafts
        for pin in other.content
        if other is not one and pin.span.start <= start and end <= pin.span.end
    ]
    return min(holding)[1] if holding else None


def attribute(report: Report, text: Text, drafts: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with all that this part of the product finds."""
    words = find_words(text)
    statements, _ = resolve_speakers(report, text, words, drafts)
    times = find_times(report, text, words)
    via, said = find_relays(report, text, statements), find_said(report, text, statements, times)
    return tuple(
        replace(one, via=relays, said=days, stance=find_stance(_words(one.cue), _words(one.content)))
        for one, relays, days in zip(statements, via, said, strict=True)
    )


def _words(pins: tuple[Any, ...]) -> str:
    return " ".join(pin.words for pin in pins)


def make_record(one: Statement) -> dict[str, Any]:
    """A statement in the form of the bench."""
    said = {"start": one.said.start.isoformat(), "end": one.said.end.isoformat()} if one.said else None
    spans = {role: [[p.span.start, p.span.end] for p in getattr(one, role)] for role in ("source", "cue", "content")}
    return {
        "id": one.id, "kind": one.kind, **spans, "speaker": one.speaker, "speaker_kind": one.speaker_kind,
        "stance": one.stance, "said": said, "via": [relay.name for relay in one.via],
    }  # fmt: skip


def load_scorer(path: Path) -> ModuleType:
    """The bench's own scorer, from its file."""
    spec = importlib.util.spec_from_file_location("bench_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check(scorer: ModuleType, gold: dict[str, Any], read: dict[str, Any]) -> dict[str, bool]:
    """Which fields of a statement are right."""
    kinds = {"group", "anonymous"}
    relays = [{frozenset(scorer.words(name)) for name in side.get("via") or []} for side in (gold, read)]
    same_kind = gold["speaker_kind"] == read["speaker_kind"]
    return {
        "speaker": scorer.same_name(gold["speaker"], read["speaker"]),
        "speaker_kind": same_kind,
        "speaker_kind, group or anonymous alike": same_kind or {gold["speaker_kind"], read["speaker_kind"]} <= kinds,
        "stance": gold["stance"] == read["stance"],
        "via": relays[0] == relays[1],
        "said": (gold.get("said") or None) == read["said"],
    }


def main() -> None:
    """Score the attribution of the bench's gold statements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--score", type=Path, help="score.py of the bench; beside the bench file if not given")
    parser.add_argument("--errors", action="store_true", help="show the misses")
    args = parser.parse_args()
    scorer = load_scorer(args.score or args.bench.with_name("score.py"))
    right: dict[str, int] = {}
    total, words, seconds, misses = 0, 0, 0.0, []
    for row in read_rows(args.bench):
        report, text, drafts = make_input(row)
        began = time.process_time()
        found = attribute(report, text, drafts)
        seconds += time.process_time() - began
        words += len(row["text"].split())
        for gold, one in zip(row["statements"], found, strict=True):
            read = make_record(one)
            total += 1
            for field, ok in check(scorer, gold, read).items():
                right[field] = right.get(field, 0) + ok
                if not ok and "," not in field:
                    where = f"[{_words(one.source)}] <{_words(one.cue)}>"
                    misses.append(
                        f"{row['id']} {gold['id']} {field}: gold {gold.get(field)!r}, read {read[field]!r} {where}"
                    )
    shares = {field: round(count / total, 4) for field, count in right.items()}
    print(json.dumps({"statements": total, **shares, "words_per_second": round(words / seconds)}))
    if args.errors:
        print("\n".join(sorted(misses, key=lambda line: line.split(" ")[2])), file=sys.stdout)


if __name__ == "__main__":
    main()
