"""How well main texts are taken out of pages: token F1 against gold bodies, paragraphs found again in the page, speed.

    python evals/extraction.py FOLDER

FOLDER holds `ground_truth.jsonl` (id, html: path of a gzipped page, url, text: the gold body), as Zyte's
article-extraction-benchmark does. Prints one JSON object. Tokens are runs of word characters; F1 is the mean
over pages of bag-of-words F1, precision and recall likewise. A paragraph counts as found where its offsets
lead to the page. Each page's offsets are checked: a character that is not the page's own is a fault.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from sayso.model import Dropped, Raw, Text
from sayso.text import make_text
from sayso.text.decode import decode_raw

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """One page against its gold body."""

    precision: float
    recall: float
    paragraphs: int
    placed: int
    faults: int

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where nothing fits."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_page(raw: Raw, gold: str) -> Score:
    """The page's score; all 0 where it was dropped."""
    made = make_text(raw)
    if isinstance(made, Dropped):
        return Score(0.0, 0.0, 0, 0, 0)
    _, text = made
    ours, theirs = Counter(_TOKEN.findall(text.body.lower())), Counter(_TOKEN.findall(gold.lower()))
    common = sum((ours & theirs).values())
    placed = sum(text.offsets.to_source(paragraph) is not None for paragraph in text.paragraphs)
    return Score(
        common / max(1, sum(ours.values())),
        common / max(1, sum(theirs.values())),
        len(text.paragraphs),
        placed,
        count_faults(text, decode_raw(raw)),
    )


def count_faults(text: Text, page: str) -> int:
    """Runs whose characters are not those of the page."""
    return sum(
        text.body[at : at + length] != page[source : source + length] for at, source, length in text.offsets.runs
    )


def main(folder: Path) -> dict[str, float | int]:
    """The measures over all pages of the folder."""
    scores = []
    spent = 0.0
    for line in (folder / "ground_truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        raw = Raw(gzip.decompress((folder / row["html"]).read_bytes()), "text/html", row["html"], url=row["url"])
        start = time.process_time()
        scores.append(score_page(raw, row["text"]))
        spent += time.process_time() - start
    return {
        "pages": len(scores),
        "dropped": sum(score.paragraphs == 0 for score in scores),
        "f1": round(fmean(score.f1 for score in scores), 4),
        "precision": round(fmean(score.precision for score in scores), 4),
        "recall": round(fmean(score.recall for score in scores), 4),
        "paragraphs": sum(score.paragraphs for score in scores),
        "placed": round(sum(score.placed for score in scores) / max(1, sum(score.paragraphs for score in scores)), 4),
        "faults": sum(score.faults for score in scores),
        "pages_per_second": round(len(scores) / spent, 1),
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1])), indent=1))
