"""Numbers of what nobody checks: *three reasons*, *the two countries*, *several books*, *three times more*."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from sayso.lexicon.numbers import load_numbers
from sayso.measure.numbers.numerals import may_be_numeral
from sayso.measure.numbers.phrases import EVENT_NOUNS, HAPPENS, TAKES, form_at, holds, is_done, read_phrase
from sayso.measure.numbers.setting import Setting
from sayso.model.words import Word

_TABLE = load_numbers()
_NEVER = _TABLE.never
_FEW = _TABLE.words.few
TAKEN_UP = 12
"""Up to this many, *the two men* takes up who was told of before; *the 314 prisoners* is a count."""
NEAR = 8
"""Words on each side of *several* in which it must be told what happened."""
SELDOM = 12
"""Up to this many *times* are no count of their own."""


def is_idle(setting: Setting) -> bool:
    """Whether a number counts what nobody checks."""
    return _counts_nothing(setting) or _takes_up(setting) or _is_idle_few(setting) or _compares(setting)


def _counts_nothing(setting: Setting) -> bool:
    """*three reasons*, *two sides*: the phrase's head is a noun that nobody counts, unless it is told what became of
    them (*damaged 13 routes*)."""
    if setting.form(-1) in TAKES:
        return False
    words, at = setting.listed, setting.found.last
    end = read_phrase(words, at)
    for index in range(at, end):
        lower = words[index].lower
        if lower in _NEVER.nouns and (index + 1 == end or lower.endswith("s")):
            return True
        if lower in HAPPENS:
            return False
    return False


def _takes_up(setting: Setting) -> bool:
    """*the two countries*, *one of five brothers*: who was told of before, unless it is told what happened to them."""
    found, before = setting.found, setting.word(-1)
    if before is None or found.unit:
        return False
    if not (before.lower in _NEVER.definite or before.lower in _NEVER.possessives or before.possessive):
        return _ranks(setting) and not _is_told(setting)
    if found.inner.vague:
        return True
    return found.low is not None and found.low <= TAKEN_UP and (_is_partial(setting) or not _is_told(setting))


def _is_partial(setting: Setting) -> bool:
    """*one of the five men was hurt*, *none of the 14*: what is told isn't told of them all."""
    whole = setting.word(-3) if setting.form(-2) == "of" else None
    return whole is not None and (may_be_numeral(whole) or whole.lower in _TABLE.told.none)


def _ranks(setting: Setting) -> bool:
    """*one of five brothers*, *the last of three*, but *one of 13 passengers*."""
    if setting.form(-1) != "of" or setting.form(-2) not in _NEVER.ordinals:
        return False
    return setting.form(1) in _NEVER.kin or not setting.followed


def _is_told(setting: Setting) -> bool:
    words, at = setting.listed, setting.found.last
    if setting.form(-2) in TAKES:
        return True
    end = read_phrase(words, at)
    return holds(words, at, end, EVENT_NOUNS) or is_done(words, at) or is_done(words, end)


def _is_idle_few(setting: Setting) -> bool:
    """*several books*: too vague to count where nothing happens to them, unless they are places (*several towns*)."""
    found, words = setting.found, setting.listed
    inner = found.inner
    if not inner.vague or words[inner.last - 1].lower not in _FEW:
        return False
    if form_at(words, read_phrase(words, inner.last) - 1) in _NEVER.places:
        return False
    before = reversed(words[max(0, inner.first - NEAR) : inner.first])
    return not (_happens(before) or _happens(words[inner.last : inner.last + NEAR]))


def _happens(words: Iterable[Word]) -> bool:
    """Whether it is told what happened before the sentence ends."""
    return any(word.lower in HAPPENS for word in takewhile(lambda word: word.form != ".", words))


def _compares(setting: Setting) -> bool:
    """*three times more*, *several times*, but *arrested three times* and *viewed 2.3 million times*."""
    if setting.form(1) not in ("time", "times"):
        return False
    low, words, first = setting.found.low, setting.listed, setting.found.first
    if setting.form(2) in _NEVER.comparing or low is None:
        return True
    return low <= SELDOM and not holds(words, first - 3, first, HAPPENS)
