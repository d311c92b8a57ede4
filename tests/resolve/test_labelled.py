"""Whom the labels of a transcript mean. Everybody is made up."""

from pathlib import Path

import sayso

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_four_soldiers_stay_apart_and_their_numbers_count_nothing() -> None:
    reading = sayso.read_report(EXAMPLES / "captives.srt")
    told = [(one.speaker, one.speaker_kind, one.kind) for one in reading.statements if one.method == "turn"]
    assert told == [
        ("Interviewer", "anonymous", "direct"),
        *((f"Soldier {number}", "anonymous", "direct") for number in (1, 2, 3, 4)),
    ]
    assert len({one.entity for one in reading.statements if one.method == "turn"}) == 5
    spans = [one.content[0].span for one in reading.statements if one.method == "turn"]
    assert [str(reading.text.find_moment(span)) for span in spans] == ["6.200", "8.400", "17.250", "21.500", "24.100"]
    assert {figure.pin.words for figure in reading.figures} == {"At least 12", "40", "nine"}


def test_a_label_comes_again_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "DOV LASKER: The road is shut, and we left.\nSPEAKER_01: Who shut it?\nDOV LASKER: The army did.\n"
        "Speaker_01: When was that?\nWOMAN: On Monday.\nANOTHER WOMAN: It was on Tuesday.\n"
    )
    turns = [one for one in sayso.read_report(path).statements if one.method == "turn"]
    entities = [one.entity for one in turns]
    assert (entities[0], entities[1]) == (entities[2], entities[3])
    assert len(set(entities)) == 4
    assert [one.speaker_kind for one in turns] == ["person", "anonymous", "person", *["anonymous"] * 3]
