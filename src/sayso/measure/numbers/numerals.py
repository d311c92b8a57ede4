"""What the words of a number say, without its bound: *2.3 million*, *twenty-five*, *a dozen*, *tens of thousands*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from sayso.lexicon.numbers import load_numbers
from sayso.measure.numbers.phrases import form_at
from sayso.model import Bound
from sayso.model.words import Word, Words

_NUMBERS = load_numbers()
_TABLE = _NUMBERS.words
_TAILS = _NUMBERS.bounds.tails
_SCALES = {**{word: value for word, value in _TABLE.short.items() if len(word) > 1}, **_TABLE.magnitudes}
_DIGITS = re.compile(r"([0-9]{1,3}(?:[,.][0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,6})?)([a-z]{1,3})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,.][0-9]{3})+")
_HYPHENS = frozenset("-‐‑")
_GAPS = frozenset((" ", "\u00a0", "\u2009", "\u202f"))
_ZERO, _ONE = Decimal(0), Decimal(1)
_HALF = Decimal("0.5")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
MOST_GROUPS = 4
"""Groups of three digits after the first ones at most."""
MOST_WORDS = 12
"""Words of a number at most."""
LONGEST = 20
"""Characters of a number in digits at most; longer ones are identifiers."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words `first` to `last` (half-open), from character `start` to `end`, which may lie in a word.

    `low` and `high` are None where the words commit to nothing (*dozens*). `digits` tells how it is written,
    `scale` the magnitude that it ends with (*million*), `bound` what a tail tells (*50-odd*).
    """

    first: int
    last: int
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    digits: bool = False
    scale: Decimal = _ONE
    bound: Bound = "exact"

    @property
    def vague(self) -> bool:
        """Whether the words commit to no number."""
        return self.low is None and self.high is None


_PLAIN = frozenset((*_TABLE.values, *_TABLE.magnitudes, *_TABLE.many, *_TABLE.many_of, *_TABLE.tens, *_TABLE.some))
_STARTS = _PLAIN | {"half"}


def may_be_numeral(word: Word) -> bool:
    """Whether a number may begin at the word (after *a* or *half*); cheap, because every word is asked."""
    lower = word.lower
    if lower in _PLAIN or "0" <= lower[0] <= "9":
        return True
    return "-" in lower and lower.partition("-")[0] in _STARTS


def read_numeral(words: Words, at: int) -> Numeral | None:
    """The number that begins at a word, with what belongs to it before the word (*a*, *half a*)."""
    word = words.words[at]
    found = _read_digits(words, at) if "0" <= word.lower[0] <= "9" else _read_words(words.words, at)
    return found and _read_tail(words, found)


def _read_digits(words: Words, at: int) -> Numeral | None:
    word = words.words[at]
    whole, *rest = word.lower.split("-")
    value = _value_of_digits(whole, form_at(words.words, at + 1) in _SCALES or form_at(words.words, at - 1) == "$")
    if value is None or len(rest) > 1 or len(word.form) > LONGEST:
        return None
    number, scale = value
    found = Numeral(at, at + 1, word.start, word.start + len(whole), number, number, True, scale)
    if rest:
        joined = _join_part(found, rest[0], word.start + len(word.form))
        return joined and _add_magnitude(words.words, joined)
    return _add_magnitude(words.words, _add_decimals(words.words, _add_groups(words, found)))


def _value_of_digits(form: str, scaled: bool = False) -> tuple[Decimal, Decimal] | None:
    """The value and the glued magnitude of *1,200*, *2.3* or *1.2m*; `scaled` where its point can't part thousands."""
    match = _DIGITS.fullmatch(form)
    if match is None or (match[2] and match[2] not in _TABLE.short):
        return None
    digits, scale = match[1], _TABLE.short[match[2]] if match[2] else _ONE
    if "," in digits:
        digits = digits.replace(",", "")
    elif digits.count(".") > 1 or (_GROUPED.fullmatch(digits) and digits[0] != "0" and not scaled and scale == 1):
        return Decimal(digits.replace(".", "")), scale  # 60.000, as much of Europe writes thousands
    return Decimal(digits) * scale, scale


