"""Which noun a number counts: the noun phrase behind it, or the label before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.cues import load_cues
from sayso.lexicon.events import Events, load_events
from sayso.lexicon.grammar import Grammar, load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.states import load_states
from sayso.measure.draft import Mention
from sayso.measure.numbers.numerals import may_be_numeral
from sayso.model import Word, Words

LONGEST = 10
"""Words that a counted noun phrase may have."""

_MARKS = frozenset("-–—‒:=|")
_GLUE = frozenset("-‐‑/")
_PICTURES = "\U0001f000"
"""The first of the pictures and flags that posts set between words."""
_PARTICIPLES = ("ed", "ly")
_JOINS = frozenset(("and", "or", "&", "/"))
_OWNERS = frozenset(("the", "its", "their", "his", "her", "our", "these", "those", "my"))
_ACRONYMS = frozenset(("US", "WHO", "IT", "AN"))
"""Names that look like small words: the United States, the health agency, computing, army-navy."""
_MANY = frozenset(("dozens", "scores", "hundreds", "thousands", "millions"))
_MEMBERS = frozenset(("them", "whom", "which"))
_PEOPLED = frozenset(("strong", "person", "man", "woman"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted noun phrase: the range of its words, its head's place and the unit in the singular.

    `modifier` is the place of an adjective in it that tells an event (*12 wounded soldiers*), else None; `plural`
    tells whether the head has the form of a plural.
    """

    first: int
    last: int
    head: int
    unit: str
    modifier: int | None = None
    plural: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables that phrases are read by; `pasts` are past forms that are no nouns, `closed` words end a phrase."""

    events: Events
    grammar: Grammar
    closed: frozenset[str]
    pasts: frozenset[str]
    calendar: frozenset[str]
    peoples: Mapping[str, str]
    saying: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped tables."""
    grammar = load_grammar()
    closed = grammar.closed | grammar.predicatives
    small = load_pronouns()
    return Vocabulary(
        load_events(),
        grammar,
        closed,
        small.pasts,
        small.calendar,
        load_states().demonyms,
        frozenset(load_cues().verbs),
    )


def read_phrase(words: Words, mention: Mention, limit: int) -> Phrase | None:
    """The noun phrase that begins behind a number and ends before the word `limit` (the next number, or the end of the
    paragraph); None where none does (*1,643 wounded*)."""
    known = load_vocabulary()
    limit = min(limit, len(words.words))
    if mention.last - 1 < limit and (unit := _read_glued(words, mention)) is not None:
        last = mention.last + (mention.last < limit and _is_nominal(words, mention.last, known))
        return Phrase(mention.last, last, last - 1, unit)
    first = skip_partitives(words, skip_addition(words, mention.last), known)
    while first < limit and words.words[first].form >= _PICTURES:
        first += 1
    if first < limit and words.words[first].lower in known.grammar.adverbs and words.words[first].lower.endswith("ly"):
        first += 1 + (first + 1 < limit and words.words[first + 1].lower in known.pasts)  # *12 newly built homes*
    if first < limit and words.words[first].lower in _MEMBERS:
        return _read_members(words, first + 1, limit, known)
    single = mention.quantity.low == 1 == mention.quantity.high
    found = read_run(words, first, limit, single, known)
    alone = first == mention.last and words.words[first - 1].lower in _MANY
    if found is None or (not single and _opens_clause(words, first, found[3], alone, known)):
        return None
    last, head, modifier, plural = found
    unit = name_unit(words, first, head, known)
    if plural and not single:
        last, unit = _join_members(words, last, limit, unit, known)
    return Phrase(first, last, head, unit, modifier, plural)


