"""What stands around a statement."""

from __future__ import annotations

from sayso.attribute.frames import WIDEST, find_frames
from tests.factories import make_statement, make_text


def test_contents_are_blanked_and_the_saying_is_kept() -> None:
    body = "It rained.\nOn Friday Ann told CNN that it rained on Monday.\nIt stopped."
    one = make_statement(body, "Ann", "told", "that it rained on Monday")
    (frame,) = find_frames(make_text(body), [one])
    assert frame.whole.split() == ["On", "Friday", "Ann", "told", "CNN", "."]
    assert (frame.span.start, frame.paragraph) == (body.index("On Friday"), 2)


def test_a_sentence_without_end_is_looked_at_in_part() -> None:
    body = "so " * 5000 + "Ann said it rained " + "so " * 5000
    (frame,) = find_frames(make_text(body), [make_statement(body, "Ann", "said", "it rained")])
    assert len(frame.whole) <= 2 * WIDEST + len("Ann said")
