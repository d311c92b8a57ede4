"""Whose word figures are in the end: every figure followed to whoever told it first, with the reason for every step.

How many origins are found is an upper bound of how many there are: links that no report shows are missing.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from types import MappingProxyType

from sayso.compare.copied import tie_copies
from sayso.compare.credited import tie_credited, tie_neighbours
from sayso.compare.credits import Credit, find_report_credit
from sayso.compare.hints import tie_documents, tie_rare, tie_relays, tie_sides
from sayso.compare.naming import UNNAMED, Name
from sayso.compare.told import Told, identify_names, make_told
from sayso.compare.voices import tie_repeats, tie_voices
from sayso.compare.web import Web
from sayso.model import Edition, KeptFigure, Origin, Relation

_NONE: Mapping[str, str] = MappingProxyType({})


def find_origins(
    figures: Sequence[KeptFigure],
    relate: Callable[[KeptFigure], Relation],
    body: Callable[[str], str],
    cut: Container[str] = (),
    same: Mapping[str, str] = _NONE,
    find_credit: Callable[[Edition], Credit | None] | None = None,
) -> tuple[Origin, ...]:
    """The origins of figures that answer one question, the earliest first; each figure belongs to just one.

    Figures of one origin tell one value, whatever its bound: what a source tells anew is an origin of the same name.
    `body` gives the text of a text digest. Links whose ids are in `cut` are left out, and what they held together is
    judged again without them. `same` leads from folded names that people merged to the one that they mean.
    `find_credit` tells whom a report is credited to as a whole, for callers that remember it; else its text is read.
    """
    identities = identify_names(figures, same)
    web = Web(make_told(figures, identities), identities, relate, cut)
    tie_repeats(web, body)
    words = tie_voices(web)
    tie_credited(web, words, find_credit or (lambda one: find_report_credit(one.report, body(one.text_digest))))
    tie_relays(web)
    tie_copies(web, body)
    tie_neighbours(web, words, body)
    tie_sides(web)
    tie_documents(web)
    tie_rare(web)
    return tuple(_make_origins(web))


def _make_origins(web: Web) -> Iterator[Origin]:
    together: dict[int, list[int]] = defaultdict(list)
    for at in range(len(web.told)):
        together[web.find_top(at)].append(at)
    for top, places in sorted(together.items(), key=lambda pair: pair[1][0]):
        yield _make_origin(web, top, places)


def _make_origin(web: Web, top: int, places: Sequence[int]) -> Origin:
    """The origin of all that leads up to `top`, which is a figure of its own or a name that no report here is by."""
    first = top if top < len(web.told) else places[0]
    ordered = [web.told[at] for at in (first, *(at for at in places if at != first))]
    name = web.find_name(top)
    return Origin(
        id="o" + hashlib.sha256(f"{ordered[0].id}\x1f{name.key if name else ''}".encode()).hexdigest()[:16],
        name=name.shown if name else None,
        relation=web.find_relation(first),
        first=ordered[0].id,
        figures=tuple(one.id for one in ordered),
        chain=_find_chain(ordered, name),
        links=tuple(filter(None, map(web.find_link, places))),
    )


def _find_chain(ordered: Sequence[Told], name: Name | None) -> tuple[str, ...]:
    """Those who passed it on, in order: for each figure its speaker, the relays, the publisher."""
    passed = [
        one
        for told in ordered
        for one in (told.name, *told.relays, told.outlet)
        if one is not None and one.kind not in UNNAMED and (name is None or one.key not in name.keys)
    ]
    return tuple(dict.fromkeys(one.shown for one in passed))