def _opens_clause(words: Words, at: int, plural: bool, alone: bool, known: Vocabulary) -> bool:
    """Whether the words behind a number don't name the counted but tell of them (*seven drown as*, *hundreds attend
    rallies*); `alone` where the number stands for them without *of*, `plural` where a plural follows."""
    lower = words.words[at].lower
    if known.events.is_plural(lower) or lower in known.events.nouns:
        return False
    forms = known.events.verbs.get(lower, ()) if alone or not plural else ()
    tells = any("base" in form.tenses and (alone or form.side == "agent") for form in forms)
    return tells or (alone and (not plural or lower in known.saying))


def _read_members(words: Words, first: int, limit: int, known: Vocabulary) -> Phrase | None:
    """The people that the members of a whole are told to be (*seven of them children*, *two of whom were nurses*)."""
    first += first < limit and words.words[first].lower in known.grammar.be
    found = read_run(words, first, limit, False, known)
    if found is None or not found[3]:
        return None
    last, head, modifier, _ = found
    unit = name_unit(words, first, head, known)
    noun = load_nouns().forms.get(unit)
    people = "person" in known.events.kinds.get(unit, ()) or (noun is not None and noun.kind == "role")
    return Phrase(first, last, head, unit, modifier) if people else None


def _read_glued(words: Words, mention: Mention) -> str | None:
    """The unit that is glued to a number (*a four-person crew*, *a 50-strong mob*)."""
    word = words.words[mention.last - 1]
    if word.start >= mention.span.end or word.end <= mention.span.end:
        return None
    tail = words.body[mention.span.end : word.end].lstrip("-‐‑–").lower()
    return "person" if tail in _PEOPLED else tail if tail.isalpha() and len(tail) > 2 else None


def read_run(
    words: Words, first: int, limit: int, single: bool, known: Vocabulary
) -> tuple[int, int, int | None, bool] | None:
    """Where a run of nouns and their modifiers ends, its head, a modifier that tells an event, and whether the head
    is a plural; None where no noun follows."""
    head: int | None = None
    modifier: int | None = None
    named: int | None = None  # the last plural that may only be a part of a name
    last, plural = first, False
    while last < limit and last - first < LONGEST:
        word = words.words[last]
        if not _is_nominal(words, last, known):
            crossed = _cross(words, last, limit, single, known) if head is not None else None
            if crossed is None:
                break
            last = crossed
            continue
        if _tells_event(word, known):
            if not _goes_on(words, last, head, limit, known):
                break
            modifier = last if word.lower in known.events.adjectives or word.lower in known.events.verbs else modifier
        elif single and head is not None and _is_named(words, head, last):
            break
        else:
            head, plural = last, known.events.is_plural(word.lower)
            if word.possessive:
                head = None if not single else head
            elif not single and plural and _ends_phrase(words, last, limit, known):
                return last + 1, head, modifier, True
            named = last if plural and not word.possessive else named
        last += 1
    if named is not None and not single and not plural:
        return named + 1, named, modifier, True  # *12 Worshipers Perform Prayer*
    if head is None or (not plural and (_is_verb(words.words[first]) or _is_verb(words.words[head]))):
        return None
    return last, head, modifier, plural


def _is_verb(word: Word) -> bool:
    """Whether a word that is no plural is a form of a verb (*three occurring in May*)."""
    return word.form == word.lower and word.lower.endswith("ing") and len(word.lower) > 5


def _is_named(words: Words, head: int, at: int) -> bool:
    """Whether a name follows the noun that it belongs to (*one soldier Jon Example*)."""
    one, other = words.words[head], words.words[at]
    return one.form == one.lower and other.form != other.lower and other.form[0].isalpha()


def _cross(words: Words, at: int, limit: int, single: bool, known: Vocabulary) -> int | None:
    """Where a phrase goes on behind a mark that doesn't end it; None where it ends.

    Such are a hyphen behind an abbreviation, an abbreviation in brackets, the state behind a town, and the commas and
    conjunctions between modifiers of one plural head (*100 military, diplomatic and political insiders*).
    """
    listed = words.words
    form = listed[at].form
    if form in _GLUE and at + 2 < limit and listed[at - 1].end == listed[at].start == listed[at + 1].start - 1:
        return at + 2
    if form == "(" and at + 3 < limit and listed[at + 2].form == ")" and listed[at + 1].form.isupper():
        return at + 3 if _is_nominal(words, at + 3, known) else None
    if single:
        return _cross_state(words, at, limit, known) if form == "," else None
    if form in _JOINS or form == ",":
        return _cross_modifiers(words, at, limit, known)
    return None


