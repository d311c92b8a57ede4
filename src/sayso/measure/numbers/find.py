"""Every number of a text that may be a figure, with its bound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from sayso.lexicon.numbers import load_numbers
from sayso.measure.draft import Mention, NumberKind
from sayso.measure.numbers.bounds import Bounded, bind, limit, read_header
from sayso.measure.numbers.numerals import may_be_numeral, read_numeral
from sayso.measure.numbers.phrases import form_at
from sayso.measure.numbers.refuse import is_no_figure
from sayso.measure.numbers.singles import counts_one, is_another, is_single, read_none
from sayso.model import Bound, Quantity, Span, Text
from sayso.model.words import Word, Words

_UNITS = load_numbers().units
_NONE = frozenset(("no", "not", "nobody", "no-one", "none", "neither", "without"))
_ARTICLES = frozenset(("a", "an"))
_SINGLES = _ARTICLES | {"another"}
_ZERO, _ONE = Decimal(0), Decimal(1)
_POUNDS = frozenset(("pound", "pounds"))
_KILOS = frozenset(("kg", "kgs", "kilograms", "kilos", "kilogrammes"))


def find_mentions(text: Text, words: Words) -> tuple[Mention, ...]:
    """Every number in the text that may be a figure, in order, with its bound; never two that overlap.

    Ages, dates, durations, distances, shares, ranks, identifiers and counts of what nobody checks are left out,
    and so is a *one* that only means *a*. What correction notices tell is withdrawn, a label of a transcript counts nothing, and a number that is a line's
    heading is read once, in its sentence. What a number counts isn't asked here beyond money and measures.
    """
    left = sorted([*text.corrections, *(turn.speaker for turn in text.turns if turn.speaker)])
    starts = [span.start for span in left]
    held = [one for one in _walk(words) if not _is_left_out(left, starts, one)]
    return tuple(
        one for one, other in zip_longest(held, held[1:]) if other is None or not _is_heading(text, one, other)
    )


def _is_left_out(left: Sequence[Span], starts: Sequence[int], mention: Mention) -> bool:
    """Whether the number stands in one of the spans that tell none: correction notices, and labels (*Soldier 2*)."""
    at = bisect_right(starts, mention.span.start) - 1
    return at >= 0 and mention.span.start < left[at].end


def _is_heading(text: Text, mention: Mention, other: Mention) -> bool:
    """Whether a number that begins a line is told again right after it, or in the next line where it has its own."""
    one, same = mention.quantity, other.quantity
    if one.low is None or (one.low, one.high) != (same.low, same.high) or mention.unit != other.unit:
        return False
    start, end = mention.span.start, mention.span.end
    if start > 0 and text.body[start - 1] != "\n":
        return False
    rest, _, line = text.body[end : other.span.start].partition("\n")
    return not rest.strip() and "\n" not in line.strip()


def _walk(words: Words) -> Iterator[Mention]:
    listed, reached = words.words, 0
    header: tuple[Bound, int] | None = None
    for at, word in enumerate(listed):
        if at < reached:
            continue
        if word.lower in _SINGLES or word.lower in _NONE:
            mention = _read_single(words, at)
        elif may_be_numeral(word):
            number = read_numeral(words, at)
            if number is None or number.first < reached:
                continue
            found = bind(words, number, reached)
            reached = found.last
            listed_under = header is not None and found.end <= header[1] and listed[found.first].form != "+"
            mention = _make(words, limit(found, header[0]) if header and listed_under else found)
        else:
            if word.form == ":" and (header is None or word.start >= header[1]):
                header = read_header(words, at)
            continue
        if mention is not None:
            reached = mention.last
            yield mention


def _read_single(words: Words, at: int) -> Mention | None:
    listed = words.words
    if listed[at].lower in _SINGLES:
        counts = is_single if listed[at].lower in _ARTICLES else is_another
        last, value = (at + 1 if counts(listed, at) else None), _ONE
    else:
        last, value = read_none(listed, at), _ZERO
    if last is None:
        return None
    span = Span(listed[at].start, listed[last - 1].end)
    return Mention(span, at, last, Quantity(value, value, "exact", words.body[span.start : span.end]), "count")


def _make(words: Words, found: Bounded) -> Mention | None:
    kind, unit = _find_kind(words.words, found)
    if kind != "addition" and is_no_figure(words, found, kind == "count"):
        return None
    if kind == "count" and found.inner.low == 1 and found.inner.high == 1 and not counts_one(words.words, found):
        return None
    quantity = found.quantity(words.body)
    return Mention(Span(found.start, found.end), found.first, found.last, quantity, kind, unit)


def _find_kind(words: tuple[Word, ...], found: Bounded) -> tuple[NumberKind, str | None]:
    """What the number itself tells, and its unit."""
    if found.unit:
        return "money", found.unit
    if words[found.first].form == "+":
        return "addition", None
    after = form_at(words, found.last)
    if after in _POUNDS and _is_weight(words, found.last + 1):
        return "measure", "pound"
    for at in range(found.last, found.last + 3):
        if unit := _UNITS.currencies.get(form_at(words, at)):
            return "money", unit
        if at >= len(words) or not words[at].form[0].isupper():
            break
    for size in (3, 2, 1):
        unit = _UNITS.measures.get(" ".join(form_at(words, found.last + away) for away in range(size)))
        if unit:
            return "measure", unit
    return "count", None


def _is_weight(words: tuple[Word, ...], at: int) -> bool:
    """Whether pounds weigh: *pounds of explosives*, *pounds (600 kg)*, but *pounds of aid*."""
    if form_at(words, at) == "of":
        return form_at(words, at + 1) not in _UNITS.pounds_of
    return form_at(words, at) == "(" and form_at(words, at + 2) in _KILOS
