"""The commands, a module for each family: `add_parser` says what it takes, `run` does it and gives the exit code."""
