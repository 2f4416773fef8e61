"""Answers for programs. Apart from printing.py, so that `read --json` does not wait for rich to load."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_json(data: Any) -> None:
    print_json_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_json_text(text: str) -> None:
    """JSON text as UTF-8, whatever the terminal's encoding; half a character of a file's name becomes its escape."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
