"""Typed reading of the environment. A wrong value stops the start with a sentence that says how to mend it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


class WrongSetting(SystemExit):
    """A setting that cannot be used. Printed as one sentence; the exit code is 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(2)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


def read_text(name: str, default: str, environ: Mapping[str, str] = os.environ) -> str:
    return environ.get(name, "").strip() or default


def read_flag(name: str, default: bool, environ: Mapping[str, str] = os.environ) -> bool:
    value = environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "on"}:
        return default if value == "" else True
    if value in {"0", "false", "no", "off"}:
        return False
    raise WrongSetting(f"{name} is “{value}”, and it can only be yes or no. Set it to one of these, or take it away.")


def read_number(name: str, default: int, low: int, high: int, environ: Mapping[str, str] = os.environ) -> int:
    value = environ.get(name, "").strip()
    if not value:
        return default
    if value.isascii() and value.isdigit() and low <= int(value) <= high:
        return int(value)
    raise WrongSetting(f"{name} is “{value}”, and it must be a whole number from {low} to {high}.")


def read_folder(name: str, default: str, environ: Mapping[str, str] = os.environ) -> Path:
    return Path(environ.get(name, "").strip() or default).expanduser().absolute()
