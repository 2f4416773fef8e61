"""The one place that knows both a story's Work and the archive's rows."""

from holdfast.archive.bridge.back import fetch
from holdfast.archive.bridge.rows import keep, keep_reading

__all__ = ["fetch", "keep", "keep_reading"]
