"""What corrects a report is told from what reports."""

import pytest

from sayso.text.notices import is_notice


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction: An earlier report gave the wrong length of the pier.",
        "CORRECTION (Feb. 27): The pier is 90 metres long, not 900.",
        "Editor’s note: This story has been updated with the mayor’s reply.",
        "This article was amended on 27 February 2022 because the pier is in Oldford.",
        "An earlier version of this story misspelled the name of Ann Example.",
        "(Corrects the name of the harbour in paragraph 3 of the report)",
        "Clarification: the boats had been moved before the storm, the town says.",
    ],
)
def test_notices(paragraph: str) -> None:
    assert is_notice(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Corrections",
        "Correction: pier",
        "The minister said a correction would follow: the pier is longer than that.",
        "Correctional officers said on Monday that they would strike: no talks are planned.",
        "The harbour of Oldford has been closed since Monday.",
        "",
        "Correction: " + "word " * 200,
    ],
)
def test_what_is_no_notice(paragraph: str) -> None:
    assert not is_notice(paragraph)
