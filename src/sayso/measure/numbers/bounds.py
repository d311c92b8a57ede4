"""Numbers with the words that bind them: *more than 3,500*, *between 20 and 30*, *$5 to $6 billion*, *20 or more*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.lexicon.events import load_events
from sayso.lexicon.numbers import Phrases, load_numbers
from sayso.lexicon.writing import load_writing
from sayso.measure.numbers.numerals import Numeral, may_be_numeral, read_numeral
from sayso.measure.numbers.phrases import form_at, read_phrase
from sayso.model import Bound, Quantity
from sayso.model.words import Word, Words

_NUMBERS = load_numbers()
_TABLE, _EVENTS = _NUMBERS.bounds, load_events()
_UNITS = _NUMBERS.units
_ITEM = re.compile(r"[-‐‑‒–—―−:=][^\n0-9]{0,20}[0-9]|[0-9]\s+\w")
_DASHES = frozenset("-‐‑–—−")
_MONTHS = load_writing().months
_JOINTS = frozenset(("to", "or", "and"))
_LOOSE: frozenset[Bound] = frozenset(("about", "nearly"))
LONGEST_LINE = 2000
"""Characters of a list's line at most."""
LONGEST_ASIDE = 30
"""Words in brackets before a header's colon at most."""
AROUND_MOVE = 6
"""Words before *from* among which a verb of change is looked for."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bound: words `first` to `last`, characters `start` to `end`; `inner` is the bare number
    (the first of two), `unit` its currency by sign or code."""

    inner: Numeral
    first: int
    last: int
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None

    def quantity(self, body: str) -> Quantity:
        """What the words commit to."""
        return Quantity(_tidy(self.low), _tidy(self.high), self.bound, body[self.start : self.end])


def bind(words: Words, number: Numeral, reached: int = 0) -> Bounded:
    """The number with its currency, its other end and its bound; words before `reached` belong to another number."""
    listed = words.words
    found = _add_sign(listed, number)
    found = _add_end(words, found)
    found = _add_closing(words, found)
    size = _opening(listed, found.first) if found.bound == "between" else 0
    if size and size <= found.first - reached:
        return _reach(listed, found, size)
    return _add_openings(listed, found, reached)


def limit(found: Bounded, bound: Bound) -> Bounded:
    """An exact number (or a loosely bound one) under a bound; what is open on a side becomes None."""
    if found.bound not in ("exact", *_LOOSE) or (found.bound in _LOOSE and bound in _LOOSE):
        return found
    value = found.low
    low = None if bound in ("at_most", "fewer_than") else value
    high = None if bound in ("at_least", "more_than") else value
    return replace(found, low=low, high=high, bound=bound)


