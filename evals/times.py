"""Score time expressions as TempEval-3 does: `python -m evals.times --data PATH [--undated]`.

The corpus is a file of articles in JSON lines: `id`, `text`, `dct` (the article's day) and `timex`, each with `start`,
`end` and `value` (TIMEX3). A gold and a read time are a pair where they share a character (TempEval-3's relaxed match),
greatest overlap first, one to one. Measures:

* `times/found`: the pairs; `times/exact`: those with the very same characters (its strict match).
* `times/valued`: those whose value is the gold's to the letter; `times/value`: the same as a share of the pairs.

The program reads times alone, without the network; the suite of `evals.run` has them from whole readings. It prints
both halves of the corpus: rules were made by looking at articles of even places (in order of ids, from 0), never at
those of odd places.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from evals.cases import Case, TimeRecord
from evals.figures import pair
from evals.polnear import Verdict
from evals.tally import Tally, add_tallies
from sayso.measure.times import find_times
from sayso.model import OffsetMap, Report, Text, find_words
from sayso.text.paragraphs import split_paragraphs
from sayso.text.sentences import split_sentences


def load_times(path: Path, dated: bool = True) -> tuple[Case, ...]:
    """A case an article, in order of ids; without `dated` as if the article's day were not known."""
    with path.open(encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines if line.strip()), key=lambda row: str(row["id"]))
    return tuple(_make_case(row, dated) for row in rows)


def _make_case(row: Mapping[str, Any], dated: bool) -> Case:
    day = date.fromisoformat(row["dct"][:10]) if dated and row.get("dct") else None
    marked = [one for one in row["timex"] if one["start"] < one["end"]]
    times = tuple(TimeRecord(f"t{index}", (one["start"], one["end"]), one["value"]) for index, one in enumerate(marked))
    return Case(row["id"], row["text"], (), published=day, times=times)


def score_case(gold: Sequence[TimeRecord], read: Sequence[TimeRecord]) -> Verdict:
    """What `read` gets right of `gold` in one text."""
    found, read_all, gold_all = 0, len(read), len(gold)
    right: dict[str, tuple[str, ...]] = {one.id: () for one in gold}
    pairs = pair(gold, read)
    for i, j in pairs:
        told = {"exact": gold[i].span == read[j].span, "valued": gold[i].value == read[j].value}
        right[gold[i].id] = ("found", *(name for name, hit in told.items() if hit))
    found = len(pairs)
    counts = {name: sum(name in told for told in right.values()) for name in ("exact", "valued")}
    return Verdict(
        {
            "times/found": Tally(found, read_all, gold_all),
            "times/exact": Tally(counts["exact"], read_all, gold_all),
            "times/valued": Tally(counts["valued"], read_all, gold_all),
            "times/value": Tally(counts["valued"], found, found),
        },
        right,
    )


def read_case(case: Case, language: str) -> tuple[TimeRecord, ...]:
    """The times of a text, read without the rest of the pipeline."""
    paragraphs = split_paragraphs(case.text)
    sentences = split_sentences(case.text, paragraphs)
    text = Text(case.id, case.text, paragraphs, sentences, OffsetMap(((0, 0, len(case.text)),)))
    report = Report(case.id, case.id, "text/plain", "", published=case.published, language=language)
    times = find_times(report, text, find_words(text))
    return tuple(
        TimeRecord(f"r{index}", (one.pin.span.start, one.pin.span.end), one.value) for index, one in enumerate(times)
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of both halves."""
    parser = argparse.ArgumentParser(prog="python -m evals.times", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, metavar="PATH")
    parser.add_argument("--undated", action="store_true", help="read the articles as if their days were not known")
    parser.add_argument("--language", default="en", metavar="CODE")
    args = parser.parse_args(arguments)
    cases = load_times(args.data, not args.undated)
    for name, half in (("looked at", cases[::2]), ("kept aside", cases[1::2])):
        total = add_tallies(score_case(case.times, read_case(case, args.language)).tallies for case in half)
        for measure, tally in total.items():
            shares = "  ".join(f"{100 * share:5.1f}" for share in (tally.precision, tally.recall, tally.f1))
            print(f"{name:10} {len(half):4} articles  {measure:14} {shares}  ({tally.hit}, {tally.read}, {tally.gold})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
