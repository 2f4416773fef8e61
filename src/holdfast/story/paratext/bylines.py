"""Who wrote it: `by Name`, `Author: Name (mail)`, the From of a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.titles_by_form import may_be_title
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, entries, is_none, trimmed, unquoted
from holdfast.story.paratext.view import View

_ADDRESS = re.compile(
    r"\s*(?:[<(\[]\s*)?(?:e-?mail:?\s*)?[\w.+-]+@[\w.-]+\w(?:\s*[>)\]])?|\s*[<(]?https?://[^\s>)]+[>)]?|\s*\(\s*\)"
)
_TWO = re.compile(r"\s+(?:and|&|und|et|with|и|y)\s+|\s*[,;/]\s+(?:and\s+)?|(?<=\w{3})/(?=[^\W\d_]{3})")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_TAIL = re.compile(
    r"\s*(?:[,;|]|\s[-–—]\s|\((?=[^)]*(?:19|20)\d\d|[^)]*@)|\b(?:c\.|copyright|©|\(c\))\s*(?:19|20)\d\d|(?:[^\W\d_]+\s+)?(?:19|20)\d\d|\b(?:aka|a\.k\.a\.?|also known as)\s).*$"
)
_FROM = re.compile(r'"?(?P<name>[^"<(@]+?)"?\s*<[^>]*>|[\w.+-]+@[\w.-]+\s+\((?P<paren>[^)]+)\)')

_MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LIST_OWNER = re.compile(
    r"-(?:owner|request|admin|digest|list)@|^(?:owner-|no-?reply|majordomo|listserv)", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"\(c\)|©|copyright", re.IGNORECASE)
_SIGNED = re.compile(r"[-–—~]{1,2}\s*(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2})")
_SIGNATURE = re.compile(
    r"(?P<lead>[-–—~*]{1,3}\s*|(?i:(?:lots of )?(?:love|cheers|yours|xoxo|hugs|best|regards|your author|liebe grüße|eure?|deine?|bises|bisous|besos|baci|beijos|с любовью|ваша?)[,!]?\s+))?"
    r"(?P<name>\w[\w.'’-]{1,20}(?: [A-ZÀ-Þ][\w.'’-]*){0,2})(?P<tail>(?:\s*+(?:[xXoO]{2,}+|[xX]|<3|:\)|♥|~+|,\s(?:votre|your|eure?|deine?|ваша?) \w+(?: \w+)?))++)?"
)
_POSTED = re.compile(
    r"(?:posted|submitted) (?:by (?P<by>\S+) \d+ \w+ ago|\d+ \w+ ago by (?P<name>\S+))|(?P<user>u/[\w-]+)\s+(?:[·•]\s*)?\d+ ?\w+ ago",
    re.IGNORECASE,
)
_NAME = re.compile(r"[\w.'’~@-]{2,24}(?: [\w.'’-]{1,16}){0,2}")
LONGEST_NAME = 300


def propose(view: View) -> Iterator[Candidate]:
    """By-lines, author labels, and the sender of a mail when nothing else is said."""
    for place, one in enumerate(view.front):
        if one.kind is Kind.BYLINE:
            yield from _byline(view, place, one)
    for one in view.back:
        if one.kind is Kind.BYLINE and len(view.back) > 1:
            yield from names(one, one.value, len(one.text), "bylines.foot", 0.8)
        signed = _SIGNED.fullmatch(one.text) if one.kind is Kind.TEXT and view.back[0].kind is Kind.END else None
        if signed:
            one.owned = True
            yield candidate(one, *signed.span("name"), "author", "bylines.foot", 0.8)
    for one in view.labels("author"):
        for holder, start, end in entries(one, how="whole"):
            yield from _linked(view, holder)
            yield from names(holder, start, end, "bylines.label", 5.0 if one.label and one.label.word.strong else 2.5)
    for one in view.front:
        poster = _POSTED.match(one.text) if one.kind is Kind.CHROME and len(one.text) < 80 else None
        if poster:
            yield candidate(one, *poster.span(poster.lastgroup or 0), "author", "bylines.posted", 0.8)
    yield from _bare(view)
    yield from _signatures(view.front, at_foot=False)
    yield from _signatures(view.back, at_foot=True)
    yield from _sender(view)


def _signatures(units: Sequence[Unit], *, at_foot: bool) -> Iterator[Candidate]:
    """The name under a note: `Petra xx`, `- mads`, `love, Ann`. A bare word above the story is rather its title."""
    for above, one in pairwise(units):
        if one.kind is not Kind.TEXT or above.kind is not Kind.TEXT or above.sound.voice < 1 or one.owned:
            continue
        match = _SIGNATURE.fullmatch(one.text)
        if match and (match["lead"] or match["tail"] or (at_foot and len(one.text) < 16)):
            one.owned = True
            yield candidate(one, *match.span("name"), "author", "bylines.signature", 0.3)


def _bare(view: View) -> Iterator[Candidate]:
    """A name by itself on the line below the title, above the labels: as pages of archives have it."""
    front = [one for one in view.front if one.kind is not Kind.CHROME]
    for above, one, below in zip(front, front[1:], front[2:], strict=False):
        if above.kind is not Kind.TEXT or above.owned or not may_be_title(above.text) or one.kind is not Kind.TEXT:
            continue
        if (
            (one.attached or below.field in {"summary", "notes"})
            and below.kind is Kind.LABEL
            and _NAME.fullmatch(one.text)
            and not is_none(one.text)
        ):
            one.owned = True
            yield candidate(one, 0, len(one.text), "author", "bylines.bare", 0.8)


def _sender(view: View) -> Iterator[Candidate]:
    """Who sent a mail, and from where; a list's own address is nobody's."""
    for one in view.head:
        if one.kind is Kind.HEAD and one.text.casefold().startswith("from:"):
            sender = _MAIL_ADDRESS.search(one.text, one.value)
            if sender and not _LIST_OWNER.search(sender[0]):
                yield candidate(one, *sender.span(), "address", "bylines.sender", 2.0)
            match = _FROM.match(one.text, one.value)
            if match:
                group = "name" if match["name"] else "paren"
                yield candidate(one, match.start(group), match.end(group), "author", "bylines.sender", 1.0)


def _linked(view: View, one: Unit) -> Iterator[Candidate]:
    """The mail address behind an author's name: a link whose place is in the page's source."""
    line = one.rows[0].line
    for mark in line.marks:
        if mark.name == "a" and mark.value.casefold().startswith("mailto:"):
            address = mark.value[7:].split("?")[0]
            end = line.span(mark.start, mark.end)[0]
            start = view.manuscript.text.rfind(address, max(0, end - 400), end)
            if address and start >= 0:
                yield Candidate("address", start, start + len(address), address, "bylines.link", 3.0)


def _byline(view: View, place: int, one: Unit) -> Iterator[Candidate]:
    yield from _linked(view, one)
    if one.value < len(one.text):
        owned = _COPYRIGHT.match(one.text) is not None and not re.search(r"\bby\b", one.text, re.IGNORECASE)
        end = len(one.text.rstrip(" ~*=_–—-"))
        end -= one.text.endswith(".") and len(one.text.split()[-1]) > 4
        yield from names(one, one.value, end, "bylines.owner" if owned else "bylines.by", 1.5 if owned else 4.0)
        return
    below = next((other for other in view.front[place + 1 : place + 2] if other.kind is Kind.TEXT), None)
    if below is None and place + 1 >= len(view.front) and view.body_units:
        return
    if below is not None and len(below.text) < 60:
        below.owned = True
        yield from names(below, 0, len(below.text), "bylines.below", 3.0)


def names(one: Unit, start: int, end: int, rule: str, odds: float) -> Iterator[Candidate]:
    """The names between two characters of a unit: addresses out, `A and B` parted."""
    text = one.text
    end = min(end, start + LONGEST_NAME)
    for match in _ADDRESS.finditer(text, start, end):
        a, b = match.span()
        while a < b and text[a] in " <([":
            a += 1
        while b > a and text[b - 1] in " >)]":
            b -= 1
        if b > a:
            yield candidate(one, a, b, "address", rule, 3.0)
    first = _ADDRESS.search(text, start, end)
    stop = first.start() if first and first.start() > start else end
    tail = _TAIL.search(text, start, stop)
    multiple = _TWO.split(text[start:stop])
    if tail and tail.start() > start and (text[tail.start() :].lstrip()[:1] not in ",;" or len(multiple) < 2):
        stop = tail.start()
    yield from _each(one, start, stop, rule, odds)
    if first and stop < end and " and " in text[first.end() : end]:
        again = text.index(" and ", first.end()) + 5
        yield from names(one, again, end, rule, odds)


def _each(one: Unit, start: int, stop: int, rule: str, odds: float) -> Iterator[Candidate]:
    text = one.text
    place = start
    cuts = [match.span() for match in _TWO.finditer(text, start, stop)]
    for a, b in (*cuts, (stop, stop)):
        first, last = unquoted(text, *trimmed(text, place, a))
        link = _LINK.fullmatch(text[first:last])
        if link:
            first, last = first + link.start(1), first + link.end(1)
        if last > first and not is_none(text[first:last]):
            yield candidate(one, first, last, "author", rule, odds)
        place = b
