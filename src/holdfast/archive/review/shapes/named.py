"""A piece of the file's name: what stands before ` - ` in `Wren Hallowell - The Lamp.txt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.archive.names import fold
from holdfast.archive.review.shapes.contract import Sheet
from holdfast.story import Told

NAME = "name"
JOINTS = (" - ", "--", "__", "-", "_", "")


def fits(sheet: Sheet, told: Sequence[Told]) -> Iterator[str]:
    words = fold(sheet.words(told[0])) if len(told) == 1 else ""
    for joint in JOINTS if words else ():
        pieces = _pieces(sheet.name, joint)
        yield from (f"{at}:{joint}" for at, piece in pieces.items() if fold(piece) == words)


def _pieces(name: str, joint: str) -> dict[str, str]:
    """The first and the last piece of the name, or all of it where there is no joint."""
    stem = name.rsplit("/", 1)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem[1:] else stem
    if not joint:
        return {"whole": _spaced(stem)}
    first, found, _ = stem.partition(joint)
    last = stem.rpartition(joint)[2]
    return {"before": _spaced(first), "after": _spaced(last)} if found else {}


def _spaced(piece: str) -> str:
    return " ".join(piece.replace("_", " ").split())


def find(sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
    del told
    which, _, joint = argument.partition(":")
    value = _pieces(sheet.name, joint).get(which)
    return (Told(field, value),) if value else ()


def sentence(called: str, argument: str, words: str) -> str:
    del words
    which, _, joint = argument.partition(":")
    return f"the {called} is the file's name" + ("" if which == "whole" else f" {which} “{joint}”")
