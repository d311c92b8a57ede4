"""A text as a line of letters, one a word, over which the grammar of times is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.lexicon.times import Sense, TimeWords, load_times
from sayso.model import Word, Words

NUMERIC = "ydoDzKn"
"""Letters of numbers in digits: a year, a day or another small number, an ordinal, a decade, a full date, a clock
time, any other number."""

_ISO = re.compile(r"(?:1\d|20)\d\d-[01]\d-[0-3]\d(?=$|t)")
_DOTTED = re.compile(r"[0-3]?\d\.[01]?\d\.(?:(?:1\d|20)\d\d|\d\d)$")
_SHORT_DOTTED = re.compile(r"[0-3]\d\.[01]\d$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[.:]?[0-5]\d)?(?:am|pm|a\.m|p\.m)$")
_DECADE = re.compile(r"(?:1\d|20)?\d0['’]?(?:s|х|-х|-ті|-ві|-их)$")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|-го|-му)$")
_ROMAN = re.compile(r"[IVXІХ]{1,5}$")
_TEMPORAL = frozenset("UVWMSPQhYDCyEgZ")
_OTHER = Sense("_", "")
_MARKS = {
    "-": "-",
    "–": "-",
    "—": "-",
    "‒": "-",
    ",": ",",
    ".": ".",
    "/": "/",
    ":": ":",
    "(": "(",
    ")": ")",
    "'": "'",
    "’": "'",
}


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
    listed, at, count = words.words, 0, len(words.words)
    look = known.senses.get
    while at < count:
        word = listed[at]
        if word.start in sentences:
            starts.add(len(kept))
        if word.lower in known.openings:
            phrase, length = _read_phrase(listed, at, known)
            if length:
                last = listed[at + length - 1]
                kept.append(Word(word.start, last.end, word.form, phrase, last.possessive, word.opens))
                senses.append(known.senses[phrase])
                at += length
                continue
        at += 1
        sense = look(word.lower)
        if sense is None:
            first = word.form[0]
            if first.isdigit() or "-" in word.form:
                for part, told in _read_digits(word, known):
                    kept.append(part)
                    senses.append(told)
                continue
            sense = Sense(_MARKS[first], first) if first in _MARKS else _OTHER
        elif sense.letter == "M":
            sense = sense if _is_month(words, at - 1, known) else _OTHER
        if (
            sense.letter in "Mw"
            and len(word.form) <= 4
            and word.lower not in _WHOLE
            and at < count
            and listed[at].form == "."
            and word.end == listed[at].start
        ):
            word = word._replace(end=listed[at].end)  # the stop of an abbreviation
            at += 1
        kept.append(word)
        senses.append(sense)
        if sense.letter == "C" and len(kept) > 1 and _ROMAN.match(kept[-2].form):
            senses[-2] = Sense("o", str(_read_roman(kept[-2].form)))
    return Line("".join([sense.letter for sense in senses]), tuple(kept), tuple(senses), frozenset(starts))


def _read_phrase(listed: Sequence[Word], at: int, known: TimeWords) -> tuple[str, int]:
    """The longest phrase that begins at a word, and its words; none are 0."""
    for length in range(known.openings[listed[at].lower], 1, -1):
        phrase = " ".join([word.lower for word in listed[at : at + length]])
        if phrase in known.senses:
            return phrase, length
    return "", 0


def _read_digits(word: Word, known: TimeWords) -> Iterator[tuple[Word, Sense]]:
    """A word of digits, or the parts of a hyphened one where it tells a time."""
    sense = _read_number(word.lower)
    if sense is not None or "-" not in word.form:
        yield word, sense or _OTHER
        return
    parts = [(part, _sense_of(part, known)) for part in word.lower.split("-")]
    letters = "".join(sense.letter for _, sense in parts)
    if (total := _sum_up(parts)) is not _OTHER:
        yield word, total
        return
    numeric = all(letter in "ydn" for letter in letters)
    if (not numeric and not (_TEMPORAL & set(letters))) or not all(part for part, _ in parts):
        yield word, _OTHER
        return
    start = word.start
    for index, (part, told) in enumerate(parts):
        if index and numeric:
            yield Word(start - 1, start, "-", "-", False, False), Sense("-", "-")
        end = start + len(part)
        last = index == len(parts) - 1
        form = word.form[start - word.start : end - word.start]
        yield Word(start, word.end if last else end, form, part, last and word.possessive, word.opens), told
        start = end + 1


def _sum_up(parts: Sequence[tuple[str, Sense]]) -> Sense:
    """*Twenty-four* is a number."""
    if len(parts) == 2 and all(sense.letter in "no" for _, sense in parts):
        first, second = (float(sense.value) for _, sense in parts)
        if first in range(20, 100, 10) and 0 < second < 10:
            return Sense(parts[1][1].letter, str(int(first + second)))
    return _OTHER


def _sense_of(lower: str, known: TimeWords) -> Sense:
    return known.senses.get(lower) or (lower and lower[0].isdigit() and _read_number(lower)) or _OTHER


def _read_number(lower: str) -> Sense | None:
    """What a word that begins with a digit is; None where it has other characters."""
    if lower.isdecimal():
        value = int(lower) if len(lower) < 9 else -1
        if len(lower) == 4 and 1000 <= value < 2100:
            return Sense("y", str(value))
        return Sense("d" if len(lower) <= 2 and 1 <= value <= 31 else "n", str(value))
    if _ORDINAL.match(lower):
        return Sense("o", re.match(r"\d+", lower)[0])  # type: ignore[index]
    for letter, pattern in (("z", _ISO), ("z", _DOTTED), ("z", _SHORT_DOTTED), ("K", _CLOCK), ("D", _DECADE)):
        if pattern.match(lower):
            return Sense(letter, lower)
    plain = lower.replace(",", "").replace(".", "", 1)
    return Sense("n", lower.replace(",", "")) if plain.isdecimal() else None


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
    if before is not None and (before.form[0].isdigit() or before.lower in _LEADING):
        return True
    return (
        not word.opens
        and not words.upper
        and len(word.lower) > 3
        and not (before and before.form[0].isupper() and not before.opens)
    )


_WHOLE = frozenset(("may", "june", "july"))
_LEADING = frozenset(("in", "last", "this", "next", "since", "until", "by", "early", "late", "mid", "of", "from"))


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
