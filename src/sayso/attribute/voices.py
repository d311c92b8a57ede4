"""Noun phrases around verbs of passing on: where they begin, whether a voice or an outlet is meant, and its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.lexicon.cues import load_cues
from sayso.lexicon.names import load_names
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.outlets import load_outlets
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.states import load_states
from sayso.model import Span

WIDEST = 200
"""Characters of a noun phrase at most."""

_BREAK = re.compile(r"[,;:—–\"“”„«»]|--|``|''|\n")
_FIRST = re.compile(r"(?P<word>\w+)\s+")
_DETERMINER = re.compile(r"(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
_LATER = re.compile(
    r"\s*(?:,|\b(?:of|from|by|with|in|at|on|for|to|who|whom|whose|that|which|close|familiar|briefed|near|within|inside)\b)"
)
_ISSUER = re.compile(r"\b(?:by|from|of)\s+(?=\S)")
_NAME = re.compile(r"[A-Z][\w.&’'-]*(?:\s+(?:(?:of|the|for)\s+)?[A-Z\d][\w.&’'-]*)*")
BACK = 1000
LONGEST_ACRONYM = 6


def phrase_before(body: str, start: int, end: int, hints: Iterable[Span] = ()) -> Span | None:
    """The noun phrase that ends at `end` and begins at `start` or later, an apposition included.

    A `hint` is a piece that is known to belong to it: where no mark tells the beginning, the first of them does.
    """
    words = body[max(start, end - WIDEST) : end].rstrip()
    end = max(start, end - WIDEST) + len(words)
    apposed = words.endswith(",")
    breaks = [found.end() for found in _BREAK.finditer(words.removesuffix(","))]
    inner = breaks[-2:-1] if apposed else breaks[-1:]
    begin = end - len(words) + (inner[0] if inner else 0)
    begin += len(body[begin:end]) - len(body[begin:end].lstrip())
    if (first := _FIRST.match(body, begin, end)) and first["word"].lower() in load_cues().openers:
        begin = first.end()
    if not breaks:
        begin = min((hint.start for hint in hints if begin <= hint.start < end), default=begin)
    last = begin + len(body[begin:end].rstrip(" ,"))
    return Span(begin, last) if begin < last else None


def is_voice(words: str) -> bool:
    """Whether a noun phrase means a person, a body, or a document whose issuer is told.

    >>> [is_voice(words) for words in ("two port officials", "high winds", "a letter", "a letter from the ministry")]
    [True, False, False, True]
    """
    head = _LATER.split(_DETERMINER.sub("", words.strip(), count=1), maxsplit=1)[0].strip()
    if words.strip().lower() in load_pronouns().pronouns:
        return True
    kind = _kind(head)
    if kind != "document":
        return kind is not None or _is_name(head)
    issuer = _ISSUER.search(words)
    before = head.rsplit(None, 1)[0] if " " in head else ""
    return (issuer is not None and is_voice(words[issuer.end() :])) or (bool(before) and is_voice(_bare(before)))


def _bare(words: str) -> str:
    return re.sub(r"['’]s?$", "", words)


def _kind(head: str) -> str | None:
    """What kind of speaker the last word or two of a phrase make."""
    words = head.lower().split()
    forms = load_nouns().forms
    found = (forms.get(" ".join(words[at:])) for at in (-2, -1) if words)
    return next((noun.kind for noun in found if noun is not None), None)


def _is_name(words: str) -> bool:
    """Whether the whole phrase is a name, of no day and with no number (*Article 5*)."""
    if not words or not _NAME.fullmatch(words) or words.split()[0].lower() in load_pronouns().calendar:
        return False
    return not any(letter.isdigit() for letter in words)


def is_outlet(words: str, reports: bool) -> bool:
    """Whether a noun phrase means an outlet: by its nouns, as a known one, as an acronym; who `reports` is
    one too, unless it is a person or a state."""
    bare = _DETERMINER.sub("", words.strip(), count=1)
    if not bare or _is_media(bare):
        return bool(bare)
    if bare.isupper() and len(bare) <= LONGEST_ACRONYM:
        return not load_states().find(bare)
    return reports and _is_name(bare) and not is_person(bare) and not load_states().find(bare)


def _is_media(bare: str) -> bool:
    words = [word.strip(".").lower() for word in bare.split()]
    return bare.lower() in _known() or not load_nouns().outlets.isdisjoint(words)


def find_outlet_before(body: str, end: int) -> Span | None:
    """The last name of an outlet in the `BACK` characters before `end`: what *the agency* stands for there."""
    spans = (Span(*one.span()) for one in _NAME.finditer(body, max(0, end - BACK), end))
    names = [name_of(body, span) for span in spans]
    return next((one for one in reversed(names) if _is_media(body[one.start : one.end])), None)


@cache
def _known() -> frozenset[str]:
    return frozenset(name.lower().removeprefix("the ") for name in load_outlets().values())


def is_person(words: str) -> bool:
    """Whether a name begins with a title or a person's first name, or the phrase ends in a role."""
    names, first = load_names(), words.split()[0].lower()
    return first in names.first or first in names.titles or _kind(words) in ("role", "anonymous")


def name_of(body: str, phrase: Span) -> Span:
    """The name in a phrase, or the phrase without its article where it holds none (*local media*)."""
    article = _DETERMINER.match(body, phrase.start, phrase.end)
    start = article.end() if article else phrase.start
    names = (one for one in _NAME.finditer(body, start, phrase.end) if not _is_common(one[0]))
    named = next(names, None)
    if named is None or (load_states().find(named[0]) and named.end() < phrase.end):
        return Span(start, phrase.end)
    return Span(*named.span())


def _is_common(name: str) -> bool:
    """Whether a single capital word is an ordinary one that begins its sentence (*State television*)."""
    return name.lower() in load_nouns().forms or name.lower() in load_pronouns().common or name.lower() == "local"
