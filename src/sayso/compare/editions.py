"""What changed from one edition of a document to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sayso.compare.recounts import compare_counts
from sayso.compare.rewordings import compare_statements
from sayso.compare.wording import cut_stems, find_content
from sayso.model import Change, Reading

LEAD = 60
"""Words of the lead that tell with the title which story it is."""

SHARED = 0.15
"""Below this share of common words in title and lead (of the shorter one's), two texts tell two stories."""

FEWEST = 5
"""A title and lead with fewer words tell no story."""

ELSE = (
    "Another story stands at this address now, with hardly a word of the title and lead in common; nothing was revised."
)


def compare_editions(older: Reading, newer: Reading) -> tuple[Change, ...]:
    """What was added, removed and changed from the older reading of a document to the newer one.

    Ids are those within the two readings. Figures are matched by what they count and by the words around them, not by
    their place in the text; a count that is told otherwise is one change, whose reason names both numbers and how
    they stand to each other. Where another story stands at the same address, nothing is called changed: all of the
    older one is removed and all of the newer one added, with that as the reason.
    """
    if older.text.body == newer.text.body and older.figures == newer.figures and older.statements == newer.statements:
        return ()
    if is_other_story(older, newer):
        return tuple(_replace_all(older, newer))
    return (*compare_counts(older, newer), *compare_statements(older, newer))


def is_other_story(older: Reading, newer: Reading) -> bool:
    """Whether the two tell different stories: no sentence stands in both, and title and lead share hardly a word.

    A text with hardly a word tells no story, and then the answer is no.
    """
    outlet = find_content(newer.report.publisher or "")
    one, other = (find_content(_take_lead(reading)) - outlet for reading in (older, newer))
    fewer = min(len(one), len(other))
    if fewer < FEWEST or len(one & other) >= SHARED * fewer:
        return False
    return not _list_sentences(older) & _list_sentences(newer)


def _take_lead(reading: Reading) -> str:
    return f"{reading.report.title or ''} {' '.join(reading.text.body[: LEAD * 12].split()[:LEAD])}"


def _list_sentences(reading: Reading) -> set[tuple[str, ...]]:
    """The sentences of a text by their words, but for those of a word or two, which stand anywhere."""
    body = reading.text.body
    told = (tuple(cut_stems(body[span.start : span.end])) for span in reading.text.sentences)
    return {words for words in told if len(words) >= FEWEST}


def _replace_all(older: Reading, newer: Reading) -> Iterator[Change]:
    sides: tuple[tuple[Reading, Literal["added", "removed"]], ...] = ((older, "removed"), (newer, "added"))
    for reading, kind in sides:
        yield from (_make_change("figure", kind, one.id) for one in reading.figures)
        yield from (_make_change("statement", kind, one.id) for one in reading.statements)


def _make_change(what: Literal["statement", "figure"], kind: Literal["added", "removed"], id: str) -> Change:
    return Change(what, kind, id if kind == "removed" else None, id if kind == "added" else None, ELSE)
