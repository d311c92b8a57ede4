"""What a ledger holds, in the forms of others."""
