"""First names, titles, and tables that the loader must refuse."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.names import load_names, parse_names

TITLES = '[titles]\nmale = ["Mr"]\nfemale = ["Mrs"]\neither = ["Dr"]\n' + "".join(
    f"[{name}]\nwords = []\n" for name in ("between", "suffixes", "particles")
)
FIRST = '[first]\nmale = "Adam"\nfemale = "Eva"\neither = "Kim"\n'


@pytest.mark.parametrize(("name", "gender"), [("olena", "female"), ("john", "male"), ("robin", "male"), ("xi", None)])
def test_gender_of_a_first_name(name: str, gender: str | None) -> None:
    assert load_names().first[name] == gender


def test_titles_tell_gender_where_they_do() -> None:
    titles = load_names().titles
    assert (titles["mrs"], titles["mr"], titles["gen"]) == ("female", "male", None)


NONSENSE = [
    (TITLES.replace('["Mr"]', '["mr"]'), FIRST, "needs a capital: mr"),
    (TITLES.replace('["Dr"]', '["Mr"]'), FIRST, "given twice: mr"),
    (TITLES.replace("either", "neither"), FIRST, "needs words under"),
    (TITLES.replace("[between]\nwords = []\n", ""), FIRST, "sections missing or unknown: between"),
    (TITLES, FIRST.replace("Eva", "Adam"), "given twice: adam"),
    (TITLES, FIRST.replace("Eva", "Eva Eva"), "given twice: Eva"),
    (TITLES, "[first", "names.toml"),
]


@pytest.mark.parametrize(("titles", "names", "reason"), NONSENSE, ids=[case[2] for case in NONSENSE])
def test_nonsense_is_refused(titles: str, names: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_names(titles, names)
