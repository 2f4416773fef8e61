"""Blocks as HTML and as text. The HTML is clean by construction: all is escaped, few elements exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from holdfast.story.manuscript import Mark
from holdfast.story.work import Block, BlockKind, Chapter

AROUND = {
    BlockKind.PARAGRAPH: ("<p>", "</p>"),
    BlockKind.VERSE: ('<p class="verse">', "</p>"),
    BlockKind.LETTER: ('<p class="letter">', "</p>"),
    BlockKind.HEADING: ("<h3>", "</h3>"),
    BlockKind.QUOTE: ("<p>", "</p>"),
    BlockKind.VERBATIM: ("<pre>", "</pre>"),
}
ELEMENTS = frozenset({"em", "strong", "s", "u", "sup", "sub", "small", "code", "q", "cite"})
SCHEMES = ("http://", "https://", "mailto:")
SIGNS = frozenset({"*", "_", "**", "~~"})


def chapter_html(chapter: Chapter) -> str:
    """A chapter's blocks as HTML, one block a line; quotations that follow one another stand in one.

    >>> chapter_html(Chapter(None, 0, 9, (Block(BlockKind.PARAGRAPH, "I & *you*", 0, 9, (Mark(5, 8, "em", "*"),)),)))
    '<p>I &amp; <em>you</em></p>'
    """
    return "\n".join(_grouped(chapter.blocks))


def _grouped(blocks: Iterable[Block]) -> Iterator[str]:
    for quoted, group in groupby(blocks, key=lambda one: one.kind is BlockKind.QUOTE):
        if quoted:
            yield f"<blockquote>{''.join(map(_element, group))}</blockquote>"
        else:
            yield from map(_element, group)


def chapter_text(chapter: Chapter) -> str:
    r"""A chapter as plain text: blocks parted by a blank line, lines of verse and letters by a line end.

    >>> chapter_text(Chapter(None, 0, 9, (Block(BlockKind.PARAGRAPH, "One.", 0, 4), Block(BlockKind.BREAK, "", 4, 4),
    ...     Block(BlockKind.PARAGRAPH, "Two.", 5, 9))))
    'One.\n\nTwo.'
    """
    return "\n\n".join(block.text for block in chapter.blocks if block.text)


def block_html(block: Block) -> str:
    """One block as HTML. Signs of emphasis that a mark stands for are not shown.

    >>> block_html(Block(BlockKind.BREAK, "***", 0, 3))
    '<hr>'
    """
    return f"<blockquote>{_element(block)}</blockquote>" if block.kind is BlockKind.QUOTE else _element(block)


def _element(block: Block) -> str:
    if block.kind is BlockKind.BREAK:
        return "<hr>"
    before, after = AROUND[block.kind]
    inside = _inline(block.text, block.marks) if block.marks else escape(block.text, quote=False)
    if block.kind is BlockKind.VERBATIM:
        return before + ("\n" if inside.startswith("\n") else "") + inside + after
    return before + (inside.replace("\n", "<br>") if "\n" in inside else inside) + after


def _inline(text: str, marks: Iterable[Mark]) -> str:
    """Escaped text with its marks as elements; one that overlaps another is closed and opened again at its end."""
    shown = [one for one in marks if 0 <= one.start < one.end <= len(text) and _is_shown(one)]
    hidden = [span for one in shown if one.value in SIGNS for span in _signs(text, one)]
    known = _merged(shown)
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for one in known:
        opening.setdefault(one.start, []).append(one)
        closing.setdefault(one.end, []).append(one)
    jumps = dict(hidden)
    edges = sorted({0, len(text), *opening, *closing, *(edge for span in hidden for edge in span)})
    parts: list[str] = []
    stack: list[Mark] = []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        if start in closing:
            parts.append(_close(stack, closing[start]))
        for one in opening.get(start, ()):
            stack.append(one)
            parts.append(_opening(one))
        if jumps.get(start) != end:
            parts.append(escape(text[start:end], quote=False))
    return "".join(parts)


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """Marks of one name as one where they overlap; of links that overlap, the first. So nothing nests in itself."""
    last: dict[str, Mark] = {}
    found: list[Mark] = []
    for one in sorted(marks, key=lambda one: (one.start, -one.end)):
        before = last.get(one.name)
        if before is None or one.start >= before.end:
            last[one.name] = one
        elif one.name != "a":
            last[one.name] = replace(before, end=max(before.end, one.end))
            continue
        else:
            continue
        if before is not None:
            found.append(before)
    return sorted((*found, *last.values()), key=lambda one: (one.start, -one.end))


def _is_shown(mark: Mark) -> bool:
    return mark.name in ELEMENTS or (mark.name == "a" and mark.value.lower().startswith(SCHEMES))


def _signs(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """Where the signs of emphasis stand that this mark was typed with."""
    size = len(mark.value)
    if text[mark.start - size : mark.start] == mark.value == text[mark.end : mark.end + size]:
        yield mark.start - size, mark.start
        yield mark.end, mark.end + size


def _close(stack: list[Mark], ending: list[Mark]) -> str:
    """Closes the marks that end here; those opened later are closed with them and opened again."""
    again: list[Mark] = []
    parts: list[str] = []
    left = len(ending)
    while left:
        one = stack.pop()
        parts.append(f"</{one.name}>")
        if one in ending:
            left -= 1
        else:
            again.append(one)
    for one in reversed(again):
        stack.append(one)
        parts.append(_opening(one))
    return "".join(parts)


def _opening(mark: Mark) -> str:
    return f'<a href="{escape(mark.value)}" rel="nofollow">' if mark.name == "a" else f"<{mark.name}>"
