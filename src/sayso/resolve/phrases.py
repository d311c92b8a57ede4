"""What the noun phrase of a source says: its head, whether it names or describes, one or many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.lexicon.names import Gender
from sayso.lexicon.nouns import Noun
from sayso.lexicon.pronouns import Pronoun
from sayso.model import Span
from sayso.model.words import Word, Words, clean_up
from sayso.resolve.names import Name
from sayso.resolve.vocabulary import Vocabulary

Determiner = Literal["a", "the", "this", "another", "own", "name", "none"]
"""*own* is a possessive pronoun, *name* a possessive noun, *none* stands for no determiner."""

_DETERMINERS: dict[str, Determiner] = {
    "a": "a", "an": "a", "the": "the", "this": "this", "that": "this", "these": "this", "those": "this", "such": "this",
    "another": "another", "his": "own", "her": "own", "its": "own", "their": "own", "my": "own", "our": "own", "your": "own",
    "one": "a", "some": "none", "both": "the", "each": "the",
}  # fmt: skip
PREPOSITIONS = frozenset(
    "of for at in from with on near by to about against among around within inside outside under over between "
    "behind across into since after before during without including close familiar based privy aware present involved opposed loyal eligible open able per among".split()
)
_RELATIVES = frozenset("who whom whose which that where when while as".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth other".split())
_BESIDE_PRONOUN = frozenset("himself herself itself themselves both all each also ve re ll d m s".split())
_LEADS = frozenset("from by for to of with among , ; ] ) . : - – —".split())
_STRAYED = frozenset("the a an his her its their this these those ]".split())
LONGEST = 80
"""Words of a phrase that are read; no source of a report is longer."""

LISTED = 3
"""Words of a part of a list, but for the last."""

_PARTICIPLES = frozenset("known born seen held led run made given taken caught shot hurt sent written drawn".split())
_ABBREVIATED = frozenset("mr mrs ms dr gen lt col maj sgt capt sen rep gov rev st".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: what it names or describes, and how.

    `name` is the name at its head, `others` the further names in it; `head` the noun that it describes with.
    `modifiers` are its other words in lower case, states and their peoples by the state's name. `head_at` is the
    index of the head's last word.
    """

    span: Span
    shown: str
    pronoun: Pronoun | None = None
    name: Name | None = None
    others: tuple[Name, ...] = ()
    head: Noun | None = None
    determiner: Determiner = "none"
    ordinal: str | None = None
    modifiers: frozenset[str] = frozenset()
    many: bool = False
    joined: bool = False
    owner: Word | None = None
    head_at: int = -1

    @property
    def gender(self) -> Gender | None:
        if self.name and self.name.gender:
            return self.name.gender
        return self.head.gender if self.head else None


def read_phrase(words: Words, names: Sequence[Name], span: Span, known: Vocabulary) -> Phrase:
    """What the noun phrase at `span` says; `names` are those that begin in it."""
    first, last = words.within(span)
    last = min(last, first + LONGEST)
    names = [name for name in names if name.first < last]
    shown = clean_up(words.body[span.start : span.end])
    if first == last:
        return Phrase(span, shown)
    pronoun = _find_pronoun(words.words[first:last], known)
    if pronoun is not None:
        return Phrase(span, shown, pronoun)
    segments = _join_list(words.words, _cut(words.words, _skip_lead(words.words, first, last), last), names)
    start, end = segments[0]
    core = _core_end(words.words, start, end, names)
    determiner, owner, begin = _read_determiner(words.words, start, core)
    inner = words.words[begin:core]
    head = find_head(words.words, begin, core, known) or _find_counted(words.words, core, end, known)
    many = _is_many(head, inner)
    name = _head_name(words, names, segments, core, many)
    joined = any(word.lower in ("and", "&") and not _in_name(at, names) for at, word in enumerate(inner, begin))
    joined = joined and not (determiner in ("a", "the") and "," in shown and head is not None and not head.many)
    ordinal = next((word.lower for word in inner if word.lower in ORDINALS and word.form == word.lower), None)
    inside = words.words[begin:end]
    return Phrase(
        span, _show(words, begin, end, owner) or shown, None, None if joined else name,
        tuple(one for one in names if one is not name), head, determiner, ordinal, modifiers_of(inside, head, known),
        joined or many, joined, owner, core - 1,
    )  # fmt: skip


