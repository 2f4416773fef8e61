"""Heads that can be nothing else: front matter between fences (YAML, TOML) and the head of a mail or a posting.

They become units like any other: a front-matter key is a label, a mail's line is a HEAD.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfast.story.paratext.label_lines import LabelAt
from holdfast.story.paratext.rows import Row
from holdfast.story.paratext.unit import Kind, Unit, unit
from holdfast.story.paratext.words import KEYS, LABELS, LabelWord, plain

_KEY = re.compile(r"[\"']?([\w.-]+(?: [\w.-]+)?)[\"']?\s*[:=]\s*(.*)")
_QUOTED_VALUE = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s+#.*$")
_SECTION = re.compile(r"\[+[\w.\" -]+\]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[_.-]")  # contentWarnings, content_warnings
_MAIL = re.compile(r"(From|Subject|Date|To|Newsgroups|Path|Message-ID|Reply-To|Sender|Organization|Lines|Xref|References|Cc|X-[\w-]+|Content-[\w-]+|MIME-Version|Mime-Version|Approved|Distribution|Keywords|Summary|List-[\w-]+|Received|Return-Path|Followup-To|NNTP-[\w-]+|In-Reply-To|Source|Delivered-To|Precedence|Status|User-Agent|Mailing-List|List|Posted-Date|Errors-To|Return-Receipt-To|Importance|Priority):\s?(.*)", re.IGNORECASE)  # fmt: skip
_SURE = frozenset(
    {"newsgroups", "path", "message-id", "reply-to", "sender", "received", "return-path", "xref", "x-mailer", "list-id"}
)
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
LONGEST_FENCE = 120


def may_be_head(text: str) -> bool:
    """Whether a first line can begin a head at all: a cheap look before rows are made.

    >>> may_be_head("---"), may_be_head("From: Ann <ann@example.org>"), may_be_head("It rained.")
    (True, True, False)
    """
    return text in _FENCES or text.startswith(("From ", "% ")) or _MAIL.match(text) is not None


def heads(rows: Sequence[Row]) -> tuple[list[Unit], int]:
    """The units of the heads that `rows` begin with, and how many rows they take up."""
    first = next((place for place, row in enumerate(rows) if row.text), len(rows))
    if first == len(rows):
        return [], 0
    if rows[first].text.startswith("% "):
        return _title_block(rows, first)
    end = _fenced(rows, first)
    if end:
        return _front_matter(rows[first : end + 1]), end + 1
    end = _mail_end(rows, first)
    if end:
        return _mail(rows[first:end]), end
    return [], 0


def _title_block(rows: Sequence[Row], first: int) -> tuple[list[Unit], int]:
    """Pandoc's title block: up to three lines behind `% `: title, authors, date."""
    found: list[Unit] = []
    for field, row in zip(("title", "author", "written"), rows[first : first + 3], strict=False):
        if not row.text.startswith("%"):
            break
        word = LabelWord(field, strong=True)
        value = min(2, len(row.text))
        found.append(unit(Kind.LABEL, row, label=LabelAt(word, 0, value), value=value))
    return found, first + len(found)


def _fenced(rows: Sequence[Row], first: int) -> int:
    closing = _FENCES.get(rows[first].text)
    if closing is None:
        return 0
    for place in range(first + 1, min(len(rows), first + LONGEST_FENCE)):
        if rows[place].text in closing:
            known = [_KEY.match(row.text) for row in rows[first + 1 : place]]
            return (
                place
                if sum(match is not None for match in known) * 2
                >= len([row for row in rows[first + 1 : place] if row.text and row.at == 0])
                > 0
                else 0
            )
    return 0


def _front_matter(rows: Sequence[Row]) -> list[Unit]:
    found = [unit(Kind.HEAD, rows[0])]
    for row in rows[1:-1]:
        if not row.text or row.text.startswith("#") or _SECTION.fullmatch(row.text):
            continue
        match = _KEY.match(row.text) if row.at == 0 or _is_nested(found[-1], row) else None
        if match is not None and not row.text.startswith("-"):
            found.append(_entry(row, match))
        elif found[-1].rows[0].text not in _FENCES:
            _carry_on(found[-1], row)
    found.append(unit(Kind.HEAD, rows[-1]))
    return found


def _is_nested(last: Unit, row: Row) -> bool:
    """Whether an indented line is a key of its own, under a key without a value: `taxonomies:`, then `  fandoms: […]`."""
    match = _KEY.match(row.text)
    return (
        match is not None
        and last.rows[0].text not in _FENCES
        and (not last.said.strip() or last.rows[0].at == row.at)
        and _word(match[1]) is not None
    )


def _word(key: str) -> LabelWord | None:
    """What a key of front matter means, by its whole name or its last part."""
    parts = [part for part in _HUMP.split(key) if part]
    for name in (" ".join(parts), parts[-1] if parts else ""):
        field = KEYS.get(plain(name))
        found = LabelWord(field, strong=True) if field else LABELS.get(plain(name))
        if found is not None:
            return found
    return None


def _entry(row: Row, match: re.Match[str]) -> Unit:
    end = len(row.text)
    comment = re.search(r"\s#\s.*$", row.text[match.start(2) :])
    quoted = _QUOTED_VALUE.match(row.text, match.start(2))
    if quoted:
        end = quoted.end(1)
    elif comment and row.text[match.start(2) : match.start(2) + 1] not in "\"'":
        end = match.start(2) + comment.start()
    part = row.part(0, end)
    word = _word(match[1]) or LabelWord("other", strong=True)
    value = min(match.start(2), len(part.text))
    return unit(Kind.LABEL, part, label=LabelAt(word, 0, value), value=value)


def _carry_on(last: Unit, row: Row) -> None:
    item = re.match(r"-\s+", row.text)
    if item:
        last.add(row.part(item.end(), len(row.text)), "\n")
    else:
        last.add(row, " ")


def _mail_end(rows: Sequence[Row], first: int) -> int:
    names: set[str] = set()
    place = first
    if rows[first].text.startswith("From ") and "@" in rows[first].text:
        place += 1
    while place < len(rows) and rows[place].text:
        match = _MAIL.match(rows[place].text)
        if match is not None:
            names.add(match[1].casefold())
        elif not names or rows[place].at == 0:
            return 0
        place += 1
    address = any("@" in row.text for row in rows[first:place])
    known = bool(names & _SURE) or ({"from", "subject"} <= names and address) or ({"from", "date", "subject"} <= names)
    return place if known and names & {"from", "subject"} and len(names) > 1 else 0


def _mail(rows: Sequence[Row]) -> list[Unit]:
    found: list[Unit] = []
    for row in rows:
        match = _MAIL.match(row.text)
        if match is None and found:
            found[-1].add(row, " ")
        else:
            value = match.start(2) if match else 0
            while value < len(row.text) and row.text[value] == " ":
                value += 1
            found.append(unit(Kind.HEAD, row, value=value))
    return found
