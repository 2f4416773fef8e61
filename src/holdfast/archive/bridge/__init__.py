"""The one place that knows both a story's Work and the archive's rows."""

from holdfast.archive.bridge.back import fetch
from holdfast.archive.bridge.renewing import ReadAgain, renew
from holdfast.archive.bridge.rows import Kept, keep, keep_all

__all__ = ["Kept", "ReadAgain", "fetch", "keep", "keep_all", "renew"]
