"""Sources of counts that no statement marks: *according to X*, *official totals from X*, *This was reported by X*."""

from __future__ import annotations

from sayso.lexicon.voices import VoiceWords, load_voices
from sayso.measure.voices.sources import (
    Range,
    ends_name,
    find_keeper,
    find_link,
    read_name,
    read_subject,
    speaks,
)
from sayso.model.words import Words

REACH = 120
"""Words on each side of a number in which its source is looked for, so that no sentence costs without end."""

AGENT = 8
"""Words at most between a participle and its agent (*put at $14 million by the insurer*)."""

_CONTRASTS = frozenset(("while", "whereas", "but"))
_QUOTES = frozenset(('"', "“", "”"))
_BACK = frozenset(("this", "that"))
_LEADS = frozenset(("with", "amid", "despite", "the", "a", "an", "of", "on", "from", "to", "these", "those", "their"))
"""Words behind which *reports* is a noun."""
_BASES = frozenset(("in", "from", "on", "by", "to"))


def hear_source(words: Words, sentence: Range, number: int, taken: frozenset[int]) -> str | None:
    """Whose word the sentence itself tells for the number at a word; None where it tells nobody.

    `taken` are the words that are cues of statements already: how far those reach is known.
    """
    sentence = (max(sentence[0], number - REACH), min(sentence[1], number + REACH))
    return (
        hear_lead(words, sentence)
        or _hear_tally(words, sentence, number)
        or _hear_saying(words, sentence, number, taken)
        or _hear_agent(words, sentence)
    )


def hear_lead(words: Words, sentence: Range) -> str | None:
    """Who stands after a phrase that does nothing but name a source (*according to X*, *per X*, *source: X*)."""
    table = load_voices()
    for at in range(sentence[0], sentence[1] - 1):
        lower = words.words[at].lower
        if lower not in table.leads:
            continue
        after = words.words[at + 1].lower
        if after in table.leads[lower] and at + 2 < sentence[1]:
            return read_name(words, at + 2, sentence[1])
        if "" in table.leads[lower] and _stands_apart(words, sentence[0], at):
            return read_name(words, at + 1, sentence[1])
    return None


def _stands_apart(words: Words, first: int, at: int) -> bool:
    """Whether a word opens its clause and a name or a noun with its article follows (*, per the institute*)."""
    after = words.words[at + 1]
    opens = at == first or words.words[at - 1].form in ",(;–—-"
    return opens and (after.form[0].isupper() or after.lower == "the" or speaks(words, at + 1, at + 2, frozenset()))


def _hear_tally(words: Words, sentence: Range, number: int) -> str | None:
    """*Official totals from X: at least 239*; *the ministry's count put the dead at 12*; *by the army's count*."""
    table = load_voices()
    for at in range(sentence[0], number):
        word = words.words[at]
        if word.lower not in table.tallies or not (word.opens or word.form == word.lower):
            continue
        if _is_told(words, sentence[0], at, number, table):
            keeper = find_keeper(words, at, number)
            if keeper:
                return keeper
    return None


def _is_told(words: Words, first: int, at: int, number: int, table: VoiceWords) -> bool:
    """Whether the number is what a tally tells: a verb or colon stands between, or the tally is what the sentence
    goes by (*Based on data from X, 12*)."""
    between = words.words[at + 1 : number]
    if any(word.lower in table.verbs or word.form == ":" for word in between):
        return True
    based = any(word.lower in _BASES for word in words.words[max(first, at - AGENT) : at])
    opening = find_link(words, at, number) is not None or words.words[first].lower == "by"
    return based and opening and any(word.form == "," for word in between)


def _hear_saying(words: Words, sentence: Range, number: int, taken: frozenset[int]) -> str | None:
    """The subject of a verb of saying that no statement has: at the sentence's head or after the last comma, and
    after another speaker's clause."""
    table, first = load_voices(), sentence[0]
    for at in range(sentence[0] + 1, sentence[1]):
        word = words.words[at]
        if word.form in _QUOTES:
            return None
        if at in taken:
            comma = _find_comma(words, at, number) if at < number else None
            if comma is None:
                return None
            first = comma
        elif at > first and _says(words, first, at, number, table):
            start = first if at <= number else _find_comma(words, number, at)
            return None if start is None else read_subject(words, start, at)
    return None


