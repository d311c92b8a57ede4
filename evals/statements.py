"""Score whole readings: statements found, with the right speaker, and what else of them is right.

Measures, each a `Tally`:

* `token/ROLE`: the tokens of a role, united over a text's statements.
* `found`: statements paired one to one, greatest overlap of contents first, with a Jaccard of at least
  a half; `speaker`: those that name the same speaker besides (`evals.names`).
* `kind`, `stance`, `via`: of the statements found, those with the same; here read and gold are both the
  number found, so that F1 is the share that is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.cases import ROLES, Record, Spans
from evals.names import cut_words, same_name
from evals.polnear import TOKEN, Tokens, Verdict, jaccard
from evals.tally import Tally, add_tallies

FIELDS = ("kind", "stance", "via")


def score_case(text: str, gold: Sequence[Record], read: Sequence[Record]) -> Verdict:
    """What `read` gets right of `gold` in one text."""
    rows = [_count_tokens(text, gold, read), {name: Tally(0, len(read), len(gold)) for name in ("found", "speaker")}]
    right: dict[str, tuple[str, ...]] = {record.id: () for record in gold}
    for i, j in pair(text, gold, read):
        fields = _compare(gold[i], read[j])
        rows.append({"found": Tally(1), "speaker": Tally(int("speaker" in fields))})
        rows.append({field: Tally(int(field in fields), 1, 1) for field in FIELDS})
        right[gold[i].id] = ("found", *fields)
    return Verdict(add_tallies(rows), right)


def pair(text: str, gold: Sequence[Record], read: Sequence[Record]) -> list[tuple[int, int]]:
    """Pairs of a gold and a read statement (indexes) whose contents have half of their tokens in common."""
    golds = [_tokens(text, record.content) for record in gold]
    reads = [_tokens(text, record.content) for record in read]
    ranked = sorted((-jaccard(g, r), i, j) for i, g in enumerate(golds) for j, r in enumerate(reads))
    taken: set[int] = set()
    given: set[int] = set()
    pairs = []
    for overlap, i, j in ranked:
        if -overlap < 0.5:
            break
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs.append((i, j))
    return pairs


def _count_tokens(text: str, gold: Sequence[Record], read: Sequence[Record]) -> dict[str, Tally]:
    row = {}
    for role in ROLES:
        marked = _tokens(text, [span for record in gold for span in record.spans(role)])
        found = _tokens(text, [span for record in read for span in record.spans(role)])
        row[f"token/{role}"] = Tally(len(marked & found), len(found), len(marked))
    return row


def _tokens(text: str, spans: Spans | list[tuple[int, int]]) -> Tokens:
    """The places where the spans' tokens start; a token that a span cuts starts where the span does."""
    return frozenset(match.start() for start, end in spans for match in TOKEN.finditer(text, start, end))


def _compare(gold: Record, read: Record) -> tuple[str, ...]:
    """The names of what is the same in both."""
    verdict = {
        "speaker": same_name(gold.speaker, read.speaker),
        "kind": gold.kind == read.kind,
        "stance": gold.stance == read.stance,
        "via": {cut_words(name) for name in gold.via} == {cut_words(name) for name in read.via},
    }
    return tuple(field for field, same in verdict.items() if same)
