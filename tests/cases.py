"""Sentences that pattern matching gets wrong, with the figures that a right reading of each gives.

Each figure is told by its number's words and what must hold of it; every case is read by the whole pipeline as
part of a made-up report of Tuesday, 5 March 2024.
"""

from __future__ import annotations

from datetime import date
from typing import Any

Told = dict[str, Any]

SENTENCES: list[tuple[str, list[tuple[str, Told]]]] = [
    (
        "More than 1,200 people were killed and at least 3,500 wounded, the ministry said.",
        [
            ("More than 1,200", {"low": 1200, "high": None, "bound": "more_than", "event": "killed", "unit": "person", "according_to": "ministry"}),
            ("at least 3,500", {"low": 3500, "high": None, "bound": "at_least", "event": "injured", "unit": "person", "according_to": "ministry"}),
        ],
    ),
    (
        "The ministry said 15 soldiers were killed, up from 9 reported on Monday.",
        [
            ("15", {"low": 15, "high": 15, "event": "killed", "unit": "soldier", "status": "military", "role": "claim", "according_to": "ministry"}),
            ("9", {"low": 9, "high": 9, "event": "killed", "unit": "soldier", "role": "comparison"}),
        ],
    ),
    (
        "Between 20 and 30 civilians were killed, according to residents.",
        [("Between 20 and 30", {"low": 20, "high": 30, "bound": "between", "event": "killed", "unit": "civilian", "status": "civilian", "according_to": "residents"})],
    ),
    (
        "The army denied that 40 people were killed.",
        [("40", {"low": 40, "high": 40, "event": "killed", "unit": "person", "modality": "denied", "according_to": "army"})],
    ),
    (
        "Officials said 12 people may have been killed.",
        [("12", {"low": 12, "high": 12, "event": "killed", "unit": "person", "modality": "hedged", "according_to": "Officials"})],
    ),
    (
        "The army said it captured 1,000 square km, and about 600 Russian soldiers were captured.",
        [
            ("1,000", {"low": 1000, "event": "captured", "unit": "square km"}),
            ("about 600", {"low": 600, "high": 600, "bound": "about", "event": "captured", "unit": "soldier", "party": "Russia", "status": "military"}),
        ],
    ),
    (
        "We lost 12 tanks and 30 armoured vehicles, the commander said.",
        [
            ("12", {"low": 12, "event": "lost", "unit": "tank", "according_to": "commander"}),
            ("30", {"low": 30, "event": "lost", "unit": "armoured vehicle", "according_to": "commander"}),
        ],
    ),
    (
        "Dozens were killed and hundreds wounded.",
        [
            ("Dozens", {"low": None, "high": None, "bound": "vague", "event": "killed", "unit": "person", "according_to": None}),
            ("hundreds", {"low": None, "high": None, "bound": "vague", "event": "injured", "unit": "person"}),
        ],
    ),
    (
        '"They left us there," the first soldier says in the video. The second adds: "We were 14. Three came back."',
        [
            ("14", {"low": 14, "high": 14, "unit": "person"}),
            ("Three", {"low": 3, "high": 3, "unit": "person"}),
        ],
    ),
    (
        "The death toll rose to 41,118 since Oct. 7, including 16,500 children, Gaza's health ministry said on Tuesday.",
        [
            ("41,118", {"low": 41118, "event": "killed", "unit": "person", "cumulative": True, "start": date(2023, 10, 7), "end": date(2024, 3, 5)}),
            ("16,500", {"low": 16500, "event": "killed", "unit": "child", "status": "child", "part_of": "f1", "cumulative": True}),
        ],
    ),
    (
        "The video has been viewed 2.3 million times.",
        [("2.3 million", {"low": 2300000, "high": 2300000, "event": "viewed", "unit": "view"})],
    ),
    (
        "Police said twenty-five people had been killed; the governor put the toll at 31.",
        [
            ("twenty-five", {"low": 25, "event": "killed", "unit": "person", "according_to": "Police"}),
            ("31", {"low": 31, "event": "killed", "unit": "person", "according_to": "governor"}),
        ],
    ),
    (
        "No civilians were killed.",
        [("No", {"low": 0, "high": 0, "bound": "exact", "event": "killed", "unit": "civilian", "modality": "asserted"})],
    ),
]  # fmt: skip
