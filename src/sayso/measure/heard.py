"""Sources of counts that no statement marks: *according to X*, *official totals from X*, *This was reported by X*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.voices import VoiceWords, load_voices
from sayso.lexicon.writing import load_writing
from sayso.model.words import Word, Words

MOST = 14
"""Words that a source has at most."""

REACH = 120
"""Words on each side of a number in which its source is looked for, so that no sentence costs without end."""

Range = tuple[int, int]
"""A half-open range of words."""

_ENDS = frozenset(',.;:()[]!?—–-"“”«»')
_BREAKS = frozenset("who which that whose as on in during since and but when while after".split())
_CONTRASTS = frozenset(("while", "whereas", "but"))
_DETERMINERS = frozenset("a an the this that these those its their his her our".split())


def hear_source(words: Words, sentence: Range, number: int, taken: frozenset[int]) -> str | None:
    """Whose word the sentence itself tells for the number at a word; None where it tells nobody.

    `taken` are the words that are cues of statements already: how far those reach is known.
    """
    sentence = (max(sentence[0], number - REACH), min(sentence[1], number + REACH))
    return (
        _hear_according(words, sentence)
        or _hear_tally(words, sentence, number)
        or _hear_saying(words, sentence, number, taken)
        or _hear_heading(words, sentence, number)
    )


def _hear_according(words: Words, sentence: Range) -> str | None:
    for at in range(sentence[0], sentence[1] - 2):
        if words.words[at].lower == "according" and words.words[at + 1].lower == "to":
            return read_name(words, at + 2, sentence[1])
    return None


def _hear_tally(words: Words, sentence: Range, number: int) -> str | None:
    """*Official totals from X: at least 239*; *the ministry's count put the dead at 12*."""
    table = load_voices()
    for at in range(sentence[0], number):
        if words.words[at].lower in table.tallies and _is_told(words.words[at + 1 : number], table):
            keeper = find_keeper(words, at, number)
            if keeper:
                return keeper
    return None


def _is_told(between: Sequence[Word], table: VoiceWords) -> bool:
    return any(word.lower in table.verbs or word.form == ":" for word in between)


def find_keeper(words: Words, at: int, last: int) -> str | None:
    """Whose count a tally is: who stands after *from* or *by*, who owns it, or itself (*official totals*)."""
    table = load_voices()
    after = at + 1
    while after < last and words.words[after].lower in table.makers:
        after += 1
    if after < last and words.words[after].lower in table.links:
        return read_name(words, after + 1, last)
    before = words.words[at - 1] if at else None
    if before is not None and before.lower in table.kinds:
        return words.body[before.start : words.words[at].end]
    if before is not None and before.possessive and before.form[0].isupper():
        return _show(words, _back_to_name(words, at - 1), at)
    return None


def _back_to_name(words: Words, at: int) -> int:
    """The first word of the name that ends at a word."""
    while at and words.words[at - 1].form[0].isupper() and not words.words[at - 1].possessive:
        at -= 1
    return at


def _hear_saying(words: Words, sentence: Range, number: int, taken: frozenset[int]) -> str | None:
    """The subject of a verb of saying that no statement has: at the sentence's head, or after the last comma."""
    table = load_voices()
    for at in range(sentence[0] + 1, sentence[1]):
        if at in taken or words.words[at].form in ('"', "“", "”"):
            return None
        puts = at < number and words.words[at].lower in ("put", "puts") and words.words[number - 1].lower == "at"
        if words.words[at].lower in table.saying or puts:
            first = sentence[0] if at < number else _find_comma(words, number, at)
            return None if first is None else _read_subject(words, first, at)
    return None


def hear_clause(words: Words, first: int, number: int) -> str | None:
    """Who speaks in the clause of a number, where a new one with its own speaker has begun behind a word
    (*Police said 25 had died; the governor put the toll at 31*)."""
    places = range(number - 2, max(first, number - REACH), -1)
    start = next((at for at in places if words.words[at].form == ";"), None)
    if start is None:
        start = next((at for at in places if words.words[at].lower in _CONTRASTS), None)
    return None if start is None else _hear_saying(words, (start + 1, number), number, frozenset())


def name_keeper(name: str | None) -> str | None:
    """The keeper that a name tells of a count (*data from the health ministry*), else the name itself."""
    parts = (name or "").split()
    table = load_voices()
    for at, part in enumerate(parts[:-1]):
        rest = parts[at + 1 :]
        if part.lower() in table.tallies and (rest[0].lower() in table.links or rest[0].lower() in table.makers):
            while rest and rest[0].lower() in table.links | table.makers | _DETERMINERS:
                rest = rest[1:]
            return " ".join(rest) or name
    return name


