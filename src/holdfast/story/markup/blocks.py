"""Blocks as HTML and as text. The HTML is clean by construction: all is escaped, few elements exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from holdfast.story.manuscript import Mark
from holdfast.story.markup.anchors import names_for
from holdfast.story.markup.looks import CENTRED, HUES
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
_HUES = frozenset(f"hue-{one}" for one in HUES)
SIGNS = frozenset({"*", "_", "**", "~~"})


def chapter_html(chapter: Chapter) -> str:
    """A chapter's blocks as HTML, one block a line; quotations that follow one another stand in one.

    >>> chapter_html(Chapter(None, 0, 9, (Block(BlockKind.PARAGRAPH, "I & *you*", 0, 9, (Mark(5, 8, "em", "*"),)),)))
    '<p>I &amp; <em>you</em></p>'
    """
    return "\n".join(_grouped(chapter.blocks, _names(chapter.blocks)))


def _names(blocks: Sequence[Block]) -> Mapping[str, str]:
    """The names of the anchors in these blocks: links that lead elsewhere are no links here."""
    marks = [mark for block in blocks for mark in block.marks if mark.name == "id"]
    return names_for(marks, "\n".join(block.text for block in blocks)) if marks else {}


def _grouped(blocks: Iterable[Block], names: Mapping[str, str]) -> Iterator[str]:
    for quoted, group in groupby(blocks, key=lambda one: one.kind is BlockKind.QUOTE):
        if quoted:
            yield f"<blockquote>{''.join(_element(one, names) for one in group)}</blockquote>"
        else:
            yield from (_element(one, names) for one in group)


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
    element = _element(block, _names([block]))
    return f"<blockquote>{element}</blockquote>" if block.kind is BlockKind.QUOTE else element


def _element(block: Block, names: Mapping[str, str]) -> str:
    if block.kind is BlockKind.BREAK:
        return "<hr>"
    before, after = AROUND[block.kind]
    if block.kind is BlockKind.PARAGRAPH and _is_centred(block):
        before = f'<p class="{CENTRED}">'
    inside = _inline(block.text, block.marks, names) if block.marks else escape(block.text, quote=False)
    if block.kind is BlockKind.VERBATIM:
        return before + ("\n" if inside.startswith("\n") else "") + inside + after
    return before + (inside.replace("\n", "<br>") if "\n" in inside else inside) + after


def _is_centred(block: Block) -> bool:
    """Whether every line of it was set in the middle."""
    held = sum(one.end - one.start for one in block.marks if one.name == CENTRED)
    return held > 0 and held >= len(block.text) - block.text.count("\n")


def _inline(text: str, marks: Iterable[Mark], names: Mapping[str, str]) -> str:
    """Escaped text with its marks as elements; one that overlaps another is closed and opened again at its end."""
    shown = [one for one in marks if 0 <= one.start < one.end <= len(text) and _is_shown(one, names)]
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
            parts.append(_close(stack, closing[start], names))
        for one in opening.get(start, ()):
            stack.append(one)
            parts.append(_opening(one, names))
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
        elif one.name not in {"a", "id"}:
            last[one.name] = replace(before, end=max(before.end, one.end))
            continue
        else:
            continue
        if before is not None:
            found.append(before)
    return sorted((*found, *last.values()), key=lambda one: (one.start, -one.end))


def _is_shown(mark: Mark, names: Mapping[str, str]) -> bool:
    if mark.name == "a":
        return mark.value.lower().startswith(SCHEMES) or (mark.value[:1] == "#" and mark.value[1:] in names)
    return mark.name in ELEMENTS or mark.name in _HUES or (mark.name == "id" and mark.value in names)


def _signs(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """Where the signs of emphasis stand that this mark was typed with."""
    size = len(mark.value)
    if text[mark.start - size : mark.start] == mark.value == text[mark.end : mark.end + size]:
        yield mark.start - size, mark.start
        yield mark.end, mark.end + size


def _close(stack: list[Mark], ending: list[Mark], names: Mapping[str, str]) -> str:
    """Closes the marks that end here; those opened later are closed with them and opened again."""
    again: list[Mark] = []
    parts: list[str] = []
    left = len(ending)
    while left:
        one = stack.pop()
        parts.append(f"</{one.name if one.name in ELEMENTS or one.name == 'a' else 'span'}>")
        if one in ending:
            left -= 1
        else:
            again.append(one)
    for one in reversed(again):
        stack.append(one)
        parts.append(_opening(one, {}) if one.name == "id" else _opening(one, names))
    return "".join(parts)


def _opening(mark: Mark, names: Mapping[str, str]) -> str:
    if mark.name == "a":
        inside = mark.value[:1] == "#"
        address = f"#{names[mark.value[1:]]}" if inside else escape(mark.value)
        return f'<a href="{address}" rel="nofollow">'
    if mark.name == "id":
        return f'<span id="{names[mark.value]}">' if mark.value in names else "<span>"
    return f'<span class="{mark.name}">' if mark.name in _HUES else f"<{mark.name}>"
