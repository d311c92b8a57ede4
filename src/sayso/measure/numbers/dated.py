"""Numbers that tell a time or an age: *9 June*, *in 2014*, *at 10 on Friday*, *Ann Example, 45,*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.writing import load_writing
from sayso.measure.numbers.named import CHAIN, skip_chain
from sayso.measure.numbers.phrases import DIES, MANY, PERSONS, form_at, holds
from sayso.measure.numbers.setting import Setting
from sayso.model.words import Word

_TABLE = load_numbers()
_NEVER = _TABLE.never
_DETERMINERS = load_grammar().determiners
_MONTHS = {form for month in load_writing().months for form in (month, month.upper())}
_DASHES = frozenset("-‐‑‒–—―−:")
_UNTIL = frozenset(("-", "–", "to"))
_ENDS = frozenset((".", ",", "and", "but", ";", "!", "?", "when", '"', "”", "''", "’"))
_LIMITS = frozenset(("under", "over", "above", "below"))
_SELVES = frozenset(("who", "he", "she", "i"))
_IS = frozenset(("is", "was", "am"))
_CONTRACTED = _SELVES | {"m"}  # *I'm 47*, *she's 12*, as words are cut
_LAST_DAY, _LAST_TWO, _FIRST_YEAR, _LAST_YEAR, _LAST_HOUR = 31, 99, 1000, 2100, 24
_OF_AGE, _OLDEST = 25, 110
_MODERN, _NEAR = 1900, 2035


def is_day(setting: Setting) -> bool:
    """*9 June*, *Feb. 20*, *November 6, 12 and 15*, *13 and 17 June*, *February 19 to 21*, *27 Aug 88*."""
    found, words = setting.found, setting.listed
    high, year = found.inner.high, form_at(words, found.first - 2).isdecimal()
    if high is None or high > (_LAST_TWO if year else _LAST_DAY) or not found.inner.digits or found.unit:
        return False
    behind = skip_chain(words, found.last, 1)
    if _is_month(words, behind) or (setting.form(1) == "of" and _is_month(words, found.last + 1)):
        return True
    return found.first == found.inner.first and _follows_month(setting)


def _follows_month(setting: Setting) -> bool:
    words, first, joint = setting.listed, setting.found.first, setting.form(-1)
    before = first - 1 - (joint == ".")
    if _is_month(words, before):
        told = form_at(words, before - 1)
        return not setting.followed or not (told == "in" or told.isdecimal())
    if joint not in CHAIN or not _is_month(words, skip_chain(words, first - 1, -1)):
        return False
    return not setting.followed or joint in _UNTIL


def _is_month(words: Sequence[Word], at: int) -> bool:
    return 0 <= at < len(words) and words[at].form in _MONTHS


def is_year(setting: Setting) -> bool:
    """*in 2014*, *the 2024 election*, *24 February 2022*, *2025-2026*, *(1977 dollars)*."""
    found = setting.found
    form = setting.listed[found.inner.first].form
    low = found.inner.low
    if found.unit or low is None or not form[:4].isdecimal() or len(form) not in (4, 9) or found.inner.scale > 1:
        return False
    if not _FIRST_YEAR <= low <= _LAST_YEAR:
        return False
    before, after = setting.word(-1), setting.form(1)
    told = form_at(setting.listed, found.inner.first - 1)
    modern = _MODERN <= low <= _NEAR
    if modern and after in _TABLE.units.currencies and (told, setting.form(2)) == ("(", ")"):
        return True
    if setting.counts and (low % 100 == 0 or not modern) and told not in _NEVER.since:
        return False
    if told in _NEVER.year or (before is not None and (before.possessive or before.form in _MONTHS)):
        return True
    if setting.followed and (after in MANY or after.endswith("s") or found.bound != "exact"):
        return False
    return not (before is not None and before.form in _DASHES and after in ("(", ",", ";", "."))


def is_hour(setting: Setting) -> bool:
    """*at 10 on Friday*, but *put the toll at 12*."""
    found = setting.found
    if setting.form(-1) != "at" or found.high is None or found.high > _LAST_HOUR or setting.followed:
        return False
    return not holds(setting.listed, found.first - 6, found.first - 1, _NEVER.tells)


def is_age(setting: Setting) -> bool:
    """*Ann Example, 45, said*, *Bo Example (12)*, *the driver, 58,*, *I am 47*, *children under five*, *died at 61*."""
    found = setting.found
    if found.inner.low is None or found.inner.low > _OLDEST:
        return False
    if setting.listed[found.first].lower in _LIMITS:
        return not setting.followed and _is_limit(setting)
    return found.bound == "exact" and (_stands_apart(setting) or _is_own(setting) or _is_reached(setting))


def _is_limit(setting: Setting) -> bool:
    """*children under five*, *two thirds of the people were under 18*."""
    if setting.form(-1) in _NEVER.aged:
        return True
    low, first = setting.found.inner.low, setting.found.first
    return (
        low is not None
        and low <= _OF_AGE
        and setting.form(-1) in ("are", "were")
        and holds(setting.listed, first - 6, first, _NEVER.aged)
    )


def _stands_apart(setting: Setting) -> bool:
    """*Ann Example, 45, said*, *Bo Example (12)*, *the driver, 58, was*."""
    before, after, name = setting.form(-1), setting.form(1), setting.word(-2)
    if (before, after) != ("(", ")") and not (before == "," and after in (",", ".", ";", "who", ")")):
        return False
    if name is None or name.form in _MONTHS:
        return False
    return setting.capital(-2) or name.lower in PERSONS


def _is_own(setting: Setting) -> bool:
    """*as young as 10*, *between the ages of 17 and 20*, *she is 70*, *At 28 Ann Example flew*, *looks like 90*."""
    before, after, first = setting.form(-1), setting.form(1), setting.found.first
    if before == "as" and setting.form(-2) in ("young", "old"):
        return True
    if before in ("of", "between", "and") and holds(setting.listed, first - 5, first, ("ages",)):
        return True
    if before == "of" and setting.form(-2) == "age":
        return not setting.followed
    if (before in _CONTRACTED or (before in _IS and setting.form(-2) in _SELVES)) and after in _ENDS:
        return True
    if before == "at" and setting.listed[first - 1].opens:
        return setting.capital(1) and not setting.counts
    return before == "like" and after in _ENDS


def _is_reached(setting: Setting) -> bool:
    """*died at 61*, *dead at 19*, *retired at 60*, but *put the dead at 61*, *the wounded died at 14 sites*."""
    if setting.form(-1) != "at" or setting.followed or setting.found.unit:
        return False
    if setting.form(-2) not in DIES and setting.form(-2) not in _NEVER.reached:
        return False
    before = setting.form(-3)
    if before in _DETERMINERS or before == "of" or before.isdecimal():
        return False
    return not holds(setting.listed, setting.found.first - 8, setting.found.first - 2, _NEVER.tells)
