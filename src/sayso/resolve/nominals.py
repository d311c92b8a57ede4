"""People and bodies that a text only describes (*two witnesses*, *the ministry*), found by their head noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Span
from sayso.model.words import Word, Words
from sayso.resolve.names import Name
from sayso.resolve.phrases import ORDINALS, Phrase, read_phrase
from sayso.resolve.vocabulary import Vocabulary

BEFORE = 6
"""Words that may stand before a head noun."""

_KINDS = frozenset(("role", "anonymous", "organisation", "group", "document"))
_BARE = frozenset(
    "one another someone somebody anyone anybody other former latter others many some most several few both all those none any "
    "each everyone everybody nobody two three four five six half percent local right left poor rich".split()
)
_LEADS = frozenset(
    "a an the this these those his her its their several some many two three four five six seven other".split()
)


def find_nominals(words: Words, names: Sequence[Name], known: Vocabulary) -> Iterator[tuple[int, Phrase]]:
    """The descriptions of a text with the index of their first word; heads of names are passed over."""
    named = {at for name in names for at in range(name.first, name.last)}
    starts = {name.first: name for name in names}
    for at, word in enumerate(words.words):
        noun = known.nouns.forms.get(word.lower)
        if noun is None or noun.kind not in _KINDS or noun.lemma in _BARE or at in named or not word.form[0].isalnum():
            continue
        after = words.words[at + 1] if at + 1 < len(words.words) else None
        if after is not None and (at + 1 in named or after.lower in known.nouns.forms):
            continue
        first = _begin(words, at, known)
        if first == at and not noun.many:
            continue
        if _stands_beside(words, first, at, starts, named):
            continue
        inside = [starts[here] for here in range(first, at) if here in starts]
        span = Span(words.words[first].start, word.end - (2 if word.possessive else 0))
        yield first, read_phrase(words, inside, span, known)


def _stands_beside(words: Words, first: int, head: int, starts: Mapping[int, Name], named: set[int]) -> bool:
    """Whether a description stands beside a name and so means its bearer (*Ann Example, the mayor*)."""
    if first > 1 and words.words[first - 1].form == "," and first - 2 in named:
        return True
    after = head + 1
    if after + 1 >= len(words.words) or words.words[after].form != ",":
        return False
    return after + 1 in starts or (words.words[after + 1].lower == "the" and after + 2 in starts)


def _stops(word: Word, known: Vocabulary) -> bool:
    """Whether a word before a noun is no part of its phrase; *New* with a capital is (*New Norland officials*)."""
    named = word.possessive or (word.form[0].isupper() and word.lower in known.small.starters and not word.opens)
    return word.lower in known.small.common and not named


def _begin(words: Words, head: int, known: Vocabulary) -> int:
    """Where the phrase of a head noun begins."""
    at = head
    while at > 0 and head - at < BEFORE:
        word = words.words[at - 1]
        if word.lower in _LEADS:
            return at - 1
        if word.lower in ORDINALS:
            at -= 1
            continue
        if not word.form[0].isalnum() or _stops(word, known) or words.words[at].opens:
            break
        if word.form == word.lower and word.lower.endswith(("ed", "ing", "ly")) and word.lower not in known.nouns.forms:
            break
        at -= 1
    while at < head and words.words[at].form == words.words[at].lower and words.words[at].lower in known.small.pasts:
        at += 1
    return at
