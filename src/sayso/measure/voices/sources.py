"""The noun phrases that name the source of a count: where one ends, whether it speaks, and who keeps a tally."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.names import load_names
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.outlets import load_outlets
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.voices import load_voices
from sayso.lexicon.writing import load_writing
from sayso.model.words import Words

MOST = 14
"""Words that a source has at most."""

Range = tuple[int, int]
"""A half-open range of words."""

_ENDS = frozenset(',.;:()[]!?—–-"“”«»')
_BREAKS = frozenset("who which that whose as on in during since and but when while after".split())
_DETERMINERS = frozenset("a an the this that these those its their his her our".split())
_INSIDE = frozenset(("of", "the", "for", "and", "on", "in"))


def read_name(words: Words, first: int, last: int) -> str | None:
    """The source that begins at a word: a name or description without what follows it (*, its speaker, on Friday*)."""
    table = load_voices()
    stop = first
    while stop < min(last, first + MOST) and not (stop > first and ends_name(words, stop)):
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
    return show(words, first, stop) if first < stop else None


def _breaks_off(words: Words, at: int, last: int) -> bool:
    """Whether a word ends a name; *and* doesn't before another name."""
    if words.words[at].lower == "and" and at + 1 < last:
        return not words.words[at + 1].form[0].isupper()
    return words.words[at].lower in _BREAKS


def read_subject(words: Words, first: int, verb: int) -> str | None:
    """The noun phrase from a word to its verb or first comma; None where it is none that speaks."""
    grammar, small = load_grammar(), load_pronouns()
    last = next((at for at in range(first, verb) if ends_name(words, at)), verb)
    while last == verb and last > first and words.words[last - 1].lower in grammar.have | grammar.adverbs:
        last = verb = last - 1
    start = first + (words.words[first].lower in _DETERMINERS)
    if last - first > MOST or start >= last or words.words[start].form[0].isdigit():
        return None
    head = words.words[last - 1]
    if words.words[verb - 1].lower in grammar.auxiliaries or words.words[first].lower in grammar.prepositions:
        return None
    if _holds_verb(words, start, last):
        return None
    named = head.form[:1].isupper() and head.lower not in small.common | small.calendar
    spoken = head.lower in load_nouns().forms and head.lower not in grammar.determiners | grammar.pronouns
    subject = show(words, start, last)
    return subject if named or spoken or is_institution(subject) else None


def _holds_verb(words: Words, first: int, last: int) -> bool:
    """Whether the words are a clause of their own (*a quake has struck the town*) and not only hold one (*a man who
    was there*)."""
    grammar = load_grammar()
    finite = grammar.be | grammar.have | grammar.modal
    for word in words.words[first:last]:
        if word.lower in grammar.relatives:
            return False
        if word.form in finite:
            return True
    return False


def ends_name(words: Words, at: int) -> bool:
    """Whether a mark ends a name; the stop of a title (*Gov. Ann Example*) doesn't."""
    form = words.words[at].form
    return form in _ENDS and not (form == "." and at and words.words[at - 1].form in load_writing().before_name)


def show(words: Words, first: int, last: int) -> str:
    """The words as they stand, without a closing possessive."""
    shown = words.body[words.words[first].start : words.words[last - 1].end]
    return shown[:-2] if words.words[last - 1].possessive else shown


def speaks(words: Words, first: int, last: int, known: frozenset[str]) -> bool:
    """Whether a phrase that stands alone can only be somebody who speaks: an account, an institution, a body or an
    office (*Oldford police*, *Mayor Example*, *officials*). `known` are the lower words of speakers' names."""
    name = words.words[first:last]
    if not name or len(name) > MOST or any(word.form[0].isdigit() for word in name):
        return False
    lowers = tuple(word.lower for word in name if word.lower != "the")
    if name[0].form.startswith("@"):
        return len(name) == 1
    if is_institution(words.body[name[0].start : name[-1].end]):
        return True
    if not all(word.form[0].isupper() or word.lower in _INSIDE for word in name[:-1]):
        return False
    titled = len(name) > 1 and lowers[0] in load_names().titles
    return lowers[-1] in load_voices().bylines or (
        name[-1].form[0].isupper() and (titled or known.issuperset(lowers) or any(map(_is_body, lowers)))
    )


def is_institution(name: str) -> bool:
    """Whether a name is that of a body or an outlet which holds no noun that tells so (*UN*, *the Red Cross*)."""
    plain = name.removeprefix("the ").removeprefix("The ")
    return plain[:1].isupper() and plain.lower() in _load_institutions()


@cache
def _load_institutions() -> frozenset[str]:
    """In lower case."""
    return load_voices().institutions | {name.lower().removeprefix("the ") for name in load_outlets().values()}


def _is_body(lower: str) -> bool:
    noun = load_nouns().forms.get(lower)
    return noun is not None and noun.kind == "organisation" and not noun.many


def find_keeper(words: Words, at: int, last: int) -> str | None:
    """Whose count a tally is: who stands after *from* or *by*, who owns it, or itself (*official totals*)."""
    table = load_voices()
    link = find_link(words, at, last)
    if link is not None:
        return read_name(words, link + 1, last)
    owner = at - 1 - (at > 1 and words.words[at - 1].form in ("'", "’"))
    if owner < 0 or words.words[owner].lower in table.kinds:
        return None if owner < 0 else show(words, owner, at + 1)
    if words.words[at].lower in table.ownerless or not _keeps(words, owner, owned=owner < at - 1):
        return None
    return show(words, back_to_name(words, owner), owner + 1)


def find_link(words: Words, at: int, last: int) -> int | None:
    """The *from* or *by* that leads from a tally to its keeper (*data released on Monday by X*)."""
    table, after = load_voices(), at + 1
    made = after < last and words.words[after].lower in table.makers
    stop = min(last, after + 4) if made else min(last, after + 1)
    return next((link for link in range(after, stop) if words.words[link].lower in table.links), None)


def _keeps(words: Words, at: int, owned: bool) -> bool:
    """Whether the word before a tally is a body or people in office (*police estimates*), or a name (*UN data*)."""
    word, noun = words.words[at], load_nouns().forms.get(words.words[at].lower)
    if word.lower in load_voices().bylines or (noun is not None and noun.kind == "organisation"):
        return True
    if owned and noun is not None:
        return noun.kind in ("role", "group")
    known = word.possessive or not word.opens or word.form in words.capitals or word.form[1:].isupper()
    return word.form[0].isupper() and known and word.lower not in load_pronouns().calendar


def back_to_name(words: Words, at: int) -> int:
    """The first word of the name that ends at a word."""
    while at and words.words[at - 1].form[0].isupper() and not words.words[at - 1].possessive:
        at -= 1
    return at


def name_keeper(name: str | None) -> str | None:
    """The keeper that a name tells of a count (*data from the health ministry*), else the name itself."""
    parts = (name or "").split()
    table = load_voices()
    for at, part in enumerate(parts[:-1]):
        if part.lower() not in table.tallies or parts[at + 1].lower() not in table.links | table.makers:
            continue
        link = next((one for one in range(at + 1, len(parts)) if parts[one].lower() in table.links), len(parts))
        rest = parts[link + 1 :]
        while rest and rest[0].lower() in _DETERMINERS:
            rest = rest[1:]
        return " ".join(rest) or name
    return name