def _cross_state(words: Words, at: int, limit: int, known: Vocabulary) -> int | None:
    """Past *, N.Y.,* between a town and the noun that it modifies."""
    listed = words.words
    behind = at + 3 if at + 2 < limit and listed[at + 2].form == "," else at + 2
    if behind >= limit or not listed[at - 1].form[0].isupper() or not listed[at + 1].form[0].isupper():
        return None
    noun = listed[behind]
    fits = noun.form == noun.lower and _is_nominal(words, behind, known) and not _tells_event(noun, known)
    return behind if fits else None


def _cross_modifiers(words: Words, at: int, limit: int, known: Vocabulary) -> int | None:
    """Past a comma or conjunction, where nothing but modifiers up to a plural follows, with a conjunction before it."""
    joined = False
    for here in range(at, min(limit, at + LONGEST)):
        word = words.words[here]
        if word.form in _JOINS:
            joined = True
        elif word.form == "," or word.lower == "other":
            continue
        elif not _is_nominal(words, here, known) or _tells_event(word, known) or word.possessive:
            return None
        elif known.events.is_plural(word.lower) and _ends_phrase(words, here, limit, known):
            return at + 1 if joined else None
    return None


def _join_members(words: Words, last: int, limit: int, unit: str, known: Vocabulary) -> tuple[int, str]:
    """Where a phrase ends whose number counts several nouns together, with their units (*ships and boats*,
    *teachers, nurses and drivers*); commas only join up to a conjunction."""
    at, units, ended = last, unit, (last, unit)
    while at + 1 < limit and (words.words[at].form in _JOINS or words.words[at].form == ","):
        found = read_run(words, at + 1, limit, False, known)
        if found is None or not found[3] or found[2] is not None or _speaks(words, found[0], known):
            break
        sign = words.words[at].lower
        units += f"{'' if sign == ',' else ' '}{sign} {name_unit(words, at + 1, found[1], known)}"
        at = found[0]
        ended = (at, units) if sign != "," else ended
    return ended


