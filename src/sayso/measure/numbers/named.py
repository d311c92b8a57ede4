"""Numbers that are names or parts of names: *Flight 370*, *pages 3 and 4*, *Group of Seven*, *0845*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.events import load_events
from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.pronouns import load_pronouns
from sayso.measure.numbers.phrases import TAKES, form_at, holds, is_done
from sayso.measure.numbers.setting import Setting
from sayso.model.words import Word

_VALUES = load_numbers().words.values
_NEVER = load_numbers().never
_NAMES = _NEVER.named | _NEVER.named_alone
_EVENTS = load_events()
_CALENDAR = load_pronouns().calendar
CHAIN = frozenset((",", "and", "-", "–", "to", "or", "&"))
"""Words that join numbers of one kind."""
MOST_JOINED = 8
"""Words of a chain of numbers at most."""


def skip_chain(words: Sequence[Word], at: int, step: int) -> int:
    """The first place from `at` on that is no bare number and nothing that joins them."""
    for _ in range(MOST_JOINED):
        if not form_at(words, at).isdecimal() and (form_at(words, at) not in CHAIN or not form_at(words, at)):
            break
        at += step
    return at


def is_identifier(setting: Setting) -> bool:
    """*Flight 370*, *No. 10*, *level 4*, *France 2*, *page 3 of 5*, *pages 3 and 4*, *469 Sample St.*, *DDG 70*."""
    return _is_titled(setting) or _is_joined(setting) or _is_address(setting) or _follows_name(setting)


def _is_titled(setting: Setting) -> bool:
    """*Flight 370*, *No. 10*, *Code: 123*, *level 4*, *page 3 of 5*: after a noun that numbers what it names."""
    found, name = setting.found, setting.form(-1)
    dotted = name == "." and not setting.listed[found.first].opens
    if dotted or (name == ":" and not setting.followed):
        name = setting.form(-2)
    if name == "of" and setting.form(-2).isdecimal() and setting.form(-3) in _NAMES:
        return True
    if found.bound != "exact" or name not in _NAMES:
        return False
    return name in _NEVER.named or not (setting.followed or is_done(setting.listed, found.last))


def _is_joined(setting: Setting) -> bool:
    """*pages 3 and 4*, *Categories 2 to 4*, *aged 19 and 23*."""
    if setting.form(-1) not in CHAIN or not setting.form(-2).isdecimal() or setting.followed:
        return False
    lead = form_at(setting.listed, skip_chain(setting.listed, setting.found.first - 1, -1))
    return lead in _NEVER.age or (lead.endswith("s") and _EVENTS.singular(lead) in _NAMES)


def _is_address(setting: Setting) -> bool:
    """*469 Sample St.*, *the 37 Sample Hospital*."""
    if not setting.found.inner.digits or not (setting.capital(1) and setting.capital(2)):
        return False
    if holds(setting.listed, setting.found.last + 1, setting.found.last + 4, _NEVER.streets):
        return True
    return setting.form(-1) == "the" and not setting.counts


def _follows_name(setting: Setting) -> bool:
    """*France 2*, *DDG 70*."""
    before, found = setting.word(-1), setting.found
    if before is None or not before.form[0].isupper() or before.end != found.start - 1 or setting.words.upper:
        return False
    if found.bound != "exact" or setting.counts or is_done(setting.listed, found.last):
        return False
    if before.opens and (before.form in ("A", "I") or not before.form.isupper()):
        return False
    grouped = "," in setting.listed[found.inner.first].form
    return found.inner.digits and not grouped and before.lower not in _CALENDAR


def is_name_part(setting: Setting) -> bool:
    """*Group of Seven*, *Group of 20*, *Big Three*, *Seven Sisters*: a capital that no sentence's start explains."""
    inner = setting.found.inner
    first = setting.listed[inner.first]
    opens = first.opens or form_at(setting.listed, inner.first - 1) == "]"
    if inner.digits:
        return (setting.form(-2), setting.form(-1)) == ("group", "of") and setting.capital(-2)
    if not first.form[0].isupper() or opens or setting.words.upper or setting.found.unit:
        return False
    if setting.form(-1) in TAKES or is_done(setting.listed, setting.found.last):
        return False
    return setting.capital(-1) or setting.capital(1) or setting.form(-1) == "of"


def is_coded(setting: Setting) -> bool:
    """*0845*, digits beside digits, and number words beside number words (*nineteen seventy-nine*)."""
    before, after, found = setting.word(-1), setting.word(1), setting.found
    if not found.inner.digits:
        return found.bound == "exact" and (_is_spelled(before) or _is_spelled(after))
    if len(form := setting.listed[found.inner.first].form) > 1 and form[0] == "0" and form.isdecimal():
        return True
    if before is not None and before.form.isdecimal() and before.end == found.start - 1:
        return len(before.form) != 4 or before.form[0] == "0"
    return after is not None and after.form.isdecimal() and after.start == found.end + 1


def _is_spelled(word: Word | None) -> bool:
    """Whether a word is a number below a hundred in letters."""
    return word is not None and all(part in _VALUES for part in word.lower.split("-"))
