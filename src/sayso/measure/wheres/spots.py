"""The places of a text as they are told: with the site in them, several together, with the word that leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.geography import load_geography
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.sites import load_sites
from sayso.measure.draft import Count
from sayso.measure.layout import Layout
from sayso.measure.topics import find_closed
from sayso.model import Place, Text, Word, Words

_LISTED = 9
"""Words at most between two places of a list that has names in it that are not known, or brackets."""

_JOINED = 3
_PHRASE = 4
"""Words at most that stand before a site's noun and belong to it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, or several told together, with the site in them, in the words `first` to `last` (half-open).

    `at` is where the first name begins, `key` that name in lower case. `kind` is its likeliest (*named* for a site that
    only has a name of its own), `lead` the preposition before it, empty where none is. `sited` tells that a site is
    named, `owns` that the name is a possessive, `labels` that a noun follows which it modifies, `within` that it ends the
    name of a body (*the Armed Forces of Norland*).
    """

    first: int
    at: int
    last: int
    name: str
    places: tuple[str, ...]
    kind: str
    lead: str
    sited: bool
    owns: bool
    labels: bool
    within: bool
    key: str


@dataclass(slots=True)
class _Group:
    first: int
    last: int
    places: list[Place]


def find_spots(
    text: Text, words: Words, layout: Layout, counts: Sequence[Count], places: Sequence[Place]
) -> tuple[Spot, ...]:
    """The spots of a text, in order. A place inside a number (*US$12*) or a compound (*U.S.-made*) is none."""
    taken = {at for count in counts for at in range(count.mention.first, count.mention.last)}
    spots = [_make_spot(text, words, layout, group) for group in _group(text, words, layout, taken, places)]
    whole = [
        one for place, one in enumerate(spots) if not any(_holds(other, one) for other in spots[place + 1 : place + 3])
    ]
    covered = {at for one in whole for at in range(one.first, one.last)}
    return tuple(sorted((*whole, *_find_named(text, words, layout, covered)), key=lambda one: (one.first, one.last)))


def _holds(one: Spot, other: Spot) -> bool:
    return one.first <= other.first and other.last <= one.last


@cache
def _tails() -> frozenset[str]:
    known = load_geography()
    nouns = known.regions | known.districts | known.cities
    return nouns | {f"{noun}s" for noun in nouns} | load_sites().tails


def _group(text: Text, words: Words, layout: Layout, taken: set[int], places: Sequence[Place]) -> list[_Group]:
    """Places that are told together, with the nouns behind them that belong to the names."""
    groups: list[_Group] = []
    listed = words.words
    for one in places:
        first, last = words.within(one.pin.span)
        if first == last or first in taken or text.body[one.pin.span.end : one.pin.span.end + 1] == "-":
            continue
        while last < len(listed) and listed[last].lower in _tails() and not listed[last - 1].possessive:
            last += 1
        before = groups[-1] if groups else None
        together = before and layout.sentence[before.first] == layout.sentence[first]
        if before and together and _are_joined(listed, before.last, first):
            before.last = last
            before.places.append(one)
        else:
            groups.append(_Group(first, last, [one]))
    return groups


def _are_joined(listed: Sequence[Word], end: int, start: int) -> bool:
    """Whether two places are told together: a list, a part and its whole, an owner and its own."""
    sides, joins = load_geography().sides, load_sites().joins
    if start - end > _LISTED or start < end:
        return False
    gap = [word.lower for word in listed[end:start]]
    if listed[end - 1].possessive:
        return sides.issuperset(gap)
    if not gap or gap in (["in"], ["the"]):
        return False
    if gap == ["("] or (len(gap) <= _JOINED and all(word in joins or word in sides for word in gap)):
        return True
    if gap[0] not in (",", "and", ")", "(") or gap[-1] not in (",", "and", "("):
        return False
    rest = (
        word
        for word in listed[end:start]
        if word.lower not in joins and word.lower not in sides and word.form not in "()"
    )
    return all(word.form[0].isupper() or word.lower in _tails() for word in rest)


def _make_spot(text: Text, words: Words, layout: Layout, group: _Group) -> Spot:
    listed, first, last = words.words, group.first, group.last
    owns = listed[last - 1].possessive
    labels = not owns and _has_head(layout, listed, last)
    behind = _find_site_behind(layout, listed, last) if labels else None
    last = behind or last
    while (
        first
        and listed[first - 1].lower in load_geography().sides
        and layout.sentence[first - 1] == layout.sentence[last - 1]
    ):
        first -= 1
    before = _find_site_before(layout, listed, first)
    first = first if before is None else before
    name = " ".join(text.body[listed[first].start : listed[last - 1].end].split())
    name = name[:-2] if owns else name + ")" * (name.count("(") > name.count(")"))
    head = group.places[0]
    kind = head.candidates[0].kind if head.candidates else "other"
    sited = before is not None or behind is not None
    ids = tuple(place.id for place in group.places)
    lead = _find_lead(listed, first)
    within = lead == "of" and _ends_name(listed, first)
    labels = labels and not behind
    return Spot(first, group.first, last, name, ids, kind, lead, sited, owns, labels, within, head.name.lower())


def _has_head(layout: Layout, listed: Sequence[Word], last: int) -> bool:
    """Whether a noun that a name modifies follows: *Oldford residents*."""
    if last >= len(listed) or layout.sentence[last] != layout.sentence[last - 1]:
        return False
    word = listed[last]
    near = word.start - listed[last - 1].end <= 1
    return word.form.isalpha() and near and word.lower not in find_closed()


def _find_site_behind(layout: Layout, listed: Sequence[Word], last: int) -> int | None:
    """Where a site ends whose noun follows a name: *the Norland embassy*."""
    closed, cities, end = find_closed(), load_geography().cities, None
    for at in range(last, min(last + 2, len(listed))):
        word = listed[at]
        if not word.form[0].isalpha() or word.lower in closed or layout.sentence[at] != layout.sentence[last - 1]:
            break
        if word.lower in load_sites().sites and word.lower not in cities:
            end = at + 1
    return end


def _find_site_before(layout: Layout, listed: Sequence[Word], first: int) -> int | None:
    """Where a site begins that a name follows: *shopping center in* Oldford."""
    known, at = load_sites(), first - 1
    while at >= 0 and listed[at].lower in ("the", "a", "an"):
        at -= 1
    if at < 1 or listed[at].lower not in known.leads or listed[at - 1].lower not in known.sites:
        return None
    return _find_start(layout, listed, at - 1)


def _find_start(layout: Layout, listed: Sequence[Word], head: int) -> int:
    """Where the phrase of a site's noun begins, without its article."""
    closed, start = find_closed(), head
    while start > 0 and head - start < _PHRASE and layout.sentence[start - 1] == layout.sentence[head]:
        word = listed[start - 1]
        led = start > 1 and listed[start - 2].lower in closed
        if not word.form[0].isalpha() or word.lower in closed or (word.lower.endswith(("ing", "ed")) and not led):
            break
        start -= 1
    return start


