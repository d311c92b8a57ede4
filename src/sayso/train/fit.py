"""Fit the network to a corpus: seeded, resumable, on CPU threads.

Anchors that the finder wrongly favours are shown to the linker as examples of nothing, so that
it can refuse them; and a quarter of the right ones are moved to another word of their cue.
"""

from __future__ import annotations

import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from sayso.attribute.decode import spread_around
from sayso.attribute.windows import MAX_PIECES, N_KINDS, load_tokenizer
from sayso.errors import InputError
from sayso.train.corpus import Article, Example, make_examples
from sayso.train.network import Finder, Linker


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run depends on; the seed fixes order, dropout and new weights.

    `layers` of the encoder are kept, from below. `start` is a checkpoint of another run, with as many
    layers or more, to begin from instead of the bare encoder.
    """

    encoder: Path
    layers: int = 6
    start: Path | None = None
    epochs: int = 5
    batch: int = 10
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    size: int = 128
    seed: int = 7


@dataclass(slots=True)
class Batch:
    """Padded tensors of some windows and of the anchors in them."""

    pieces: Tensor
    kinds: Tensor
    mask: Tensor
    firsts: Tensor
    words: Tensor
    tags: Tensor
    examples: list[Example]


def load_encoder(folder: Path, layers: int) -> nn.Module:
    """The first `layers` of a transformers encoder, with a table of `N_KINDS` token types that all start from type 0.

    Its word vectors stay as they are: the corpus is too small to move them well.
    """
    from transformers import AutoModel

    encoder: nn.Module = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = len(encoder.encoder.layer)
    embeddings = encoder.embeddings
    old = embeddings.token_type_embeddings
    new = nn.Embedding(N_KINDS, old.embedding_dim)
    new.weight.data.copy_(old.weight.data[:1].expand(N_KINDS, -1))
    embeddings.token_type_embeddings = new
    encoder.config.type_vocab_size = N_KINDS
    embeddings.word_embeddings.weight.requires_grad_(False)
    return encoder


def collate(examples: list[Example]) -> Batch:
    """Pad windows to the longest of the batch."""
    length = max(len(example.window.pieces) for example in examples)
    width = max(len(example.window.words) for example in examples)
    n = len(examples)
    pieces, kinds, mask = (np.zeros((n, length), np.int64) for _ in range(3))
    firsts, words = np.zeros((n, width), np.int64), np.zeros((n, width), np.float32)
    tags = np.zeros((n, width, 4), np.float32)
    for row, example in enumerate(examples):
        window = example.window
        size, count = len(window.pieces), len(window.words)
        pieces[row, :size], kinds[row, :size], mask[row, :size] = window.pieces, window.kinds, 1
        firsts[row, :count], tags[row, :count] = window.firsts, example.tags
        words[row, :count] = [word.start < word.end for word in window.words]
    make = torch.from_numpy
    return Batch(make(pieces), make(kinds), make(mask), make(firsts), make(words), make(tags), examples)


def choose_anchors(example: Example, scores: NDArray[np.float32], rng: random.Random) -> tuple[list[int], list[int]]:
    """Anchors to show to the linker: the gold ones, and the favoured wrong ones with role row -1."""
    anchors, rows = [], []
    for at, (anchor, cue) in enumerate(zip(example.anchors, example.cues, strict=True)):
        anchors.append(rng.choice(cue) if rng.random() < 0.25 else int(anchor))
        rows.append(at)
    gold = {at for cue in example.cues for at in cue}
    order = np.argsort(-scores)[: len(anchors) + 1]
    for at in order:
        if scores[at] > 0.05 and int(at) not in gold:
            anchors.append(int(at))
            rows.append(-1)
    return anchors, rows


def linker_inputs(batch: Batch, tags: Tensor, rng: random.Random) -> tuple[Tensor, ...]:
    """Flat positions of what the linker sees, the anchors' own positions, mask and gold roles."""
    scores = tags[..., 0].detach().float().sigmoid().numpy()
    seen, seers, masks, gold = [], [], [], []
    width = batch.words.shape[1]
    for row, example in enumerate(batch.examples):
        count = len(example.window.words)
        anchors, rows = choose_anchors(example, scores[row, :count], rng)
        if not anchors:
            continue
        index, inside = spread_around(np.array(anchors), count)
        roles = np.concatenate([example.roles, np.zeros((1, count), np.int64)])[rows]
        seen.append(index + row * width)
        seers.append(np.array(anchors) + row * width)
        masks.append(inside)
        gold.append(np.where(inside, np.take_along_axis(roles, index, 1), -100))
    if not seen:
        return ()
    return tuple(torch.from_numpy(np.concatenate(part)) for part in (seen, seers, masks, gold))


