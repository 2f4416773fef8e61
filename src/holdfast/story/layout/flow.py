"""Which rows flow into one another, and which end where the author ended them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.story.layout.breaks import is_scene_break
from holdfast.story.layout.rows import Row
from holdfast.story.layout.set_lines import LONGEST, is_greeting, is_spaced, kind_of
from holdfast.story.layout.signs import closes_quote, ends_sentence, first_word, may_go_on, opens_quote, starts_lower
from holdfast.story.layout.wrap import ParagraphMark, Wrap
from holdfast.story.manuscript import LineRole
from holdfast.story.work import BlockKind

Group = tuple[BlockKind, int, int]
ROLES = {
    LineRole.HEADING: BlockKind.HEADING,
    LineRole.RULE: BlockKind.BREAK,
    LineRole.QUOTE: BlockKind.QUOTE,
    LineRole.VERBATIM: BlockKind.VERBATIM,
    LineRole.ITEM: BlockKind.PARAGRAPH,
}


def groups(rows: Sequence[Row], wrap: Wrap) -> Iterator[Group]:
    """Rows `[first, last)` that make one block, in order, and its kind; every row in exactly one."""
    kept = kept_runs(rows, wrap)
    first, count = 0, len(rows)
    while first < count:
        row = rows[first]
        last = first + 1
        kind = BlockKind.PARAGRAPH
        if row.role is not LineRole.TEXT:
            kind, last = ROLES[row.role], _role_end(rows, first)
        elif first in kept:
            kind, last = kept[first]
        elif wrap.hard:
            while last < count and last not in kept and goes_on(rows[last - 1], rows[last], wrap):
                last += 1
        if row.quoted and not wrap.quoted and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.QUOTE
        yield kind, first, last
        first = last


def _role_end(rows: Sequence[Row], first: int) -> int:
    role, last = rows[first].role, first + 1
    if role not in {LineRole.QUOTE, LineRole.VERBATIM}:
        return last
    while last < len(rows) and rows[last].role is role and (rows[last].blanks == 0 or role is LineRole.VERBATIM):
        last += 1
    return last


def goes_on(one: Row, two: Row, wrap: Wrap) -> bool:
    """Whether the second row carries on the paragraph of the first, in a hard-wrapped region."""
    if two.role is not LineRole.TEXT or one.quoted != two.quoted or _parts(one.text) or _parts(two.text):
        return False
    ended = ends_sentence(one.text)
    full = len(one.text) + 1 + first_word(two.text) > wrap.width - wrap.slack
    if two.blanks:
        nearly = len(one.text) + 1 + first_word(two.text) > wrap.width - wrap.slack - wrap.width // 8
        return _goes_on_over_gap(one, two, wrap, cut=not ended and (full or (nearly and starts_lower(two.text))))
    if wrap.mark is ParagraphMark.INDENT:
        return two.indent <= wrap.indent
    if len(one.text) > wrap.width + 8 or not full:
        return not ended and starts_lower(two.text)
    if wrap.trailing and one.trail:
        return True
    return not (ended and _speaks_anew(one.text, two.text))


def _goes_on_over_gap(one: Row, two: Row, wrap: Wrap, *, cut: bool) -> bool:
    """A blank line in mid-sentence is a page's end. A gap wider than usual needs a small letter behind it."""
    if wrap.mark is ParagraphMark.INDENT and two.indent > wrap.indent:
        return False
    if not cut:
        return False
    if may_go_on(two.text):
        return True
    return two.blanks <= max(1, wrap.gap) and wrap.page_breaks and (one.text[-1].isalnum() or one.text[-1] == ",")


def _speaks_anew(one: str, two: str) -> bool:
    return closes_quote(one) and opens_quote(two)


def _parts(text: str) -> bool:
    return len(text) <= 60 and is_scene_break(text)


def kept_runs(rows: Sequence[Row], wrap: Wrap) -> dict[int, tuple[BlockKind, int]]:
    """Runs of close rows whose ends were wanted: where each begins, what it is, where it ends."""
    found: dict[int, tuple[BlockKind, int]] = {}
    limit = min(LONGEST, wrap.width * 4 // 5) if wrap.hard else LONGEST
    first, count = 0, len(rows)
    while first + 1 < count:
        last = first + 1
        if rows[last].blanks or rows[first].role is not LineRole.TEXT:
            first = last
            continue
        spaced = _is_spaced(rows[first].text)
        while last < count and rows[last].blanks == 0 and _alike(rows, last, limit, wrap, spaced=spaced):
            last += 1
        if last - first > 1 and spaced:
            found[first] = (BlockKind.VERBATIM, last)
        elif last - first > 1 and _alike(rows, first, limit, wrap, spaced=False):
            _keep(found, rows, (first, last), wrap)
        first = last
    return found


def _is_spaced(text: str) -> bool:
    return (text[0] in "<[(|+0123456789" or "   " in text or "\t" in text) and is_spaced(text)


def _alike(rows: Sequence[Row], place: int, limit: int, wrap: Wrap, *, spaced: bool) -> bool:
    """Whether a row belongs into a run: a row of a table in a table; else a line that ends short of the width."""
    row = rows[place]
    if spaced or row.role is not LineRole.TEXT:
        return row.role is LineRole.TEXT and _is_spaced(row.text)
    if len(row.text) > limit or _is_spaced(row.text) or _parts(row.text):
        return False
    if not wrap.hard or place + 1 == len(rows) or rows[place + 1].blanks:
        return True
    return len(row.text) + 1 + first_word(rows[place + 1].text) <= wrap.width - wrap.slack


def _keep(found: dict[int, tuple[BlockKind, int]], rows: Sequence[Row], run: tuple[int, int], wrap: Wrap) -> None:
    first, last = run
    if wrap.hard and first and rows[first].blanks == 0 and goes_on(rows[first - 1], rows[first], wrap):
        first += 1
    if is_greeting(rows[first].text):
        first += 1  # what follows a greeting is judged without it
    texts = [row.text for row in rows[first:last]]
    kind = kind_of(texts)
    for begin in (last - 3, last - 2):
        if kind is None and begin > first and kind_of(texts[begin - first :]) is BlockKind.LETTER:
            first, kind = begin, BlockKind.LETTER
    if kind is not None:
        found[first] = (kind, last)
