"""Who is left out of what is published: everybody whom a report names and does not show to be a public person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.keeper.letters import join_letters
from sayso.keeper.masking import Masked, Names, mask_words
from sayso.lexicon.names import load_names
from sayso.lexicon.naming import fold_name
from sayso.lexicon.parties import find_party
from sayso.lexicon.people import load_people
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.sides import load_sides
from sayso.model import OffsetMap, Place, Post, Reading, Span, Text
from sayso.resolve.people import Named, find_people

Standing = Literal["public", "protected", "unsure"]
SHORT = 3
"""Names of up to so many letters count with a capital only (*Ed* and *op-ed*)."""
NOBODY = 0
"""The number in place of a person's where a short name may be one of several people's."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as far as it tells of people: its text, the places found in it, its title, byline and publisher."""

    id: str
    text: Text
    places: tuple[Place, ...] = ()
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The private people of a publication, each under a number of its own from 1 on, in the order of the reports' ids
    and of their first mention. Names are kept as folded letters, for finding them again; none is written out.

    A person is the same in two reports where they give the same full name. `left_out` counts them all.
    """

    names: Names
    left_out: int

    @classmethod
    def of(cls, readings: Iterable[Reading | Told], allow: Iterable[str] = ()) -> People:
        """The private people of these reports. `allow` are names, in any spelling of case and accents, whose bearers
        are published by name; a full name, or a last name alone for all who bear it.

        Whoever is named without an office, a public work or a body in all of the reports counts as private, and so
        does whoever one of them tells to be a prisoner, a victim, a witness, a relative or a minor.
        """
        allowed = frozenset(map(fold_name, allow))
        told = sorted(map(_tell, readings), key=lambda one: (one.id, one.text.digest))
        judged = [pair for one in told for pair in _judge_all(one, allowed)]
        return cls(*_sort_out(judged, [post for one in told for post in one.text.posts]))

    def mask(self, words: str, spans: Iterable[Span] = ()) -> Masked:
        """`words` with every private name and personal number replaced, and `spans` moved to the same places in it."""
        return mask_words(words, self.names, tuple(spans))


def _tell(one: Reading | Told) -> Told:
    if isinstance(one, Told):
        return one
    report = one.report
    return Told(report.id, one.text, one.places, report.title, report.byline, report.publisher)


def _judge_all(told: Told, allowed: frozenset[str]) -> Iterator[tuple[Named, Standing]]:
    """Everybody whom a report names, in its text and then in its title, with how he is to be treated."""
    authors = _fold(told.byline) | _fold(told.publisher)
    line = Span(0, len(told.title)) if told.title else None
    titles = () if line is None else find_people(Text(told.id, told.title or "", (line,), (line,), OffsetMap(())), ())
    for one in (*find_people(told.text, told.places), *titles):
        if one.person:
            yield one, "public" if _is_allowed(one, allowed) else find_standing(one, authors)


def _sort_out(judged: Sequence[tuple[Named, Standing]], posts: Iterable[Post]) -> tuple[Names, int]:
    """The names of those who are left out and of those who stay, and how many are left out.

    Who is named without an office here and with one there stays, if nothing protects him.
    """
    known = {_identity(one) for one, standing in judged if standing == "public"}
    known |= {identity.rpartition(" ")[2] for identity in known}
    numbers: dict[str, int] = {}
    private: dict[str, set[int]] = {}
    public: set[str] = set()
    ordinary: set[str] = set()
    for one, standing in judged:
        if standing == "public" or (standing == "unsure" and _identity(one) in known):
            public.update(map(join_letters, one.forms))
            continue
        number = numbers.setdefault(_identity(one), len(numbers) + 1)
        ordinary |= _find_ordinary(one)
        for key in filter(None, _keys(one)):
            private.setdefault(key, set()).add(number)
    _add_accounts(private, posts)
    return _make_names(private, public, ordinary), len(numbers)


def _identity(one: Named) -> str:
    """First and last word of the full name, folded: middle names come and go."""
    full = max(one.forms, key=len)
    return fold_name(" ".join((full[0], full[-1]) if len(full) > 1 else full))


def _find_ordinary(one: Named) -> set[str]:
    """The words of a name that are common words too."""
    words = {word.lower() for form in one.forms for word in form}
    short = {word for word in words if len(word) <= SHORT}
    return {join_letters((word,)) for word in one.ordinary | short | (words & load_pronouns().common)}


def _add_accounts(private: dict[str, set[int]], posts: Iterable[Post]) -> None:
    """Enter the handles of accounts that bear a private person's name."""
    for post in posts:
        who = private.get(join_letters((post.account or "",)))
        if who and post.handle and (handle := join_letters((post.handle,))):
            private.setdefault(handle, set()).update(who)


def _fold(name: str | None) -> frozenset[str]:
    return frozenset(fold_name(name or "").split())


def _is_allowed(one: Named, allowed: frozenset[str]) -> bool:
    return any(fold_name(words) in allowed for form in one.forms for words in (" ".join(form), form[-1]))


def find_standing(one: Named, authors: frozenset[str] = frozenset()) -> Standing:
    """How a person is to be treated by what his report tells: `public` for who answers to the public, `protected` for
    whom something befell or who is named as a private person, `unsure` for all others.

    `authors` are the folded words of the byline and the publisher of the report.
    """
    words, full = load_people(), max(one.forms, key=len)
    called = one.roles | {title.replace(".", "") for title in one.titles}
    if {fold_name(word) for word in full} <= authors:
        return "public"
    if called & words.people:
        return "protected"
    if called & (words.offices | words.phrases):
        return "public"
    if called & words.kin or "kin" in one.clues:
        return "protected"
    if _leads(full):
        return "public"
    if one.clues & {"harm", "age"}:
        return "protected"
    return "public" if called & (words.works | words.ranks) or "body" in one.clues else "unsure"


def _leads(full: tuple[str, ...]) -> bool:
    """Whether a table of the ledger's parties knows a person."""
    return fold_name(full[-1]) in _leaders() and (len(full) == 1 or find_party(" ".join(full)) is not None)


@cache
def _leaders() -> frozenset[str]:
    return frozenset(map(fold_name, load_sides().names.leaders))


@cache
def _never() -> frozenset[str]:
    """Words of names that are no name by themselves."""
    names = load_names()
    return names.particles | names.suffixes | frozenset(names.titles) | load_pronouns().calendar


def _keys(one: Named) -> Iterator[str]:
    """The letters of all forms by which somebody may be meant."""
    for form in one.forms:
        core = tuple(word for word in form if word.lower() not in load_names().suffixes) or form
        yield join_letters(core)
        if len(core) > 1:
            yield join_letters((core[0], core[-1]))
            yield from (join_letters((word,)) for word in core if _stands_alone(word, word == core[-1]))


def _stands_alone(word: str, last: bool) -> bool:
    return len(word) > 1 and word.lower() not in _never() and (last or word.lower() not in load_pronouns().common)


def _make_names(private: dict[str, set[int]], public: set[str], ordinary: set[str]) -> Names:
    leaders = {join_letters((name,)) for name in _leaders()}
    numbers = {key: min(who) if len(who) == 1 else NOBODY for key, who in private.items() if key not in leaders}
    return Names(numbers, frozenset(public - set(private)) | leaders, frozenset(ordinary))
