"""Which evidence counts for which kind of count, the strongest first."""

from __future__ import annotations

from collections.abc import Mapping

_OWN = ("own", "owner", "of", "before", "own_name")
_HEADER = ("header", "header_of")
_SUBJECT = ("subject", "subject_we", "subject_it")
_LAST = ("last_part", "last_chain")
_LAND = ("titled_country", "place_disaster", "place_before_disaster", "country")
_HIT = (
    "target", "last_weapon_foe", "agent_foe", "subject_foe", "subject_it_foe", "struck", *_LAND, "place_war",
    "last_sentence", "target_before", "struck_before",
)  # fmt: skip

PARTY: Mapping[str, tuple[str, ...]] = {
    "people": (*_OWN, "place_direct", *_HEADER, "mate", *_LAST, *_HIT, "place_before_war", "invaded"),
    "things": (*_OWN, "place_direct", "mate", *_LAST, *_HIT, "place_before_war", "invaded"),
    "shot_down": (*_OWN, "mate", *_LAST, "agent_foe", "subject_foe", "voice_foe", "striker", "striker_before"),
    "captured": (*_OWN, "mate", *_LAST, "agent_foe", "subject_foe"),
    "detained": (*_OWN, *_LAST),
    "seized": (*_OWN, *_LAST, "agent_foe", "subject_foe"),
    "released": (*_OWN, "mate", *_LAST, *_SUBJECT),
    "lost": (
        "own", "owner", "place_direct", *_SUBJECT, "of", "before", *_HEADER, "mate", *_LAST, "cost", "last_sentence", "target", "struck",
        "topic", "topic_it", "subject_name", "topic_name", "firm", *_LAND, "target_before", "struck_before",
    ),
    "suffered": (*_OWN, *_SUBJECT, "topic", "topic_we", "topic_it", *_HEADER, "mate", *_LAST, "last_sentence"),
    "launched": (*_OWN, "agent", *_SUBJECT, *_LAST, "striker", "topic", "last_same", "striker_before", "voice_foe"),
    "sent": (*_OWN, "agent", *_SUBJECT, *_LAST, "header", "topic", "topic_we", "topic_it", "topic_sayer", "last_given", "subject_name", "topic_name", "voice", "titled"),
    "paid": ("agent", *_SUBJECT, *_OWN, *_LAST, "header", "header_of", "topic", "topic_we", "topic_it", "subject_sayer", "topic_sayer", "last_given", "subject_name", "topic_name", "voice", "titled"),
    "regained": (*_OWN, *_SUBJECT, *_LAST),
    "present": (*_OWN, "mate", *_LAST, "target", "struck", "place_war", "invaded"),
    "attacks": ("against", "target", "agent_foe", "own_foe", "before_foe", "subject_foe", "struck", "of_foe", "last_chain", "invaded"),
    "weapon": (*_OWN, *_LAST, "striker", "last_weapon", "striker_before", "voice_foe"),
    "money": (*_OWN, *_HEADER, *_LAST, "topic", "firm", "place_disaster"),
    "other": (*_OWN, *_LAST),
}  # fmt: skip
"""For each kind of count the evidence of whose the counted are."""

BY: Mapping[str, tuple[str, ...]] = {
    "people": ("agent_body", "agent", "last_weapon", "subject_body", "subject", "doer", "striker", "last_part", "last_chain", "striker_before"),
    "things": ("agent_body", "agent", "last_weapon", "subject_body", "subject", "doer", "striker", "last_part", "last_chain", "striker_before"),
    "shot_down": ("agent", "subject", "party_foe"),
    "captured": ("agent", "subject", "doer", "party_foe"),
    "detained": ("agent_body", "agent", "subject_body", "subject", "doer"),
    "seized": ("agent_body", "agent", "subject_body", "subject", "doer"),
    "released": ("agent", "subject", "party_foe"),
    "lost": (),
    "suffered": (),
    "regained": ("agent", "subject", "party"),
    "present": (),
    "launched": ("party",),
    "sent": ("agent_body", "agent", "subject_body", "topic_body", "party"),
    "paid": ("agent_body", "agent", "subject_body", "topic_body", "party"),
    "attacks": ("agent", "own", "of", "before", "subject", "striker", "doer", "party_foe"),
    "weapon": ("party",),
    "money": (),
    "other": (),
}  # fmt: skip
"""For each kind of count the evidence of who did it."""
