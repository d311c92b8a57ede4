"""The offices that a report gives its people: titles before a name, appositions beside it, *X is the Y*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span
from sayso.model.words import Word, Words
from sayso.resolve.names import Name
from sayso.resolve.phrases import PREPOSITIONS, find_head, modifiers_of, read_phrase
from sayso.resolve.vocabulary import Vocabulary

REACH = 14
"""Words that an apposition may be long."""

_BREAKS = frozenset('.,;:!?—–"“”()[]')
_BEING = frozenset(("is", "was", "became", "remains"))


@dataclass(frozen=True, slots=True)
class Role:
    """An office or a description of somebody: its head in the singular, its other words, whether it tells a body."""

    head: str
    modifiers: frozenset[str]
    body: bool = False


def find_roles(words: Words, name: Name, known: Vocabulary) -> Iterator[Role]:
    """The roles that stand at one mention of a name."""
    before = _before(words, name, known)
    if before is not None:
        yield before
    after, ahead = _beside_after(words.words, name.last), _beside_before(words.words, name.first)
    clause = _find_article(words.words, *after) > after[0]
    for first, last in ((0, 0) if clause else after, (max(ahead[0], _find_article(words.words, *ahead)), ahead[1])):
        if first < last:
            span = Span(words.words[first].start, words.words[last - 1].end)
            phrase = read_phrase(words, (), span, known)
            if phrase.head is not None and phrase.head.kind in ("role", "organisation") and not phrase.many:
                yield Role(phrase.head.lemma, phrase.modifiers, phrase.head.kind == "organisation")


def _before(words: Words, name: Name, known: Vocabulary) -> Role | None:
    """The title right before a name, with what stands before the title (*Ukraine's defence minister* …)."""
    start, low = name.core, max(0, name.core - 8)
    while start > low and not words.words[start].opens and _may_describe(words.words[start - 1], known):
        start -= 1
    inside = words.words[start : name.core]
    for end in range(len(inside), 0, -1):
        noun = find_head(inside, 0, end, known)
        if noun is not None and noun.kind == "role" and not noun.many:
            return Role(noun.lemma, modifiers_of(inside, noun, known))
    return None


def _may_describe(word: Word, known: Vocabulary) -> bool:
    lower = word.lower
    if not word.form[0].isalnum():
        return word.form == "."
    if lower in known.small.common or lower in known.small.pronouns:
        return False
    return (
        word.form[0].isupper()
        or lower in known.nouns.forms
        or lower in known.names.between
        or lower.endswith(("al", "ic", "ary", "ign", "or", "ty", "se"))
    )


def _beside_after(words: tuple[Word, ...], at: int) -> tuple[int, int]:
    """The words between the comma after a name and the next break, or after *is*."""
    if at >= len(words) or (words[at].form != "," and words[at].lower not in _BEING):
        return at, at
    end = at + 1
    while end < len(words) and end - at <= REACH and words[end].form not in _BREAKS:
        end += 1
    whole = end - at <= REACH
    if words[at].form != ",":
        whole = at + 1 < len(words) and words[at + 1].lower in ("the", "a", "an")
    return (at + 1, end) if whole else (at, at)


def _find_article(words: tuple[Word, ...], first: int, last: int) -> int:
    """The last article that no preposition stands before: what precedes it is a verb, so a clause. -1 for none."""
    found = (at for at in range(last - 1, first - 1, -1) if words[at].lower in ("the", "a", "an"))
    return next((at for at in found if at == first or words[at - 1].lower not in PREPOSITIONS), -1)


def _beside_before(words: tuple[Word, ...], at: int) -> tuple[int, int]:
    """The words from the break before up to the comma before a name."""
    at -= at > 0 and words[at - 1].lower == "the"
    if at < 2 or words[at - 1].form != ",":
        return at, at
    start = at - 1
    while start > 0 and at - start <= REACH and words[start - 1].form not in _BREAKS and not words[start].opens:
        start -= 1
    return (start, at - 1) if at - start <= REACH and words[start].lower not in PREPOSITIONS else (at, at)
