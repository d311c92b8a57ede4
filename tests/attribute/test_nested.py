"""Statements inside what somebody says, with a tagger that finds what the test tells it."""

from collections.abc import Iterator, Sequence

from sayso.attribute.nested import find_nested
from sayso.model import Attribution, Span
from tests.attribute.marked import attribute, make_text


class Told:
    """A tagger that remembers what it was given to read and finds what it was told."""

    version = "told"

    def __init__(self, *finds: Attribution) -> None:
        self.finds = finds
        self.read: list[Span] = []

    def tag(self, body: str, paragraphs: Sequence[Span]) -> Iterator[Attribution]:
        self.read = list(paragraphs)
        yield from self.finds if paragraphs else ()


BODY = "Soldiers say they were deceived by their officers, according to a film. Osk said it rained all night long."
OUTER = attribute(BODY, "a film", "according to", "Soldiers say they were deceived by their officers")
INNER = attribute(BODY, "Soldiers", "say", "they were deceived by their officers")
PLAIN = attribute(BODY, "Osk", "said", "it rained all night long")


def test_a_content_with_a_verb_of_saying_is_read_again() -> None:
    tagger = Told(INNER)
    assert find_nested(make_text(BODY), [OUTER, PLAIN], tagger) == (INNER,)
    assert tagger.read == list(OUTER.content)


def test_what_is_known_already_is_not_found_twice() -> None:
    tagger = Told(INNER)
    assert find_nested(make_text(BODY), [OUTER, INNER], tagger) == ()
    assert tagger.read == []


def test_an_inner_statement_needs_a_source() -> None:
    assert (
        find_nested(make_text(BODY), [OUTER], Told(attribute(BODY, "", "say", "they were deceived by their officers")))
        == ()
    )


def test_quotations_are_not_looked_into() -> None:
    body = 'Osk said: "Soldiers say they were deceived by their officers."'
    tagger = Told()
    find_nested(
        make_text(body),
        [attribute(body, "Osk", "said", '"Soldiers say they were deceived by their officers."')],
        tagger,
    )
    assert tagger.read == []
