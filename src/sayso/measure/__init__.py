"""How many of what: figures, and the days that a text tells."""
