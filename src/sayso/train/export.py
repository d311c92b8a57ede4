"""Write a fitted network as two ONNX graphs in 8-bit integers, with all that the tagger needs beside them."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.attribute.decode import SPREAD, Limits
from sayso.train.network import Finder, Linker
from sayso.train.plain import PlainFinder


def export(finder: Finder, linker: Linker, tokenizer: Path, limits: Limits, folder: Path) -> str:
    """Write `finder.onnx`, `linker.onnx`, `tokenizer.json` and `card.json`; returns the weights' version.

    Matrices are quantised channel by channel: a scale for the whole of one costs several points.
    """
    folder.mkdir(parents=True, exist_ok=True)
    finder.eval(), linker.eval()
    pieces = torch.ones(1, 16, dtype=torch.long)
    free = {1: "pieces"}
    _write(
        PlainFinder(finder), (pieces, torch.zeros_like(pieces)), ["pieces", "kinds"], ["tags", "seen", "seer"],
        dict.fromkeys(("pieces", "kinds", "tags", "seen", "seer"), free), folder / "finder.onnx",
    )  # fmt: skip
    size = linker.norm.normalized_shape[0]
    inputs = (torch.zeros(3, SPREAD, size), torch.zeros(3, 2 * size), torch.ones(3, SPREAD, dtype=torch.bool))
    _write(
        linker, inputs, ["seen", "seer", "mask"], ["roles"],
        {name: {0: "anchors"} for name in ("seen", "seer", "mask", "roles")}, folder / "linker.onnx",
    )  # fmt: skip
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    version = _digest(folder)
    card = {"version": version, "limits": {"score": limits.score}}
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return version


def _write(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: list[str],
    outputs: list[str],
    free: dict[str, dict[int, str]],
    path: Path,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module, inputs, str(whole), input_names=names, output_names=outputs, dynamic_axes=free,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(whole), str(path), per_channel=True, weight_type=QuantType.QInt8)


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for name in ("finder.onnx", "linker.onnx", "tokenizer.json"):
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()[:12]
