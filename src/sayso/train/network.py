"""The network: one encoder, a head that finds cues, and a head that reads one cue's statement.

An attribution is anchored at the first word of its cue (PolNeAR gives every attribution one
cue of its own). The finder scores each word as an anchor. The linker then looks at the words
around one anchor, seen from that anchor, and labels each as source, cue, content or none:
linking is thus learned together with the tags, and pieces, nesting and statements without a
source need no rules of their own.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.attribute.decode import SPREAD

N_TAGS = 4
"""Finder outputs for a word: anchor, and whether it is in any source, cue, content."""

N_ROLES = 4
"""Linker labels: none, source, cue, content."""


class Finder(nn.Module):
    """Encoder states -> scores of each piece, and what the linker needs of it."""

    def __init__(self, encoder: nn.Module, width: int, size: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, N_TAGS)
        self.seen = nn.Linear(width, size)
        self.seer = nn.Linear(width, 2 * size)

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.encoder(input_ids=pieces, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        states = self.dropout(states)
        return self.tags(states), self.seen(states), self.seer(states)


class Linker(nn.Module):
    """Words around an anchor, scaled and shifted by it -> a role for each word."""

    def __init__(self, size: int, layers: int = 2, heads: int = 4) -> None:
        super().__init__()
        self.position = nn.Parameter(torch.randn(SPREAD, size) * 0.02)
        self.norm = nn.LayerNorm(size)
        self.blocks = nn.ModuleList(Block(size, heads) for _ in range(layers))
        self.roles = nn.Linear(size, N_ROLES)

    def forward(self, seen: Tensor, seer: Tensor, mask: Tensor) -> Tensor:
        """`seen` (n, SPREAD, size), `seer` (n, 2 size), `mask` (n, SPREAD) -> (n, SPREAD, N_ROLES)."""
        scale, shift = seer.chunk(2, dim=-1)
        states = self.norm(seen * (1 + scale.unsqueeze(1)) + shift.unsqueeze(1) + self.position)
        bias = (1.0 - mask.to(states.dtype))[:, None, None, :] * -1e4
        for block in self.blocks:
            states = block(states, bias)
        roles: Tensor = self.roles(states)
        return roles


class Block(nn.Module):
    """A transformer layer, normalised first."""

    def __init__(self, size: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(size)
        self.mix = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.after = nn.LayerNorm(size)
        self.wide = nn.Linear(size, 2 * size)
        self.narrow = nn.Linear(2 * size, size)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        n, length, size = states.shape
        mixed = self.mix(self.before(states)).reshape(n, length, 3, self.heads, size // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (query @ key.transpose(-1, -2) / (size // self.heads) ** 0.5 + bias).softmax(-1)
        heads = (weights @ value).transpose(1, 2).reshape(n, length, size)
        states = states + self.dropout(self.out(heads))
        return states + self.dropout(self.narrow(nn.functional.gelu(self.wide(self.after(states)))))