def _tidy(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _add_sign(words: Sequence[Word], number: Numeral) -> Bounded:
    """The number with the currency sign or code before it: *$5*, *US$5*, *dlrs 5*; a plus sign belongs to it too."""
    bound: Bound = "vague" if number.vague else "exact" if number.low == number.high else "between"
    bound = number.bound if number.bound != "exact" else bound
    plain = Bounded(number, number.first, number.last, number.start, number.end, number.low, number.high, "exact", None)
    plain = limit(plain, bound) if bound not in ("between", "vague") else replace(plain, bound=bound)
    first = number.first
    before = words[first - 1] if first > 0 else None
    if before is None or before.end < number.start - 1:
        return plain
    if before.form == "+" and before.end == number.start:
        return replace(plain, first=first - 1, start=before.start)
    unit = _UNITS.signs.get(before.form) or _UNITS.codes.get(before.lower)
    if unit is None:
        return plain
    plain = replace(plain, first=first - 1, start=before.start, unit=unit)
    prefix = words[first - 2] if first > 1 else None
    if prefix and prefix.end == before.start and prefix.lower in _UNITS.prefixes and before.form in _UNITS.signs:
        plain = replace(plain, first=first - 2, start=prefix.start)
    return plain


def _add_end(words: Words, found: Bounded) -> Bounded:
    """The number with its other end, where it is the lower end of a range."""
    if found.bound != "exact" or found.low is None or found.last + 1 >= len(words.words):
        return found
    listed, joint = words.words, words.words[found.last]
    opening = _opening(listed, found.first)
    if joint.lower not in _JOINTS and joint.form not in _DASHES:
        return found
    if (joint.lower == "and" and not opening) or _is_move(listed, found, opening) or _is_day(listed, found.first):
        return found
    at = found.last + 1
    while at < len(listed) and (listed[at].form in _UNITS.signs or listed[at].lower in _UNITS.prefixes):
        at += 1
    if at > found.last + 3 or at >= len(listed) or not (may_be_numeral(listed[at]) or listed[at].lower == "a"):
        return found
    at += listed[at].lower == "a"
    other = read_numeral(words, at) if at < len(listed) else None
    return _span_range(found, other, joint) if other else found


def _span_range(found: Bounded, other: Numeral, joint: Word) -> Bounded:
    if found.low is None or other.low is None or other.low != other.high:
        return found
    low, top = found.low, other.low
    if found.inner.scale == 1 and other.scale > 1 and low < top / other.scale:
        low *= other.scale
    close = joint.form not in _DASHES or (joint.start - found.end < 2 and other.start - joint.end < 2)
    if low >= top or not close:
        return found
    return replace(found, last=other.last, end=other.end, low=low, high=top, bound="between")


def _opening(words: Sequence[Word], first: int) -> int:
    """The words before a number that open a range (*between*, *anywhere from*)."""
    return _match_before(words, first, _TABLE.openings)[0]


def _is_move(words: Sequence[Word], found: Bounded, opening: int) -> bool:
    """Whether *from 9 to 12* (or *fell $4 to $14*) tells a change."""
    first = found.first
    if not opening:
        return found.unit is not None and form_at(words, first - 1) in _TABLE.moves
    before = words[max(0, first - 1 - AROUND_MOVE) : first - 1]
    return words[first - 1].lower == "from" and any(word.lower in _TABLE.moves for word in before)


def _is_day(words: Sequence[Word], first: int) -> bool:
    """Whether a month stands before the number: *since Dec. 5 to 922* is no range."""
    before = [word.form for word in words[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in _MONTHS or (before[-1] == "." and before[0] in _MONTHS))


def _add_closing(words: Words, found: Bounded) -> Bounded:
    """*or more*, *or so*, *plus*, *+*, on the same line."""
    listed, at = words.words, found.last
    if at >= len(listed) or found.bound != "exact" or "\n" in words.body[found.end : listed[at].start]:
        return found
    for phrase, bound in _TABLE.after.get(listed[at].lower, ()):
        closing = listed[at : at + len(phrase)]
        glued = phrase != ("+",) or closing[0].start == found.end
        behind = at + len(phrase)
        if form_at(listed, behind) == "than" or (behind < len(listed) and may_be_numeral(listed[behind])):
            continue  # *20 or more than 30*, *20, at least 30*: the words belong to what follows
        if glued and tuple(word.lower for word in closing) == phrase:
            return replace(limit(found, bound), last=at + len(phrase), end=closing[-1].end)
    return found


def _add_openings(words: Sequence[Word], found: Bounded, reached: int) -> Bounded:
    """The number with the phrases before it that bind it: *at least about 20* is at least 20."""
    bounded = False
    while True:
        skipped = _match_before(words, found.first, _TABLE.extra)[0]
        size, bound = _match_before(words, found.first - skipped, _TABLE.before)
        first = found.first - skipped - size
        if not size or first < reached or (bounded and bound in _LOOSE):
            return found
        if _is_particle(words, first, found.last) or _is_reached(words, first):
            return found
        found, bounded = _reach(words, limit(found, bound), skipped + size), True


def _is_particle(words: Sequence[Word], at: int, behind: int) -> bool:
    """Whether a word is the *over* of the verb before it: *handed over 12 tanks*, *took over 3 towns*."""
    kind = _TABLE.over.get(form_at(words, at - 1)) if form_at(words, at) == "over" else None
    if kind is None or kind == "any":
        return kind is not None
    head = form_at(words, read_phrase(words, behind) - 1)
    return kind in _EVENTS.kinds.get(_EVENTS.singular(head), ())


def _is_reached(words: Sequence[Word], at: int) -> bool:
    """Whether *up to* tells where a count went: *bringing the toll up to 4*."""
    return (form_at(words, at), form_at(words, at + 1)) == ("up", "to") and form_at(words, at - 1) in _TABLE.goes


def _reach(words: Sequence[Word], found: Bounded, size: int) -> Bounded:
    first = found.first - size
    return replace(found, first=first, start=words[first].start)


def _match_before(words: Sequence[Word], first: int, phrases: Phrases) -> tuple[int, Bound]:
    """How many words before `first` are a phrase, and its bound; 0 and exact where none is."""
    if first < 1:
        return 0, "exact"
    for phrase, bound in phrases.get(words[first - 1].lower, ()):
        size = len(phrase)
        if size <= first and tuple(word.lower for word in words[first - size : first]) == phrase:
            return size, bound
    return 0, "exact"


def read_header(words: Words, colon: int) -> tuple[Bound, int] | None:
    """The bound that a list's header gives to all its totals (*losses were approximately:*), and the character where
    the list ends: with the sentence, or before a line that is no item (*tanks - 1254*). None for other colons."""
    size, bound = _match_before(words.words, _skip_aside(words.words, colon), _TABLE.before)
    if not size:
        return None
    body, start = words.body, words.words[colon].end
    line = _find_line_end(body, start)
    if body[start:line].strip():
        stop = body.find(". ", start, line)
        return bound, stop if stop >= 0 else line
    while line < len(body):
        start, line = line + 1, _find_line_end(body, line + 1)
        if body[start:line].strip() and not _ITEM.search(body, start, line):
            break
    return bound, start


def _skip_aside(words: Sequence[Word], at: int) -> int:
    """Where the brackets that end before a word begin; the word itself where none do."""
    if form_at(words, at - 1) != ")":
        return at
    return next((index for index in range(at - 1, max(0, at - LONGEST_ASIDE), -1) if words[index].form == "("), at)


def _find_line_end(body: str, start: int) -> int:
    limit = min(len(body), start + LONGEST_LINE)
    end = body.find("\n", start, limit)
    return end if end >= 0 else limit
