"""The migrations of a ledger's tables, for Alembic."""
