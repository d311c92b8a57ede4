"""The words that stand next to a number, and whether they tell that something happened to the counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.numbers import load_numbers
from sayso.model import Event
from sayso.model.words import Word

MANY = frozenset(("people", "men", "women", "children", "police", "troops", "others", "civilians"))
LONGEST = 5
"""Words of a counted phrase at most."""
WITHIN = 5
"""Words of a verb group at most, adverbs among them."""

_TOLD = load_numbers().told
_EVENTS = load_events()
_GRAMMAR = load_grammar()
_HARM: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "destroyed", "damaged", "shot_down", "seized", "attacked",
))  # fmt: skip
_TAKEN: frozenset[Event] = frozenset(("killed", "captured", "detained"))
_AGENTS: frozenset[Event] = frozenset(("killed", "missing"))
_CLOSED = _GRAMMAR.closed
_GROUP = _GRAMMAR.be | _GRAMMAR.have | _GRAMMAR.adverbs | _GRAMMAR.relatives
_BEHIND = _GRAMMAR.prepositions | _GRAMMAR.adverbs | _GRAMMAR.auxiliaries
_BEHIND_MANY = _BEHIND | {"and"}


def _forms(events: Collection[str], side: str, tenses: Collection[str]) -> frozenset[str]:
    return frozenset(
        form
        for form, told in _EVENTS.verbs.items()
        for one in told
        if one.event in events and one.side == side and not one.particles and one.tenses & set(tenses)
    )


_ANY = ("base", "present", "past", "participle", "ing")
TAKES = _forms(_TAKEN | {"injured", "destroyed", "damaged", "shot_down"}, "patient", _ANY)
"""Verbs that tell of what they take behind them: *killing*, *arrested*, *destroyed*."""
TAKES_LIFE = _forms(_TAKEN, "patient", _ANY) - {"hold", "held"}
"""Those of them that tell of a death or an arrest."""
_TAKEN_FORMS = _forms(_TAKEN, "patient", ("participle",)) | {"dead", "shot"}
_DIED = _forms(("killed",), "agent", _ANY)
_DONE = _forms(_HARM, "patient", ("participle",)) | frozenset(_EVENTS.adjectives) | _TOLD.harm
DIES = _DIED | _forms(("killed",), "patient", ("participle",)) | {"dead"}
"""Words before *at* and an age."""
_ALONE = {form for form, told in _EVENTS.verbs.items() if any(one.side == "agent" for one in told)}
_OBJECTS = _forms(_HARM, "patient", ("participle",)) - _ALONE
"""Participles that *have* gives an object (*has killed six*), but for those that need none (*have evacuated*)."""
_HAPPENED = _forms(_AGENTS, "agent", _ANY)
HAPPENS = (
    _forms(_HARM, "patient", _ANY) | _HAPPENED | frozenset(_EVENTS.adjectives) | _TOLD.harm
    | frozenset(_EVENTS.nouns)
)  # fmt: skip
"""Words that tell that something happened, whatever they are in their sentence."""
EVENT_NOUNS = (frozenset(_EVENTS.nouns) | frozenset(_EVENTS.bearers)) - {"case", "cases"}
"""Nouns that are what happened, or name those to whom it did."""
PERSONS = _TOLD.persons | {
    form for form, noun in load_nouns().forms.items() if noun.kind in ("role", "anonymous") and not noun.many
}
"""Singular nouns for people."""


def form_at(words: Sequence[Word], at: int) -> str:
    """The word at a place, in lower case; empty past the ends."""
    return words[at].lower if 0 <= at < len(words) else ""


def is_content(word: Word) -> bool:
    """Whether a word may belong to a counted phrase: no punctuation, number or small word, no sentence's first."""
    return word.form[0].isalpha() and word.lower not in _CLOSED and not word.opens


def is_plural(word: Word) -> bool:
    """Whether a word is a plural that can head a phrase."""
    return word.lower in MANY or (word.lower not in _EVENTS.modifiers and _EVENTS.is_plural(word.lower))


def read_phrase(words: Sequence[Word], at: int) -> int:
    """Where the phrase that begins at a word ends: before a small word or punctuation, or after a plural."""
    end = at
    while end < min(len(words), at + LONGEST) and is_content(words[end]):
        end += 1
        if is_plural(words[end - 1]):
            break
    return end


def holds(words: Sequence[Word], start: int, end: int, wanted: Collection[str]) -> bool:
    """Whether one of the words from `start` to `end` is wanted."""
    return any(word.lower in wanted for word in words[max(0, start) : end])


def is_done(words: Sequence[Word], at: int) -> bool:
    """Whether a verb group tells there what happened to those before it: *were injured*, *who died*, *killed in*."""
    return _has_group(words, at, _DONE, _HAPPENED, _BEHIND_MANY)


def is_taken(words: Sequence[Word], at: int) -> bool:
    """Whether it tells there of a death or an arrest: *was shot dead*, *stabbed to death*, *who was arrested*."""
    return _has_group(words, at, _TAKEN_FORMS, _DIED, _BEHIND)


def _has_group(
    words: Sequence[Word], at: int, done: Collection[str], happened: Collection[str], behind: Collection[str]
) -> bool:
    doing = False
    for index in range(at, min(len(words), at + WITHIN)):
        lower = words[index].lower
        if lower in happened:
            return True
        doing = (doing or lower in _GRAMMAR.have) and lower not in _GRAMMAR.be
        if doing and lower in _OBJECTS:
            return False  # *a gunman has killed six*
        after = form_at(words, index + 1)
        if after == "to" and form_at(words, index + 2) == "death":
            return True
        if lower in done:
            return index > at or not after[:1].isalnum() or after in behind
        if lower not in _GROUP:
            return False
    return False
