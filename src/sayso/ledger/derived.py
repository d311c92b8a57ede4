"""Tables that are made of the others, so that some questions need not look through all of a ledger.

They are written in the transactions that write what they are made of, can be made anew at any time, and hold nothing that
isn't told elsewhere.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Index, Integer, Table, Text

from sayso.ledger.metadata import make_key_column, make_sequence, metadata
from sayso.ledger.words import Words

voice = Table(
    "voice",
    metadata,
    make_sequence(),
    make_key_column("reading", "reading", index=True),
    Column("key", Text, nullable=False, comment="folded name of who speaks"),
    Column("name", Words, nullable=False, comment="the name as it stands"),
    Column("statements", Integer, nullable=False),
    Column("figures", Integer, nullable=False, comment="figures that stand in these statements"),
    Column("first", Date, comment="the first day on which something was said, else published"),
    Column("last", Date, comment="the last day"),
    Index("voice_first", "key", "first", "reading"),
    Index("voice_last", "key", "last"),
    comment="Who speaks in the newest reading of each newest edition, under which name, as it stands after judgements.",
)

source = Table(
    "source",
    metadata,
    Column("key", Text, primary_key=True, comment="folded name"),
    Column("statements", Integer, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("on_word", Integer, nullable=False, server_default="0", comment="figures that are on its word in the end"),
    Index("source_often", "statements", "on_word", "key"),
    comment="The voices of all documents, and those on whose word figures are, counted by folded name.",
)

source_name = Table(
    "source_name",
    metadata,
    Column("key", Text, primary_key=True, comment="folded name"),
    Column("digest", Text, primary_key=True, comment="16 hex digits of the SHA-256 of the name"),
    Column("name", Words, nullable=False, comment="the name as it stands"),
    Column("statements", Integer, nullable=False),
    Column("on_word", Integer, nullable=False, server_default="0", comment="figures that are on its word in the end"),
    comment="The names of each source as documents write them, counted.",
)

party = Table(
    "party",
    metadata,
    Column("key", Text, primary_key=True, comment="folded name"),
    Column("figures", Integer, nullable=False),
    Index("party_often", "figures", "key"),
    comment="Those whose losses and people figures count, as these stand.",
)

party_topic = Table(
    "party_topic",
    metadata,
    Column("party", Text, primary_key=True, comment="folded name"),
    Column("event", Text, primary_key=True),
    Column("unit", Text, primary_key=True, comment="as in figure.unit_key; empty where none is told"),
    Column("figures", Integer, nullable=False),
    comment="What is told of each party: the figures of an event and a unit.",
)

party_word = Table(
    "party_word",
    metadata,
    Column("party", Text, primary_key=True, comment="folded name; empty where none is told"),
    Column("whose", Text, primary_key=True, comment="folded name; empty for the reports' own word"),
    Column("figures", Integer, nullable=False),
    Column("reviewed", Integer, nullable=False, comment="those of them that people have judged"),
    comment="On whose word figures of each party are.",
)

flagged = Table(
    "flagged",
    metadata,
    Column("kind", Text, primary_key=True, comment="figure or statement"),
    Column("entry", Integer, primary_key=True, autoincrement=False, comment="seq of the entry"),
    Column("trust", Float, nullable=False, comment="the entry's score, less what the strongest flag against it takes"),
    Index("flagged_trust", "kind", "trust", "entry"),
    comment="Entries against which a flag of their reading speaks.",
)

stamp = Table(
    "stamp",
    metadata,
    Column("value", Text, primary_key=True, comment="16 hex digits, drawn anew with each change of the ledger"),
    comment="One row, which tells whether anything has changed.",
)
