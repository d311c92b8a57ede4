"""Whose losses figures count and on whose word they are, counted. What the tables hold is told in `sayso.ledger.derived`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes tables and columns that `sayso.ledger.derive` fills."""
    for name in ("source", "source_name"):
        op.add_column(name, sa.Column("on_word", sa.Integer(), server_default="0", nullable=False))
    op.drop_index("source_often", "source")
    op.create_index("source_often", "source", ["statements", "on_word", "key"])
    op.create_table(
        "party",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("party_key")),
    )
    op.create_index("party_often", "party", ["figures", "key"])
    op.create_table(
        "party_topic",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("party", "event", "unit", name=op.f("party_topic_key")),
    )
    op.create_table(
        "party_word",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("reviewed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("party", "whose", name=op.f("party_word_key")),
    )
