"""Numbers that are no figures by how they are written or what stands beside them: durations, shares, notes, names."""

from __future__ import annotations

from collections.abc import Callable

from sayso.lexicon.numbers import load_numbers
from sayso.measure.numbers.bounds import Bounded
from sayso.measure.numbers.dated import is_age, is_day, is_hour, is_year
from sayso.measure.numbers.idle import is_idle
from sayso.measure.numbers.named import CHAIN, is_coded, is_identifier, is_name_part
from sayso.measure.numbers.phrases import MANY, form_at, holds, is_content, read_phrase
from sayso.measure.numbers.setting import Setting
from sayso.model.words import Words

_TABLE = load_numbers()
_NEVER = _TABLE.never
_UNITS = _TABLE.units
_THOUSAND = 1000


def is_no_figure(words: Words, found: Bounded, plain: bool) -> bool:
    """Whether a number with its bound is no figure. Amounts of money and measures (not `plain`) are asked less."""
    setting = Setting(words, found)
    return any(check(setting) for check in (_CHECKS if plain else _ALWAYS))


def _is_glued(setting: Setting) -> bool:
    """*24/7*, *10:35*, *.54*, *Mi‑17*, *1,000-kilometer*, *3–1*, *82- and 120-mm*, *win.”3*: a part of something."""
    before, after, body = setting.word(-1), setting.word(1), setting.words.body
    start, end = setting.found.start, setting.found.end
    if before and before.end == start and before.form in "/.:#№–‑-_" and start > 1 and body[start - 2].isalnum():
        return True
    if before and before.end == start and before.form == "." and setting.found.inner.digits:
        return True
    if before and before.end == start and before.form in '”"»’)' and not body[start - 2 : start - 1].isspace():
        return start > 1
    if after is None or after.form not in "/:–‑-":
        return False
    if after.form == "-" and setting.form(2) in ("and", "or", "to"):
        return True
    return after.start == end and body[end + 1 : end + 2].isalnum()


def _is_marked(setting: Setting) -> bool:
    """*[12]*, *[nb 2]*, a line's *1.*, *#5*, *(2) a ceasefire*, a cell beside cells with numbers, a number alone in its line."""
    pair = setting.form(-1), setting.form(1)
    if pair == ("[", "]") or pair[0] in ("#", "№", "§") or (pair[1] == "]" and setting.form(-2) == "["):
        return True
    after, found = setting.word(1), setting.found
    numbered = after is not None and after.start == found.end and pair[1] in (".", ")")
    if setting.opens and (numbered or setting.closes):
        return found.bound == "exact" and found.unit is None and found.inner.digits and found.inner.scale == 1
    counted = setting.word(-2)
    if pair == ("(", ")") and (counted is None or not is_content(counted)):
        return found.bound == "exact" and found.unit is None and found.inner.scale == 1
    return (pair[0] == "|" and setting.form(-2).isdecimal()) or (pair[1] == "|" and setting.form(2).isdecimal())


def _is_rated(setting: Setting) -> bool:
    """*a 12*, *on a scale of 0 to 10*, *the top 10*, *counted to ten*."""
    end, before = setting.found.inner.end, setting.form(-1)
    if setting.listed[setting.found.first].lower == "top":
        return before not in _NEVER.modals
    if before == "to" and setting.form(-2) in _NEVER.counting:
        return True
    bare = setting.found.inner.digits and setting.words.body[end : end + 1] not in ("-", "‑")
    return (before in ("a", "an") and bare) or (before, setting.form(-2)) == ("of", "scale")


def _has_unit(setting: Setting) -> bool:
    """*72 hours*, *five consecutive days*, *20 more years*, *40 per cent*, *15 to 16-year-olds*, *two blocks away*, *2,485 sq-mile*,
    *35 L/m2*, *a month or two*."""
    words, at, end = setting.listed, setting.found.last, setting.found.end
    if "°" in setting.words.body[end : end + 4] or _is_rate(setting):
        return True
    if setting.form(-1) == "or" and setting.form(-2) in _NEVER.units and not setting.followed:
        return not setting.found.inner.digits and setting.found.inner.scale == 1
    at += form_at(words, at) in _NEVER.skipped or (setting.found.inner.vague and form_at(words, at) == "of")
    return _is_unit(setting, at) or _is_inch(setting)


def _is_unit(setting: Setting, at: int) -> bool:
    """Whether a unit stands there, or heads the phrase there."""
    words = setting.listed
    after, end = form_at(words, at), read_phrase(words, at)
    if after in _NEVER.units or form_at(words, end) in _NEVER.traits:
        return True
    if after in CHAIN and form_at(words, at + 1).isdecimal() and form_at(words, at + 2) in _NEVER.units:
        return True
    if "-" in after and after.replace("-", " ") in _UNITS.measures:
        return True
    if after in CHAIN and form_at(words, at + 1).partition("-")[2].partition("-")[0] in _NEVER.units:
        return True
    for word in words[at:end]:
        if word.lower in _NEVER.units:
            return True
        if word.lower in MANY or (word.lower.endswith("s") and not word.lower.endswith("ss")):
            return False
    return False


def _is_inch(setting: Setting) -> bool:
    """*12 in (300 mm)*, *300 mm (12 in)*, *12 feet (4 m)*."""
    after, behind = setting.form(1), setting.found.last + 3
    if after == "in" and setting.form(2) == "(":
        return holds(setting.listed, behind - 1, behind + 3, _NEVER.units)
    return after in ("in", "m") and (setting.form(-1), setting.form(2)) == ("(", ")")


def _is_rate(setting: Setting) -> bool:
    """*35 L/m2*, *2,400 m3/s*."""
    unit, slash = setting.word(1), setting.word(2)
    return (
        unit is not None
        and slash is not None
        and slash.form == "/"
        and slash.start == unit.end
        and (setting.form(3) in _NEVER.per)
    )


def _is_share(setting: Setting) -> bool:
    """*one in five*, *four in five*, *nine out of 10*."""
    words, found = setting.listed, setting.found
    if setting.form(1) == "in" and setting.form(2) in _NEVER.shares:
        last = setting.word(3)
        return found.low == 1 or setting.form(2) in ("10", "ten", "100") or last is None or not is_content(last)
    if (setting.form(1), setting.form(2)) == ("out", "of"):
        return setting.form(3) in _NEVER.shares
    if words[found.inner.first].lower not in _NEVER.shares:
        return False
    if setting.form(-1) == "in":
        return setting.form(-2) in ("one", "1") or (setting.form(-2) in _NEVER.shares and not setting.followed)
    return (setting.form(-2), setting.form(-1)) == ("out", "of") and setting.form(-3) in _NEVER.shares


def _is_fraction(setting: Setting) -> bool:
    """A plain count is whole: *24.02* is a date, *6.3* a magnitude, *3.0* a version, *3 and a half* a share."""
    if [setting.form(away) for away in (1, 2, 3)] == ["and", "a", "half"]:
        return True
    inner = setting.found.inner
    if inner.digits and inner.scale == 1 and "." in setting.listed[inner.first].form and (inner.low or 0) < _THOUSAND:
        return True
    ends = (setting.found.low, setting.found.high)
    return any(end is not None and end != end.to_integral_value() for end in ends)


_Check = Callable[[Setting], bool]
_ALWAYS: tuple[_Check, ...] = (_is_glued, _is_marked, is_year)
_CHECKS: tuple[_Check, ...] = (
    *_ALWAYS, is_identifier, is_name_part, _is_rated, is_day, is_hour, is_age, _has_unit, _is_share, _is_fraction,
    is_coded, is_idle,
)  # fmt: skip
