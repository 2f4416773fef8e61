"""What outlives a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def make_certain(path: Path) -> None:
    """A file's bytes, or a folder's names, are on the disk when this returns.

    Both are asked for: until its folder is made certain a new name may be lost, even if the file is not.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