def loss_of(finder: Finder, linker: Linker, batch: Batch, rng: random.Random) -> tuple[Tensor, tuple[float, ...]]:
    """The weighted loss of a batch and its three parts."""
    tags, seen, seer = finder(batch.pieces, batch.kinds, batch.mask)
    take = batch.firsts.unsqueeze(-1)
    tags = tags.gather(1, take.expand(-1, -1, tags.shape[-1]))
    each = nn.functional.binary_cross_entropy_with_logits(tags.float(), batch.tags, reduction="none")
    each = (each * batch.words.unsqueeze(-1)).sum((0, 1)) / batch.words.sum()
    inputs = linker_inputs(batch, tags, rng)
    link = torch.zeros(())
    if inputs:
        where, at, mask, gold = inputs
        seen = seen.gather(1, take.expand(-1, -1, seen.shape[-1])).flatten(0, 1)
        seer = seer.gather(1, take.expand(-1, -1, seer.shape[-1])).flatten(0, 1)
        roles = linker(seen[where], seer[at], mask)
        link = nn.functional.cross_entropy(roles.float().flatten(0, 1), gold.flatten(), ignore_index=-100)
    loss = 5 * each[0] + each[1:].mean() + 4 * link
    return loss, (each[0].item(), each[1:].mean().item(), link.item())


def epoch_batches(articles: list[Article], tokenizer: Tokenizer, recipe: Recipe, epoch: int) -> list[list[Example]]:
    """The batches of an epoch: windows cut anew, grouped by length, in a seeded order."""
    rng = random.Random(recipe.seed * 1000 + epoch)
    examples = [
        example
        for article in articles
        for example in make_examples(article, tokenizer, rng.randint(MAX_PIECES // 4, MAX_PIECES))
    ]
    examples.sort(key=lambda example: (len(example.window.pieces) // 16, rng.random()))
    batches = [examples[at : at + recipe.batch] for at in range(0, len(examples), recipe.batch)]
    rng.shuffle(batches)
    return batches


def make_optimizer(finder: Finder, linker: Linker, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and a higher one for the heads, which start from nothing."""
    encoder = [p for p in finder.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in finder.named_parameters() if not name.startswith("encoder.")] + list(linker.parameters())
    return torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=0.01,
        fused=True,
    )


def rate_at(step: int, total: int) -> float:
    """Warm up over 6 % of the steps, then fall along a cosine to nothing."""
    warm = max(1, int(total * 0.06))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, total - warm)))


def fit(articles: list[Article], recipe: Recipe, folder: Path) -> tuple[Finder, Linker]:
    """Train and return the network; checkpoints go to `folder` and a second call goes on from them."""
    torch.manual_seed(recipe.seed)
    torch.set_flush_denormal(True)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(recipe.encoder / "tokenizer.json")
    encoder = load_encoder(recipe.encoder, recipe.layers)
    finder = Finder(encoder, encoder.config.hidden_size, recipe.size)
    linker = Linker(recipe.size)
    if recipe.start is not None:
        _begin_from(recipe.start, finder, linker)
    optimizer = make_optimizer(finder, linker, recipe)
    per_epoch = len(epoch_batches(articles, tokenizer, recipe, 0))
    total = per_epoch * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, int(total * 1.02)))
    parts = {"finder": finder, "linker": linker, "optimizer": optimizer, "schedule": schedule}
    done = _resume(folder / "checkpoint.pt", parts)
    for epoch in range(done // per_epoch, recipe.epochs):
        batches = epoch_batches(articles, tokenizer, recipe, epoch)
        for at in range(done - epoch * per_epoch, len(batches)):
            done = epoch * per_epoch + at
            _step(finder, linker, optimizer, batches[at], random.Random(done), folder, (done, total))
            schedule.step()
            if done % 200 == 199:
                _save(folder / "checkpoint.pt", parts, done + 1)
        done = (epoch + 1) * per_epoch
        _save(folder / "checkpoint.pt", parts, done)
    return finder, linker


def _step(
    finder: Finder,
    linker: Linker,
    optimizer: torch.optim.Optimizer,
    examples: list[Example],
    rng: random.Random,
    folder: Path,
    progress: tuple[int, int],
) -> None:
    began = time.monotonic()
    finder.train(), linker.train()
    with torch.autocast("cpu", torch.bfloat16):
        loss, parts = loss_of(finder, linker, collate(examples), rng)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_([*finder.parameters(), *linker.parameters()], 1.0)
    optimizer.step()
    row = {"step": progress[0], "of": progress[1], "loss": round(loss.item(), 4), "parts": [round(p, 4) for p in parts]}
    row["words"] = sum(len(example.window.words) for example in examples)
    row["s"] = round(time.monotonic() - began, 3)
    with (folder / "log.jsonl").open("a") as log:
        log.write(json.dumps(row) + "\n")


def _begin_from(start: Path, finder: Finder, linker: Linker) -> None:
    """Take over the weights of another run; its layers above ours are left out."""
    state = torch.load(start, weights_only=True)
    missing, _ = finder.load_state_dict(state["finder"], strict=False)
    linker.load_state_dict(state["linker"])
    if missing:
        raise InputError(f"{start.name} has fewer layers than the recipe asks for: no weights for {missing[0]}")


def _save(path: Path, parts: dict[str, object], done: int) -> None:
    state = {name: part.state_dict() for name, part in parts.items()}  # type: ignore[attr-defined]
    state |= {"done": done, "torch": torch.get_rng_state()}
    temporary = path.with_suffix(".new")
    torch.save(state, temporary)
    temporary.replace(path)


def _resume(path: Path, parts: dict[str, object]) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])  # type: ignore[attr-defined]
    torch.set_rng_state(state["torch"])
    return int(state["done"])
