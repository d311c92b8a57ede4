"""Searching the words of all reports: the paragraphs that have them, and what was read there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from sayso.errors import InputError
from sayso.model import Filter, KeptFigure, KeptStatement, Passage, Span
from sayso.present.desk.address import make_query, read_number
from sayso.present.desk.pages import Asking, Page

STEP = 20
"""Passages of a page, and how many more the next one has."""
MOST = 200
"""Passages that are shown at most; who looks for more words finds fewer."""
LONGEST = 200
"""Characters that may be looked for, as in the form."""
AROUND = 180
"""Characters around the words that were found in a long paragraph."""
ENTRIES = 12
"""Statements and figures of a passage that are named."""
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage in their order; `found` where they are those that were looked for, `left` where some that stand
    before them are left out."""

    words: str
    found: bool
    left: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage as it is shown, with its entries in text order; `place` is where the report shows it."""

    passage: Passage
    pieces: Sequence[Piece]
    entries: Sequence[KeptStatement | KeptFigure]
    more: int
    place: str


@router.get("/search")
def search_words(page: Asking) -> Response:
    """The passages with all the words, of the newest reports first; nothing is looked for where there are none."""
    return page.give("search.html", lambda: _search(page, page.asked.get("words", "").strip()))


def _search(page: Page, words: str) -> Mapping[str, Any]:
    values: dict[str, Any] = {"words": words[:LONGEST], "hits": (), "wrong": None, "more": None, "full": False}
    if not words:
        return values
    limit = max(STEP, min(read_number(page.asked.get("limit", "")), MOST))
    try:
        if len(words) > LONGEST:
            raise InputError(f"at most {LONGEST} characters can be looked for at once")
        found = list(islice(page.ledger.search(words, limit=limit + 1), limit + 1))
    except InputError as error:
        return values | {"wrong": str(error)}
    more = min(limit + STEP, MOST) if len(found) > limit < MOST else None
    full = len(found) > limit == MOST
    return values | {"hits": _make_hits(page, found[:limit]), "more": more, "full": full, "limit": limit}


def _make_hits(page: Page, passages: Sequence[Passage]) -> list[Hit]:
    """Passages with their entries; all entries are asked for at once."""
    named = [(one, [*one.statements[:ENTRIES], *one.figures[:ENTRIES]]) for one in passages]
    wanted = Filter(ids=tuple({id for _, ids in named for id in ids}))
    kept: dict[str, KeptStatement | KeptFigure] = {}
    if wanted.ids:
        kept |= {one.id: one for one in page.ledger.statements(wanted)}
        kept |= {one.id: one for one in page.ledger.figures(wanted)}
    return [_make_hit(one, [kept[id] for id in ids if id in kept]) for one, ids in named]


def _make_hit(passage: Passage, entries: Sequence[KeptStatement | KeptFigure]) -> Hit:
    more = len(passage.statements) + len(passage.figures) - len(entries)
    return Hit(passage, tuple(cut_pieces(passage)), entries, more, _find_place(passage, entries))


def _find_place(passage: Passage, entries: Sequence[KeptStatement | KeptFigure]) -> str:
    """The report, open at what was read nearest to the words; where nothing was read there, browsers find the words."""
    path = f"/reports/{passage.edition.document}"
    if not entries:
        first = passage.found[0]
        words = passage.pin.words[first.start - passage.pin.span.start : first.end - passage.pin.span.start]
        return f"{path}#:~:text={quote(words, safe='').replace('-', '%2D')}"
    nearest = min(entries, key=lambda one: abs(_find_start(one) - passage.found[0].start))
    return path + make_query(entry=nearest.id) + "#entry"


def _find_start(kept: KeptStatement | KeptFigure) -> int:
    if isinstance(kept, KeptFigure):
        return kept.figure.pin.span.start
    pins = (*kept.statement.content, *kept.statement.source, *kept.statement.cue)
    return min((pin.span.start for pin in pins), default=0)


def cut_pieces(passage: Passage) -> Iterator[Piece]:
    """The words of a passage with those that were found set apart; of what stands between only `AROUND` characters on each
    side, cut at a word's end. Together with what is left out they are the passage, letter by letter."""
    words, shift = passage.pin.words, passage.pin.span.start
    at, left = 0, False
    for span in (Span(one.start - shift, one.end - shift) for one in passage.found):
        before, after = _cut_between(words[at : span.start], first=at == 0)
        if after is not None:
            if before:
                yield Piece(before, found=False)
            before, left = after, True
        if before or left:
            yield Piece(before, found=False, left=left)
        yield Piece(words[span.start : span.end], found=True)
        at, left = span.end, False
    rest = words[at:]
    if len(rest) > AROUND:
        rest = rest[:AROUND].rsplit(" ", 1)[0] + " …"
    if rest:
        yield Piece(rest, found=False)


def _cut_between(words: str, *, first: bool) -> tuple[str, str | None]:
    """What stands before a found word: whole, or its beginning and its end; of what stands before the first one the end."""
    if len(words) <= (AROUND if first else 2 * AROUND):
        return words, None
    end = words[-AROUND:]
    end = end.split(" ", 1)[-1]
    return ("" if first else words[:AROUND].rsplit(" ", 1)[0]), end
