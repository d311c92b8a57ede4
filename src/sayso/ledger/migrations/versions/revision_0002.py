"""What answers about all of a ledger are read from: sources that are counted, entries by doubt, documents by age."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes indexes, and tables that `sayso.ledger.derive` fills."""
    _make_voices()
    op.create_table(
        "flagged",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("trust", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "entry", name=op.f("flagged_key")),
    )
    op.create_index("flagged_trust", "flagged", ["kind", "trust", "entry"])
    op.create_table(
        "stamp",
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("value", name=op.f("stamp_key")),
    )
    op.create_index("edition_added", "edition", ["added", "id"])
    op.create_index("figure_score", "figure", ["score", "seq", "id"])
    op.create_index("statement_score", "statement", ["score", "seq", "id"])


def _make_voices() -> None:
    op.create_table(
        "voice",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("voice_reading_leads")),
        sa.PrimaryKeyConstraint("seq", name=op.f("voice_key")),
    )
    op.create_index(op.f("voice_reading"), "voice", ["reading"])
    op.create_index("voice_first", "voice", ["key", "first", "reading"])
    op.create_index("voice_last", "voice", ["key", "last"])
    op.create_table(
        "source",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("source_key")),
    )
    op.create_index("source_often", "source", ["statements", "key"])
    op.create_table(
        "source_name",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "digest", name=op.f("source_name_key")),
    )
