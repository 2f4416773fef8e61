"""Which works are the pieces of one post, in which order, and which pieces are not here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from holdfast.archive.sameness.numbering import LAST, Mark

MOST_NAMED = 12  # pieces that are missing are named one by one, or as runs, up to here


@dataclass(frozen=True)
class Piece:
    """What a work says of itself that could make it a piece of a post. `titled` and `filed` are folded, the number left out."""

    work: int
    titled: str = ""
    filed: str = ""
    authors: frozenset[str] = frozenset()
    said: tuple[Mark, ...] = ()  # by the text: its posting, or its title
    by_file: Mark | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.said or ((self.by_file,) if self.by_file else ())


@dataclass(frozen=True)
class Post:
    """Pieces in order; `doubted` are those of which a person should say whether they belong, with the reason."""

    pieces: tuple[Piece, ...]
    total: int | None = None
    missing: tuple[int, ...] = ()
    doubted: dict[int, str] = field(default_factory=dict)


def post_of(one: Piece, pool: Iterable[Piece]) -> Post | None:
    """The post that this work is a piece of, as far as the archive holds it; None when it stands alone.

    `pool`: every work of its title, and every one of its row of files.
    """
    named = {piece.work: piece for piece in _with_titles_of_rows({piece.work: piece for piece in (*pool, one)})}
    one = named[one.work]
    near = [piece for piece in named.values() if piece.work == one.work or _belong_together(one, piece)]
    numbered = sorted((piece for piece in near if piece.marks), key=_order)
    if not _is_post(numbered):
        return None
    total = max((mark.total for piece in numbered for mark in piece.marks if mark.total), default=None)
    here = {number for piece in numbered for mark in piece.marks for number in mark.numbers}
    top = max(total or 0, *(number for number in here if number != LAST), 0)
    missing = tuple(number for number in range(1, top + 1) if number not in here)
    first = [piece for piece in near if not piece.marks and 1 in missing][:1]
    if one.marks or one in first:
        return Post((*first, *numbered), total, missing, _doubted(first, numbered))
    return None


def _belong_together(one: Piece, other: Piece) -> bool:
    """The same title by the same author; where one names no author, the same row of files too."""
    same_row = bool(one.filed) and one.filed == other.filed
    same_author = bool(one.authors & other.authors) or (same_row and not (one.authors and other.authors))
    return bool(one.titled) and one.titled == other.titled and same_author


def _with_titles_of_rows(pieces: Mapping[int, Piece]) -> list[Piece]:
    """In a row of numbered files that begins with the only title in it, that is the title of all.

    A folder in which several have titles, or a later one alone, is a collection: there a file without a title is a story
    whose title was not found.
    """
    rows: dict[str, list[Piece]] = {}
    for piece in pieces.values():
        rows.setdefault(piece.filed, []).append(piece)
    named = rows.pop("", [])
    for row in rows.values():
        first = min(row, key=_order_in_row)
        only = {piece.titled for piece in row if piece.titled} == {first.titled}
        title = first.titled if only and first.by_file and first.by_file.first <= 1 else ""
        named += [replace(piece, titled=piece.titled or title) for piece in row]
    return named


def _order_in_row(piece: Piece) -> tuple[int, str, int]:
    return (piece.by_file.first, piece.by_file.letter, piece.work) if piece.by_file else (0, "", piece.work)


def _order(piece: Piece) -> tuple[int, str, int]:
    return (piece.marks[0].first, piece.marks[0].letter, piece.work)


def _is_post(numbered: Sequence[Piece]) -> bool:
    numbers = {(mark.first, mark.letter) for piece in numbered for mark in piece.marks}
    return len({piece.work for piece in numbered}) > 1 and len(numbers) > 1


def _doubted(first: Sequence[Piece], numbered: Sequence[Piece]) -> dict[int, str]:
    doubted = {piece.work: "It has the title and no number: it may be the first part." for piece in first}
    seen: set[tuple[int, str]] = set()
    for piece in numbered:
        here = {(number, mark.letter) for mark in piece.marks for number in mark.numbers}
        if here <= seen:
            doubted[piece.work] = f"{piece.marks[0].called} is here already, in the line above."
        seen |= here
    return doubted


def in_words(missing: Sequence[int], total: int | None) -> str:
    """A sentence for a person.

    >>> in_words([3, 5, 6, 7], 8)
    'Parts 3, 5 to 7 of 8 are not here.'
    """
    if not missing:
        return ""
    runs: list[list[int]] = []
    for number in missing:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    named = [f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    shown = ", ".join(named[:MOST_NAMED]) + (" and others" if len(named) > MOST_NAMED else "")
    of = f" of {total}" if total else ""
    return f"Part {shown}{of} is not here." if len(missing) == 1 else f"Parts {shown}{of} are not here."
