"""Make the weights that weigh events: `python -m sayso.train.events TEXTS.jsonl --output DIR`.

In two steps: the network first learns to say what the rules say of texts without marks, where words of the table
tell it, with some of these words hidden so that it must look at the others; then it is fitted to the marks.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sayso.attribute.tagger import Tagger, load_tagger
from sayso.measure.weigh import EVENTS, MARKS, SPREAD, TELLS, View
from sayso.train.marks import MARKS as MARKED
from sayso.train.marks import Examples, read_examples, read_marks

BONUSES = (1.0, 4.0, 6.0)
"""What the rules' event gets; see `Weigher`. Chosen on marked texts that the rules weren't made on."""

SIZE, HEADS, BASIS = 64, 4, 128
FOLDS = 10
ORDERS = 3
"""Copies that are fitted; their mean gets 2 to 3 % more events right than each of them."""

UNTOLD = 0.1
"""Weight of what the rules only presume."""


@dataclass(frozen=True, slots=True)
class Step:
    """How one of the two steps is run. `hide` is the share of words whose tells are hidden."""

    epochs: int
    batch: int
    rate: float
    decay: float
    hide: float
    drop: float


FIRST = Step(8, 128, 2e-3, 0.01, 0.3, 0.2)
SECOND = Step(14, 32, 1e-3, 0.05, 0.15, 0.3)


@dataclass(frozen=True, slots=True)
class Data:
    """Counts as tensors with a row for each: states in the basis, tells, marks, whether a word is there; what the rules
    read, how surely, and the marked event or -1. `ids` are those of their texts."""

    states: Tensor
    tells: Tensor
    marks: Tensor
    inside: Tensor
    rules: Tensor
    surety: Tensor
    marked: Tensor
    ids: tuple[str, ...]

    def pick(self, rows: Tensor) -> Data:
        """Only these rows."""
        return Data(
            self.states[rows], self.tells[rows], self.marks[rows], self.inside[rows], self.rules[rows],
            self.surety[rows], self.marked[rows], tuple(self.ids[row] for row in rows.tolist()),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Basis:
    """A few directions of the states that hold most of them, each with variance 1."""

    mean: np.ndarray
    turn: np.ndarray

    def apply(self, states: np.ndarray) -> np.ndarray:
        """The states in these directions, in half precision."""
        return ((states - self.mean) @ self.turn).astype(np.float16)


def find_basis(views: Sequence[View]) -> Basis:
    """The principal components of the states in some views."""
    states = np.concatenate([view.states for view in views])
    mean = states.mean(0)
    spread, turn = np.linalg.eigh(np.cov(states.T))
    return Basis(mean, (turn / np.sqrt(spread + 1e-6))[:, ::-1][:, :BASIS].astype(np.float32))


def stack(examples: Sequence[Examples], basis: Basis) -> Data:
    """All counts of some texts."""
    views = [one.view for one in examples]
    return Data(
        torch.from_numpy(np.concatenate([basis.apply(view.states)[view.at] for view in views])),
        torch.from_numpy(np.concatenate([view.tells[view.at] for view in views])),
        torch.from_numpy(np.concatenate([view.marks for view in views])),
        torch.from_numpy(np.concatenate([view.inside for view in views])),
        torch.from_numpy(np.concatenate([one.rules for one in examples])),
        torch.from_numpy(np.concatenate([one.surety for one in examples])),
        torch.from_numpy(np.concatenate([one.marked for one in examples])),
        tuple(one.id for one in examples for _ in one.rules),
    )


class Network(nn.Module):
    """The network of `measure.weigh`, to be fitted."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.state = nn.Linear(BASIS, SIZE)
        self.tell = nn.Linear(TELLS, SIZE, bias=False)
        self.mark = nn.Linear(MARKS, SIZE, bias=False)
        self.place = nn.Parameter(torch.randn(2 * SPREAD + 1, SIZE) * 0.02)
        self.norm = nn.LayerNorm(SIZE)
        self.ask = nn.Linear(2 * SIZE, SIZE * HEADS)
        self.answer = nn.Linear(SIZE, SIZE, bias=False)
        self.weight = nn.Linear(SIZE, HEADS, bias=False)
        self.hidden = nn.Linear((HEADS + 2) * SIZE, 2 * SIZE)
        self.event = nn.Linear(2 * SIZE, len(EVENTS))
        self.drop = nn.Dropout(drop)

    def forward(self, data: Data, shown: Tensor) -> Tensor:
        """The scores of each event; `shown` tells for each word whether its tells are."""
        marks = data.marks.float()
        seen = self.state(data.states.float()) + self.tell(data.tells.float() * shown[..., None])
        seen = self.drop(torch.relu(self.norm(seen + self.mark(marks) + self.place)))
        number, head = seen[:, SPREAD], (seen * marks[:, :, 3:4]).sum(1)
        asked = self.ask(torch.cat([number, head], 1)).view(-1, HEADS, SIZE)
        fits = asked @ self.answer(seen).transpose(1, 2) + self.weight(seen).transpose(1, 2)
        drawn = fits.masked_fill(~data.inside[:, None], -1e4).softmax(-1) @ seen
        whole = self.drop(torch.cat([drawn.flatten(1), number, head], 1))
        scores: Tensor = self.event(self.drop(torch.relu(self.hidden(whole))))
        return scores


