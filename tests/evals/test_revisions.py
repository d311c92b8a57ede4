"""The measure of counts that change from one version of a page to the next."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from evals import revisions
from evals.revisions import load_revisions, score_revisions
from sayso.model import Quantity, Raw, Reading
from tests.factories import make_figure, make_reading, make_report

GOLD = """
[changes]
p1 = [[0, "killed", 4, 9, "rose"]]
[either]
p1 = [[1, "killed", 9, 9, "bound"]]
[other]
p2 = [0]
"""

FLOOD = "A flood at Oldford has killed {} people in their homes, the county said."


def make_page(id: str, *leads: str) -> str:
    versions = [
        {"title": "Flood" if "flood" in lead else "Landslide", "summary": lead, "first_seen": f"2022-03-0{day}T10:00"}
        for day, lead in enumerate(leads, 1)
    ]
    return json.dumps({"id": id, "url": f"https://example.org/{id}", "versions": versions})


def read(raw: Raw) -> Reading:
    """A reading whose figures are the numbers in digits."""
    body = raw.data.decode()
    numbers = [word for word in body.replace(".", " ").split() if word.isdigit()]
    figures = [
        make_figure(body, word, id=f"f{i}", quantity=Quantity(Decimal(word), Decimal(word), "exact", word))
        for i, word in enumerate(numbers)
    ]
    return make_reading(body, report=make_report(title=raw.title), figures=tuple(figures))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gold.toml").write_text(GOLD)
    monkeypatch.setattr(revisions, "GOLD", tmp_path / "gold.toml")
    slide = "Gunmen shot 31 miners dead who slept in hostels near Newford."
    marked = [make_page("p1", FLOOD.format(4), FLOOD.format(9)), make_page("p2", FLOOD.format(4), slide)]
    (tmp_path / "number_revisions.jsonl").write_text("\n".join(marked))
    same = FLOOD.format(5), "A flood has killed 5 people in homes at Oldford, officials said."
    still = [make_page("p3", *same), make_page("p4", *same), make_page("p5", FLOOD.format(5), FLOOD.format("five"))]
    (tmp_path / "articles.jsonl").write_text("\n".join([*marked, *still]))
    return tmp_path


def test_draws_as_many_pairs_without_a_new_number(folder: Path) -> None:
    pairs = load_revisions(folder)
    assert [pair.id for pair in pairs[:2]] == ["p1 0", "p2 0"]
    assert sorted(pair.id for pair in pairs[2:]) == ["p3 0", "p4 0"]
    assert pairs[1].other


def test_counts_changes_relations_and_reused_addresses(folder: Path) -> None:
    scores = score_revisions(load_revisions(folder), read)
    assert {name: (one.hit, one.read, one.gold) for name, one in scores.items()} == {
        "revisions/changed": (1, 1, 1),
        "revisions/relation": (1, 1, 1),
        "revisions/reused": (1, 1, 1),
    }
