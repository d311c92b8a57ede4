"""People and bodies that a text only describes (*two witnesses*, *the ministry*), found by their head noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model import Span
from sayso.resolve.names import Name, Vocabulary
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.words import Words

BEFORE = 6
"""Words that may stand before a head noun."""

_KINDS = frozenset(("role", "anonymous", "organisation", "group", "document"))
_LEADS = frozenset(
    "a an the this these those his her its their several some many two three four five six seven other".split()
)


def find_nominals(words: Words, names: Sequence[Name], known: Vocabulary) -> Iterator[tuple[int, Phrase]]:
    """The descriptions of a text with the index of their first word; heads of names are passed over."""
    named = {at for name in names for at in range(name.first, name.last)}
    starts = {name.first: name for name in names}
    for at, word in enumerate(words.words):
        noun = known.nouns.forms.get(word.lower)
        if noun is None or noun.kind not in _KINDS or at in named or not word.form[0].isalnum():
            continue
        after = words.words[at + 1] if at + 1 < len(words.words) else None
        if after is not None and (at + 1 in named or after.lower in known.nouns.forms):
            continue
        first = _begin(words, at, known)
        if first == at and not noun.many:
            continue
        inside = [starts[here] for here in range(first, at) if here in starts]
        span = Span(words.words[first].start, word.end - (2 if word.possessive else 0))
        yield first, read_phrase(words, inside, span, known)


def _begin(words: Words, head: int, known: Vocabulary) -> int:
    """Where the phrase of a head noun begins."""
    at = head
    while at > 0 and head - at < BEFORE:
        word = words.words[at - 1]
        if word.lower in _LEADS:
            return at - 1
        if (
            not word.form[0].isalnum()
            or (word.lower in known.small.common and not word.possessive)
            or words.words[at].opens
        ):
            break
        if word.form == word.lower and word.lower.endswith(("ed", "ing", "ly")) and word.lower not in known.nouns.forms:
            break
        at -= 1
    while at < head and words.words[at].form == words.words[at].lower and _verbal(words.words[at].lower):
        at += 1
    return at


def _verbal(lower: str) -> bool:
    return lower in ("said", "says", "told", "say", "saw", "sent", "led", "hit", "met", "left", "killed", "injured")