def _join_part(found: Numeral, part: str, end: int) -> Numeral | None:
    """A number whose word goes on after a hyphen: *20-30*, *5-million*, *50-strong*; None where that makes a name."""
    if part in _TAILS:
        bound = _TAILS[part]
        return replace(found, bound=bound, end=found.end if bound == "exact" else end)
    if part in _TABLE.magnitudes and found.low is not None:
        value = found.low * _TABLE.magnitudes[part]
        return replace(found, low=value, high=value, end=end, scale=_TABLE.magnitudes[part])
    other = _value_of_digits(part) or ((_TABLE.values[part], _ONE) if part in _TABLE.values else None)
    if other is None or found.low is None:
        return None
    low = found.low * other[1] if found.scale == 1 else found.low
    return replace(found, low=low, high=other[0], end=end, scale=other[1]) if low < other[0] else None


def _add_groups(words: Words, found: Numeral) -> Numeral:
    """*1 200 000*: groups of three digits after single spaces."""
    first = words.words[found.first].form
    if len(first) > 3 or first[0] == "0" or not first.isdecimal():
        return found
    digits, last, end = first, found.last, found.end
    for word in words.words[last : last + MOST_GROUPS]:
        grouped = len(word.form) == 3 and word.form.isdecimal() and word.start == end + 1
        if not grouped or words.body[end] not in _GAPS:
            break
        digits, last, end = digits + word.form, last + 1, word.end
    return replace(found, last=last, end=end, low=Decimal(digits), high=Decimal(digits))


def _add_decimals(words: Sequence[Word], found: Numeral) -> Numeral:
    """*1,55 billion*, as much of Europe writes fractions; a magnitude must follow."""
    if form_at(words, found.last) != "," or form_at(words, found.last + 2) not in _SCALES or found.low is None:
        return found
    comma, part = words[found.last : found.last + 2]
    if comma.start != found.end or part.start != comma.end or not part.form.isdecimal() or len(part.form) > 2:
        return found
    value = found.low + Decimal(part.form).scaleb(-len(part.form))
    return replace(found, last=found.last + 2, end=part.end, low=value, high=value)


def _add_magnitude(words: Sequence[Word], found: Numeral) -> Numeral:
    """*2.3 million*, *5 bn*, *3 dozen*, *12 thousands*; a lone *m* stands for metres."""
    after = words[found.last] if found.last < len(words) else None
    if after is None or found.low is None or found.high is None or after.start > found.end + 2 or found.scale > 1:
        return found
    scale = _SCALES.get(after.lower)
    if scale is None and found.low < _THOUSAND:
        scale = _TABLE.magnitudes.get(after.lower.removesuffix("s"))
    if scale is None or after.possessive:
        return found
    low, high, last = found.low * scale, found.high * scale, found.last + 1
    return replace(found, last=last, end=after.end, low=low, high=high, scale=scale)


def _read_words(words: Sequence[Word], at: int) -> Numeral | None:
    return _read_vague(words, at) or _read_exact(words, at)


def _read_vague(words: Sequence[Word], at: int) -> Numeral | None:
    """*dozens*, *tens of thousands*, *a few hundred*, *many thousands*, *a couple of*, *several*."""
    lower, last = words[at].lower, at + 1
    after, then = form_at(words, at + 1), form_at(words, at + 2)
    if lower in _TABLE.some and (after in _TABLE.magnitudes or (lower == "many" and after in _TABLE.many)):
        last = at + 2
    elif after == "of" and ((lower in _TABLE.some and then in _TABLE.magnitudes) or _multiplies(lower, then)):
        last = at + 3
    elif not (lower in _TABLE.many or (lower in _TABLE.many_of and after == "of") or _is_a_few(words, at)):
        return None
    first = _with_article(words, at) if lower not in _TABLE.many else at
    return Numeral(first, last, words[first].start, words[last - 1].end, None, None)


def _multiplies(lower: str, then: str) -> bool:
    return lower in _TABLE.tens and then in _TABLE.many


