"""Whether a name is the publisher's own."""

import pytest

from sayso.lexicon.outlets import is_same_outlet


@pytest.mark.parametrize(
    ("name", "publisher", "same"),
    [
        ("the Oldford Echo", "Oldford Echo", True),
        ("Oldford Echo", "OldfordEcho.com", True),
        ("BBC", "www.bbc.co.uk", True),
        ("Lumen TV", "Oldford Echo", False),
        ("Lumen TV", None, False),
    ],
)
def test_the_publishers_own_name(name: str, publisher: str | None, same: bool) -> None:
    assert is_same_outlet(name, publisher) is same
