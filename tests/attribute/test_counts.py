"""What counts as a statement. All people and places are made up."""

import pytest

from sayso.attribute.statements import make_statements
from tests.attribute.marked import attribute, make_text

CASES = [
    # (text, source, cue, content, counts, what it shows)
    ("Osk said the road was closed.", "Osk", "said", "the road was closed", True, "speech"),
    ("Osk announced a new road.", "Osk", "announced", "a new road", True, "speech with a noun phrase"),
    ("Osk did not say who paid.", "Osk", "did not say", "who paid", False, "a verb of saying that is negated"),
    ("Osk gave no details on the road.", "Osk", "gave no details on", "the road", False, "a noun that is negated"),
    ("Osk believes the road was sold.", "Osk", "believes", "the road was sold", True, "a thought with a clause"),
    ("Osk sees the road as a danger.", "Osk", "sees", "the road as a danger", True, "a thought that judges"),
    ("Osk supports the new road.", "Osk", "supports", "the new road", False, "a thought with a bare target"),
    ("Osk plans to sell the road.", "Osk", "plans", "to sell the road", False, "a plan"),
    ("Osk hopes to sell the road.", "Osk", "hopes", "to sell the road", True, "a hope"),
    ("Osk offered to sell the road.", "Osk", "offered", "to sell the road", True, "an offer"),
    ("Osk condemned the new road.", "Osk", "condemned", "the new road", False, "an act with a bare target"),
    ("Osk dismissed the road as a dream.", "Osk", "dismissed", "the road as a dream", True, "an act with a judgement"),
    ('Osk rejected the "new" road through the hills.', "Osk", "rejected", 'the "new" road through the hills', False, "a scrap"),
    ('Osk rejected "a road to nowhere".', "Osk", "rejected", '"a road to nowhere"', True, "an act with a quotation"),
    ("Workers are expected to finish it.", "Workers", "are expected", "to finish it", False, "a passive"),
    ("It was reported by Osk that it rained.", "Osk", "was reported by", "that it rained", True, "a passive with its agent"),
    ("It ends only if Osk says that it does.", "Osk", "says", "that it does", False, "a condition"),
    ("They saw the flood Osk described.", "Osk", "described", "the flood", False, "a relative clause"),
    ("The road was shut, Osk said.", "Osk", "said", "The road was shut", True, "a content before a comma"),
    ("Osk frobbed that it rained.", "Osk", "frobbed", "that it rained", True, "an unknown cue with a clause"),
    ("Osk frobbed the road.", "Osk", "frobbed", "the road", False, "an unknown cue without one"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "source", "cue", "content", "counts", "shows"), CASES, ids=[case[5] for case in CASES]
)
def test_what_counts(body: str, source: str, cue: str, content: str, counts: bool, shows: str) -> None:
    statements = make_statements(make_text(body), [attribute(body, source, cue, content)])
    assert len(statements) == counts


@pytest.mark.parametrize(("score", "counts"), [(0.44, False), (0.46, True)])
def test_doubtful_ones_do_not_count(score: float, counts: bool) -> None:
    body = "Osk said the road was closed."
    statements = make_statements(make_text(body), [attribute(body, "Osk", "said", "the road was closed", score=score)])
    assert len(statements) == counts
