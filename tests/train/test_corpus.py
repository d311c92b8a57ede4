"""Labels for training: a made-up article in the corpus's form."""

import json
from pathlib import Path

import numpy as np
import pytest

from sayso.attribute.tagger import WEIGHTS
from sayso.attribute.windows import load_tokenizer
from sayso.train.corpus import Article, find_paragraphs, make_examples, read_corpus

TEXT = "Osk, a driver, said that they left.\n\n“Go,” she added. “Now.”"


def row(**parts: str) -> dict[str, list[list[int]]]:
    return {role: [[TEXT.index(words), TEXT.index(words) + len(words)]] for role, words in parts.items()}


@pytest.fixture
def article(tmp_path: Path) -> Article:
    first = row(source="Osk, a driver,", cue="said", content="that they left")
    second = row(source="she", cue="added", content="“Go,”")
    second["content"] += row(content="“Now.”")["content"]
    unreadable: dict[str, list[int]] = {"source": [], "cue": [], "content": []}
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [first, second, unreadable]}) + "\n\n")
    (only,) = read_corpus(path)
    return only


def test_rows_without_a_cue_or_a_content_are_left_out(article: Article) -> None:
    assert [one.cue for one in article.attributions] == [((15, 19),), ((47, 52),)]


def test_paragraphs_are_lines_with_words(article: Article) -> None:
    assert [TEXT[start:end] for start, end in find_paragraphs(TEXT)] == TEXT.split("\n\n")


def test_every_anchor_has_the_roles_of_all_words(article: Article) -> None:
    (example,) = make_examples(article, load_tokenizer(WEIGHTS / "tokenizer.json"))
    words = [TEXT[word.start : word.end] for word in example.window.words]
    assert [words[at] for at in example.anchors] == ["said", "added"]
    told = [
        [" ".join(words[at] for at in np.flatnonzero(roles == role)) for role in (1, 2, 3)] for roles in example.roles
    ]
    assert told == [["Osk , a driver ,", "said", "that they left"], ["she", "added", "“ Go , ” “ Now . ”"]]
    assert example.tags[:, 0].sum() == 2
    assert (example.tags[:, 3] == (example.roles == 3).any(0)).all()
