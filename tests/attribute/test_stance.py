"""The stance of statements."""

from __future__ import annotations

import pytest

from sayso.attribute.stance import find_stance


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("said", "it rained", "asserts"),
        ("argued", "that it rained", "claims"),
        ("boasts", "that it won", "claims"),
        ("accused", "the town of lying", "claims"),
        ("urged", "the town to act", "asks"),
        ("called on", "the town to act", "asks"),
        ("proposed", "a truce", "asks"),
        ("acknowledged", "that it rained", "confirms"),
        ("reaffirmed", "its promise", "confirms"),
        ("denied", "that it rained", "denies"),
        ("has ruled out", "any talks", "denies"),
        ("did not rule out", "talks", "asserts"),
        ("ordered", "an inquiry", "orders"),
        ("told", "them to leave", "asserts"),
        ("told", "to leave at once", "orders"),
        ("told", "not to leave", "orders"),
        ("TOLD", "TO LEAVE AT ONCE", "orders"),
        ("told", "To keep dry the church has built a roof", "asserts"),
        ("said", "To leave now would be wrong", "asserts"),
        ("threatened", "to leave", "warns"),
        ("warned of", "floods", "warns"),
        ("insisted on", "a guarantee", "asks"),
        ("insisted on", "its own way", "asserts"),
        ("insisted", "that it rained", "asserts"),
        ("according to", "it rained", "asserts"),
        ("", "“It rained.”", "asserts"),
    ],
)
def test_find_stance(cue: str, content: str, stance: str) -> None:
    assert find_stance(cue, content) == stance
