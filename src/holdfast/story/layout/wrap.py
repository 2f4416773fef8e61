"""How a region of text is wrapped: by a machine at some width, or by the author, a line a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from holdfast.story.layout.rows import Row, rows_of
from holdfast.story.layout.running_heads import running_heads
from holdfast.story.layout.signs import ends_sentence, first_word, may_go_on
from holdfast.story.manuscript import Line, LineRole

WIDEST = 140
NARROWEST = 24


class ParagraphMark(StrEnum):
    """What tells that a paragraph begins."""

    BLANK = "blank line"
    INDENT = "indent"
    NONE = "none"
    LINE = "every line"


@dataclass(frozen=True, slots=True)
class Wrap:
    """What was measured; lengths in characters, gaps in blank lines.

    `hard`: lines end where a machine ended them, at `width`, sometimes `slack` short of it. `gap` is the
    usual distance between paragraphs; `break_gap` the one from which a gap is a scene break (0: never).
    `indent` is the left edge of the text. `doubled`: a blank line stands after every line. `trailing`:
    white space at a line's end says that the paragraph goes on. `quoted`: `> ` before every line. `plain`:
    what the format calls verbatim is prose.
    `heads` are the shapes of running heads.
    """

    hard: bool = False
    width: int = 0
    slack: int = 0
    mark: ParagraphMark = ParagraphMark.LINE
    gap: int = 1
    break_gap: int = 0
    indent: int = 0
    explicit: bool = False
    doubled: bool = False
    trailing: bool = False
    page_breaks: bool = False
    quoted: bool = False
    plain: bool = False
    heads: frozenset[str] = frozenset()


def measure(lines: Sequence[Line], *, explicit: bool) -> Wrap:
    r"""How these lines are wrapped.

    A machine's line end cuts a sentence: the line does not end one and the next goes on with a small letter.
    Such lines give the width. Where they are rare, or end anywhere, the author ended the lines.

    >>> wrapped = "It was a dark and stormy night, and the\nrain fell in torrents.".split("\n")
    >>> measure([Line(one, 0, len(one)) for one in wrapped], explicit=False).hard
    True
    """
    if explicit:
        return _explicit(lines)
    heads = running_heads(lines)
    rows = rows_of(lines, heads, plain=True)
    doubled = _is_doubled(rows)
    if doubled:
        rows = rows_of(lines, heads, doubled=True, plain=True)
    quoted = sum(row.quoted for row in rows) * 2 > len(rows)
    sure = [(one, two) for one, two in pairwise(rows) if _is_cut(one, two)]
    width = _width(rows, sure)
    if not width:
        gap = _usual_gap(rows)
        return Wrap(gap=gap, break_gap=_break_gap(rows, gap), quoted=quoted, heads=heads, doubled=doubled)
    return _hard(rows, sure, Wrap(hard=True, width=width, doubled=doubled, quoted=quoted, heads=heads))


def _explicit(lines: Sequence[Line]) -> Wrap:
    """Paragraphs are marked, unless nearly all stands verbatim and is wrapped prose all the same."""
    everything = sum(len(line.text) for line in lines)
    verbatim = sum(len(line.text) for line in lines if line.role is LineRole.VERBATIM)
    if verbatim * 10 > everything * 9:
        wrapped = measure(lines, explicit=False)
        if wrapped.hard:
            return replace(wrapped, explicit=True, plain=True)
    rows = rows_of(lines)
    gap = _usual_gap(rows)
    return Wrap(explicit=True, gap=gap, break_gap=_break_gap(rows, gap))


def _is_cut(one: Row, two: Row) -> bool:
    return (
        len(one.text) <= WIDEST
        and two.blanks < 2
        and one.role is LineRole.TEXT
        and may_go_on(two.text)
        and not ends_sentence(one.text)
    )


def _is_doubled(rows: Sequence[Row]) -> bool:
    """Whether a blank line stands after every line, though sentences go on over it."""
    close = sum(row.blanks == 0 for row in rows[1:])
    if len(rows) < 4 or close * 10 > len(rows):
        return False
    cut = sum(two.blanks == 1 and _is_cut(one, two) for one, two in pairwise(rows))
    return cut * 3 > len(rows)


def _width(rows: Sequence[Row], sure: Sequence[tuple[Row, Row]]) -> int:
    """The column of wrapping; 0 when the lines were ended by their author."""
    close = sum(row.blanks == 0 for row in rows[1:])
    cut = [len(one.text) for one, two in sure if two.blanks == 0]
    if not cut or len(cut) * 5 < close:
        return 0
    cut.sort()
    width = cut[-1 - len(cut) // 100]
    least = 36 if len(cut) < 3 and not any(map(_has_no_case, sure)) else NARROWEST
    if width < least:
        return 0
    width = max(len(row.text) for row in rows if len(row.text) <= width + 3)
    near = sum(width - len(one.text) - 1 - first_word(two.text) <= max(8, width // 6) for one, two in sure)
    longer = sum(len(row.text) for row in rows if len(row.text) > width + 20)
    everything = sum(len(row.text) for row in rows)
    return width if near >= 0.75 * len(sure) and longer * 2 < everything else 0


def _has_no_case(pair: tuple[Row, Row]) -> bool:
    first = pair[1].text[:1]
    return first.lower() == first.upper()


def _hard(rows: Sequence[Row], sure: Sequence[tuple[Row, Row]], wrap: Wrap) -> Wrap:
    slack = _slack([wrap.width - len(one.text) - 1 - first_word(two.text) for one, two in sure if two.blanks == 0])
    edge = min(row.indent for row in rows)
    gap = _usual_gap([row for row in rows if row.blanks])
    ended = [
        (one, two)
        for one, two in pairwise(rows)
        if len(one.text) + 1 + first_word(two.text) <= wrap.width - slack and ends_sentence(one.text)
    ]
    mark = ParagraphMark.BLANK if sum(two.blanks > 0 for _, two in ended) * 2 > len(ended) else ParagraphMark.NONE
    if _is_indented(rows, sure, edge, wrap.width - slack):
        mark = ParagraphMark.INDENT
    return replace(
        wrap,
        slack=slack,
        mark=mark,
        gap=gap if mark is ParagraphMark.BLANK else 0,
        break_gap=_break_gap(rows, gap if mark is ParagraphMark.BLANK else 0),
        indent=edge,
        trailing=_trails(sure, ended),
        page_breaks=any(two.blanks for _, two in sure),
    )


def _slack(short: list[int]) -> int:
    """How far short of the width a wrapped line may end: nineteen in twenty end nearer."""
    short.sort()
    return max(0, short[-1 - len(short) // 20])


def _is_indented(rows: Sequence[Row], sure: Sequence[tuple[Row, Row]], edge: int, width: int) -> bool:
    """Whether an indent begins a paragraph: it follows an ended sentence or a short line, and hardly ever a cut one."""
    inner = [(one, two) for one, two in pairwise(rows) if two.indent > edge]
    if len(inner) < 2 or len(inner) > 0.9 * len(rows):
        return False
    after = sum(ends_sentence(one.text) or len(one.text) + 1 + first_word(two.text) <= width for one, two in inner)
    cut = sum(two.indent > edge for _, two in sure)
    usual = Counter(two.indent for _, two in inner).most_common(1)[0][1]
    return after >= 0.8 * len(inner) and cut <= 0.1 * len(sure) and usual >= 0.6 * len(inner)


def _trails(sure: Sequence[tuple[Row, Row]], ended: Sequence[tuple[Row, Row]]) -> bool:
    """Whether white space at line ends tells wrapped lines from last ones."""
    if len(sure) < 5 or len(ended) < 3:
        return False
    return sum(one.trail for one, _ in sure) > 0.5 * len(sure) and sum(one.trail for one, _ in ended) < 0.1 * len(ended)


def _usual_gap(rows: Sequence[Row]) -> int:
    gaps = Counter(row.blanks for row in rows[1:])
    return gaps.most_common(1)[0][0] if gaps else 1


def _break_gap(rows: Sequence[Row], usual: int) -> int:
    """From how many blank lines on a gap is a scene break; 0 when gaps say nothing: too few paragraphs, too many gaps."""
    wide = [row.blanks for row in rows[1:] if row.blanks > usual and not row.headed]
    if not wide or len(wide) * 3 > len(rows):
        return 0
    return usual + 1