def fit(network: Network, data: Data, aims: Tensor, weights: Tensor, step: Step, seed: int) -> None:
    """Fit a network to the events `aims`."""
    torch.manual_seed(seed)
    network.drop.p = step.drop
    network.train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=step.rate, weight_decay=step.decay)
    total, done = step.epochs * -(-len(aims) // step.batch), 0
    for _ in range(step.epochs):
        for rows in torch.randperm(len(aims)).split(step.batch):
            for group in optimiser.param_groups:
                group["lr"] = step.rate * min(1.0, (done + 1) / 50) * (1 - done / total)
            part = data.pick(rows)
            scores = network(part, torch.rand(part.inside.shape) >= step.hide)
            losses = nn.functional.cross_entropy(scores, aims[rows], reduction="none", label_smoothing=0.05)
            optimiser.zero_grad()
            (losses * weights[rows]).mean().backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            done += 1


@torch.no_grad()
def predict(network: Network, data: Data) -> Tensor:
    """The log-probabilities of each count's events."""
    network.eval()
    parts = (data.pick(rows) for rows in torch.arange(len(data.ids)).split(512))
    return torch.cat([network(part, torch.ones(part.inside.shape)).log_softmax(1) for part in parts])


def begin(data: Data, seed: int) -> Network:
    """A network that has learned from the rules."""
    torch.manual_seed(seed)
    network = Network(FIRST.drop)
    fit(network, data, data.rules, torch.where(data.surety > 0, 1.0, UNTOLD), FIRST, seed)
    return network


def finish(start: Network, data: Data, seed: int) -> Network:
    """The mean of some copies of a network, each fitted to the marks in another order (Wortsman et al., 2022)."""
    fitted = []
    for order in range(ORDERS):
        network = Network(SECOND.drop)
        network.load_state_dict(start.state_dict())
        fit(network, data, data.marked, torch.ones(len(data.ids)), SECOND, seed * ORDERS + order)
        fitted.append(network.state_dict())
    mean = Network(SECOND.drop)
    mean.load_state_dict({name: sum(one[name] for one in fitted) / ORDERS for name in fitted[0]})
    return mean


def decide(scores: Tensor, data: Data) -> Tensor:
    """The event of each count with the rules' bonus, as `Weigher.weigh` decides."""
    scores = scores.clone()
    scores[torch.arange(len(scores)), data.rules] += torch.tensor(BONUSES)[data.surety]
    return scores.argmax(1)


def validate(start: Network, data: Data, seed: int) -> Tensor:
    """Each marked count's log-probabilities by a network that was fitted to other texts."""
    names = sorted(set(data.ids))
    random.Random(seed).shuffle(names)
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    folds = torch.tensor([fold[name] for name in data.ids])
    scores = torch.zeros(len(data.ids), len(EVENTS))
    for number in range(FOLDS):
        held, rest = torch.where(folds == number)[0], torch.where(folds != number)[0]
        scores[held] = predict(finish(start, data.pick(rest), seed), data.pick(held))
    return scores


def export(network: Network, basis: Basis, tagger: Tagger, folder: Path) -> str:
    """Write `events.npz` in half precision and `card.json`; returns the weights' version."""
    state = network.state.weight.detach().numpy().T
    parts = {
        "state": basis.turn @ state,
        "tell": network.tell.weight.T, "mark": network.mark.weight.T,
        "place": network.place + network.state.bias - torch.from_numpy(basis.mean @ basis.turn @ state),
        "gain": network.norm.weight, "shift": network.norm.bias,
        "ask": network.ask.weight.T, "ask_shift": network.ask.bias,
        "answer": network.answer.weight.T, "weight": network.weight.weight.T,
        "hidden": network.hidden.weight.T, "hidden_shift": network.hidden.bias,
        "event": network.event.weight.T, "event_shift": network.event.bias,
    }  # fmt: skip
    arrays = {name: np.asarray(torch.as_tensor(part).detach()).astype(np.float16) for name, part in parts.items()}
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "events.npz", **arrays)  # type: ignore[arg-type]  # numpy types a keyword of its own among the arrays
    version = hashlib.sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest()[:12]
    card = {"version": version, "tagger": tagger.version, "bonuses": BONUSES}
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return version


def main() -> None:
    """Fit, report by cross-validation, and export."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train.events", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path, help="the texts, one JSON object with id and text a line")
    parser.add_argument("--marks", type=Path, default=MARKED, help="folder of marks; default: those that come along")
    parser.add_argument("--output", type=Path, required=True, help="where the weights go")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    tagger = load_tagger()
    examples = list(read_examples(given.texts, read_marks(sorted(given.marks.glob("*.jsonl"))), tagger))
    marked = [one for one in examples if (one.marked >= 0).any()]
    basis = find_basis([one.view for one in marked])
    start = begin(stack([one for one in examples if (one.marked < 0).all()], basis), given.seed)
    whole = stack(marked, basis)
    data = whole.pick(torch.where(whole.marked >= 0)[0])
    right = (decide(validate(start, data, given.seed), data) == data.marked).float().mean().item()
    rules = (data.rules == data.marked).float().mean().item()
    version = export(finish(start, data, given.seed), basis, tagger, given.output)
    print(f"weights {version}: {right:.3f} of {len(data.ids)} held-out events right, by the rules alone {rules:.3f}")


if __name__ == "__main__":
    main()
