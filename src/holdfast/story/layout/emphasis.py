"""Emphasis that was typed: `*so*`, `_so_`, `~~struck~~`, and tags written into plain text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from holdfast.story.manuscript import Mark

# The opening sign stands before a word and after none; the closing one the other way round.
TYPED = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])(?P<strong>[^*]{1,2000})(?<!\s)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*]{1,2000})(?<!\s)\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<em2>[^_]{1,2000})(?<!\s)_(?![\w_])"
    r"|(?<!~)~~(?=[^\s~])(?P<s>[^~]{1,2000})(?<!\s)~~(?!~)"
)
NAMES = {"em": ("em", "*"), "em2": ("em", "_"), "strong": ("strong", "**"), "s": ("s", "~~")}
SIGNS = frozenset(sign for _, sign in NAMES.values())
TAG = re.compile(r"<(/?)(i|em|b|strong|s|strike|del|u|ins|sup|sub)\s*>", re.IGNORECASE)
SAME = {"i": "em", "b": "strong", "strike": "s", "del": "s", "ins": "u"}
Span = tuple[int, int]


def typed_marks(text: str) -> tuple[Mark, ...]:
    """The stretches between signs of emphasis; the signs stay in the text, just outside, and are the mark's value.

    >>> typed_marks("It was *so* cold, 2 * 3 * 4, snake_case_name.")
    (Mark(start=8, end=10, name='em', value='*'),)
    """
    if "*" not in text and "_" not in text and "~~" not in text:
        return ()
    return tuple(_typed(text))


def _typed(text: str) -> Iterator[Mark]:
    for match in TYPED.finditer(text):
        group = match.lastgroup or "em"
        start, end = match.span(group)
        if not _in_address(text, match.start()):
            name, sign = NAMES[group]
            yield Mark(start, end, name, sign)


def _in_address(text: str, place: int) -> bool:
    """Whether the sign stands inside a web address."""
    token = text[max(0, place - 200) : place].rsplit(maxsplit=1)
    return bool(token) and not text[place - 1].isspace() and ("://" in token[-1] or token[-1].startswith("www."))


def written_tags(text: str) -> tuple[list[Span], list[Mark]]:
    """The tags that people wrote into plain text, and the marks they meant; both count characters of `text`.

    A tag that is never closed, or closes nothing, is left standing: it may be anything.

    >>> written_tags("I <i>am</i> here, <3 you, <b>so")
    ([(2, 5), (7, 11)], [Mark(start=5, end=7, name='em', value='')])
    """
    if "</" not in text:
        return [], []
    opened: dict[str, list[Span]] = defaultdict(list)
    tags: list[Span] = []
    marks: list[Mark] = []
    for match in TAG.finditer(text):
        name = match[2].lower()
        if not match[1]:
            opened[name].append(match.span())
        elif opened[name]:
            begin = opened[name].pop()
            tags += (begin, match.span())
            marks.append(Mark(begin[1], match.start(), SAME.get(name, name)))
    return sorted(tags), sorted(marks, key=lambda one: (one.start, -one.end))