def _find_comma(words: Words, number: int, verb: int) -> int | None:
    """The word after the last comma between the number and its verb of saying."""
    return next((at + 1 for at in range(verb - 1, number, -1) if words.words[at].form == ","), None)


def _read_subject(words: Words, first: int, verb: int) -> str | None:
    """The noun phrase from a word to its verb or first comma; None where it is none that speaks."""
    last = next((at for at in range(first, verb) if _ends_name(words, at)), verb)
    start = first + (words.words[first].lower in _DETERMINERS)
    if last - first > MOST or start >= last:
        return None
    grammar, small, head = load_grammar(), load_pronouns(), words.words[last - 1]
    if words.words[verb - 1].lower in grammar.auxiliaries or words.words[first].lower in grammar.prepositions:
        return None
    named = head.form[:1].isupper() and head.lower not in small.common | small.calendar
    return _show(words, start, last) if named or head.lower in load_nouns().forms else None


def _ends_name(words: Words, at: int) -> bool:
    """Whether a mark ends a name; the stop of a title (*Gov. Ann Example*) doesn't."""
    form = words.words[at].form
    return form in _ENDS and not (form == "." and at and words.words[at - 1].form in load_writing().before_name)


def _hear_heading(words: Words, sentence: Range, number: int) -> str | None:
    """An organisation that opens the sentence with a colon (*Oldford School of Economics: the war cost ...*)."""
    stop = min(number, sentence[0] + MOST)
    colon = next((at for at in range(sentence[0], stop) if words.words[at].form == ":"), None)
    if colon is None:
        return None
    first = next((at for at in range(sentence[0], colon) if words.words[at].form[0].isalnum()), colon)
    name = words.words[first:colon]
    forms = load_nouns().forms
    speaks = any(word.lower in forms and forms[word.lower].kind == "organisation" for word in name)
    capital = all(word.form[0].isupper() or word.lower in ("of", "the", "for", "and") for word in name)
    return _show(words, first, colon) if speaks and capital else None


def read_name(words: Words, first: int, last: int) -> str | None:
    """The source that begins at a word: a name or description without what follows it (*, its speaker, on Friday*)."""
    table = load_voices()
    stop = first
    while stop < min(last, first + MOST) and not (stop > first and _ends_name(words, stop)):
        word = words.words[stop]
        if _breaks_off(words, stop, last) or (stop > first and word.lower in table.verbs and word.form == word.lower):
            break
        if stop > first and word.lower in table.links:
            return read_name(words, stop + 1, last)
        stop += 1
    while first < stop and words.words[first].lower in _DETERMINERS:
        first += 1
    if stop - first > 1 and words.words[stop - 1].lower in table.tallies:
        owner = next((at for at in range(stop - 2, first - 1, -1) if words.words[at].possessive), None)
        stop = stop if owner is None else owner + 1
    return _show(words, first, stop) if first < stop else None


def _breaks_off(words: Words, at: int, last: int) -> bool:
    """Whether a word ends a name; *and* doesn't before another name."""
    if words.words[at].lower == "and" and at + 1 < last:
        return not words.words[at + 1].form[0].isupper()
    return words.words[at].lower in _BREAKS


def _show(words: Words, first: int, last: int) -> str:
    """The words as they stand, without a closing possessive."""
    shown = words.body[words.words[first].start : words.words[last - 1].end]
    return shown[:-2] if words.words[last - 1].possessive else shown


def hear_reported(words: Words, sentence: Range) -> str | None:
    """Whose word the sentence says that those before it are (*This is reported by X*)."""
    table = load_voices()
    for at in range(sentence[0] + 1, sentence[1] - 1):
        if words.words[at].lower == "by" and words.words[at - 1].lower in table.reported:
            return read_name(words, at + 1, sentence[1]) if _has_subject(words, sentence[0], at, table) else None
    return None


def _has_subject(words: Words, first: int, last: int, table: VoiceWords) -> bool:
    """Whether *this* or *the information* stands shortly before; it may stick to the word before (*tanks.This*)."""
    lowers = [word.lower.rpartition(".")[2] for word in words.words[max(0, first - 1, last - 5) : last]]
    return any(tuple(lowers[at : at + size]) in table.subjects for at in range(len(lowers)) for size in (1, 2))
