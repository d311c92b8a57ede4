"""The linker against a plainer design: `python -m evals.designs POLNEAR.jsonl`.

The plainer one has the same network tag words as source, cue and content, and ties each run of source or
content words to the nearest run of cue words in its window. Both are scored by PolNeAR's measures on the
same texts, so the difference is what learning the links is worth. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evals.cases import Case, Record, load_cases
from evals.polnear import score_case
from evals.tally import add_tallies
from sayso.attribute import Tagger, find_attributions, load_tagger
from sayso.attribute.windows import Window, make_windows
from sayso.model import Attribution, OffsetMap, Span, Text
from sayso.text.paragraphs import split_paragraphs

SHOWN = ("all/soft/both", "direct/soft/both", "indirect/soft/both", "token/source", "token/cue", "token/content")
Run = tuple[int, int]
SOURCE, CUE, CONTENT = 1, 2, 3


def tie_to_nearest(window: Window, tagger: Tagger) -> Iterator[tuple[Run, list[Run], list[Run]]]:
    """For each run of cue words, the runs of source and of content words that no other cue is nearer to."""
    tags, _, _ = tagger.network.find(np.array(window.pieces), np.array(window.kinds))
    marked = tags[np.array(window.firsts)] > 0
    sources, cues, contents = (list(_runs(marked[:, role], window)) for role in (SOURCE, CUE, CONTENT))
    for cue in cues:
        yield cue, _nearest(sources, cue, cues), _nearest(contents, cue, cues)


def _runs(marked: np.ndarray, window: Window) -> Iterator[Run]:
    """Neighbouring marked words as half-open ranges; the end of a paragraph is in none."""
    start = None
    for at, word in enumerate(window.words):
        here = bool(marked[at]) and word.start < word.end
        if here and start is None:
            start = at
        if not here and start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(window.words)


def _nearest(runs: Sequence[Run], cue: Run, cues: Sequence[Run]) -> list[Run]:
    return [run for run in runs if min(cues, key=lambda other: _distance(run, other)) == cue]


def _distance(one: Run, other: Run) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def read_nearest(case: Case, tagger: Tagger) -> list[Record]:
    """A case's attributions by the plainer design."""
    paragraphs = [(span.start, span.end) for span in split_paragraphs(case.text)]
    found: list[Record] = []
    for window in make_windows(case.text, paragraphs, tagger.tokenizer):
        for cue, sources, contents in tie_to_nearest(window, tagger):
            source, content = (tuple(_span(window, run) for run in runs) for runs in (sources, contents))
            found.append(Record(str(len(found)), source, (_span(window, cue),), content))
    return found


def read_linked(case: Case, tagger: Tagger) -> list[Record]:
    """A case's attributions by the shipped design."""
    whole = OffsetMap(((0, 0, len(case.text)),))
    text = Text(case.id, case.text, split_paragraphs(case.text), (), whole)
    return [_record(at, one) for at, one in enumerate(find_attributions(text, tagger))]


def _record(at: int, one: Attribution) -> Record:
    return Record(str(at), _pairs(one.source), _pairs(one.cue), _pairs(one.content))


def _pairs(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _span(window: Window, run: Run) -> tuple[int, int]:
    return window.words[run[0]].start, window.words[run[1] - 1].end


def main() -> None:
    """Score both designs."""
    parser = argparse.ArgumentParser(prog="python -m evals.designs", description=__doc__)
    parser.add_argument("polnear", type=Path)
    cases, tagger = load_cases(parser.parse_args().polnear), load_tagger()
    told = {}
    for name, read in (("nearest cue", read_nearest), ("linker", read_linked)):
        sums = add_tallies([score_case(case.text, case.records, read(case, tagger)).tallies for case in cases])
        told[name] = {measure: round(100 * sums[measure].f1, 1) for measure in SHOWN}
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
