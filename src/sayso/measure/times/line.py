"""A text as a line of letters, one a word, over which the grammar of times is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.lexicon.times import Sense, TimeWords, load_times
from sayso.model import Word, Words

LONGEST = 12
"""Digits that a number has at most; longer ones tell no time."""

_ISO = re.compile(r"(?:1\d|20)\d\d-[01]\d-[0-3]\d(?=$|t)")
_DOTTED = re.compile(r"[0-3]?\d\.[01]?\d\.(?:(?:1\d|20)\d\d|\d\d)$")
_SHORT_DOTTED = re.compile(r"[0-3]\d\.[01]\d$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[.:]?[0-5]\d)?(?:am|pm|a\.m|p\.m)$")
_DECADE = re.compile(r"(?:1\d|20)?\d0['’]?(?:s|х|-х|-ті|-ві|-их)$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-го|-му)$")
_ROMAN = re.compile(r"[IVXІХ]{1,5}$")
_TEMPORAL = frozenset("UVWMSPQhYDCyEgZ")
_RANGED = frozenset("ydn")
_OTHER = Sense("_", "")
_MARKS = {mark: Sense("-" if mark in "–—‒" else "'" if mark == "’" else mark, mark) for mark in "-–—‒,./:()'’"}


@dataclass(frozen=True, slots=True)
class Line:
    """Words with the letter of each in `letters`. Hyphened words of time are parted (*two-week*), phrases are one
    word (*at the moment*). `starts` are the words that begin a sentence."""

    letters: str
    words: tuple[Word, ...]
    senses: tuple[Sense, ...]
    starts: frozenset[int]

    def number(self, at: int) -> int:
        """The whole number that a word tells."""
        return int(float(self.senses[at].value))


def make_line(words: Words, sentences: frozenset[int]) -> Line:
    """The line of a text's words; `sentences` are the offsets at which its sentences begin."""
    known = load_times()
    kept: list[Word] = []
    senses: list[Sense] = []
    starts: set[int] = set()
    at = 0
    while at < len(words.words):
        if words.starts[at] in sentences:
            starts.add(len(kept))
        read, at = _read_next(words, at, known)
        for word, sense in read:
            if sense.letter == "C" and kept and _ROMAN.match(kept[-1].form):
                senses[-1] = Sense("o", str(_read_roman(kept[-1].form)))
            kept.append(word)
            senses.append(sense)
    return Line("".join([sense.letter for sense in senses]), tuple(kept), tuple(senses), frozenset(starts))


def _read_next(words: Words, at: int, known: TimeWords) -> tuple[Sequence[tuple[Word, Sense]], int]:
    """What stands at a word: a phrase, a word, or its parts; and where the next begins."""
    word = words.words[at]
    if word.lower in known.openings and (phrase := _read_phrase(words, at, known)):
        return (phrase[0],), phrase[1]
    sense = known.senses.get(word.lower)
    if sense is None:
        first = word.form[0]
        if first.isdigit() or "-" in word.form:
            return _read_digits(word, known), at + 1
        return ((word, _MARKS.get(first, _OTHER)),), at + 1
    if sense.letter == "M" and not _is_month(words, at, known):
        return ((word, _OTHER),), at + 1
    if sense.letter in "Mw" and _is_abbreviated(words, at, known):
        return ((word._replace(end=words.words[at + 1].end), sense),), at + 2
    return ((word, sense),), at + 1


def _is_abbreviated(words: Words, at: int, known: TimeWords) -> bool:
    """Whether a stop that follows belongs to the word: *Aug. 7*, but not *in May.*"""
    word, following = words.words[at], words.words[at + 1 : at + 2]
    short = len(word.form) <= 4 and word.lower not in known.whole
    return short and bool(following) and following[0].form == "." and following[0].start == word.end


def _read_phrase(words: Words, at: int, known: TimeWords) -> tuple[tuple[Word, Sense], int] | None:
    """The longest phrase that begins at a word, as one word, and where the next begins; None where there is none."""
    listed = words.words[at : at + known.openings[words.words[at].lower]]
    for length in range(len(listed), 1, -1):
        phrase = " ".join([word.lower for word in listed[:length]])
        if phrase in known.senses:
            first, last = listed[0], listed[length - 1]
            whole = Word(first.start, last.end, first.form, phrase, last.possessive, first.opens)
            return (whole, known.senses[phrase]), at + length
    return None


