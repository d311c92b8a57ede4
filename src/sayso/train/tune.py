"""Choose the score that an attribution must reach, on articles that the network was not fitted to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.attribute.decode import Limits
from sayso.attribute.network import Floats, Integers
from sayso.attribute.tagger import Tagger
from sayso.attribute.windows import Word, make_windows
from sayso.model import Attribution, Span
from sayso.train.corpus import Article, find_paragraphs
from sayso.train.network import Finder, Linker
from sayso.train.score import count_right, f1

NEXT_TO_NOTHING = 0.004
"""F1 that recall may cost: some four of the held-out articles' thousand attributions."""

STEPS = tuple(round(0.3 + 0.02 * step, 2) for step in range(21))


@dataclass(frozen=True, slots=True)
class TorchNetwork:
    """A fitted network behind the interface of the exported one."""

    finder: Finder
    linker: Linker

    @torch.no_grad()
    def find(self, pieces: Integers, kinds: Integers) -> tuple[Floats, Floats, Floats]:
        given = (torch.from_numpy(pieces)[None], torch.from_numpy(kinds)[None])
        tags, seen, seer = self.finder(*given, torch.ones_like(given[0]))
        return tags[0].numpy(), seen[0].numpy(), seer[0].numpy()

    @torch.no_grad()
    def link(self, seen: Floats, seer: Floats, mask: NDArray[np.bool_]) -> Floats:
        roles: Floats = self.linker(torch.from_numpy(seen), torch.from_numpy(seer), torch.from_numpy(mask)).numpy()
        return roles


def choose_limits(
    finder: Finder, linker: Linker, tokenizer: Tokenizer, articles: list[Article]
) -> tuple[Limits, float]:
    """The lowest limit that costs next to nothing of the best F1 on `articles`, and its F1.

    A reader can reject what was found in vain, but never sees what was left out.
    """
    finder.eval(), linker.eval()
    open_limits = Limits(min(STEPS))
    tagger = Tagger(TorchNetwork(finder, linker), tokenizer, open_limits, "fitted")
    read = [(article, _words(article, tokenizer), _tag(article, tagger)) for article in articles]
    scores = {
        at: f1(count_right(words, article, [one for one in found if one.score >= at]) for article, words, found in read)
        for at in STEPS
    }
    chosen = min(at for at in STEPS if scores[at] >= max(scores.values()) - NEXT_TO_NOTHING)
    return Limits(chosen), scores[chosen]


def _tag(article: Article, tagger: Tagger) -> list[Attribution]:
    return list(tagger.tag(article.text, [Span(*place) for place in find_paragraphs(article.text)]))


def _words(article: Article, tokenizer: Tokenizer) -> tuple[Word, ...]:
    windows = make_windows(article.text, find_paragraphs(article.text), tokenizer)
    return tuple(word for window in windows for word in window.words)
