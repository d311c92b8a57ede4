"""Ties between near-copies: passages and texts that say nearly the same in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from sayso.compare.copies import Shelf, find_copies, find_words, make_shingles, share_run
from sayso.compare.hints import find_side
from sayso.compare.told import MOST, Told
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
    for shared in _find_shared(web):
        _tie_passages(web, shared)
        _tie_sentences(web, shared)
        _tie_texts(web, shared, body)


def _tie_passages(web: Web, shared: Sequence[int]) -> None:
    for copy in find_copies([web.told[at].kept.passage.words for at in shared]):
        words = f"The passages are nearly the same: of their runs of four words {round(100 * copy.similarity)} % stand in both."
        _tie_copy(web, shared[copy.later], shared[copy.earlier], Reason("copies", words, copy.similarity))


def _tie_sentences(web: Web, shared: Sequence[int]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for at in shared:
        told = tuple(find_words(web.told[at].kept.sentence.words))
        if len(told) >= _LONG and (earlier := first.setdefault(told, at)) != at:
            reason = f"The sentences are the same, word for word ({len(told)} words)."
            _tie_copy(web, at, earlier, Reason("copies", reason, _SAME_SENTENCE))


def _find_shared(web: Web) -> Iterator[list[int]]:
    """The figures of one number, whatever its bound, for the same days; only those in several documents of which not all
    are tied together or to somebody."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(web.told):
        quantity = one.kept.figure.quantity
        number = quantity.low if quantity.low is not None else quantity.high
        alike[quantity.words.casefold() if number is None else number, one.days, one.denied].append(at)
    for places in alike.values():
        several = len({web.told[at].document for at in places}) > 1 and len({web.find(at) for at in places}) > 1
        if several and any(at not in web.up for at in places):
            yield places


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
    """Whole texts are held against the first few, only where the passages have a run of words in common."""
    seeking, shelf = {at for at in shared if web.told[at].own and at not in web.up}, Shelf()
    for nth, at in enumerate(shared):
        if not seeking:
            return
        if nth >= MOST and at not in seeking:
            continue
        shingles = make_shingles(body(web.told[at].kept.edition.text_digest))
        if at in seeking:
            seeking.discard(at)
            _tie_text(web, at, shelf.measure(shingles, _SAME_TEXT))
        if nth < MOST:
            shelf.add(at, shingles)


def _tie_text(web: Web, at: int, overlaps: Mapping[int, float]) -> None:
    one = web.told[at]
    for other, overlap in overlaps.items():
        earlier = web.told[other]
        if earlier.document == one.document or not one.is_same(earlier):
            continue
        words = f"The texts are nearly the same: {round(100 * overlap)} % of the shorter one’s runs of four words stand in both."
        beside = share_run(one.kept.passage.words, earlier.kept.passage.words)
        if beside and web.tie(at, other, Reason("copies", words, overlap)):
            return
