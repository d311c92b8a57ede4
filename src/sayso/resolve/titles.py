"""Titles in a run of capitalised words: where the name begins behind them, and whether there is none."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model.words import Word
from sayso.resolve.vocabulary import Vocabulary


def only_describes(run: Sequence[Word], known: Vocabulary) -> bool:
    """Whether a run tells an office and nobody's name (*Norwegian Prime Minister*, *Speaker of the House*)."""
    inside = [word for word in run if word.form[0].isalnum()]
    lowers = [word.lower for word in inside]
    given = lowers[0] in known.names.first and lowers[0] not in known.states.demonyms
    if given or any(word.possessive for word in run[:-1]):
        return False
    of = next((at for at, lower in enumerate(lowers) if at and lower in ("of", "for")), len(lowers))
    if of < len(lowers) and find_core(run, known):
        return False
    if of > 1 and is_title(" ".join(lowers[of - 2 : of]), known):
        return True
    described = all(is_office(word.lower, known) or known.states.find(word.form) for word in inside[: of - 1])
    return described and is_title(lowers[of - 1], known)


def is_title(lower: str, known: Vocabulary) -> bool:
    """Whether words are a title that one person holds."""
    noun = known.nouns.forms.get(lower)
    if noun is not None and (noun.kind != "role" or noun.many):
        return False
    return lower in known.names.titles or (noun is not None and " " in lower)


def is_office(lower: str, known: Vocabulary) -> bool:
    """Whether a word by itself is a title or an office (*the Attorney General*)."""
    if lower in known.names.first:
        return False
    noun = known.nouns.forms.get(lower)
    return lower in known.names.titles or lower in known.names.between or (noun is not None and noun.kind == "role")


def find_core(run: Sequence[Word], known: Vocabulary) -> int:
    """Where in a run the name begins, after the titles."""
    lowers = [word.lower for word in run]
    if any(word.possessive for word in run[:-1]):
        return 0
    titles = [
        at for at, lower in enumerate(lowers[:-1]) if lower in known.names.titles and lower not in known.names.first
    ]
    given = next((at for at in range(1, len(run) - 1) if lowers[at] in known.names.first), None)
    if "of" in lowers or "for" in lowers:
        if titles and given is not None and lowers[given - 1] not in ("of", "for", "the"):
            return given
        return _core_after_office(lowers, known) if titles else 0
    if titles:
        at = titles[-1] + 1
        while at < len(run) - 1 and (run[at].form == "." or lowers[at] in known.names.between):
            at += 1
        return at if run[at].form != "." and not (at == len(run) - 1 and is_body(lowers[at], known)) else 0
    if given is not None and lowers[0] not in known.names.first and all(describes(word, known) for word in run[:given]):
        return given
    return int(lowers[0] == "the" and len(run) > 1)


def _core_after_office(lowers: Sequence[str], known: Vocabulary) -> int:
    """Where a name of two words begins after an office with *of* or *for* (*Commissioner for Roads Ann Example*)."""
    small = max(at for at, lower in enumerate(lowers) if lower in ("of", "for", "and", "the"))
    named = len(lowers) - small > 3 and lowers[-1] not in known.nouns.forms and lowers[-1] not in known.nouns.outlets
    return len(lowers) - 2 if named else 0


def describes(word: Word, known: Vocabulary) -> bool:
    """Whether a capitalised word can stand before a name without being part of it (*Ukrainian*, *Republican*)."""
    return word.lower in known.nouns.forms or word.lower in known.names.between or bool(known.states.find(word.form))


def is_body(lower: str, known: Vocabulary) -> bool:
    """Whether a word heads the name of a body or an outlet."""
    noun = known.nouns.forms.get(lower)
    return lower in known.nouns.outlets or (noun is not None and noun.kind == "organisation")
