"""Links that people cut are found as if nobody had."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.errors import InputError, JudgementError
from sayso.keeper.cuts import find_cut_links
from sayso.model import Link, Origin, Question, Series

WAR = Path(__file__).parent.parent.parent / "examples" / "war.jsonl"
DAYS = {"Oldford Echo": "2022-03-07", "Lumen Post": "2022-03-08"}
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


@pytest.fixture
def twice(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two reports of the same words, each credited to the same spokesman."""
    words = (
        "Norland's army spokesman Ed Example said on Monday that 412 soldiers of Sudland were killed near Oldford, where "
        "the bridge had been held for three weeks by a handful of tired men."
    )
    rows = [{"text": words, "publisher": name, "published": day} for name, day in DAYS.items()]
    path = tmp_path / "twice.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    with Ledger.open(tmp_path / "twice.db", create=True) as ledger:
        assert len(list(ledger.add([path]))) == 2
        yield ledger


def find_links(ledger: Ledger) -> list[Link]:
    return [link for series in ledger.compare() for one in series.origins for link in one.links]


def test_a_link_in_place_of_a_cut_one_says_so_and_is_cut_too(twice: Ledger) -> None:
    (first,) = find_links(twice)
    assert first.instead == ()
    twice.cut(first.id, by="Ann Example")
    (second,) = find_links(twice)
    assert (second.figure, second.kind != first.kind, second.instead) == (first.figure, True, (first.id,))
    twice.cut(second.id, by="Ann Example")
    rest = find_links(twice)
    assert {first.id, second.id}.isdisjoint(link.id for link in rest)
    assert {link.id for link, _ in twice.cuts(twice.figures())} == {first.id, second.id}


def test_what_no_comparing_gives_is_not_cut(twice: Ledger) -> None:
    (link,) = find_links(twice)
    figures = list(twice.figures())
    with pytest.raises(InputError, match="gives no link"):
        twice.cut("l" + "0" * 16, by="Ann Example")
    with pytest.raises(InputError, match="gives no link"):
        twice.cut(link.id, by="Ann Example", among=figures[:1])
    with pytest.raises(JudgementError, match="no id of a link"):
        twice.cut("nonsense", by="Ann Example")
    assert list(twice.judgements()) == []
    cut = twice.cut(link.id, by="Ann Example", among=figures)
    twice.retract(cut.id, by="Ann Example")
    assert twice.cut(link.id, by="Ann Example", among=()).target == link.id  # somebody cut it before, so it was there
