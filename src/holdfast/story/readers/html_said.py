"""What a page says of itself in places of its own: its title, its meta tags, its language."""

from __future__ import annotations

import re
from html import unescape

from holdfast.story.manuscript import Said
from holdfast.story.markup.tokens import Token, attributes

_CONTENT = re.compile(r"""\b(?:content|href)\s*+=\s*+["']?([^"'<>]*)""", re.IGNORECASE)
_TOLD = frozenset({"author", "date", "dc.creator", "dc.date", "dc.title", "description", "keywords", "og:title", "og:description", "article:author", "article:published_time"})  # fmt: skip


def said(page: str, token: Token) -> Said | None:
    """What one tag says about the story, and where.

    >>> page = '<meta name="Author" content="A. N. Other">'
    >>> said(page, Token("open", 0, 42, "meta", page[5:-1]))
    Said(name='author', value='A. N. Other', start=29, end=40)
    """
    if token.name == "title":
        return _told("title", page, token.inner, token.inner_end)
    given = attributes(token.attributes)
    name = given.get("name", given.get("property", "")).lower()
    if token.name == "link":
        name = "canonical" if given.get("rel", "").lower() == "canonical" else ""
    if name != "canonical" and name not in _TOLD:
        return None
    match = _CONTENT.search(page, token.start, token.end)
    return _told(name, page, match.start(1), match.end(1)) if match else None


def _told(name: str, page: str, start: int, end: int) -> Said | None:
    raw = page[start:end]
    value = " ".join(unescape(raw).split())
    if not value:
        return None
    return Said(name, value, start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
