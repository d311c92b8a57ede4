"""Fitting, tuning and export with a network of toy size; needs the `train` extra."""

import json
import shutil
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the train extra")
transformers = pytest.importorskip("transformers", reason="needs the train extra")

from sayso.attribute.tagger import WEIGHTS, load_tagger  # noqa: E402
from sayso.attribute.windows import load_tokenizer  # noqa: E402
from sayso.model import Span  # noqa: E402
from sayso.train.corpus import Article, Attribution  # noqa: E402
from sayso.train.export import export  # noqa: E402
from sayso.train.fit import Recipe, fit  # noqa: E402
from sayso.train.score import count_right, f1  # noqa: E402
from sayso.train.tune import choose_limits  # noqa: E402

TEXT = "Osk said they left.\nMira said that it rained."
ARTICLES = [
    Article(
        str(number), TEXT,
        (Attribution(((0, 3),), ((4, 8),), ((9, 18),)), Attribution(((20, 24),), ((25, 29),), ((30, 44),))),
    )
    for number in range(6)
]  # fmt: skip


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    folder = tmp_path / "encoder"
    config = transformers.BertConfig(
        vocab_size=30522, hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    torch.manual_seed(1)
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    shutil.copyfile(WEIGHTS / "tokenizer.json", folder / "tokenizer.json")
    return Recipe(folder, epochs=40, batch=3, rate=1e-2, head_rate=1e-2, size=16)


@pytest.mark.filterwarnings("ignore")
def test_a_fitted_network_reads_what_it_was_fitted_to(recipe: Recipe, tmp_path: Path) -> None:
    finder, linker = fit(ARTICLES, recipe, tmp_path / "work")
    tokenizer = load_tokenizer(recipe.encoder / "tokenizer.json")
    limits, score = choose_limits(finder, linker, tokenizer, ARTICLES)
    assert score == 1.0
    version = export(finder, linker, recipe.encoder / "tokenizer.json", limits, tmp_path / "out")
    tagger = load_tagger(tmp_path / "out")
    assert tagger.version == version
    found = list(tagger.tag(TEXT, [Span(0, 19), Span(20, 45)]))
    assert [TEXT[one.content[0].start : one.content[0].end] for one in found] == ["they left", "that it rained"]


@pytest.mark.filterwarnings("ignore")
def test_a_run_that_was_cut_off_goes_on(recipe: Recipe, tmp_path: Path) -> None:
    short = Recipe(recipe.encoder, epochs=2, batch=3, size=16)
    fit(ARTICLES, short, tmp_path / "work")
    steps = [json.loads(line)["step"] for line in (tmp_path / "work" / "log.jsonl").read_text().splitlines()]
    fit(ARTICLES, short, tmp_path / "work")
    again = [json.loads(line)["step"] for line in (tmp_path / "work" / "log.jsonl").read_text().splitlines()]
    assert steps == again == list(range(len(steps)))


def test_f1_counts_over_articles() -> None:
    assert f1([(1, 2, 2), (1, 1, 3)]) == 0.5
    assert f1([(0, 0, 2)]) == 0.0
    assert count_right((), ARTICLES[0], []) == (0, 0, 2)
