"""How and when a relay passed a statement on. What was kept before tells neither, and stays as it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns."""
    for name in ("kind", "moment"):
        op.add_column("pin", sa.Column(name, sa.Text(), nullable=True))
