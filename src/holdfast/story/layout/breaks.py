"""Scene breaks: a line that only says "some time passes", in every style seen in the wild."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 120
LETTERS = re.compile(r"(?:[oO0]{3}|[oO](?:[-=~*.+][oO])+|(?:[xX][oO])+[xX]|(?:[oO][xX])+[oO]|[xX]{3,}|[oO]{3,})")
ENDLESS = re.compile(r"[^\w\s\"“”'‘’()\[\]!?,;]+")
WORDS = re.compile(
    r"[\[({<*~\-–—=#\s]*(?:scene(?: break| change)?|break|line ?break|page ?break|tbc|time skip)[\])}>*~\-–—=#\s.]*",
    re.IGNORECASE,
)
ALNUM = re.compile(r"[^\W_]")
BRACKETED = re.compile(r"[\[({<*~#=\-]")


def is_scene_break(text: str) -> bool:
    """Whether a line is a scene break and nothing else.

    Rows of signs (`***`, `* * *`, `~*~`, `-----`, `#`, `<><>`, `•`, `⁂`, a row of dots), rows of letters
    that no word is made of (`oOo`, `xXx`, `-x-`), and `[scene]`. Source: the styles collected in fan
    fiction archives and the dinkuses of printed books. Words, numbers and bracketed titles are none.

    >>> [is_scene_break(one) for one in ("* * *", "~*~oOo~*~", "xXx", "[scene break]", "⁂", "...")]
    [True, True, True, True, True, True]
    >>> [is_scene_break(one) for one in ("", "(Don't)", "XXX Olympiad", "1", "Oooh", "!!!", '"..."', "oo")]
    [False, False, False, False, False, False, False, False]
    """
    return len(text) <= LONGEST and _is_break(text.strip())


@lru_cache(maxsize=4096)
def _is_break(text: str) -> bool:
    if not text:
        return False
    first = ALNUM.search(text)
    if first and first[0] not in "oOxX0" and not BRACKETED.match(text):
        return False  # most lines are words, and end here
    if ENDLESS.fullmatch(text.replace(" ", "")):
        return True
    bare = "".join(one for one in text if one.isalnum())
    if not bare:
        return _brackets_in_a_row(text)
    if WORDS.fullmatch(text) and BRACKETED.match(text):
        return True
    parts = [one for one in re.split(r"[^0-9A-Za-z]+", text) if one]
    return "".join(parts) == bare and all(_is_letter_row(one, apart=bare != text) for one in parts)


def _brackets_in_a_row(text: str) -> bool:
    """`<><>`, `()()()`, `~(*)~`: signs with brackets, but no speech and no shout."""
    return len(text) > 1 and not set(text) & set("\"“”'‘’!?,;") and not text.isspace()


def _is_letter_row(part: str, *, apart: bool) -> bool:
    if part in {"x", "X", "o", "O", "0"}:
        return apart
    return len(set(part.lower()) - {"o", "x", "0"}) == 0 and (len(part) >= 3) and bool(LETTERS.fullmatch(part))
