import json
import sys
from pathlib import Path

from evals.speed import Speed, Turn, render, stream_rows, summarise, take_turn


def test_medians_and_the_most_memory() -> None:
    turns = [Turn(100, 200.0, 1.0, 0.5, 1.0), Turn(100, 300.0, 2.0, 1.0, 2.0), Turn(100, 250.0, 4.0, 2.0, 3.0)]

    assert summarise("sayso", turns) == Speed("sayso", 100.0, 50.0, 300.0, 2.0)


def test_the_table_compares_with_the_last() -> None:
    table = render(
        [Speed("sayso", 6000, 5000, 300, 0.5), Speed("spacy", 4000, 3900, 250, 1.5)],
        0.75,
        100,
        3,
        {20: 244.4, 1000: 245.0},
    )

    assert "| sayso | 6,000 | 5,000 | **1.50** | 300 | 0.5 |" in table
    assert (
        "A cold `sayso read` on two sentences takes 0.75 s; its peak memory is 244 MB on 20 rows, 245 MB on 1,000"
        in table
    )


def test_a_turn_reads_the_articles_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": "The mayor said that it would rain."}) + "\n", encoding="utf-8")

    turn = take_turn("sayso", sys.executable, path, 1)

    assert turn.words == 7
    assert 0 < turn.memory < 2000


def test_memory_of_a_stream_is_that_of_its_own_process() -> None:
    assert 20 < stream_rows(2) < 2000
