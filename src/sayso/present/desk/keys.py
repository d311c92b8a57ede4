"""The keys of the desk's pages."""

from __future__ import annotations

from collections.abc import Sequence

Keys = Sequence[tuple[tuple[str, ...], str]]

KEYS: Sequence[tuple[str, Keys]] = (
    (
        "Everywhere",
        ((("/",), "to the search"), (("Tab",), "to the next link or field"), (("Enter",), "follow, open or send it")),
    ),
    (
        "In a report",
        (
            (("n", "→"), "the next entry"),
            (("p", "←"), "the entry before"),
            (("Esc",), "close the record"),
            (("c",), "to the button that confirms it"),
            (("x",), "to the form that rejects it"),
            (("e",), "to the form that corrects it"),
        ),
    ),
    (
        "In the review",
        (
            (("c",), "confirm, and go on"),
            (("e",), "to the form that corrects it"),
            (("x",), "reject, and go on"),
            (("s",), "skip it for now"),
            (("u",), "take back what was just judged"),
        ),
    ),
)
"""By where they work: keys, and what they do."""
