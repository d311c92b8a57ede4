"""Accounts, sessions and attempts to sign in. What they hold is told in `sayso.ledger.account_tables`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, empty: a ledger without accounts is for one person on one machine."""
    op.create_table(
        "account",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("closed", sa.Text()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("account_key")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.key"], name=op.f("session_account_leads")),
        sa.PrimaryKeyConstraint("id", name=op.f("session_key")),
    )
    op.create_index(op.f("session_account"), "session", ["account"])
    op.create_table(
        "sign_in",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("succeeded", sa.Boolean(create_constraint=True, name="succeeded"), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("sign_in_key")),
    )
    op.create_index("sign_in_address", "sign_in", ["address"])
    op.create_index("sign_in_name", "sign_in", ["name", "address"])
