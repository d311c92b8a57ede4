"""On whose say-so? Who said what in a report, pinned to its exact characters."""

__version__ = "0.1.0"
