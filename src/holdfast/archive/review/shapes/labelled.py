"""What stands after a label, whatever the label: `Scribbled by:: Wren`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.archive.names import fold
from holdfast.archive.review.shapes.contract import Sheet
from holdfast.archive.review.shapes.trimmed import told_from
from holdfast.story import Told

NAME = "after"
LONGEST = 40


def fits(sheet: Sheet, told: Sequence[Told]) -> Iterator[str]:
    words = sheet.words(told[0]) if len(told) == 1 else ""
    for line in sheet.lines if words else ():
        text = " ".join(line.text.split())
        label = text[: -len(words)].strip() if text.endswith(words) else ""
        if 1 < len(label) <= LONGEST and any(sign.isalpha() for sign in label):
            yield label


def find(sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
    del told
    for at in range(len(sheet.lines)):
        if begins_with(sheet, at, argument):
            text = sheet.lines[at].text
            value = _after(text, argument)
            return told_from(sheet.lines[at], field, len(text.rstrip()) - len(value), value) if value else ()
    return ()


def begins_with(sheet: Sheet, at: int, label: str) -> bool:
    """Whether the line begins with these words (or signs), and goes on with others."""
    line, wanted = sheet.folded[at], fold(label)
    return line.startswith(wanted) and not (wanted[-1:].isalnum() and line[len(wanted) : len(wanted) + 1].isalnum())


def _after(text: str, label: str) -> str:
    """The rest of a line behind its label, whose blanks may be other ones."""
    rest = text.strip()
    for sign in "".join(label.split()):
        rest = rest.lstrip()
        if rest[:1].casefold() != sign.casefold():
            return ""
        rest = rest[1:]
    return rest.strip()


def sentence(called: str, argument: str, words: str) -> str:
    del words
    return f"the {called} stands after “{argument}”"
