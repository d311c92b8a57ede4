"""Ties between near-copies: passages and texts that say nearly the same in the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.compare.copies import find_copies, measure_overlap
from sayso.compare.hints import find_side
from sayso.compare.told import Mark, Told, find_like, index_told
from sayso.compare.web import Reason, Web

Body = Callable[[str], str]

_LONG = 12
"""Words that a single sentence must have to show by itself that it was copied."""

_SAME_SENTENCE = 0.8
_SAME_TEXT = 0.5


def tie_copies(web: Web, body: Body) -> None:
    """Tie near-copies: a passage with the same number in nearly the same words, or in texts that are mostly the same."""
    shared = _find_shared(web.told)
    passages = [web.told[at].kept.passage.words for at in shared]
    sentences = [web.told[at].kept.sentence.words for at in shared]
    sentences = [text if len(text.split()) >= _LONG else "" for text in sentences]
    for texts, least, what in ((passages, 0.0, "passage"), (sentences, _SAME_SENTENCE, "sentence")):
        for copy in find_copies(texts):
            if copy.similarity >= least:
                share = round(100 * copy.similarity)
                words = f"The {what} is nearly the same, {share} % of its runs of words."
                _tie_copy(web, shared[copy.later], shared[copy.earlier], Reason("copies", words, copy.similarity))
    _tie_texts(web, shared, body)


def _find_shared(told: Sequence[Told]) -> list[int]:
    """Figures with a number that another document has too."""
    documents: dict[Mark, str | None] = {}
    for one in told:
        for mark in one.marks:
            documents[mark] = one.document if documents.setdefault(mark, one.document) == one.document else None
    return [at for at, one in enumerate(told) if any(documents[mark] is None for mark in one.marks)]


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
    index = index_told(web.told, shared)
    for at in shared:
        one = web.told[at]
        if at in web.up or not one.own:
            continue
        for other in find_like(web.told, index, at):
            there = web.told[other]
            if other >= at or there.document == one.document:
                continue
            overlap = measure_overlap(body(one.kept.edition.text_digest), body(there.kept.edition.text_digest))
            if overlap >= _SAME_TEXT:
                words = f"The text is nearly the same, {round(100 * overlap)} % of the shorter one's runs of words."
                web.tie(at, other, Reason("copies", words, overlap))
                break
