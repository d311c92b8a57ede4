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
    Index("source_often", "statements", "key"),
    comment="The voices of all documents, counted by folded name.",
)

source_name = Table(
    "source_name",
    metadata,
    Column("key", Text, primary_key=True, comment="folded name"),
    Column("digest", Text, primary_key=True, comment="16 hex digits of the SHA-256 of the name"),
    Column("name", Words, nullable=False, comment="the name as it stands"),
    Column("statements", Integer, nullable=False),
    comment="The names of each source as documents write them, counted.",
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
