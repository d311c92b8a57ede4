"""Names of speakers across documents."""

import pytest

from sayso.compare.identity import find_identities
from sayso.compare.naming import read_name, read_publisher


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Ann Example", "person"),
        ("President Example", "person"),
        ("Reuters", "press"),
        ("Norway's state-run AFP news agency", "press"),
        ("Norwegian General Staff", "office"),
        ("police", "local"),
        ("Western officials", "people"),
        ("a source close to the investigation", "people"),
        ("a January analysis", "document"),
        ("one recent report", "document"),
        ("Oldford Rescue Corps", "name"),
    ],
)
def test_what_a_name_tells_by_itself(told: str, kind: str) -> None:
    assert read_name(told).kind == kind


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (("Ann Zelinsky", "Zelinskiy"), True),
        (("Mykola Sample", "Nikolai Sample"), True),
        (("Ann Sample", "Peter Sample"), False),
        (("Oldford Echo", "Norland Echo"), False),
        (("ORC", "Oldford Rescue Corps"), True),
        (("ORC", "Oldford Rescue Corps", "Oxley Rowing Club"), False),
        (("the Norwegian General Staff", "Norway's Armed Forces"), True),
        (("Norwegian military", "the Ministry of Defence of Norway"), True),
        (("Norwegian military", "Swedish military"), False),
        (("Norway's health ministry", "Norwegian military"), False),
        (("Defence Ministry", "Norwegian Ministry of Defence"), True),
        (("Defence Ministry", "Norwegian Ministry of Defence", "Swedish Ministry of Defence"), False),
        (("Latest research from the US-based Oldford Rescue Corps (ORC)", "Oldford Rescue Corps"), True),
        (("AFP", "Agence France-Presse"), True),
        (("UNHCR", "the U.N. refugee agency"), True),
    ],
)
def test_two_names_are_one(names: tuple[str, ...], same: bool) -> None:
    identities = find_identities(names, (), (), {})
    assert (identities.read(names[0]).key == identities.read(names[1]).key) is same


def test_names_that_are_told_together_are_one() -> None:
    identities = find_identities(["HQR", "Main Office"], (), ["said the Main Office (HQR) on Monday."], {})
    assert identities.read("HQR").key == identities.read("Main Office").key


def test_two_surnames_alike_leave_the_bare_one_alone() -> None:
    identities = find_identities(["Ann Sample", "Peter Sample", "Sample"], (), (), {})
    assert len({identities.read(name).key for name in ("Ann Sample", "Peter Sample", "Sample")}) == 3


def test_people_merge_names_even_in_a_circle() -> None:
    same = {"old corps": "New Corps", "new corps": "Old Corps"}
    identities = find_identities(
        ["Old Corps", "New Corps", "Third Corps"], (), (), {**same, "third corps": "Old Corps"}
    )
    assert identities.read("Third Corps").key in {identities.read("Old Corps").key, identities.read("New Corps").key}


def test_several_names_in_one_can_be_met_by_each() -> None:
    assert read_name("the Oldford Echo and Lumen TV").parts == (
        read_name("Oldford Echo").key,
        read_name("Lumen TV").key,
    )
    assert read_name("Center for Oldford and Norland Studies").parts == ()


@pytest.mark.parametrize(
    ("publisher", "speaker"),
    [
        ("www.bbc.co.uk", "BBC News"),
        ("oldfordecho.com", "the Oldford Echo"),
        ("csis.org", "CSIS"),
        ("Lumen TV", "Lumen TV"),
    ],
)
def test_a_publisher_is_met_by_its_name(publisher: str, speaker: str) -> None:
    assert read_publisher(publisher).key == read_name(speaker).key
