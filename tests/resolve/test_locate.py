"""Places that a person asks for by name."""

from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.resolve.locate import find_locale


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Ukraine", "country", "UA"),
        ("ukraine", "country", "UA"),
        ("Kharkiv", "region", "UA"),  # the widest of those called so
        ("Georgia", "country", "GE"),
        ("Georgia, United States", "region", "US"),
        ("Georgia, US", "region", "US"),
        ("Black Sea", "water", ""),
    ],
)
def test_a_name_means_the_widest_place(name: str, kind: str, country: str) -> None:
    found = find_locale(name)
    assert (found.kind, found.country) == (kind, country)


def test_a_town_tells_the_region_that_it_lies_in() -> None:
    assert find_locale("Izyum").region == find_locale("Kharkiv").id


@pytest.mark.parametrize("name", ["Nowhereland", "", ",", "Kharkiv, Nowhereland", "Kharkiv, France"])
def test_a_name_that_means_none_is_told(name: str) -> None:
    with pytest.raises(InputError, match="knows no"):
        find_locale(name)
