"""The tables that tell what became of a ledger: the chain of its changes, and the acts that nothing else keeps."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from sayso.ledger.metadata import make_sequence, metadata
from sayso.ledger.words import Words

chain = Table(
    "chain",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="1 for the first change"),
    Column("made", Text, nullable=False, comment="moment"),
    Column("what", Text, nullable=False, comment="which kind of row was written, or `forgotten`"),
    Column("id", Text, nullable=False, comment="id of the row that was written, taken back or forgotten"),
    Column("by", Words, comment="who did it, where that is known"),
    Column("content", Text, nullable=False, comment="SHA-256 of what was written, hex digits"),
    Column("before", Text, nullable=False, comment="digest of the change before; zeros for the first"),
    Column("digest", Text, nullable=False, comment="SHA-256 of number, digest before, and that of what is told"),
    Index("chain_id", "id"),
    comment="Every change of what was read and said, each sealed with the one before: none can be changed, taken out or put in later unseen.",
)

custody = Table(
    "custody",
    metadata,
    make_sequence(),
    Column("id", Text, nullable=False, unique=True, comment="c and 16 hex digits"),
    Column("made", Text, nullable=False, comment="moment"),
    Column("act", Text, nullable=False, comment="case, publication, verification or note"),
    Column("documents", Text, nullable=False, comment="JSON: ids of the documents; empty for the whole ledger"),
    Column("by", Words, nullable=False, comment="who did it"),
    Column("tool", Text, nullable=False, comment="program and version"),
    Column("place", Words, comment="where it was written, or came from"),
    Column("hash", Text, comment="SHA-256 of what was handed out, hex digits"),
    Column("detail", Words, comment="what else is to be known, in a sentence"),
    Column("digest", Text, nullable=False, comment="SHA-256 of the row, as canonical JSON"),
    comment="What was done with reports beside reading and judging them: for the custody log.",
)
