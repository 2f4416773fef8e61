"""Every search engine, by the name a keeper chooses it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from holdfast.search.engines.contract import Engine
from holdfast.search.engines.tantivy import TantivyEngine

ENGINES: Mapping[str, Callable[[Path], Engine]] = {
    "tantivy": TantivyEngine,
}


def index_folder() -> Path:
    return Path(settings.HOME) / "index"


def engine() -> Engine:
    """The engine of this archive; one a process, since it keeps its index open."""
    return _opened("tantivy", index_folder())


@lru_cache(maxsize=4)
def _opened(name: str, folder: Path) -> Engine:
    return ENGINES[name](folder)