def _speaks(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a verb of saying follows a noun, so that it begins a new clause (*12 men and officials said*)."""
    return at < len(words.words) and words.words[at].lower in known.saying


def skip_addition(words: Words, at: int) -> int:
    """Past an addition in brackets: *28500 (+200) persons*."""
    listed = words.words
    if at + 1 < len(listed) and listed[at].form == "(" and listed[at + 1].form in "+-−±":
        for end in range(at + 2, min(at + 6, len(listed))):
            if listed[end].form == ")":
                return end + 1
    return at


def skip_partitives(words: Words, at: int, known: Vocabulary) -> int:
    """Past *of the*, *more*, *other* and the like, and past a whole that is no figure (*three of the five men*)."""
    listed = words.words
    begun = at
    while at < len(listed) and at - begun < 4:
        lower = listed[at].lower
        whole = at > begun and (lower in _OWNERS or may_be_numeral(listed[at]))
        if lower not in known.grammar.partitives and not whole:
            break
        at += 1
    return at


def read_label(words: Words, mention: Mention) -> Phrase | None:
    """The label before a number on its line (*tanks - 1254*, *Killed: 12*); None where there is none."""
    known = load_vocabulary()
    mark = mention.first - 1
    if mark < 1 or words.words[mark].form not in _MARKS:
        return None
    first = mark
    while first > 0 and mark - first < LONGEST and not _breaks(words, first):
        first -= 1
    if not _breaks(words, first) or first == mark:
        return None
    head = _head_of_label(words, first, mark, known)
    if head is None:
        return None
    unit = name_unit(words, first, head, known)
    if head + 2 < mark and words.words[head + 1].form in _JOINS:
        unit = _join_members(words, head + 1, mark, unit, known)[1]
    return Phrase(first, mark, head, unit)


def _breaks(words: Words, at: int) -> bool:
    """Whether a line begins at a word, or a list's member behind a separator."""
    before = words.words[at - 1] if at else None
    if before is None or before.form in ",;:•*":
        return True
    return "\n" in words.body[before.end : words.words[at].start]


def _head_of_label(words: Words, first: int, last: int, known: Vocabulary) -> int | None:
    """The last word of a label before any preposition; an abbreviation that opens it (*UAV of short range*)."""
    head = None
    for at in range(first, last):
        word = words.words[at]
        if head is not None and (word.lower in known.closed or word.form in _JOINS):
            break
        if word.form[0].isalpha() and word.lower not in known.closed:
            head = at
            if at == first and word.form.isupper() and len(word.form) >= 3:
                break
    return head


def _is_nominal(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a word can belong to a noun phrase."""
    if at >= len(words.words):
        return False
    word = words.words[at]
    if not (word.form[0].isalnum() or word.form[0] in "#@"):
        return False
    if word.lower in known.closed and (words.upper or word.form not in _ACRONYMS):
        return False
    if word.lower in (known.pasts if word.form == word.lower else known.calendar):
        return False
    return not word.form[0].isdigit() or any(map(str.isalpha, word.form))


def _tells_event(word: Word, known: Vocabulary) -> bool:
    """Whether a word is a participle or an adjective that tells an event, or looks like a past form."""
    lower = word.lower
    if lower in known.events.adjectives:
        return True
    if lower in known.events.nouns or lower in known.events.bearers:
        return False
    forms = known.events.verbs.get(lower)
    if forms is not None:
        return not (known.events.is_plural(lower) or any("base" in form.tenses for form in forms))
    return word.form == lower and lower.endswith(_PARTICIPLES) and len(lower) > 4 and "-" not in lower


def _goes_on(words: Words, at: int, head: int | None, limit: int, known: Vocabulary) -> bool:
    """Whether a participle is a modifier with a noun behind it (*12 armed men*), not the end (*12 men armed*)."""
    if head is not None and known.events.is_plural(words.words[head].lower):
        return False
    if at + 1 >= limit or words.words[at].possessive or not _is_nominal(words, at + 1, known):
        return False
    return not _tells_event(words.words[at + 1], known) or _goes_on(words, at + 1, head, limit, known)


def _ends_phrase(words: Words, at: int, limit: int, known: Vocabulary) -> bool:
    """Whether a plural ends its phrase; it doesn't where it only modifies another (*arms dealers*), as part of a name
    too (*Workers Party members*)."""
    if at + 1 >= limit or not _is_nominal(words, at + 1, known):
        return True
    word, after = words.words[at], words.words[at + 1]
    if not words.upper and word.form != word.lower and after.form[0].isupper():
        return False
    modifies = (
        "-" in word.lower
        or word.lower in known.events.modifiers
        or known.events.singulars.get(word.lower) == word.lower
    )
    if known.events.is_plural(after.lower) or after.lower in known.events.nouns:
        return not modifies
    return not (modifies and word.form.isupper() and _is_nominal(words, at + 2, known))


def name_unit(words: Words, first: int, head: int, known: Vocabulary) -> str:
    """The head noun in the singular and lower case; people where it names only an event or a nation."""
    word = words.words[head]
    lower = word.lower
    if word.form != lower and (lower in known.peoples or lower.rpartition("-")[2] in known.peoples):
        return "person"
    before = words.words[head - 1].lower if head > first else ""
    if f"{before} {lower}" in known.peoples:
        return "person"
    unit = known.events.singular(lower)
    if unit in known.events.persons:
        return "person"
    compound = f"{before} {unit}"
    return compound if compound in known.events.compounds else unit
