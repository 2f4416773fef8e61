"""E-mail addresses in what people wrote: whether there are any, and a page without them.

Nobody who wrote theirs beside a story in 2002 agreed to a page that all the world reads and programs harvest. Only where
the mail goes is taken away: the name before the @ stays, for it is often the name that the writer is known by.
"""

from __future__ import annotations

import html
import re

_AT = r"(?:@|%40|&\#0*64;|&\#[xX]0*40;|&commat;)"
_MARK = r"</?(?:a|b|code|em|font|i|mark|q|s|span|strong|u|wbr)\b[^<>]{0,300}>"  # may stand inside an address
_DOMAIN = rf"(?:{_MARK}|[\w-])+(?:\.(?:{_MARK}|[\w-])+)+"
_ADDRESS = re.compile(rf"(?<=[\w.+%>;-]){_AT}{_DOMAIN}")
_QUOTED = re.compile(r"(?<=[\w.+%-])=40[\w-]+(?:\.[\w-]+)+")  # quoted-printable, as mail travels
_NAME = re.compile(r"[\w.+%-]+\Z")
_MARKS = re.compile(_MARK)
_LINK = re.compile(r"""\shref=(["'])\s*mailto:[^"'>]*\1""", re.IGNORECASE)


def holds_mail_address(text: str) -> bool:
    """Whether somebody's e-mail address stands in a text, however its characters are written; rather yes than no."""
    return any(_ADDRESS.search(one) or _QUOTED.search(one) for one in (text, html.unescape(text)))


def without_mail_addresses(page: str, said: str = "") -> str:
    """A page of HTML with where e-mail goes taken out. What the visitor `said` is no secret to them, and stays."""
    if not re.search(_AT, page):
        return page
    known = {_whole(match) for match in _ADDRESS.finditer(said)}
    return _ADDRESS.sub(lambda match: match[0] if _whole(match) in known else _masked(match[0]), _LINK.sub("", page))


def _whole(match: re.Match[str]) -> str:
    before = _NAME.search(match.string, max(0, match.start() - 64), match.start())
    return (before[0] if before else "") + match[0]


def _masked(found: str) -> str:
    return "@…" + "".join(_MARKS.findall(found))
