"""Sentences end where a careful reader ends them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.paragraphs import split_paragraphs
from sayso.text.sentences import split_sentences

CASES = [
    ("The bridge fell. Nobody was hurt.", 2, "plain"),
    ("“We had no choice,” she said. “None.” He left.", 3, "closing marks belong to the sentence"),
    ('"Why?" he asked. "Why now?" They left.', 3, "a question inside goes on in lower case"),
    ("Stop! The bridge is closed.", 2, "exclamation"),
    ("Gen. Ann Example spoke. Lt. Col. Bob Sample did not.", 2, "ranks"),
    ("U.S. President Ann Example spoke to the U.S. Senate.", 1, "initials before a name"),
    ("The troops left the U.S. They went by ship.", 2, "initials at the end"),
    ("He moved to the U.K. in May. She stayed.", 2, "initials in the middle"),
    ("Ann B. Example and J.R.R. Sample spoke.", 1, "a person's initials"),
    ("Sample Inc. said it would pay. The firm is in St. Oldford.", 2, "companies and saints"),
    ("It was made by Sample Co. The firm denies it.", 2, "a company at the end"),
    ("It fell at 5 p.m. on Monday. At 6 a.m. The river rose.", 3, "hours"),
    ("It rose 3.5 percent to $1.2 million. That was on Feb. 27.", 2, "decimals and months"),
    ("They met on Jan. 5 in Room No. 5. Nobody came.", 2, "numbers"),
    ("We say no. They say yes.", 2, "no as a word"),
    ("It was ... odd. It was… very odd.", 2, "an ellipsis goes on"),
    ("He paused… Then he spoke.", 2, "an ellipsis ends"),
    ("(It was closed.) Then it opened.", 2, "brackets"),
    ("1. The first point is made. 2. The second is not.", 2, "numbered points"),
    ("See example.org for more. The site is up.", 2, "addresses"),
    ("It was in the 1990s. Mr. Sample v. Example was heard.", 2, "a case"),
    ("Read it on Example.Sample or oldford.Echo today", 1, "a stop without a space inside a name"),
    ("The road was closed for soldiers.This is told by the town.", 2, "a stop without a space"),
    ("Sentence one.\nSentence two.", 2, "lines"),
    ("これは文です。これも文です。", 2, "wide stops"),
    ("No stop at all", 1, "no stop"),
    ("“A,” he said. ‘B.’ He left.", 3, "single quotation marks"),
]


@pytest.mark.parametrize(("body", "count", "why"), CASES, ids=[case[2] for case in CASES])
def test_sentences(body: str, count: int, why: str) -> None:
    paragraphs = split_paragraphs(body)
    found = [body[span.start : span.end] for span in split_sentences(body, paragraphs)]
    assert len(found) == count, found


@given(st.text(st.sampled_from("abcD .!?…\n\r\t\"“”'()U.S.Mr5。\u2028\xa0"), max_size=120))
def test_sentences_tile_their_paragraphs(body: str) -> None:
    paragraphs = split_paragraphs(body)
    sentences = split_sentences(body, paragraphs)
    for paragraph in paragraphs:
        inside = [span for span in sentences if paragraph.covers(span)]
        assert inside[0].start == paragraph.start
        assert inside[-1].end == paragraph.end
        for before, after in pairwise(inside):
            assert not body[before.end : after.start].strip()
    assert all(any(paragraph.covers(span) for paragraph in paragraphs) for span in sentences)
