"""Emphasis that was typed: `*so*`, `_so_`, `~~struck~~`, and tags written into plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.manuscript import Mark

# The opening sign stands before a word and after no word; the closing one the other way round; both on one line.
_TYPED = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(?P<em>[^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<em2>[^_\n]{1,2000}?)(?<=[^\s_])_(?![\w_])"
    r"|(?<![\w*])\*\*(?=[^\s*])(?P<strong>[^*\n]{1,2000}?)(?<=[^\s*])\*\*(?![\w*])"
    r"|(?<!~)~~(?=[^\s~])(?P<s>[^~\n]{1,2000}?)(?<=[^\s~])~~(?!~)"
)
_NAMES = {"em": "em", "em2": "em", "strong": "strong", "s": "s"}
_TAG = re.compile(r"<(/?)(i|em|b|strong|s|strike|del|u|ins|sup|sub)\s*>", re.IGNORECASE)
_SAME = {"i": "em", "b": "strong", "strike": "s", "del": "s", "ins": "u"}


def typed_marks(text: str) -> tuple[Mark, ...]:
    """The stretches between signs of emphasis; the signs themselves stay in the text, just outside.

    >>> typed_marks("It was *so* cold, 2 * 3 * 4.")
    (Mark(start=8, end=10, name='em', value=''),)
    """
    if "*" not in text and "_" not in text and "~~" not in text:
        return ()
    return tuple(_typed(text))


def _typed(text: str) -> Iterator[Mark]:
    for match in _TYPED.finditer(text):
        group = match.lastgroup or "em"
        yield Mark(match.start(group), match.end(group), _NAMES[group])


def written_tags(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Plain text without the few tags that people wrote into it, and the marks they meant.

    A tag that is never closed, or closes nothing, is left standing: it may be anything.

    >>> written_tags("I <i>am</i> here, <3 you, <b>so")
    ('I am here, <3 you, <b>so', (Mark(start=2, end=4, name='em', value=''),))
    """
    if "<" not in text:
        return text, ()
    pairs = _pairs(text)
    kept, marks, last, shift = list[str](), list[Mark](), 0, dict[int, int]()
    length = 0
    for start, end in sorted(span for pair in pairs for span in pair[:2]):
        kept.append(text[last:start])
        length += start - last
        shift[start] = length
        last = end
    kept.append(text[last:])
    marks = [Mark(shift[opening[0]], shift[closing[0]], name) for opening, closing, name in pairs]
    return "".join(kept), tuple(sorted(marks, key=lambda one: (one.start, -one.end)))


def _pairs(text: str) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    open_tags: list[tuple[tuple[int, int], str]] = []
    pairs = []
    for match in _TAG.finditer(text):
        name = _SAME.get(match[2].lower(), match[2].lower())
        if not match[1]:
            open_tags.append((match.span(), name))
        elif open_tags and open_tags[-1][1] == name:
            pairs.append((open_tags.pop()[0], match.span(), name))
    return pairs
