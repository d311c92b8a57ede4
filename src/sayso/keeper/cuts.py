"""The links between figures that people cut: they are found no more, so they are looked for as if nobody had."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from sayso.errors import InputError
from sayso.model import Link, Series

Lay = Callable[[Collection[str]], Iterable[Series]]
"""Lays figures side by side without the links of these ids."""


def find_cut_links(lay: Lay, cut: Collection[str]) -> list[Link]:
    """The links among `cut` that `lay` finds where they aren't cut; a link may come up only once another one is."""
    found: dict[str, Link] = {}
    while set(cut) - found.keys():
        links = _list_links(lay(found.keys()))
        more = {link.id: link for link in links if link.id in cut and link.id not in found}
        if not more:
            break
        found.update(more)
    return list(found.values())


def check_found(link: str, laid: Iterable[Series]) -> None:
    """InputError where none of the series has a link of this id; they are looked at only until it is found."""
    if all(one.id != link for one in _list_links(laid)):
        raise InputError(f"comparing these figures gives no link {link}; compare them anew and take its id from there")


def _list_links(laid: Iterable[Series]) -> Iterator[Link]:
    return (link for series in laid for origin in series.origins for link in origin.links)