def _is_a_few(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "few" and at > 0 and words[at - 1].lower == "a"


def _read_exact(words: Sequence[Word], at: int) -> Numeral | None:
    """*twenty-five*, *a hundred and five*, *two dozen*, *half a million*, *one and a half million*."""
    found, last = _Sum(), at
    while last < min(len(words), at + MOST_WORDS) and not (last > at and words[last - 1].possessive):
        if found.group and [form_at(words, last + away) for away in range(3)] == ["and", "a", "half"]:
            found, last = found._replace(group=found.group + _HALF), last + 3
        joins = form_at(words, last) == "and" and found.scale > 1
        added = _add_word(found, form_at(words, last + joins))
        if added is None or (joins and form_at(words, last + 1) in _TABLE.magnitudes):
            break
        found, last = added, last + 1 + joins
    if last == at:
        return _read_compound(words, at)
    first, value = at, found.value
    if words[at].lower in _TABLE.magnitudes:
        first = _with_article(words, at)
        if form_at(words, first - 1) == "half":
            first, value = first - 1, value * _HALF
    return Numeral(first, last, words[first].start, words[last - 1].end, value, value, False, found.scale)


class _Sum(NamedTuple):
    """A number as far as it is read: what is told up to the last thousand, what comes after it, the last magnitude."""

    total: Decimal = _ZERO
    group: Decimal | None = None
    scale: Decimal = _ONE

    @property
    def value(self) -> Decimal:
        """The number as it stands."""
        return self.total + (self.group or _ZERO)


def _add_word(found: _Sum, form: str) -> _Sum | None:
    """The sum with one more word (or several with hyphens); None where the word doesn't go on with the number."""
    for part in form.split("-"):
        value, magnitude = _TABLE.values.get(part), _TABLE.magnitudes.get(part)
        if value is not None and _may_follow(found.group, value):
            found = found._replace(group=(found.group or _ZERO) + value)
        elif magnitude is None:
            return None
        elif magnitude <= _HUNDRED:
            found = found._replace(group=(found.group or _ONE) * magnitude, scale=magnitude)
        else:
            found = _Sum(found.total + (found.group or _ONE) * magnitude, None, magnitude)
    return found


def _may_follow(group: Decimal | None, value: Decimal) -> bool:
    """Whether a small number goes on after others: *five* after *twenty* or *a hundred*, but not after *six*."""
    if not group:
        return group is None
    rest = group % _HUNDRED
    return value > 0 and (not rest or (value < 10 and rest >= 20 and not rest % 10))


def _read_compound(words: Sequence[Word], at: int) -> Numeral | None:
    """*fifty-strong*, *half-million*, *two-three*: a number word that a hyphen ties to something else."""
    word = words[at]
    halved = word.lower.removesuffix("-and-a-half")
    if halved in _TABLE.values and halved != word.lower:
        value = _TABLE.values[halved] + _HALF
        return Numeral(at, at + 1, word.start, word.start + len(word.form), value, value)
    head, _, part = word.lower.partition("-")
    if "-" in part:
        tens, _, part = part.rpartition("-")
        head = f"{head}-{tens}"
    taken = _add_word(_Sum(), head)
    value = _HALF if head == "half" and part in _TABLE.magnitudes else taken.value if taken else _ZERO
    if not value:
        return None
    found = Numeral(at, at + 1, word.start, word.start + len(head), value, value)
    return _join_part(found, part, word.start + len(word.form))


def _with_article(words: Sequence[Word], at: int) -> int:
    return at - 1 if at > 0 and words[at - 1].lower in ("a", "an") else at


def _read_tail(words: Words, found: Numeral) -> Numeral | None:
    """The number with a tail after a hyphen that is a word of its own (*1,200-strong*, *1,000–2,000*)."""
    listed = words.words
    if found.last + 1 >= len(listed):
        return found
    hyphen, after = listed[found.last], listed[found.last + 1]
    if hyphen.form not in _HYPHENS or hyphen.start != found.end or after.start != hyphen.end:
        return found
    joined = _join_part(found, after.lower, after.end)
    return joined and replace(joined, last=found.last + 2)
