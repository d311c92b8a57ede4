"""The hall across reports."""