def _read_digits(word: Word, known: TimeWords) -> Sequence[tuple[Word, Sense]]:
    """A word of digits, or the parts of a hyphened one where it tells a time."""
    sense = _read_number(word.lower)
    if sense is not None or "-" not in word.form:
        return ((word, sense or _OTHER),)
    parts = word.form.split("-")
    senses = [_sense_of(part.lower(), known) for part in parts]
    total = _sum_up(senses)
    if total is not None:
        return ((word, total),)
    letters = {told.letter for told in senses}
    ranged = letters <= _RANGED
    if not all(parts) or not (ranged or letters & _TEMPORAL):
        return ((word, _OTHER),)
    return _part(word, parts, senses, ranged)


def _part(word: Word, parts: Sequence[str], senses: Sequence[Sense], ranged: bool) -> list[tuple[Word, Sense]]:
    """The parts of a hyphened word; the hyphen of a range (*7-9*) is a word too."""
    found: list[tuple[Word, Sense]] = []
    start = word.start
    for part, sense in zip(parts, senses, strict=True):
        if found and ranged:
            found.append((Word(start - 1, start, "-", "-", False, False), _MARKS["-"]))
        found.append((Word(start, start + len(part), part, part.lower(), False, word.opens), sense))
        start += len(part) + 1
    found[-1] = (found[-1][0]._replace(end=word.end, possessive=word.possessive), found[-1][1])
    return found


def _sum_up(senses: Sequence[Sense]) -> Sense | None:
    """*Twenty-four* is a number."""
    if len(senses) != 2 or not all(sense.letter in "no" and sense.value.isdecimal() for sense in senses):
        return None
    tens, ones = (int(sense.value) for sense in senses)
    return Sense(senses[1].letter, str(tens + ones)) if tens in range(20, 100, 10) and 0 < ones < 10 else None


def _sense_of(lower: str, known: TimeWords) -> Sense:
    return known.senses.get(lower) or (lower and lower[0].isdigit() and _read_number(lower)) or _OTHER


def _read_number(lower: str) -> Sense | None:
    """What a word that begins with a digit is; None where it has other characters."""
    if lower.isdecimal() and len(lower) <= LONGEST:
        value = int(lower)
        if len(lower) == 4 and 1000 <= value < 2100:
            return Sense("y", str(value))
        return Sense("d" if len(lower) <= 2 and 1 <= value <= 31 else "n", str(value))
    if ordinal := _ORDINAL.match(lower):
        return Sense("o", ordinal[1])
    for letter, pattern in (("z", _ISO), ("z", _DOTTED), ("z", _SHORT_DOTTED), ("K", _CLOCK), ("D", _DECADE)):
        if pattern.match(lower):
            return Sense(letter, lower)
    plain = lower.replace(",", "")
    if len(plain) > LONGEST or not plain.replace(".", "", 1).isdecimal():
        return None
    return Sense("n", plain)


def _read_roman(form: str) -> int:
    values = [{"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}[letter] for letter in form]
    return sum(-one if one < max(values[index:]) else one for index, one in enumerate(values))


def _is_month(words: Words, at: int, known: TimeWords) -> bool:
    """Whether a month's name is one: English months have capitals; *May* and *March* need one where none is due."""
    word = words.words[at]
    if not word.form[0].isascii():
        return True
    if not word.form[0].isupper():
        return False
    if word.lower not in known.doubtful:
        return True
    following = words.words[at + 1 : at + 3]
    if any(one.form[0].isdigit() for one in following[:1]) or (
        len(word.lower) == 3 and following and following[0].form == "."
    ):
        return True
    before = words.words[at - 1] if at else None
    if before is not None and (before.form[0].isdigit() or before.lower in known.leading):
        return True
    return (
        not word.opens
        and not words.upper
        and len(word.lower) > 3
        and not (before and before.form[0].isupper() and not before.opens)
    )


def read_full_date(lower: str) -> date | None:
    """The day of a full date in one word (*2022-02-24*, *24.02.2022*); None where there is no such day."""
    if _ISO.match(lower):
        year, month, day = (int(part) for part in lower[:10].split("-"))
    else:
        day, month, year = (int(part) for part in lower.split("."))
        year += 0 if year >= 100 else 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None
