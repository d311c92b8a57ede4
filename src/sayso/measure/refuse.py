"""Numbers that are no figures: dates, ages, durations, distances, ranks, names, and what nobody checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.writing import load_writing
from sayso.measure.bounds import Bounded
from sayso.measure.phrases import MANY, form_at, holds, is_content, read_phrase
from sayso.model.words import Word, Words

_TABLE = load_numbers()
_NEVER = _TABLE.never
_TOLD = _TABLE.told
_MONTHS = load_writing().months
_CHAIN = frozenset((",", "and", "-", "–", "to", "or", "&"))
_TELLS = frozenset(("put", "puts", "toll", "stood", "stands", "estimated", "number", "total", "remained", "remains", "set", "losses"))
_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your", "whose"))
_AGED = frozenset(("children", "people", "those", "men", "women", "kids", "anyone", "girls", "boys", "adults", "persons", "youths", "everyone", "males"))
_LAST_DAY, _FIRST_YEAR, _LAST_YEAR, _OLDEST, _LAST_HOUR = 31, 1400, 2100, 110, 24
FEW = 12
"""Up to this many, *the two men* takes up who was told of before; *the 314 prisoners* is a count."""


@dataclass(frozen=True, slots=True)
class Place:
    """A number where it stands: `before` and `after` are the words next to it and its bound, if any."""

    words: Words
    found: Bounded
    counts: bool

    @property
    def listed(self) -> tuple[Word, ...]:
        """All words."""
        return self.words.words

    def form(self, away: int) -> str:
        """The word so far before (-1) or after (1) the number, in lower case."""
        return form_at(self.listed, self.found.first + away if away < 0 else self.found.last + away - 1)

    def word(self, away: int) -> Word | None:
        """The word itself."""
        at = self.found.first + away if away < 0 else self.found.last + away - 1
        return self.listed[at] if 0 <= at < len(self.listed) else None

    @property
    def followed(self) -> bool:
        """Whether a noun or an adjective follows on the same line."""
        after = self.word(1)
        return after is not None and is_content(after) and "\n" not in self.words.body[self.found.end : after.start]


def is_no_figure(words: Words, found: Bounded, counts: bool) -> bool:
    """Whether a number with its bound is no figure; `counts` is false for money and measures."""
    place = Place(words, found, counts)
    return any(check(place) for check in (_ALWAYS if not counts else _CHECKS))


def _is_glued(place: Place) -> bool:
    """*24/7*, *10:35*, *Mi‑17*, *1,000-kilometer*, *3–1*: a part of something longer."""
    before, after, body = place.word(-1), place.word(1), place.words.body
    start, end = place.found.start, place.found.end
    if before and before.end == start and before.form in "/.:#№–‑-_" and start > 1 and body[start - 2].isalnum():
        return True
    glued = after is not None and after.start == end
    return glued and after is not None and after.form in "/:–‑-" and body[end + 1 : end + 2].isalnum()


def _is_marked(place: Place) -> bool:
    """*[12]*, a list's *1.*, *#5*."""
    before, after = place.form(-1), place.form(1)
    if (before, after) == ("[", "]") or before in ("#", "№", "§"):
        return True
    body, start = place.words.body, place.found.start
    opens = not body[max(0, body.rfind("\n", 0, start) + 1) : start].strip(" *•(-\t")
    word = place.word(1)
    return opens and word is not None and word.start == place.found.end and after in (".", ")")


def _is_named(place: Place) -> bool:
    """*Flight 370*, *No. 10*, *level 4*, *France 2*, *aged 22*."""
    name = place.form(-2) if place.form(-1) == "." else place.form(-1)
    if name in _NEVER.named or (name in _NEVER.named_alone and not place.followed):
        return not (name == "no" and place.form(-1) != ".")
    before = place.word(-1)
    if before is None or not before.form[0].isupper() or before.end != place.found.start - 1 or place.words.upper:
        return False
    if place.found.bound != "exact" or place.followed or before.opens or place.form(1) in _TOLD.verbs:
        return False
    return place.found.inner.digits and "," not in place.listed[place.found.inner.first].form and before.lower not in _NEVER.days


def _is_name_part(place: Place) -> bool:
    """*Group of Seven*, *Big Three*, *Seven Sisters*: a number word with a capital that no sentence's start explains."""
    inner = place.found.inner
    first = place.listed[inner.first]
    if inner.digits or not first.form[0].isupper() or first.opens or place.words.upper:
        return False
    before, after = place.word(-1), place.word(1)
    told = place.form(-1) in _TOLD.kills or place.form(1) in _TOLD.verbs
    return not told and ((before is not None and before.form[0].isupper()) or place.form(-1) == "of" or (after is not None and after.form[0].isupper()))


def _is_day(place: Place) -> bool:
    """*9 June*, *Feb. 20*, *November 6, 12 and 15*, *13 and 17 June*."""
    found, listed = place.found, place.listed
    if found.high is None or found.low is None or not found.inner.digits or found.high > _LAST_DAY or found.unit:
        return False
    at = found.last
    while at < len(listed) and at < found.last + 4 and (listed[at].lower in _CHAIN or listed[at].form.isdecimal()):
        at += 1
    if (at < len(listed) and listed[at].form in _MONTHS) or (place.form(1) == "of" and _form(place, 2) in _MONTHS):
        return True
    at = found.first - 1
    if at >= 0 and listed[at].form == ".":
        at -= 1
    if at >= 0 and listed[at].form in _MONTHS:
        return not (place.followed and form_at(listed, at - 1) == "in")
    while at >= 0 and at > found.first - 8 and (listed[at].lower in _CHAIN or listed[at].form.isdecimal()):
        at -= 1
    return at >= 0 and listed[at].form in _MONTHS and at < found.first - 2 and not place.followed


