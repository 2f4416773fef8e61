"""Lines as a person reads them: quote marks and outer white space off, every character's place kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.story.manuscript import Line

_QUOTED = re.compile(r"\s*(?:[>|]\s?)++")


@dataclass(frozen=True, slots=True)
class Row:
    """`text` is part of a line, from its character `at` on; `number` is the line's place in the manuscript."""

    number: int
    text: str
    at: int
    line: Line

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `[start, end)` of `text` stand in the manuscript's text."""
        return self.line.span(self.at + start, self.at + end)

    def part(self, start: int, end: int) -> Row:
        """The same line, only characters `[start, end)` of `text`, without outer white space."""
        text = self.text[start:end]
        bare = text.strip()
        return Row(self.number, bare, self.at + start + len(text) - len(text.lstrip()), self.line)


def row(number: int, line: Line, *, quoted: bool = False) -> Row:
    """A line as a row; `quoted` takes the marks of a mail quotation off.

    >>> row(0, Line("> > Title: Rain ", 5, 21), quoted=True).text
    'Title: Rain'
    """
    text, at = line.text, 0
    if text[:1] == ">" or quoted:
        match = _QUOTED.match(text)
        at = match.end() if match else 0
    bare = text[at:].strip()
    return Row(number, bare, text.index(bare, at) if bare else at, line)


def is_quoted(lines: Sequence[Line]) -> bool:
    """Whether most lines that say something stand behind `>`: a whole story quoted in a mail.

    >>> is_quoted([Line("> Rain", 0, 6), Line("", 7, 7), Line("> fell.", 8, 15)])
    True
    """
    said = [line.text for line in lines if line.text.strip()][:200]
    marked = sum(text.lstrip().startswith(">") for text in said)
    return marked > 1 and marked > 0.6 * len(said)
