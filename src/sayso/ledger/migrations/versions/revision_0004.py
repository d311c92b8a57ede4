"""An index of figures by the day of publication that holds the unit too: a series within some days is found in it alone."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the index."""
    op.create_index(op.f("figure_days"), "figure", ["published", "event", "unit_key", "party_key", "seq"])
