"""Fitting the network for events to made-up marks; needs the `train` extra."""

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra")

from sayso.attribute.tagger import load_tagger  # noqa: E402
from sayso.measure.weigh import EVENTS, load_weigher  # noqa: E402
from sayso.train import events  # noqa: E402
from sayso.train.events import Step, begin, decide, export, find_basis, finish, fit, predict, stack, validate  # noqa: E402
from sayso.train.marks import MARKS, Examples, digest_text, read_examples, read_marks  # noqa: E402

BODIES = [
    f"Officials in Norland told reporters that {number} boats {verb} by the storm on Monday night."
    for number in range(11, 17)
    for verb in ("were swallowed", "were spared")
]


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Examples]:
    folder = tmp_path_factory.mktemp("texts")
    texts, marks = folder / "texts.jsonl", folder / "marks.jsonl"
    texts.write_text("".join(json.dumps({"id": f"t{at}", "text": body}) + "\n" for at, body in enumerate(BODIES)))
    marks.write_text("".join(_mark(at, body) for at, body in enumerate(BODIES)))
    return list(read_examples(texts, read_marks([marks]), load_tagger()))


def _mark(at: int, body: str) -> str:
    start = body.index(" boats") - 2
    event = "lost" if "swallowed" in body else "other"
    return json.dumps({"id": f"t{at}", "digest": digest_text(body), "figures": [[start, start + 2, event]]}) + "\n"


def test_marks_meet_their_numbers(examples: list[Examples]) -> None:
    assert [EVENTS[one.marked[0]] for one in examples] == ["lost", "other"] * 6


def test_what_is_fitted_is_what_is_shipped(examples: list[Examples], tmp_path: Path) -> None:
    basis = find_basis([one.view for one in examples])
    data = stack(examples, basis)
    start = begin(data, 0)
    fit(start, data, data.marked, torch.ones(len(BODIES)), Step(40, 4, 2e-3, 0.0, 0.0, 0.0), 0)
    network = finish(start, data, 0)
    scores = predict(network, data)
    assert scores.argmax(1).tolist() == data.marked.tolist()
    version = export(network, basis, load_tagger(), tmp_path)
    weigher = load_weigher(tmp_path)
    assert weigher.version == version
    assert weigher.tagger == load_tagger().version
    shipped = np.concatenate([weigher.score(one.view) for one in examples])
    assert np.abs(np.exp(shipped) - np.exp(scores.numpy())).max() < 0.02


def test_cross_validation_scores_every_count(examples: list[Examples], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "FOLDS", 2)
    monkeypatch.setattr(events, "ORDERS", 1)
    data = stack(examples, find_basis([one.view for one in examples]))
    scores = validate(begin(data, 0), data, 0)
    assert torch.allclose(scores.exp().sum(1), torch.ones(len(BODIES)), atol=1e-4)
    assert decide(torch.zeros_like(scores), data).tolist() == data.rules.tolist()


def test_the_marks_that_come_along_hold_no_text() -> None:
    for path in MARKS.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            assert set(row) == {"id", "digest", "figures"}
            assert all(start < end and event in EVENTS for start, end, event in row["figures"])
