"""Holdfast: the fan-fiction archive that does not let go."""

__version__ = "0.1.0"
