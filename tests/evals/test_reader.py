"""The bridge from cases to the pipeline and back."""

from collections.abc import Iterator, Sequence

import pytest

from evals.cases import Case
from evals.reader import make_reader
from evals.tally import Tally
from sayso.attribute import Tagger, load_tagger
from sayso.model import Attribution, Span

TEXTS = [
    "The port will open on Monday, the mayor said.\n\nRain fell.",
    "\ufeff\r\n\r\nIt rained.\r\n\r\nThe port   will open on Monday,\u00a0the mayor said.\r\n",
    "“The port will open,” the mayor said. 🌧️ “On Monday.”",
]


class Broken(Tagger):
    """A tagger with a fault."""

    def tag(self, body: str, paragraphs: Sequence[Span]) -> Iterator[Attribution]:
        raise RuntimeError("out of order")


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


@pytest.mark.parametrize("text", TEXTS)
def test_spans_come_back_in_the_case_s_own_text(text: str, tagger: Tagger) -> None:
    """Whatever the text room does to white space and marks, a source is where the case has it."""
    outcome = make_reader(tagger)(Case("c", text, ()))

    sources = [text[start:end] for record in outcome.statements for start, end in record.source]
    assert outcome.failed is None
    assert "the mayor" in sources
    assert outcome.pins.gold > 0
    assert outcome.pins == Tally(outcome.pins.gold, outcome.pins.gold, outcome.pins.gold)


def test_a_crash_is_the_case_s_failure(tagger: Tagger) -> None:
    broken = Broken(tagger.network, tagger.tokenizer, tagger.limits, tagger.version)

    outcome = make_reader(broken)(Case("c", TEXTS[0], ()))

    assert outcome.failed == "RuntimeError: out of order"
    assert outcome.statements == ()


def test_a_text_that_gives_nothing_is_a_failure(tagger: Tagger) -> None:
    outcome = make_reader(tagger)(Case("c", " \n", ()))

    assert outcome.failed is not None
