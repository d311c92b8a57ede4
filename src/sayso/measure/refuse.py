"""Numbers that are no figures by how they are written or what stands beside them: dates, ages, durations, names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.writing import load_writing
from sayso.measure.bounds import Bounded
from sayso.measure.idle import is_idle
from sayso.measure.phrases import MANY, TAKES, form_at, holds, is_content, is_done, read_phrase
from sayso.measure.setting import Setting
from sayso.model.words import Word, Words

_TABLE = load_numbers()
_NEVER = _TABLE.never
_UNITS = _TABLE.units
_MONTHS = {form for month in load_writing().months for form in (month, month.upper())}
_CALENDAR = load_pronouns().calendar
_CHAIN = frozenset((",", "and", "-", "–", "to", "or", "&"))
_DASHES = frozenset("-‐‑‒–—―−:")
_LAST_DAY, _LAST_TWO, _FIRST_YEAR, _LAST_YEAR, _OLDEST, _LAST_HOUR = 31, 99, 1000, 2100, 110, 24
_MODERN, _NEAR = 1900, 2035


def is_no_figure(words: Words, found: Bounded, plain: bool) -> bool:
    """Whether a number with its bound is no figure. Amounts of money and measures (not `plain`) are asked less."""
    setting = Setting(words, found)
    return any(check(setting) for check in (_CHECKS if plain else _ALWAYS))


def _is_glued(setting: Setting) -> bool:
    """*24/7*, *10:35*, *Mi‑17*, *1,000-kilometer*, *3–1*, *82- and 120-mm*, *win.”3*: a part of something."""
    before, after, body = setting.word(-1), setting.word(1), setting.words.body
    start, end = setting.found.start, setting.found.end
    if before and before.end == start and before.form in "/.:#№–‑-_" and start > 1 and body[start - 2].isalnum():
        return True
    if before and before.end == start and before.form in '”"»’)' and not body[start - 2 : start - 1].isspace():
        return start > 1
    if after is None or after.form not in "/:–‑-":
        return False
    if after.form == "-" and setting.form(2) in ("and", "or", "to"):
        return True
    return after.start == end and body[end + 1 : end + 2].isalnum()


def _is_marked(setting: Setting) -> bool:
    """*[12]*, a line's *1.*, *#5*, *(2) a ceasefire*, a cell beside cells with numbers, a number alone in its line."""
    pair = setting.form(-1), setting.form(1)
    if pair == ("[", "]") or pair[0] in ("#", "№", "§"):
        return True
    after, found = setting.word(1), setting.found
    numbered = after is not None and after.start == found.end and pair[1] in (".", ")")
    if setting.opens and (numbered or setting.closes):
        return found.bound == "exact" and found.unit is None and found.inner.digits and found.inner.scale == 1
    counted = setting.word(-2)
    if pair == ("(", ")") and (counted is None or not is_content(counted)):
        return setting.found.bound == "exact"
    return (pair[0] == "|" and setting.form(-2).isdecimal()) or (pair[1] == "|" and setting.form(2).isdecimal())


def _is_named(setting: Setting) -> bool:
    """*Flight 370*, *No. 10*, *level 4*, *France 2*, *aged 22*, *page 3 of 5*, *469 Sample St.*, *DDG 70*."""
    name, found = setting.form(-2) if setting.form(-1) == "." else setting.form(-1), setting.found
    if found.bound == "exact" and (name in _NEVER.named or (name in _NEVER.named_alone and not setting.followed)):
        return True
    if name == "of" and setting.form(-2).isdecimal() and setting.form(-3) in _NEVER.named | _NEVER.named_alone:
        return True
    if setting.capital(1) and holds(setting.listed, found.last + 1, found.last + 4, _NEVER.streets):
        return found.inner.digits and all(setting.capital(away) for away in (1, 2))
    before = setting.word(-1)
    if before is None or not before.form[0].isupper() or before.end != found.start - 1 or setting.words.upper:
        return False
    if found.bound != "exact" or setting.counts or is_done(setting.listed, found.last):
        return False
    if before.opens and (before.form in ("A", "I") or not before.form.isupper()):
        return False
    grouped = "," in setting.listed[found.inner.first].form
    return found.inner.digits and not grouped and before.lower not in _CALENDAR


