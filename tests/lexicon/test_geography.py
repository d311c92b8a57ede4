"""The table of seas, lands and short forms."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.geography import load_geography, parse_geography
from sayso.lexicon.load import read_table

SHIPPED = read_table("geography")


def test_what_is_shipped_reads() -> None:
    geography = load_geography()
    assert geography.states["Ill"] == "Illinois"
    assert geography.centres["UA"] == (49.0, 32.0)
    assert "oblast" in geography.regions
    assert [area.country for area in geography.waters if area.name == "Black Sea"] == [""]


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("UA = [49.0, 32.0]", "UA = [49.0, 320.0]", "off the Earth"),
        ("UA = [49.0, 32.0]", "UA = [49.0]", "degrees north and east"),
        ("UA = [49.0, 32.0]", "ukr = [49.0, 32.0]", "no ISO"),
        ('"Black Sea" = { at', '"Black Sea" = { depth = 3, at', "unknown key"),
        (
            '"Danube" = { at = [45.2, 25.0],',
            '"Danube" = { at = [45.2, 25.0], country = "QQ",',
            "unknown key or country",
        ),
        ('"Holland" = "Netherlands"', '"Holland" = "Holland"', "another name"),
        ('"Idaho" = ["ID"]', '"Idaho" = ["IA"]', "given twice"),
        ("[middles]", "[midles]", "missing or unknown"),
        ("leads =", "lead =", "words need"),
    ],
)
def test_nonsense_is_refused(good: str, bad: str, told: str) -> None:
    assert good in SHIPPED
    with pytest.raises(LexiconError, match=told):
        parse_geography(SHIPPED.replace(good, bad))
