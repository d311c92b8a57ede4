"""The small words of English, and tables that the loader must refuse."""

from dataclasses import fields

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.grammar import Grammar, load_grammar, parse_grammar

TABLE = "[words]\n" + "".join(f'{field.name} = "w{at}"\n' for at, field in enumerate(fields(Grammar)))


def test_closed_words_end_a_phrase() -> None:
    grammar = load_grammar()
    assert {"were", "of", "and", "who", "they", "the", "still"} <= grammar.closed
    assert not {"tank", "killed", "total"} & grammar.closed


def test_auxiliaries_are_all_helping_verbs() -> None:
    assert {"was", "had", "would", "did"} <= load_grammar().auxiliaries


def test_every_list_of_a_table_is_read() -> None:
    assert parse_grammar(TABLE).have == {"w1"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[words]", "[word]", "sections missing or unknown"),
        ('have = "w1"\n', "", "have: expected a list of words"),
        ('"w1"', '"W1"', "lower case"),
        ('"w1"', '"w1 w1"', "given twice"),
        ('"w1"', "1", "expected a list of words"),
    ],
)
def test_nonsense_is_refused(old: str, new: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_grammar(TABLE.replace(old, new, 1))