def _is_name_part(setting: Setting) -> bool:
    """*Group of Seven*, *Big Three*, *Seven Sisters*: a capital that no sentence's start explains."""
    inner = setting.found.inner
    first = setting.listed[inner.first]
    if inner.digits or not first.form[0].isupper() or first.opens or setting.words.upper or setting.found.unit:
        return False
    if setting.form(-1) in TAKES or is_done(setting.listed, setting.found.last):
        return False
    return setting.capital(-1) or setting.capital(1) or setting.form(-1) == "of"


def _is_rated(setting: Setting) -> bool:
    """*a 12*, *on a scale of 0 to 10*."""
    end = setting.found.inner.end
    bare = setting.found.inner.digits and setting.words.body[end : end + 1] not in ("-", "‑")
    return (setting.form(-1) in ("a", "an") and bare) or (setting.form(-1), setting.form(-2)) == ("of", "scale")


def _is_day(setting: Setting) -> bool:
    """*9 June*, *Feb. 20*, *November 6, 12 and 15*, *13 and 17 June*, *27 Aug 88*."""
    found, words = setting.found, setting.listed
    high, year = found.inner.high, form_at(words, found.first - 2).isdecimal()
    if high is None or high > (_LAST_TWO if year else _LAST_DAY) or not found.inner.digits or found.unit:
        return False
    behind = _skip_days(words, found.last, 1)
    if _is_month(words, behind) or (setting.form(1) == "of" and _is_month(words, found.last + 1)):
        return True
    before = found.first - 1 - (setting.form(-1) == ".")
    if _is_month(words, before):
        return not (setting.followed and form_at(words, before - 1) == "in")
    return _is_month(words, _skip_days(words, before, -1)) and not setting.followed and setting.form(-1) in _CHAIN


def _skip_days(words: Sequence[Word], at: int, step: int) -> int:
    """The first place from `at` on that is no day of a month and nothing that joins days."""
    for _ in range(8):
        if not form_at(words, at).isdecimal() and (form_at(words, at) not in _CHAIN or not form_at(words, at)):
            break
        at += step
    return at


def _is_month(words: Sequence[Word], at: int) -> bool:
    return 0 <= at < len(words) and words[at].form in _MONTHS


def _is_year(setting: Setting) -> bool:
    """*in 2014*, *the 2024 election*, *24 February 2022*, *2025-2026*."""
    found = setting.found
    form = setting.listed[found.inner.first].form
    low = found.inner.low
    if found.unit or low is None or not form[:4].isdecimal() or len(form) not in (4, 9) or found.inner.scale > 1:
        return False
    if not _FIRST_YEAR <= low <= _LAST_YEAR:
        return False
    before, after = setting.word(-1), setting.form(1)
    told = form_at(setting.listed, found.inner.first - 1)
    if setting.counts and (low % 100 == 0 or not _MODERN <= low <= _NEAR) and told not in _NEVER.since:
        return False
    if told in _NEVER.year or (before is not None and (before.possessive or before.form in _MONTHS)):
        return True
    if setting.followed and (after in MANY or after.endswith("s") or found.bound != "exact"):
        return False
    return not (before is not None and before.form in _DASHES and after in ("(", ",", ";", "."))


def _is_hour(setting: Setting) -> bool:
    """*at 10 on Friday*, but *put the toll at 12*."""
    found = setting.found
    if setting.form(-1) != "at" or found.high is None or found.high > _LAST_HOUR or setting.followed:
        return False
    return not holds(setting.listed, found.first - 6, found.first - 1, _NEVER.tells)


