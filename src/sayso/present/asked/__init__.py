"""What a ledger answers, as tables for a terminal, CSV for a spreadsheet and JSON for programs."""
