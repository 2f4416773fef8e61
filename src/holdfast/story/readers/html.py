"""HTML: pages saved from a browser or taken from a dying site, and files with tags under any name."""

from __future__ import annotations

import re
from dataclasses import replace

from holdfast.story.decode import decode
from holdfast.story.errors import Refused
from holdfast.story.manuscript import Line, LineRole, Manuscript
from holdfast.story.readers.html_page import Page
from holdfast.story.source import Source

NAME = "html"
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BLOCK = re.compile(rb"<(?:p|br|div|h[1-6]|li|td|hr|blockquote)\b[^<>]{0,200}>", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta\b[^<>]{0,300}?charset|\?xml\b[^<>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml", ".mht"}


def claims(source: Source) -> float:
    """By content first: a page's own tags, or so many blocks that they must part its paragraphs.

    >>> claims(Source("a.txt", b"<html><body>Hi")), claims(Source("a.txt", b"I <i>said</i> no."))
    (1.0, 0.0)
    """
    head = source.data[:16_384]
    if b"\x00" in head:
        head = head.replace(b"\x00", b"")
    if _PAGE.search(head, 0, 2048):
        return 1.0
    blocks = sum(1 for _ in _BLOCK.finditer(head))
    if source.suffix in _SUFFIXES:
        return 0.9 if blocks or b"</" in head else 0.0
    return 0.8 if blocks >= 4 and blocks * 1000 >= len(head) else 0.0


def read(source: Source) -> Manuscript:
    """The lines that a browser would show; see `Page` for what parts them.

    >>> page = read(Source("a.html", b"<p>Tea &amp; <em>toast</em></p><hr><p>Rain.</p>"))
    >>> [line.text for line in page.lines]
    ['Tea & toast', '', '* * *', '', 'Rain.']
    """
    declared = _CHARSET.search(source.data, 0, 4096)
    decoded = decode(source.data, source.charset or (declared[1].decode("ascii") if declared else None))
    page = Page(decoded.text).read()
    lines = page.story_lines()
    if not any(line.text and line.role is not LineRole.RULE for line in lines):
        raise Refused("The page is empty: it holds tags, and no text between them.")
    lines, explicit = _unless_typed(lines)
    return Manuscript(
        decoded.text, lines, NAME, decoded.encoding, explicit, page.language, tuple(page.said), decoded.repairs
    )


def _unless_typed(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], bool]:
    """A page that is one big `pre`, as list archives make them, is plain text in a frame."""
    typed = sum(len(line.text) for line in lines if line.role is LineRole.VERBATIM)
    if typed * 2 <= sum(len(line.text) for line in lines):
        return lines, True
    return tuple(replace(line, role=LineRole.TEXT) if line.role is LineRole.VERBATIM else line for line in lines), False