def _says(words: Words, first: int, at: int, number: int, table: VoiceWords) -> bool:
    """Whether a word is a verb of saying, or one of counting with a body for subject that has the number behind it."""
    lower, led = words.words[at].lower, words.words[at - 1]
    if lower in table.saying:
        return not (led.form[0].isdigit() or led.lower == "one" or led.lower in _LEADS)
    if at > number or lower not in table.keeping:
        return lower in ("put", "puts") and at < number and words.words[number - 1].lower == "at"
    before = at - (words.words[at - 1].lower in ("has", "have", "had"))
    start = first + (words.words[first].lower in ("the", "a", "an"))
    return speaks(words, start, before, frozenset())


def hear_clause(words: Words, first: int, number: int) -> str | None:
    """Who speaks in the clause of a number, where a new one with its own speaker has begun behind a word
    (*Police said 25 had died; the governor put the toll at 31*)."""
    places = range(number - 2, max(first, number - REACH), -1)
    start = next((at for at in places if words.words[at].form == ";"), None)
    if start is None:
        start = next((at for at in places if words.words[at].lower in _CONTRASTS), None)
    return None if start is None else _hear_saying(words, (start + 1, number), number, frozenset())


def _find_comma(words: Words, first: int, last: int) -> int | None:
    """The word after the last comma between two words."""
    return next((at + 1 for at in range(last - 1, first, -1) if words.words[at].form == ","), None)


def _hear_agent(words: Words, sentence: Range) -> str | None:
    """By whom a count is said to be told (*as reported by X*, *estimated at 40 by X*)."""
    table = load_voices()
    told = None
    for at in range(sentence[0], sentence[1] - 1):
        if words.words[at].lower in table.agents:
            told = at
        elif told is not None and (at - told > AGENT or (ends_name(words, at) and words.words[at].form != ".")):
            told = None
        elif told is not None and words.words[at].lower == "by" and _follows(words, told, at):
            return read_name(words, at + 1, sentence[1])
    return None


def _follows(words: Words, told: int, at: int) -> bool:
    """Whether *by* belongs to a participle: right behind it, or behind *at* and a number."""
    return at == told + 1 or words.words[told + 1].lower == "at"


def hear_reported(words: Words, sentence: Range) -> str | None:
    """Whose word the sentence says that those before it are (*This is reported by X*, *X said this*)."""
    table = load_voices()
    for at in range(sentence[0] + 1, sentence[1] - 1):
        lower, after = words.words[at].lower, words.words[at + 1].lower
        if lower == "by" and words.words[at - 1].lower in table.reported:
            return read_name(words, at + 1, sentence[1]) if _has_subject(words, sentence[0], at, table) else None
        if (lower, after) == ("according", "to") and at == sentence[0] + 2 and words.words[at - 2].lower in _BACK:
            return read_name(words, at + 2, sentence[1])
        if lower in table.saying and after in ("this", "so") and _closes(words, at + 2, sentence[1]):
            return read_subject(words, sentence[0], at)
    return None


def _closes(words: Words, at: int, last: int) -> bool:
    """Whether nothing but where and when it was said follows."""
    return at >= last or words.words[at].lower in (".", ",", "in", "on", "at")


def _has_subject(words: Words, first: int, last: int, table: VoiceWords) -> bool:
    """Whether *this* or *the information* stands shortly before; it may stick to the word before (*tanks.This*)."""
    lowers = [word.lower.rpartition(".")[2] for word in words.words[max(0, first - 1, last - 5) : last]]
    return any(tuple(lowers[at : at + size]) in table.subjects for at in range(len(lowers)) for size in (1, 2))
