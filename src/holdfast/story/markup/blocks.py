"""Blocks as HTML and as text. The HTML is clean by construction: all is escaped, few elements exist."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from holdfast.story.manuscript import Mark
from holdfast.story.work import Block, BlockKind, Chapter

_OPEN = {
    BlockKind.PARAGRAPH: ("<p>", "</p>"),
    BlockKind.VERSE: ('<p class="verse">', "</p>"),
    BlockKind.LETTER: ('<p class="letter">', "</p>"),
    BlockKind.HEADING: ("<h3>", "</h3>"),
    BlockKind.QUOTE: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.VERBATIM: ("<pre>", "</pre>"),
}
_MARKS = frozenset({"em", "strong", "s", "u", "sup", "sub", "a"})
_SIGNS = {"em": ("*", "_"), "strong": ("**",), "s": ("~~",)}


def chapter_html(chapter: Chapter) -> str:
    """A chapter's blocks as HTML, one block a line.

    >>> chapter_html(Chapter(None, 0, 9, (Block(BlockKind.PARAGRAPH, "I & *you*", 0, 9, (Mark(5, 8, "em"),)),)))
    '<p>I &amp; <em>you</em></p>'
    """
    return "\\n".join(map(block_html, chapter.blocks))


def chapter_text(chapter: Chapter) -> str:
    """A chapter as plain text: paragraphs parted by a blank line, lines of verse and letters by a line end.

    >>> chapter_text(Chapter(None, 0, 9, (Block(BlockKind.PARAGRAPH, "One.", 0, 4), Block(BlockKind.BREAK, "", 4, 5),
    ...     Block(BlockKind.PARAGRAPH, "Two.", 5, 9))))
    'One.\n\nTwo.'
    """
    return "\\n\\n".join(block.text for block in chapter.blocks if block.text)


def block_html(block: Block) -> str:
    """One block as HTML. Signs of emphasis that a mark stands for are not shown.

    >>> block_html(Block(BlockKind.BREAK, "***", 0, 3))
    '<hr>'
    """
    if block.kind is BlockKind.BREAK:
        return "<hr>"
    before, after = _OPEN[block.kind]
    inside = _inline(block.text, block.marks)
    return before + (inside if block.kind is BlockKind.VERBATIM else inside.replace("\\n", "<br>\\n")) + after


def _inline(text: str, marks: tuple[Mark, ...]) -> str:
    """Escaped text with its marks as elements, properly nested: overlapping ones are cut at each other's ends."""
    if not marks:
        return escape(text, quote=False)
    known = [one for one in marks if one.name in _MARKS and one.start < one.end]
    hidden = {place for one in known for place in _signs(text, one)}
    edges = sorted({0, len(text), *(edge for one in known for edge in (one.start, one.end))})
    parts: list[str] = []
    now: tuple[Mark, ...] = ()
    for start, end in zip(edges, edges[1:], strict=False):
        then = tuple(one for one in known if one.start <= start and one.end >= end)
        parts.append(_change(now, then))
        shown = (letter for place, letter in enumerate(text[start:end], start) if place not in hidden)
        parts.append(escape("".join(shown), quote=False))
        now = then
    return "".join(parts) + _change(now, ())


def _signs(text: str, mark: Mark) -> Iterable[int]:
    for sign in _SIGNS.get(mark.name, ()):
        size = len(sign)
        if mark.start >= size and text[mark.start - size : mark.start] == sign == text[mark.end : mark.end + size]:
            yield from range(mark.start - size, mark.start)
            yield from range(mark.end, mark.end + size)


def _change(now: tuple[Mark, ...], then: tuple[Mark, ...]) -> str:
    same = 0
    while same < min(len(now), len(then)) and now[same] == then[same]:
        same += 1
    closing = "".join(f"</{one.name}>" for one in reversed(now[same:]))
    return closing + "".join(_opening(one) for one in then[same:])


def _opening(mark: Mark) -> str:
    if mark.name == "a":
        return f'<a href="{escape(mark.value)}">'
    return f"<{mark.name}>"