def _is_age(setting: Setting) -> bool:
    """*Ann Example, 45, said*, *Bo Example (12)*, *children under five*."""
    found = setting.found
    if found.inner.low is None or found.inner.low > _OLDEST:
        return False
    before, after, name = setting.form(-1), setting.form(1), setting.word(-2)
    apart = (before, after) == ("(", ")") or (before == "," and after in (",", ".", ";", "who", ")"))
    if apart and found.bound == "exact" and setting.capital(-2) and name is not None and name.form not in _MONTHS:
        return True
    if before == "as" and setting.form(-2) in ("young", "old"):
        return True
    if before in ("of", "between", "and") and holds(setting.listed, found.first - 5, found.first, ("ages",)):
        return True
    if before in ("is", "was") and setting.form(-2) in ("who", "he", "she") and after in (".", ",", "and", "but"):
        return True
    limited = setting.listed[found.first].lower in ("under", "over", "above", "below")
    return limited and not setting.followed and before in _NEVER.aged


def _has_unit(setting: Setting) -> bool:
    """*72 hours*, *five consecutive days*, *40 per cent*, *two blocks away*, *2,485 sq-mile*, *27 and 29 years*."""
    words, at = setting.listed, setting.found.last
    after, end = form_at(words, at), read_phrase(words, at)
    if after in _CHAIN and form_at(words, at + 1).isdecimal() and form_at(words, at + 2) in _NEVER.units:
        return True
    if after == "in" and setting.form(2) == "(":
        return holds(words, at + 3, at + 6, _NEVER.units)
    if after in ("in", "m") and (setting.form(-1), setting.form(2)) == ("(", ")"):
        return True
    if after in _NEVER.units or form_at(words, end) in _NEVER.traits:
        return True
    if "-" in after and after.replace("-", " ") in _UNITS.measures:
        return True
    for word in words[at:end]:
        if word.lower in _NEVER.units:
            return True
        if word.lower in MANY or (word.lower.endswith("s") and not word.lower.endswith("ss")):
            return False
    return False


def _is_share(setting: Setting) -> bool:
    """*one in five*, *nine out of 10*, *the fourth of five*."""
    words, found = setting.listed, setting.found
    if setting.form(-1) == "of" and setting.form(-2) in _NEVER.ordinals:
        return True
    if setting.form(1) == "in" and setting.form(2) in _NEVER.shares:
        return found.low == 1 or setting.form(2) in ("10", "ten", "100")
    if (setting.form(1), setting.form(2)) == ("out", "of"):
        return setting.form(3) in _NEVER.shares
    if words[found.inner.first].lower not in _NEVER.shares:
        return False
    if setting.form(-1) == "in":
        return setting.form(-2) in ("one", "1")
    return (setting.form(-2), setting.form(-1)) == ("out", "of") and setting.form(-3) in _NEVER.shares


def _is_fraction(setting: Setting) -> bool:
    """A plain count is whole: *24.02* is a date, *6.3* a magnitude, *3 and a half* a share."""
    if [setting.form(away) for away in (1, 2, 3)] == ["and", "a", "half"]:
        return True
    ends = (setting.found.low, setting.found.high)
    return any(end is not None and end != end.to_integral_value() for end in ends)


def _is_coded(setting: Setting) -> bool:
    """*0845*, and digits beside digits."""
    before, after, found = setting.word(-1), setting.word(1), setting.found
    if not found.inner.digits:
        return False
    if len(form := setting.listed[found.inner.first].form) > 1 and form[0] == "0" and form.isdecimal():
        return True
    if before is not None and before.form.isdecimal() and before.end == found.start - 1 and len(before.form) != 4:
        return True
    return after is not None and after.form.isdecimal() and after.start == found.end + 1


_Check = Callable[[Setting], bool]
_ALWAYS: tuple[_Check, ...] = (_is_glued, _is_marked, _is_year)
_CHECKS: tuple[_Check, ...] = (
    *_ALWAYS, _is_named, _is_name_part, _is_rated, _is_day, _is_hour, _is_age, _has_unit, _is_share, _is_fraction,
    _is_coded, is_idle,
)  # fmt: skip
