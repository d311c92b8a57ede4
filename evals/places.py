"""Score places on news with places marked: `python -m evals.places --data FOLDER`.

FOLDER holds LGL and TR-News (`lgl.jsonl`, `tr_news.jsonl`), which are the suite of `evals.run`, and GeoVirus and
GeoWebNews where they are. Pages are sorted by id and every other one is scored, from the second on; the weights were
fitted on the rest (`sayso.train.geoparsed`).

Measures, each a `Tally`:

* `places/country`: marked names whose country the corpus tells; right where the likeliest candidate lies in it.
* `places/near`: marked names with coordinates; right where the likeliest candidate lies within 161 km (100 miles).
* `places/near/any`: the same for any of the candidates that are shown (at most five).
* `places/found`: places that the reader finds by itself, against all marked names that the corpus resolves. A hit
  overlaps one; peoples' adjectives (*Canadian*), which LGL marks as places, are left out on both sides, and so is what
  overlaps a name that the corpus marks but doesn't resolve (a street). A place that the corpus passes over is wrong.

In the first three the spans are given, with names found by the reader as context; a name without a candidate is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.cases import Case, PlaceRecord
from evals.polnear import Verdict
from evals.tally import Tallies, Tally, add_tallies
from sayso.lexicon.states import load_states
from sayso.model import Locale, OffsetMap, Place, Report, Span, Text, find_words
from sayso.resolve.countries import find_country
from sayso.resolve.gazetteer import load_gazetteer
from sayso.resolve.meaning import distance
from sayso.resolve.places import find_places, resolve_spans
from sayso.text.paragraphs import split_paragraphs
from sayso.text.sentences import split_sentences
from sayso.train.geoparsed import Page, halve, load_pages

CORPORA = ("lgl", "tr_news", "geovirus", "geowebnews")
GATED = CORPORA[:2]
"""The corpora of the suite: both tell the countries and the coordinates of all places that they mark."""
MEASURES = ("places/country", "places/near", "places/near/any", "places/found")
AROUND = 161.0
"""Kilometres."""


def load_places(folder: Path) -> tuple[Case, ...]:
    """A case a page of the scored halves of LGL and TR-News."""
    return tuple(case for name in GATED for case in load_half(folder / f"{name}.jsonl"))


def load_half(path: Path) -> tuple[Case, ...]:
    """A case a page of the scored half of one corpus."""
    return tuple(map(_make_case, halve(load_pages(path))[1]))


def _make_case(page: Page) -> Case:
    report = page.report
    marked = (
        PlaceRecord(f"p{index}", (one.span.start, one.span.end), one.country, one.at, one.resolved)
        for index, one in enumerate(page.places)
    )
    return Case(report.id, page.text.body, (), report.title, url=report.url, places=tuple(marked))


def read_case(case: Case) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that are found in a case, and what the spans of those that it marks mean."""
    paragraphs = split_paragraphs(case.text)
    sentences = split_sentences(case.text, paragraphs)
    text = Text(case.id, case.text, paragraphs, sentences, OffsetMap(((0, 0, len(case.text)),)))
    report = Report(case.id, case.url or case.id, "text/plain", "", title=case.title, url=case.url, language="en")
    words, spans = find_words(text), [Span(*one.span) for one in case.places]
    return find_places(report, text, words), resolve_spans(report, text, words, spans)


def score_case(case: Case, found: Sequence[Place], meant: Sequence[Place]) -> Verdict:
    """What is right of the places that a case marks; `meant` are in their order, empty where nothing could be read."""
    unread: Sequence[Place | None] = [None] * len(case.places)
    rows = {
        one.id: _score_name(one, place.candidates if place else ())
        for one, place in zip(case.places, meant or unread, strict=True)
        if one.resolved
    }
    right = {id: tuple(name for name, tally in row.items() if tally.hit) for id, row in rows.items()}
    return Verdict(add_tallies([*rows.values(), {"places/found": _score_found(case, found)}]), right)


def _score_name(gold: PlaceRecord, candidates: Sequence[Locale]) -> Tallies:
    row = {}
    likeliest, at = candidates[:1], gold.at
    code = find_country(load_gazetteer(), gold.country) if gold.country else None
    if code is not None:
        row["places/country"] = _tally(one.country == code for one in likeliest)
    if at is not None:
        row["places/near"] = _tally(_is_near(one, at) for one in likeliest)
        row["places/near/any"] = _tally(_is_near(one, at) for one in candidates)
    return row


def _tally(verdicts: Iterable[bool]) -> Tally:
    listed = list(verdicts)
    return Tally(int(any(listed)), int(bool(listed)), 1)


def _is_near(one: Locale, at: tuple[float, float]) -> bool:
    return distance((one.latitude, one.longitude), at) <= AROUND


def _score_found(case: Case, read: Sequence[Place]) -> Tally:
    peoples = load_states().demonyms
    marked = [(Span(*one.span), one.resolved) for one in case.places]
    gold = [span for span, resolved in marked if resolved and case.text[span.start : span.end].lower() not in peoples]
    passed = [span for span, _ in marked if span not in gold]
    spans = [place.pin.span for place in read]
    counted = [span for span in spans if _meets(span, gold) or not _meets(span, passed)]
    hits = sum(_meets(span, spans) for span in gold)
    extra = sum(not _meets(span, gold) for span in counted)
    return Tally(hits, hits + extra, len(gold))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def score_cases(cases: Iterable[Case]) -> dict[str, Tally]:
    """The tallies over all cases, read anew."""
    return add_tallies(score_case(case, *read_case(case)).tallies for case in cases)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; `--out` also writes the counts as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals.places", description=(__doc__ or "").splitlines()[0])
    data = os.environ.get("SAYSO_DATA")
    default = Path(data, "geoparsing") if data else None
    parser.add_argument("--data", type=Path, default=default, required=default is None, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="FILE")
    args = parser.parse_args(arguments)
    counts: dict[str, dict[str, list[int]]] = {}
    for corpus in CORPORA:
        path = args.data / f"{corpus}.jsonl"
        if not path.exists():
            continue
        tallies = score_cases(load_half(path))
        counts[corpus] = {name: [tally.hit, tally.read, tally.gold] for name, tally in tallies.items()}
        for name in MEASURES:
            print(show_tally(corpus, name, tallies.get(name)))
    if args.out:
        args.out.write_text(json.dumps(counts, indent=1) + "\n", "utf-8")
    return 0


def show_tally(corpus: str, name: str, tally: Tally | None) -> str:
    """Precision, recall and F1 in per cent with the counts; recall is the share of all names that is right."""
    if tally is None:
        return f"{corpus:10} {name:15} not told by the corpus"
    shares = "  ".join(f"{100 * share:5.1f}" for share in (tally.precision, tally.recall, tally.f1))
    return f"{corpus:10} {name:15} {shares}   ({tally.hit} right of {tally.read} read, {tally.gold} marked)"


if __name__ == "__main__":
    sys.exit(main())
