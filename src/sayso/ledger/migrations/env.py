"""Runs migrations on the connection that `sayso.ledger.migrate` gives, within its transaction."""

from __future__ import annotations

from alembic import context

from sayso.ledger.migrate import VERSION_TABLE
from sayso.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
