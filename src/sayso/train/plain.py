"""The encoder written out for one window at a time: what is exported.

The same function as the fitted BERT, with less to do: query, key and value are one product, so that its
input is quantised once instead of three times; the scale of the scores is part of the query's weights;
and there is no mask, since a window that is read alone has no padding.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.train.network import Finder


class PlainFinder(nn.Module):
    """A fitted finder for a single window: pieces and kinds (1, length) -> tags, seen, seer."""

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        encoder = finder.encoder
        self.words = encoder.embeddings.word_embeddings
        self.kinds = encoder.embeddings.token_type_embeddings
        self.positions = encoder.embeddings.position_embeddings
        self.norm = encoder.embeddings.LayerNorm
        self.layers = nn.ModuleList(PlainLayer(layer) for layer in encoder.encoder.layer)
        self.tags, self.seen, self.seer = finder.tags, finder.seen, finder.seer

    def forward(self, pieces: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        positions = self.positions.weight[: pieces.shape[1]]
        states = self.norm(self.words(pieces) + self.kinds(kinds) + positions)
        for layer in self.layers:
            states = layer(states)
        return self.tags(states), self.seen(states), self.seer(states)


class PlainLayer(nn.Module):
    """One BERT layer, taken over from its transformers form."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        attention = layer.attention.self
        self.heads = attention.num_attention_heads
        self.mix = join_products([attention.query, attention.key, attention.value], self.heads)
        self.out, self.after = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow = layer.intermediate.dense, layer.output.dense
        self.last = layer.output.LayerNorm

    def forward(self, states: Tensor) -> Tensor:
        length, width = states.shape[1], states.shape[2]
        mixed = self.mix(states).reshape(1, length, 3 * self.heads, width // self.heads).transpose(1, 2)
        query, key, value = mixed.split(self.heads, dim=1)
        weights = (query @ key.transpose(-1, -2)).softmax(-1)
        joined = (weights @ value).transpose(1, 2).reshape(1, length, width)
        states = self.after(states + self.out(joined))
        result: Tensor = self.last(states + self.narrow(nn.functional.gelu(self.wide(states))))
        return result


def join_products(parts: list[nn.Linear], heads: int) -> nn.Linear:
    """Query, key and value as one product, the query already divided by the root of a head's width."""
    width = parts[0].out_features
    scale = torch.ones(3 * width, 1)
    scale[:width] = (width // heads) ** -0.5
    joined = nn.Linear(parts[0].in_features, 3 * width)
    with torch.no_grad():
        joined.weight.copy_(torch.cat([part.weight for part in parts]) * scale)
        joined.bias.copy_(torch.cat([part.bias for part in parts]) * scale[:, 0])
    return joined
