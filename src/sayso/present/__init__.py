"""What a person sees: the command line, the table, JSON and the page."""
