"""Personal data by its pattern: addresses of mail and of homes, numbers of telephones, papers, cars and units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.people import load_people

_MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[\s.()-]{0,2}(?:\d[\s.()-]{0,2}){6,12}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?![\w]|[.,]\d)"
)
_BANK = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,4})?\b|(?<![\d.,])(?:\d{4}[ -]){3}\d{4}(?![\d.,])"
)
_CODE = r"(?=[A-Z-]{0,6}\s?\d|\d)[A-Z0-9](?:[A-Z0-9]|[ -](?=[A-Z0-9]*\d)){4,20}"
_LINK = r"(?:\s+(?i:no|nos|number|numbers|id|code|series)\b\.?|\s*[:#№]|\s+(?:is|was|reads|reading|with)\b){0,3}\s*(?:the\s+number\s+)?[“\"'(]?"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A shape of personal data, which group of it is left out, and what is shown instead."""

    shape: re.Pattern[str]
    shown: str
    group: int = 0


def find_personal(words: str, named: bool) -> list[tuple[int, int, str]]:
    """The half-open ranges of `words` that hold personal data, in order and apart, with what to show instead.

    The numbers of units are among them where `named` tells that the words name a private person.
    """
    found = sorted(_find(words, named), key=lambda one: (one[0], -one[1]))
    apart: list[tuple[int, int, str]] = []
    for one in found:
        if not apart or one[0] >= apart[-1][1]:
            apart.append(one)
    return apart


def _find(words: str, named: bool) -> Iterator[tuple[int, int, str]]:
    for pattern in (*_patterns(), *([_unit()] if named else [])):
        for match in pattern.shape.finditer(words):
            yield match.start(pattern.group), match.end(pattern.group), pattern.shown


@cache
def _patterns() -> tuple[_Pattern, ...]:
    words = load_people()
    streets, papers, phones, plates = map(_one_of, (words.streets, words.documents, words.phones, words.plates))
    name = r"[^\W\d_][\w'’.-]*"
    return (
        _Pattern(_MAIL, "[e-mail address]"),
        _Pattern(_PHONE, "[phone number]"),
        _Pattern(re.compile(rf"\b{phones}\b\.?{_LINK}(\+?\d(?:[\d\s().-]{{4,18}})\d)\b", re.I), "[phone number]", 1),
        _Pattern(_BANK, "[account number]"),
        _Pattern(re.compile(rf"\b(?i:{papers})s?\b{_LINK}({_CODE})\b"), "[document number]", 1),
        _Pattern(re.compile(rf"\b(?i:{plates})\b{_LINK}([A-Z0-9]{{1,4}}[ -]?[A-Z0-9]{{2,5}}(?:[ -]?[A-Z0-9]{{1,3}})?)\b"), "[number plate]", 1),
        _Pattern(re.compile(r"\b(?i:military unit|unit)\b(?:\s+(?:no|number)\b\.?|\s*[#№])?\s*(\d{4,6})\b"), "[unit number]", 1),
        _Pattern(re.compile(rf"(?<![\w.,-])\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,4}})?,?\s(?:[A-Z][\w'’.-]*\s){{1,3}}(?i:{streets})\b"), "[address]"),
        _Pattern(re.compile(rf"\b(?:[A-Z][\w'’.-]*\s){{1,3}}(?i:{streets})\.?,?\s(?:no\.?\s)?\d{{1,4}}[A-Za-z]?\b(?!\s(?:people|men|women|on|in))"), "[address]"),
        _Pattern(re.compile(rf"\b(?i:vulytsia|ulitsa|vul|ul|prospekt|rue|calle|via)\b\.?\s(?:{name}\s?){{1,3}},?\s\d{{1,4}}[A-Za-z]?\b"), "[address]"),
    )  # fmt: skip


@cache
def _unit() -> _Pattern:
    units = _one_of(load_people().units)
    kinds = r"(?:[A-Z][\w-]*\s|[a-z]+(?:ized|ised|borne|ery|try|ine)\s|separate\s|assault\s|guards?\s){0,5}"
    return _Pattern(re.compile(rf"\b\d{{1,4}}(?:st|nd|rd|th)\s{kinds}(?i:{units})\b"), "[unit]")


def _one_of(words: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
