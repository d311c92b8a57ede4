from pathlib import Path

import pytest

from evals.markup import load_made, make_rows, strip_marks

MARKED = [
    ("[s1.source He] [s1.cue said] [s1.content no].", "He said no.", {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 10]]}),
    ("[s1.content a] b [s1.content c]", "a b c", {"source": [], "cue": [], "content": [[0, 1], [4, 5]]}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "text", "spans"), MARKED)
def test_marks_become_spans(marked: str, text: str, spans: dict[str, list[list[int]]]) -> None:
    assert strip_marks(marked) == (text, {"s1": spans})


def test_a_mark_inside_another_and_one_for_two_statements() -> None:
    text, marks = strip_marks("[s1.content that [s2+s3.source she] swam]")

    assert text == "that she swam"
    assert marks["s1"]["content"] == [[0, 13]]
    assert marks["s2"] == marks["s3"] == {"source": [[5, 8]], "cue": [], "content": []}


@pytest.mark.parametrize("marked", ["a ] b", "[s1.cue said", "[s1.verb said]", "a [b] c"])
def test_a_bracket_that_is_no_mark_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match=r"bracket of no mark|not closed"):
        strip_marks(marked)


def test_a_statement_told_but_not_marked_is_refused(tmp_path: Path) -> None:
    head = 'title = "t"\npublisher = "p"\npublished = 2031-01-01\ntext = "no mark"\n'
    (tmp_path / "bad.toml").write_text(head + "[statements]\ns1 = {}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"bad.toml: marks \[\] but statements"):
        list(make_rows(tmp_path))


def test_the_made_up_reports_hold_every_kind() -> None:
    rows = list(make_rows())
    kinds = {said["kind"] for row in rows for said in row["statements"]}
    stances = {said["stance"] for row in rows for said in row["statements"]}

    assert kinds == {"direct", "indirect", "mixed", "post"}
    assert {"asserts", "claims", "denies", "confirms", "asks", "orders", "warns"} <= stances


def test_every_made_up_content_is_there() -> None:
    """Every gold statement of ours has a content, and no part of one starts or ends with white space."""
    for case in load_made():
        for record in case.records:
            words = [case.text[start:end] for start, end in (*record.source, *record.cue, *record.content)]
            assert record.content
            assert words == [word.strip() for word in words], (case.id, record.id)


def test_direct_is_what_stands_wholly_in_quotation_marks() -> None:
    """A part in quotation marks starts with one; where the quotation goes on in the next paragraph it may lack its end."""
    for case in load_made():
        for record in case.records:
            parts = [case.text[start:end] for start, end in record.content]
            quoted = [part[0] in '"“' for part in parts]
            assert all(quoted) == (record.kind == "direct"), (case.id, record.id, parts)
