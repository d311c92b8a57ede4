"""Kinds of counts, and for each the evidence of whose it is and who did it, the strongest first.

Evidence (see `clues`): the phrase (`own`, `owner`, `before`, `of`, `own_name`), the noun that tells the event
(`header`), another member of the list (`mate`), the clause (`subject`, `topic`, `agent`, `doer`), an attack
(`striker`, `target`, `struck`), a place (`place`), whose word it is (`voice`), the report (`titled`, `country`,
`firm`, `invaded`), and counts before (`last`). `_foe` is whom that side fights; `_it` and `_we` a side behind a
pronoun; `_sayer` who announces it; `_body` a state's body by its own name; `_name` a name that no table holds;
`twin` what the same number names elsewhere; `_before` what an earlier sentence tells; `_war` and `_disaster` what happened at a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.model import Event, Words

Kind = Literal[
    "people", "things", "shot_down", "captured", "detained", "seized", "released", "regained", "lost", "suffered",
    "launched", "sent", "paid", "attacks", "weapon", "money", "present", "other",
]  # fmt: skip
"""What decides whose a count may be: its event, as far as events go alike, and what is counted."""

SUFFERED = 4
"""Words before a count in which the verb may stand whose subject has the losses."""

_KINDS: Mapping[Event, Kind] = {
    "killed": "people", "injured": "people", "missing": "people", "affected": "people", "displaced": "people",
    "evacuated": "people", "rescued": "people", "destroyed": "things", "damaged": "things", "attacked": "things",
    "launched": "launched", "sent": "sent", "deployed": "sent", "paid": "paid", "lost": "lost",
    "shot_down": "shot_down", "captured": "captured", "released": "released", "detained": "detained",
    "seized": "seized", "present": "present",
}  # fmt: skip
_IMPACTS: frozenset[Event] = frozenset(("other", "affected", "present"))
"""What is told of weapons that hit something; to people it is something else."""

_BORNE: frozenset[Event] = frozenset(("affected", "killed", "injured"))

_OWN = ("own", "owner", "of", "before", "own_name")
_HEADER = ("header", "header_of")
_SUBJECT = ("subject", "subject_we", "subject_it")
_TOPIC = ("topic", "topic_we", "topic_it", "subject_sayer", "topic_sayer")
_NAME = ("subject_name", "topic_name")
_LAST = ("last_part", "last_chain")
_LAND = ("titled_country", "place_disaster", "place_before_disaster", "country", "land")
_HIT = (
    "target", "last_weapon_foe", "agent_foe", "subject_foe", "struck", *_LAND, "place_war",
    "last_sentence", "target_before", "struck_before", "place_before_war", "invaded",
)  # fmt: skip
_GIVER = (*_TOPIC, "subject_name", "last_given", "topic_name", "voice", "titled")

PARTY: Mapping[Kind, tuple[str, ...]] = {
    "people": (*_OWN, "twin", "place_direct", *_HEADER, "mate", *_LAST, *_HIT),
    "things": (*_OWN, "twin", "place_direct", "mate", *_LAST, *_HIT),
    "shot_down": (*_OWN, "mate", *_LAST, "agent_foe", "subject_foe", "voice_foe", "striker", "striker_before"),
    "captured": (*_OWN, "mate", *_LAST, "agent_foe", "subject_foe"),
    "detained": (*_OWN, *_LAST),
    "seized": (*_OWN, *_LAST, "agent_foe", "subject_foe"),
    "released": (*_OWN, "mate", *_LAST, *_SUBJECT),
    "regained": (*_OWN, *_SUBJECT, *_LAST),
    "lost": (
        "own", "owner", "place_direct", *_SUBJECT, "of", "before", *_HEADER, "mate", *_LAST, "cost", "last_sentence",
        "target", "struck", "topic", "topic_it", *_NAME, "firm", *_LAND, "target_before", "struck_before",
    ),
    "suffered": (*_OWN, *_SUBJECT, *_TOPIC, *_HEADER, "mate", *_LAST, "last_sentence"),
    "launched": (*_OWN, "agent", *_SUBJECT, *_LAST, "striker", "topic", "last_same", "striker_before", "voice_foe"),
    "sent": (*_OWN, "agent", *_SUBJECT, *_LAST, "header", *_GIVER),
    "paid": ("agent", *_SUBJECT, *_OWN, *_LAST, *_HEADER, *_GIVER),
    "attacks": (
        "against", "target", "agent_foe", "own_foe", "before_foe", "subject_foe", "struck", "of_foe", "last_chain",
        "invaded",
    ),
    "weapon": (*_OWN, *_LAST, "striker", "last_weapon", "striker_before", "voice_foe"),
    "money": (*_OWN, "cost", *_HEADER, *_LAST, "topic", "firm", "place_disaster"),
    "present": (*_OWN, "mate", *_LAST, "target", "struck", "place_war", "invaded"),
    "other": (*_OWN, *_LAST),
}  # fmt: skip
"""For each kind of count the evidence of whose the counted are."""

_DOER = ("agent_body", "agent", "last_weapon", "subject_body", "subject", "doer")
_GAVE = ("agent_body", "agent", "subject_body", "topic_body", "party")

BY: Mapping[Kind, tuple[str, ...]] = {
    "people": (*_DOER, "striker", *_LAST, "striker_before"),
    "things": (*_DOER, "striker", *_LAST, "striker_before", "party_foe"),
    "shot_down": ("agent", "subject", "party_foe"),
    "captured": ("agent", "subject", "doer", "party_foe"),
    "detained": (*_DOER, "last_sentence"),
    "seized": (*_DOER, "last_sentence"),
    "released": ("agent", "subject", "party_foe"),
    "regained": ("agent", "subject", "party"),
    "lost": (),
    "suffered": (),
    "launched": ("party",),
    "sent": _GAVE,
    "paid": _GAVE,
    "attacks": ("agent", "own", "of", "before", "subject", "striker", "doer", "party_foe"),
    "weapon": ("party",),
    "money": (),
    "present": (),
    "other": (),
}
"""For each kind of count the evidence of who did it; `party` is whose the counted are."""

OWN_DOING: frozenset[Kind] = frozenset(("launched", "sent", "paid", "weapon", "released", "attacks", "regained"))
"""Kinds of counts whose own side may have done it."""


def find_kind(words: Words, count: Count) -> Kind:
    """The kind of a count."""
    sides = load_sides()
    head = count.unit.split()[-1] if count.unit else ""
    if count.event == "attacked" and head in sides.attacks:
        return "attacks"
    if count.event in _IMPACTS and head in sides.weapons:
        return "weapon"
    if count.event == "seized" and count.trigger and words.words[count.trigger[0]].lower in sides.regained:
        return "regained"
    before = words.words[max(0, count.mention.first - SUFFERED) : count.mention.first]
    if count.event in _BORNE and any(word.lower in sides.suffered for word in before):
        return "suffered"
    return _KINDS.get(count.event, "money" if count.mention.kind == "money" else "other")
