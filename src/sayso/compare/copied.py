"""Ties between near-copies: passages and texts that say nearly the same in the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.compare.copies import find_copies, find_words, measure_overlap
from sayso.compare.hints import find_side
from sayso.compare.told import Told, find_like, index_told
from sayso.compare.values import Mark
from sayso.compare.web import Reason, Web

Body = Callable[[str], str]

_LONG = 12
"""Words that a single sentence must have to show by itself that it was copied."""

_SAME_SENTENCE = 0.8
"""How sure a copy of one sentence is."""

_SAME_TEXT = 0.5


def tie_copies(web: Web, body: Body) -> None:
    """Tie near-copies: the same number in a passage of nearly the same words, in just the same sentence, or in texts that
    are mostly the same."""
    shared = _find_shared(web.told)
    for copy in find_copies([web.told[at].kept.passage.words for at in shared]):
        words = f"The passage is nearly the same, {round(100 * copy.similarity)} % of its runs of words."
        _tie_copy(web, shared[copy.later], shared[copy.earlier], Reason("copies", words, copy.similarity))
    first: dict[str, int] = {}
    for at in shared:
        told = find_words(web.told[at].kept.sentence.words)
        if len(told) >= _LONG and first.setdefault(" ".join(told), at) != at:
            reason = f"The sentence is the same, word for word, for all its {len(told)} words."
            _tie_copy(web, at, first[" ".join(told)], Reason("copies", reason, _SAME_SENTENCE))
    _tie_texts(web, shared, body)


def _find_shared(told: Sequence[Told]) -> list[int]:
    """Figures with a number that another document has too."""
    documents: dict[Mark, set[str]] = {}
    for one in told:
        for mark in one.marks:
            documents.setdefault(mark, set()).add(one.document)
    return [at for at, one in enumerate(told) if any(_is_elsewhere(one, documents.get(mark)) for mark in one.seeks)]


def _is_elsewhere(one: Told, documents: set[str] | None) -> bool:
    return documents is not None and (len(documents) > 1 or one.document not in documents)


def _tie_copy(web: Web, later: int, earlier: int, reason: Reason) -> None:
    """The copy goes to what was told first, unless only the later one tells whose word it is."""
    one, other = web.told[later], web.told[earlier]
    if one.document == other.document or not one.is_same(other):
        return
    if other.own and not one.own and earlier not in web.up:
        web.tie(earlier, later, reason)
    elif later not in web.up and (one.own or other.own or _is_one_side(one, other)):
        web.tie(later, earlier, reason)


def _is_one_side(one: Told, other: Told) -> bool:
    """Whether two voices may be one that was read differently: not where both are named and known to differ."""
    return one.name is None or other.name is None or find_side(one.name) == find_side(other.name)


def _tie_texts(web: Web, shared: Sequence[int], body: Body) -> None:
    """Whole texts are held against each other only where the passages have a run of words in common."""
    index = index_told(web.told, shared)
    for at in shared:
        one = web.told[at]
        if at in web.up or not one.own:
            continue
        for other in find_like(web.told, index, at):
            if other < at and web.told[other].document != one.document and _tie_text(web, at, other, body):
                break


def _tie_text(web: Web, at: int, other: int, body: Body) -> bool:
    one, there = web.told[at].kept, web.told[other].kept
    if not measure_overlap(one.passage.words, there.passage.words):
        return False
    overlap = measure_overlap(body(one.edition.text_digest), body(there.edition.text_digest))
    words = f"The text is nearly the same, {round(100 * overlap)} % of the shorter one's runs of words."
    return overlap >= _SAME_TEXT and web.tie(at, other, Reason("copies", words, overlap))