def _find_pronoun(inside: Sequence[Word], known: Vocabulary) -> Pronoun | None:
    lowers = [word.lower for word in inside if word.form[0].isalnum()]
    if not lowers or len(lowers) > 2 or (len(lowers) == 2 and lowers[1] not in _BESIDE_PRONOUN):
        return None
    return None if any(word.form == "US" for word in inside) else known.small.pronouns.get(lowers[0])


def _cut(words: Sequence[Word], first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a phrase between commas and dashes; brackets are left out."""
    cut, start, depth = [], first, 0
    for at in range(first, last):
        form = words[at].form
        depth += (form in "([") - (form in ")]")
        if form in ",;—–-_" and not depth and not _in_number(words, at):
            cut.append((start, at))
            start = at + 1
    cut.append((start, last))
    return [(low, high) for low, high in cut if low < high] or [(first, last)]


def _in_number(words: Sequence[Word], at: int) -> bool:
    """Whether a comma stands between the digits of a number (*2,000 voters*)."""
    if words[at].form != "," or not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    return before.end == words[at].start == after.start - 1 and before.form.isdigit() and after.form.isdigit()


def _skip_lead(words: Sequence[Word], first: int, last: int) -> int:
    """Past what strayed into the phrase: a preposition (*from two sources*), marks, a number before an article or
    a bracket (*20 the organizers*, the footnote of *13] State media*)."""
    while first < last - 1:
        strayed = words[first].form.isdigit() and words[first + 1].lower in _STRAYED
        if words[first].lower not in _LEADS and not strayed:
            break
        first += 1
    return first


def _join_list(words: Sequence[Word], segments: list[tuple[int, int]], names: Sequence[Name]) -> list[tuple[int, int]]:
    """One part where commas part a list and no appositions (*state, county and local officials*)."""
    if len(segments) < 2:
        return segments
    first, second, last = segments[0], segments[1], segments[-1]
    listed = any(words[at].lower == "and" and not _in_name(at, names) for at in range(*last))
    listed = listed and words[second[0]].lower not in _DETERMINERS
    short = all(high - low <= LISTED for low, high in segments[:-1])
    named = [any(name.last == high for name in names) for low, high in (first, second)]
    return [(first[0], last[1])] if listed and short and (named[0] == named[1]) else segments


def _core_end(words: Sequence[Word], start: int, end: int, names: Sequence[Name]) -> int:
    """Where the head noun ends: before the first preposition, relative or bracket outside a name.

    An acronym in brackets is passed over where the phrase goes on behind it.
    """
    at = start + 1
    while at < end:
        word = words[at]
        if word.form == "(" and at + 3 < end and words[at + 2].form == ")":
            at += 3
            continue
        if not _in_name(at, names) and _ends_core(words, at, end, at - start):
            return at
        at += 1
    return end


def _ends_core(words: Sequence[Word], at: int, end: int, so_far: int) -> bool:
    word = words[at]
    if word.lower in PREPOSITIONS or word.lower in _RELATIVES or word.form in "([)]:":
        return True
    follows = at + 1 < end and (words[at + 1].lower in PREPOSITIONS or words[at + 1].lower == "as")
    return follows and so_far > 0 and _is_participle(word) and words[at - 1].lower not in _DETERMINERS


def _is_participle(word: Word) -> bool:
    return word.form == word.lower and (word.lower.endswith(("ing", "ed")) or word.lower in _PARTICIPLES)


def _in_name(at: int, names: Sequence[Name]) -> bool:
    return any(name.first < at < name.last for name in names)


def _read_determiner(words: Sequence[Word], start: int, core: int) -> tuple[Determiner, Word | None, int]:
    """The determiner, the owner that a possessive names, and where the rest begins."""
    begin = start
    while begin < core - 1 and not words[begin].form[0].isalnum():
        begin += 1
    found = _DETERMINERS.get(words[begin].lower)
    if found is not None and begin + 1 < core:
        return found, words[begin] if found == "own" else None, begin + 1
    owner = next((word for word in words[begin : core - 1] if word.possessive), None)
    return ("name" if owner else "none"), owner, begin


def _head_name(
    words: Words, names: Sequence[Name], segments: Sequence[tuple[int, int]], core: int, many: bool
) -> Name | None:
    """The name that the phrase is about: at the end of its core, after a long title, or set beside a description."""
    start, end = segments[0]
    for name in names:
        if name.first >= start and _ends_at(words, name, core) and not (name.possessive and core < end):
            return name
    for name in names:
        if name.first > start and name.last == end and name.kind == "person" and _stands_free(words, name):
            return name
    if many:
        return None
    beside = [name for segment in segments[1:] for name in names if _fills(words, name, segment)]
    return next((name for name in beside if name.kind == "person"), beside[0] if beside else None)


def _ends_at(words: Words, name: Name, core: int) -> bool:
    """Whether a name ends the core, but for the stop of an abbreviation."""
    return name.last == core or (name.last == core - 1 and words.words[name.last].form == ".")


def _stands_free(words: Words, name: Name) -> bool:
    """Whether no preposition ties a name to the words before it (*Director of the Bureau (B) Ann Example*)."""
    return words.words[name.first - 1].lower not in PREPOSITIONS | {"the", "a", "an", "and"}


def _fills(words: Words, name: Name, segment: tuple[int, int]) -> bool:
    low, high = segment
    low += name.first > low and words.words[low].lower in ("the", "a", "an")
    return name.first == low and name.last >= high and not name.possessive


def find_head(words: Sequence[Word], begin: int, core: int, known: Vocabulary) -> Noun | None:
    """The noun that ends the core, two words long where the table has it so."""
    end = core
    while end > begin and not words[end - 1].form[0].isalnum():
        end -= 1
    if end == begin:
        return None
    pair = " ".join(word.lower for word in words[max(begin, end - 2) : end])
    last = words[end - 1].lower
    return known.nouns.forms.get(pair) or known.nouns.forms.get(last) or known.nouns.forms.get(last.split("-")[-1])


def _find_counted(words: Sequence[Word], core: int, end: int, known: Vocabulary) -> Noun | None:
    """The plural noun of people that a quantity counts (*an array of economists*)."""
    if core >= end or words[core].lower not in ("of", "among"):
        return None
    nouns = (known.nouns.forms.get(word.lower) for word in words[core + 1 : min(end, core + 6)])
    return next((noun for noun in nouns if noun is not None and noun.many and noun.kind in ("role", "anonymous")), None)


def modifiers_of(inside: Sequence[Word], head: Noun | None, known: Vocabulary) -> frozenset[str]:
    """The telling words of a description besides its head."""
    found = set()
    for word in inside:
        lower = word.lower
        if not word.form[0].isalnum() or lower in known.small.common or lower in _DETERMINERS:
            continue
        if lower in _ABBREVIATED or (head is not None and known.nouns.forms.get(lower) == head):
            continue
        state = known.states.find(word.form)
        if state is None or lower in known.states.metonyms:
            found.add(lower)
        if state is not None:
            found.add(state.lower())
    return frozenset(found)


def _is_many(head: Noun | None, inner: Sequence[Word]) -> bool:
    if head is not None:
        return head.many
    last = inner[-1].lower if inner else ""
    if last.replace("-", "").isdigit():
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) and inner[-1].form == last


def _show(words: Words, begin: int, end: int, owner: Word | None) -> str:
    """The words of the description without determiner and relative clause."""
    stop = next(
        (at for at in range(begin + 1, end) if words.words[at].lower in ("who", "whom", "whose", "which", "that")), end
    )
    if begin >= stop:
        return ""
    last = words.words[stop - 1]
    return clean_up(words.body[words.words[begin].start : last.end - 2 * last.possessive]).rstrip("'’ ")