def _find_lead(listed: Sequence[Word], first: int) -> str:
    """The preposition before a phrase, past its articles; empty where none is."""
    grammar, at = load_grammar(), first - 1
    while at >= 0 and listed[at].lower in grammar.determiners:
        at -= 1
    return listed[at].lower if at >= 0 and listed[at].lower in grammar.prepositions else ""


def _ends_name(listed: Sequence[Word], first: int) -> bool:
    """Whether the word before *of* and a place's article is a name's."""
    at = first - 1
    while at >= 0 and listed[at].lower != "of":
        at -= 1
    return at > 0 and listed[at - 1].form[0].isupper() and not listed[at - 1].opens


def _find_named(text: Text, words: Words, layout: Layout, covered: set[int]) -> Iterator[Spot]:
    """Sites that have names of their own where no place is told: *at Oldford Air Force Base*."""
    known, listed = load_sites(), words.words
    for at, word in enumerate(listed):
        if word.lower not in known.sites or word.lower in known.vague or at in covered:
            continue
        first = _find_start(layout, listed, at)
        lead = _find_lead(listed, first)
        named = any(one.form[0].isupper() for one in listed[first : at + 1])
        if named and lead in known.placed and covered.isdisjoint(range(first, at + 1)):
            name = " ".join(text.body[listed[first].start : word.end].split())
            yield Spot(first, first, at + 1, name, (), "named", lead, True, False, False, False, name.lower())
