"""Score places on news with places marked: `python -m evals.places --data FOLDER`.

FOLDER holds LGL and TR-News (`lgl.jsonl`, `tr_news.jsonl`), and GeoVirus and GeoWebNews where they are. Pages are sorted
by id and every other one is scored, from the second on; the weights were fitted on the rest (`sayso.train.geoparsed`).

Measures, each a `Tally`:

* `country`: marked names whose country the corpus tells; right where the likeliest candidate lies in it.
* `near`: marked names with coordinates; right where the likeliest candidate lies within 161 km (100 miles) of them.
* `near/any`: the same for any of the candidates that are shown (at most five).
* `found`: places that the reader finds by itself, against all marked names that the corpus resolves. A hit overlaps one;
  peoples' adjectives (*Canadian*), which LGL marks as places, are left out on both sides, and so is what overlaps a name
  that the corpus marks but doesn't resolve (a street).

In the first three the spans are given, with names found by the reader as context, and a name without a candidate is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.tally import Tallies, Tally, add_tallies
from sayso.lexicon.states import load_states
from sayso.model import Locale, Place, Span, find_words
from sayso.resolve.countries import find_country
from sayso.resolve.gazetteer import load_gazetteer
from sayso.resolve.meaning import distance
from sayso.resolve.places import find_places, resolve_spans
from sayso.train.geoparsed import Marked, Page, halve, load_pages

CORPORA = ("lgl", "tr_news", "geovirus", "geowebnews")
MEASURES = ("country", "near", "near/any", "found")
AROUND = 161.0
"""Kilometres."""


def score_page(page: Page) -> Tallies:
    """The tallies of one page."""
    words = find_words(page.text)
    marked = [one for one in page.places if one.resolved]
    read = resolve_spans(page.report, page.text, words, [one.span for one in marked])
    rows = [_score_name(one, place) for one, place in zip(marked, read, strict=True)]
    rows.append({"found": _score_found(page, find_places(page.report, page.text, words))})
    return add_tallies(rows)


def _score_name(marked: Marked, place: Place) -> Tallies:
    row = {}
    likeliest = place.candidates[:1]
    code = find_country(load_gazetteer(), marked.country) if marked.country else None
    if code is not None:
        row["country"] = _tally(one.country == code for one in likeliest)
    if marked.at is not None:
        row["near"] = _tally(_is_near(one, marked.at) for one in likeliest)
        row["near/any"] = _tally(_is_near(one, marked.at) for one in place.candidates)
    return row


def _tally(verdicts: Iterable[bool]) -> Tally:
    listed = list(verdicts)
    return Tally(int(any(listed)), int(bool(listed)), 1)


def _is_near(one: Locale, at: tuple[float, float]) -> bool:
    return distance((one.latitude, one.longitude), at) <= AROUND


def _score_found(page: Page, read: Sequence[Place]) -> Tally:
    peoples = load_states().demonyms
    gold = [one.span for one in page.places if one.resolved and one.phrase.lower() not in peoples]
    passed = [one.span for one in page.places if one.span not in gold]
    spans = [place.pin.span for place in read]
    counted = [span for span in spans if _meets(span, gold) or not _meets(span, passed)]
    hits = sum(_meets(span, spans) for span in gold)
    extra = sum(not _meets(span, gold) for span in counted)
    return Tally(hits, hits + extra, len(gold))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def score_pages(pages: Iterable[Page]) -> dict[str, Tally]:
    """The tallies over all pages."""
    return add_tallies(map(score_page, pages))


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
        tallies = score_pages(halve(load_pages(path))[1])
        counts[corpus] = {name: [tally.hit, tally.read, tally.gold] for name, tally in tallies.items()}
        for name in MEASURES:
            print(show_tally(corpus, name, tallies.get(name)))
    if args.out:
        args.out.write_text(json.dumps(counts, indent=1) + "\n", "utf-8")
    return 0


def show_tally(corpus: str, name: str, tally: Tally | None) -> str:
    """Precision, recall and F1 in per cent with the counts; recall is the share of all names that is right."""
    if tally is None:
        return f"{corpus:10} {name:10} not told by the corpus"
    shares = "  ".join(f"{100 * share:5.1f}" for share in (tally.precision, tally.recall, tally.f1))
    return f"{corpus:10} {name:10} {shares}   ({tally.hit} right of {tally.read} read, {tally.gold} marked)"


if __name__ == "__main__":
    sys.exit(main())
