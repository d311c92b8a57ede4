"""The tables of those who may use a ledger over the network: accounts, sessions, and attempts to sign in.

Beside what was read and said; nothing of a report leads here, and judgements name a person by the account's name.
`verify` checks accounts as it checks judgements. Sessions and attempts come and go (`info["passing"]`), and are only checked
for being whole.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, Text

from sayso.ledger.metadata import make_sequence, metadata
from sayso.ledger.words import Words

account = Table(
    "account",
    metadata,
    Column("key", Text, primary_key=True, comment="folded name"),
    Column("name", Text, nullable=False, comment="as it was written"),
    Column("password", Text, comment="argon2id's encoded hash; null once the account is closed"),
    Column("role", Text, nullable=False, comment="reader, reviewer or admin"),
    Column("made", Text, nullable=False, comment="moment"),
    Column("changed", Text, nullable=False, comment="moment of the last change of password or role, or of closing"),
    Column("closed", Text, comment="moment; the row stays, as judgements name who made them"),
    Column(
        "digest", Text, nullable=False, comment="SHA-256 of the row, as canonical JSON; written anew with each change"
    ),
    comment="Who may use the desk.",
)

session = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True, comment="SHA-256 of the token that the browser holds, hex digits"),
    Column("account", Text, ForeignKey("account.key"), nullable=False, index=True),
    Column("made", Text, nullable=False, comment="moment"),
    Column("seen", Text, nullable=False, comment="moment of the last request, to the minute"),
    Column("ends", Text, nullable=False, comment="moment from which it is over however much it is used"),
    comment="Who is signed in. The token itself is kept nowhere.",
    info={"passing": True},
)

sign_in = Table(
    "sign_in",
    metadata,
    make_sequence(),
    Column("name", Text, nullable=False, comment="SHA-256 of the folded name that was given, hex digits"),
    Column("address", Words, nullable=False, comment="the network that it came from: an IPv4 address, an IPv6 /64"),
    Column("made", Text, nullable=False, comment="moment"),
    Column("succeeded", Boolean(create_constraint=True, name="succeeded"), nullable=False),
    Index("sign_in_name", "name", "address"),
    Index("sign_in_address", "address"),
    comment="Attempts to sign in, to slow down who guesses: failures of the last day, successes of the last 30 days.",
    info={"passing": True},
)
