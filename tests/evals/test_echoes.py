"""Sets of echoes are read from the corpus and scored by what is in one origin."""

import json
from decimal import Decimal
from pathlib import Path

from evals.echoes import Echo, list_missed, load_echoes, score_echo, trace
from evals.tally import Tally
from tests.compare.make import make_bodies, make_edition, make_kept

ECHO = Echo("12", Decimal(12), frozenset(("a", "b", "c")), whole=True)


def test_the_sets_are_read_with_the_sentences_that_are_of_them(tmp_path: Path) -> None:
    said = [
        {"id": "a", "sentence": "They lost 1.2 million casualties."},
        {"id": "b", "sentence": "1.2 million fled."},
        {"id": "c", "sentence": "11.2 million casualties."},
    ]
    (tmp_path / "echo_figures.jsonl").write_text(json.dumps({"figure": "1.2 million", "occurrences": said}) + "\n")
    (tmp_path / "articles.jsonl").write_text(
        json.dumps({"id": "d", "text": "One. So 186,102 were killed. Two."}) + "\n"
    )
    found = {echo.words: echo for echo in load_echoes(tmp_path)}
    assert (found["1.2 million"].number, found["1.2 million"].articles) == (Decimal(1200000), frozenset("a"))
    assert found["186,102"].articles == frozenset("d")
    assert not found["20%"].whole


def test_what_is_in_the_largest_origin_counts() -> None:
    figures = []
    for id, by in (("a", "Ann Example"), ("b", "Example"), ("c", "Peter Sample"), ("z", "Ann Example")):
        body = f"12 people died at Oldford, said {by}, in report {id}."
        edition = make_edition(body, id=id, publisher=f"Echo {id}")
        figures.append(make_kept(body=body, edition=edition, according_to=by, place="Oldford"))
    origins = trace(figures, make_bodies(*figures))
    assert score_echo(ECHO, figures, origins) == {"echoes/joined": Tally(2, 3, 3)}
    assert list_missed(ECHO, figures, origins) == {"c": "apart"}
    assert list_missed(ECHO, figures[1:], origins) == {"a": "unread", "c": "apart"}
    mixed = Echo("12", Decimal(12), ECHO.articles, whole=False)
    assert score_echo(mixed, figures, origins) == {"echoes/apart": Tally(1, 1, 1)}
