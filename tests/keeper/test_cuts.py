"""Links that people cut are found as if nobody had."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.keeper.cuts import find_cut_links
from sayso.model import Link, Origin, Question, Series

WAR = Path(__file__).parent.parent.parent / "examples" / "war.jsonl"
QUESTION = Question("killed", "soldier", None, None, None, None, False, None, None)


def make_series(*links: Link) -> Series:
    """A series in which these links are found."""
    origin = Origin("o1", None, "unknown", "f1", ("f1", "f2"), (), links)
    return Series("g1", QUESTION, "", (), (origin,), 1, (), ())


def lay(cut: Collection[str]) -> Iterator[Series]:
    """Finds the first of three links that isn't cut, for one figure has one link."""
    found = (Link(id, "credits", "f2", "f1", "", (), 0.9) for id in ("l1", "l2", "l3") if id not in cut)
    yield make_series(*list(found)[:1])


@pytest.mark.parametrize(
    ("cut", "found"),
    [((), []), (("l1",), ["l1"]), (("l1", "l2"), ["l1", "l2"]), (("l1", "l9"), ["l1"]), (("l2",), []), (("l9",), [])],
)
def test_a_link_that_comes_up_once_another_is_cut_is_found_too(cut: Collection[str], found: list[str]) -> None:
    assert [link.id for link in find_cut_links(lay, cut)] == found


@pytest.fixture
def war_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the made-up reports."""
    with Ledger.open(tmp_path / "war.db", create=True) as ledger:
        assert len(list(ledger.add([WAR]))) == 5
        yield ledger


def test_a_ledger_tells_its_cut_links_with_who_cut_them(war_ledger: Ledger) -> None:
    figures = list(war_ledger.figures())
    links = [link for series in war_ledger.compare() for one in series.origins for link in one.links]
    assert list(war_ledger.cuts(figures)) == []
    cut = war_ledger.cut(links[0].id, by="Ann Example", why="It counted for itself.")
    assert list(war_ledger.cuts(figures)) == [(links[0], cut)]
    war_ledger.retract(cut.id, by="Ann Example")
    assert list(war_ledger.cuts(figures)) == []
    again = war_ledger.cut(links[0].id, by="Ed Example")
    assert list(war_ledger.cuts(figures)) == [(links[0], again)]
