"""What a bringing tells: how far it is, and at the end what became of every file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` files of `total` (None while nobody knows); the last one's name and what became of it."""

    done: int
    total: int | None
    name: str = ""
    outcome: str = ""


Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file: brought, here, doubtful or refused, with reasons as sentences."""

    name: str
    outcome: str
    reasons: tuple[str, ...] = ()
    work: str | None = None  # its address
    title: str | None = None


@dataclass(frozen=True)
class Report:
    """What became of every file. What is here already is only counted."""

    brought: int = 0
    here: int = 0
    doubtful: tuple[Line, ...] = ()
    refused: tuple[Line, ...] = ()
    works: tuple[Line, ...] = field(default=())  # brought, doubtful ones among them
    dry_run: bool = False

    @property
    def files(self) -> int:
        return self.brought + self.here + len(self.refused)

    def as_data(self) -> dict[str, Any]:
        """What `holdfast bring --json` prints. `brought` counts the doubtful ones too."""
        return {
            "format": 1,
            "dry_run": self.dry_run,
            "counts": {
                "files": self.files,
                "brought": self.brought,
                "here": self.here,
                "doubtful": len(self.doubtful),
                "refused": len(self.refused),
            },
            "works": [{"id": one.work, "title": one.title, "source": one.name} for one in self.works],
            "doubtful": [_reasons(one) for one in self.doubtful],
            "refused": [_reasons(one) for one in self.refused],
        }


def _reasons(line: Line) -> dict[str, Any]:
    return {"source": line.name, "id": line.work, "title": line.title, "reasons": list(line.reasons)}
