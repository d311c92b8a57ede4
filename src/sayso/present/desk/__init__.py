"""The desk: a ledger in the browser."""
