"""How a region of text is wrapped: by a machine at some width, or by the author, a line a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from holdfast.story.layout.signs import ends_sentence, first_word, starts_lower
from holdfast.story.manuscript import Line

WIDEST = 140


class ParagraphMark(StrEnum):
    """What tells that a paragraph begins."""

    BLANK = "blank line"
    INDENT = "indent"
    NONE = "none"
    LINE = "every line"


@dataclass(frozen=True, slots=True)
class Wrap:
    """What was measured; lengths in characters, gaps in blank lines.

    `hard`: lines end where a machine ended them, at `width` give or take `slack`. `gap` is the usual
    distance between paragraphs. `heads` are running heads (digits as `#`). `doubled`: a blank line stands
    after every line. `trailing`: a blank at the line's end says that the paragraph goes on.
    """

    hard: bool = False
    width: int = 0
    slack: int = 0
    mark: ParagraphMark = ParagraphMark.LINE
    gap: int = 1
    indent: int = 0
    explicit: bool = False
    doubled: bool = False
    trailing: bool = False
    page_breaks: bool = False
    quoted: bool = False
    heads: frozenset[str] = frozenset()
    gap_breaks: bool = False


def measure(lines: Sequence[Line], *, explicit: bool) -> Wrap:
    r"""How these lines are wrapped.

    >>> wrapped = "It was a dark and stormy night, and the\nrain fell in torrents.".split("\n")
    >>> measure([Line(one, 0, len(one)) for one in wrapped], explicit=False).hard
    True
    """
    if explicit:
        return Wrap(explicit=True)
    texts = [line.text.strip() for line in lines]
    sure, pairs, blanks = [], 0, 0
    for one, two in pairwise(texts):
        blanks += not two
        if one and two:
            pairs += 1
            if len(one) <= WIDEST and starts_lower(two) and not ends_sentence(one):
                sure.append((len(one), first_word(two)))
    if not sure or len(sure) < 0.25 * pairs:
        return Wrap(gap=_usual_gap(texts))
    width = max(length for length, _ in sure)
    return Wrap(hard=width > 25, width=width, slack=8, mark=ParagraphMark.BLANK, gap=_usual_gap(texts))


def _usual_gap(texts: Sequence[str]) -> int:
    gaps: Counter[int] = Counter()
    run = 0
    for text in texts:
        if text:
            gaps[run] += 1
            run = 0
        else:
            run += 1
    return gaps.most_common(1)[0][0] if gaps else 1
