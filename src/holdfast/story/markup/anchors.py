"""Links that stay inside a text: footnotes, and the way back. Both ends get names of ours, so that no page's own is taken.

A story is shown in pieces (a chapter, the whole work) on pages that have names of their own. So an anchor's name is
made of a digest of its chapter's text and a number: two chapters never share one, and the same text has the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from zlib import crc32

from holdfast.story.manuscript import Mark

PREFIX = "note-"
LONGEST = 80  # characters of a name; what is longer was made by a program for its own use
_LINK = re.compile(r"""href\s*+=\s*+["']?#([^\s"'<>#]{1,80})["'\s>]""", re.IGNORECASE)


def linked(page: str) -> frozenset[str]:
    """The names that links inside a page lead to.

    >>> sorted(linked("<a href='#fn1'>1</a> <a href=#fn2>2</a> <a href='/x#y'>x</a>"))
    ['fn1', 'fn2']
    """
    return frozenset(match[1] for match in _LINK.finditer(page)) if "#" in page else frozenset()


def names_for(marks: Iterable[Mark], text: str) -> Mapping[str, str]:
    """The anchors that stand among marks, each with the name that it gets.

    >>> names_for([Mark(0, 1, "id", "fn1"), Mark(2, 3, "a", "#fn2")], "Rain")
    {'fn1': 'note-17602593-1'}
    """
    found = list(dict.fromkeys(one.value for one in marks if one.name == "id"))
    if not found:
        return {}
    digest = f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"
    return {name: f"{PREFIX}{digest}-{number}" for number, name in enumerate(found, 1)}