def _form(place: Place, away: int) -> str:
    word = place.word(away)
    return word.form if word else ""


def _is_year(place: Place) -> bool:
    """*in 2014*, *the 2024 election*, *24 February 2022*."""
    found = place.found
    form = place.listed[found.inner.first].form
    if found.unit or not form[:4].isdecimal() or len(form) not in (4, 9) or not found.inner.low:
        return False
    if not _FIRST_YEAR <= found.inner.low <= _LAST_YEAR or found.inner.scale > 1:
        return False
    before = place.word(-1)
    if form_at(place.listed, found.inner.first - 1) in _NEVER.year or (before and (before.possessive or before.form in _MONTHS)):
        return True
    after = place.form(1)
    if place.followed and (after in MANY or after.endswith("s") or found.bound != "exact"):
        return False
    dashed = before is not None and before.form in "-‐–—−‒―:" and after in ("(", ",", ";", ".")
    return not dashed


def _is_hour(place: Place) -> bool:
    """*at 10 on Friday*, but *put the toll at 12*."""
    found = place.found
    if place.form(-1) != "at" or found.high is None or found.high > _LAST_HOUR or place.followed:
        return False
    return not holds(place.listed, found.first - 6, found.first - 1, _TELLS)


def _is_age(place: Place) -> bool:
    """*Ann Example, 45, said*, *Bo Example (12)*, *children under five*."""
    found, before = place.found, place.word(-2)
    if found.high is not None and found.high > _OLDEST:
        return False
    pair = (place.form(-1), place.form(1))
    named = before is not None and before.form[0].isupper() and before.form not in _MONTHS
    if named and found.bound == "exact" and (pair == ("(", ")") or (pair[0] == "," and pair[1] in (",", ".", ";", "who", ")", "from", "of", "was", "is", "has", "had"))):
        return not holds(place.listed, found.last, found.last + 3, _TOLD.verbs)
    bound = place.listed[found.first].lower
    return bound in ("under", "over", "above", "below") and not place.followed and form_at(place.listed, found.first - 1) in _AGED


def _has_unit(place: Place) -> bool:
    """*72 hours*, *five consecutive days*, *40 per cent*, *two blocks away*."""
    listed, at = place.listed, place.found.last
    end = read_phrase(listed, at)
    if form_at(listed, at) in _NEVER.units or form_at(listed, end) in _NEVER.traits:
        return True
    for word in listed[at:end]:
        if word.lower in _NEVER.units:
            return True
        if word.lower in MANY or (word.lower.endswith("s") and not word.lower.endswith("ss")):
            return False
    return False


def _counts_nothing(place: Place) -> bool:
    """*three reasons*, *two sides*: the phrase's head is a noun that nobody counts."""
    listed, at = place.listed, place.found.last
    end = read_phrase(listed, at)
    for index in range(at, end):
        if listed[index].lower in _NEVER.nouns and (index + 1 == end or listed[index].lower.endswith("s")):
            return True
        if listed[index].lower in _TOLD.verbs:
            return False
    return False


def _is_share(place: Place) -> bool:
    """*one in five*, *nine out of 10*."""
    ones = place.found.low == 1
    after, then = place.form(1), place.form(2)
    if (after == "in" or (after, then) == ("out", "of")) and form_at(place.listed, place.found.last + (1 if after == "in" else 2)) in _ROUND:
        return ones or then in ("10", "ten", "100") or after == "out"
    before = place.form(-1)
    return (before == "in" and place.form(-2) in ("one", "1")) or ((before, place.form(-2)) == ("of", "out") and place.listed[place.found.inner.first].lower in _ROUND)


def _is_taken_up(place: Place) -> bool:
    """*the two countries*, *these three men*: who was told of before, unless it is told what happened to them."""
    found, before = place.found, place.word(-1)
    if before is None or not (before.lower in _NEVER.definite or before.lower in _POSSESSIVES or before.possessive):
        return False
    if found.inner.vague:
        return True
    if found.low is not None and found.low > FEW:
        return False
    return not _is_told(place)


def _is_told(place: Place) -> bool:
    """Whether the words after a number tell what happened to the counted."""
    for word in place.listed[place.found.last : place.found.last + 8]:
        if word.lower in _TOLD.verbs or word.lower in _TOLD.nouns:
            return True
        if not word.form[0].isalnum():
            return False
    return False


def _is_fraction(place: Place) -> bool:
    """A plain count is whole: *24.02* is a date, *6.3* a magnitude."""
    low = place.found.low if place.found.low is not None else place.found.high
    return low is not None and low != low.to_integral_value()


def _is_phone(place: Place) -> bool:
    """Digits beside digits."""
    before, after = place.word(-1), place.word(1)
    if not place.found.inner.digits or place.found.unit:
        return False
    year = before is not None and len(before.form) == 4
    beside = before is not None and before.form.isdecimal() and before.end == place.found.start - 1 and not year
    return beside or (after is not None and after.form.isdecimal() and after.start == place.found.end + 1)


_ROUND = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "20", "10", "100", "5", "4", "3", "1,000", "50", "hundred", "every"))
_Check = Callable[[Place], bool]
_ALWAYS: tuple[_Check, ...] = (_is_glued, _is_marked)
_CHECKS: tuple[_Check, ...] = (
    *_ALWAYS, _is_named, _is_name_part, _is_day, _is_year, _is_hour, _is_age, _has_unit, _counts_nothing, _is_share,
    _is_taken_up, _is_fraction, _is_phone,
)  # fmt: skip
