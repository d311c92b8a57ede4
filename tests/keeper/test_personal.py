"""Personal data is found by its pattern, and figures and days are none."""

from __future__ import annotations

import pytest

from sayso.keeper.masking import Names, mask_words

NOBODY = Names({}, frozenset())

FOUND = [
    ("Write to ann.example+news@mail.example.org today.", "Write to [e-mail address] today."),
    ("Call +380 44 555 01 23 now.", "Call [phone number] now."),
    ("Her phone number is 044 555 0123.", "Her phone number is [phone number]."),
    ("Reach him at (555) 555-0123.", "Reach him at [phone number]."),
    ("Passport No. AB123456 was found.", "Passport No. [document number] was found."),
    ("His military ID: 4471-229 lay there.", "His military ID: [document number] lay there."),
    ("A car with number plate AA 1234 BB burned.", "A car with number plate [number plate] burned."),
    ("He served in military unit 12345.", "He served in military unit [unit number]."),
    ("She lives at 17 Old Mill Road in Oldford.", "She lives at [address] in Oldford."),
    ("She lives at vul. Mill 17 in Oldford.", "She lives at [address] in Oldford."),
    ("Send it to DE89 3704 0044 0532 0130 00.", "Send it to [account number]."),
]
KEPT = [
    "More than 3,500 soldiers were killed on 24 February 2022.",
    "In 2022-2026 the front moved 1,200 km (750 miles).",
    "They marched 3 miles down Mill Street on Monday.",
    "The 72nd Brigade held the town.",
    "He lost 12 tanks, 102 vehicles and 1,200,000 rounds.",
    "The passport office closed in 2022.",
]


@pytest.mark.parametrize(("words", "masked"), FOUND)
def test_personal_data_is_replaced(words: str, masked: str) -> None:
    assert mask_words(words, NOBODY).words == masked


@pytest.mark.parametrize("words", KEPT)
def test_figures_and_days_are_kept(words: str) -> None:
    assert mask_words(words, NOBODY).words == words


def test_the_unit_of_who_is_left_out_goes_with_the_name() -> None:
    names = Names({"edexample": 1, "example": 1}, frozenset())
    words = "Ed Example of the 72nd Mechanized Brigade was captured."
    assert mask_words(words, names).words == "[private person 1] of the [unit] was captured."
