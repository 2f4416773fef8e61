"""One line of a page while it is being made: white space folded, entities decoded, every character placed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from html import unescape

from holdfast.story.manuscript import Line, LineRole, Mark, Run

_SPECIAL = re.compile(r"[ \t\n]{2,}+|&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_MOST_ANCHORS = 2000  # of one page: an index, and not a trap
_FOLD = str.maketrans("\t\n", "  ")


class LineMaker:
    """Takes stretches of a page's text until the line ends; marks that stay open go on in the next line."""

    def __init__(self, page: str) -> None:
        """`page` is the decoded text that all offsets count in."""
        self.page = page
        self.open: dict[str, tuple[int, str]] = {}
        self.anchors: list[tuple[int, str]] = []
        self._clear()

    def _clear(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        self.length = 0
        self.ends_blank = True

    @property
    def text(self) -> str:
        """What the line reads so far."""
        return "".join(self.pieces)

    def since(self, start: int) -> str:
        """What the line reads from its character `start` on: only so much of it is put together."""
        found: list[str] = []
        at = self.length
        while at > start:
            found.append(self.pieces[-1 - len(found)])
            at -= len(found[-1])
        return "".join(reversed(found))[start - at :]

    def place(self, start: int) -> int:
        """Where character `start` of the line stands in the page."""
        run = self.runs[bisect_right(self.runs, start, key=lambda one: one.at) - 1]
        return run.start + (start - run.at if run.end - run.start == run.length else 0)

    def add(self, start: int, end: int, *, folded: bool = True) -> None:
        """The text at `[start, end)` of the page, which holds no tag."""
        at = start
        for match in (_SPECIAL if folded else _ENTITY).finditer(self.page, start, end):
            self._plain(at, match.start(), folded=folded)
            if match[0][0] == "&":
                self._entity(match)
            elif not self.ends_blank:
                self.made(" ", match.start(), match.end())
            at = match.end()
        self._plain(at, end, folded=folded)

    def _entity(self, match: re.Match[str]) -> None:
        name = match[0]
        text = unescape(name)
        if text == name:
            self._plain(match.start(), match.end(), folded=True)
            return
        while len(text) > 1 and unescape(name[:-1]) + name[-1] == text:  # `&shyly;` is an entity and two letters
            name, text = name[:-1], text[:-1]
        end = match.start() + len(name)
        if shown := _UNSEEN.sub("", text.translate(_FOLD)):
            self.made(shown, match.start(), end)
        if end < match.end():
            self._plain(end, match.end(), folded=True)

    def _plain(self, start: int, end: int, *, folded: bool) -> None:
        text = self.page[start:end]
        if folded:
            text = text.translate(_FOLD) if "\n" in text or "\t" in text else text
            if self.ends_blank and text.startswith(" "):
                start, text = start + 1, text[1:]
        if text:
            self._append(text, start, end)

    def made(self, text: str, start: int, end: int) -> None:
        """Characters that stand for all of `[start, end)`: an entity's, a folded blank, what joins a label to its value."""
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        size = len(text)
        last = self.runs[-1] if self.runs else None
        if last and last.end == start and last.end - last.start == last.length and end - start == size:
            self.runs[-1] = Run(last.at, last.length + size, last.start, end)
        else:
            self.runs.append(Run(self.length, size, start, end))
        self.pieces.append(text)
        self.length += size
        self.ends_blank = text[-1] == " "

    def drop_blank(self) -> None:
        """Take off the one blank that the line may end with."""
        if not self.ends_blank or not self.runs or self.pieces[-1] == "":
            return
        run = self.runs.pop()
        if run.length > 1:
            self.runs.append(Run(run.at, run.length - 1, run.start, run.end - (run.end - run.start == run.length)))
        self.pieces[-1] = self.pieces[-1][:-1]
        self.length -= 1
        self.ends_blank = False

    def begin(self, name: str, value: str = "") -> None:
        """An element begins here; one that is open already goes on."""
        self.open.setdefault(name, (self.length, value))

    def stop(self, name: str) -> None:
        """An element ends here."""
        start, value = self.open.pop(name, (self.length, ""))
        if start < self.length:
            self.marks.append(Mark(start, self.length, name, value))

    def anchor(self, name: str) -> None:
        """A link inside the page leads here: to the next character of this line, or of the next that has any."""
        if len(self.anchors) < _MOST_ANCHORS:
            self.anchors.append((self.length, name))

    def _anchored(self, left: int, length: int) -> list[Mark]:
        """Each anchor on a character of its own, as far as there are any."""
        free = iter(range(max(0, self.anchors[0][0] - left) if self.anchors else 0, length))
        found = []
        for at, name in self.anchors:
            place = next((one for one in free if one >= min(at - left, length - 1)), length - 1)
            found.append(Mark(place, place + 1, "id", name))
        self.anchors = []
        return found

    def finish(self, role: LineRole, *, keep_left: bool = False) -> Line | None:
        """The line, blanks at its ends taken off; nothing if nothing is left. Then the next one begins."""
        still = [(name, value) for name, (_, value) in self.open.items()]
        for name, _ in still:
            self.stop(name)
        text, runs, marks = self.text, self.runs, self.marks
        self._clear()
        for name, value in still:
            self.begin(name, value)
        left = 0 if keep_left else len(text) - len(text.lstrip())
        kept = text[left:].rstrip()
        if not kept:
            self.anchors = [(0, name) for _, name in self.anchors]  # they wait for a line
            return None
        line = self._line(kept, left, _cut(runs, left, left + len(kept)), marks, role)
        return replace(line, marks=(*line.marks, *self._anchored(left, len(kept)))) if self.anchors else line

    def _line(self, text: str, left: int, runs: list[Run], marks: list[Mark], role: LineRole) -> Line:
        moved = [_trimmed(text, one, left) for one in marks]
        kept = sorted((one for one in moved if one.start < one.end), key=lambda one: (one.start, -one.end, one.name))
        start, end = runs[0].start, runs[-1].end
        alike = len(runs) == 1 and self.page[start:end] == text
        return Line(text, start, end, role, () if alike else tuple(runs), tuple(kept))


def _trimmed(text: str, mark: Mark, left: int) -> Mark:
    """A mark in the finished line, without blanks at its ends: nobody means to stress a blank."""
    start, end = max(0, mark.start - left), min(len(text), mark.end - left)
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return Mark(start, end, mark.name, mark.value)


def _cut(runs: list[Run], left: int, right: int) -> list[Run]:
    """The runs of characters `[left, right)`, counted anew from there."""
    if runs and not left and right == runs[-1].at + runs[-1].length:
        return runs
    kept = []
    for run in runs:
        first, last = max(run.at, left), min(run.at + run.length, right)
        if first >= last:
            continue
        start, end = run.start, run.end
        if end - start == run.length:
            start, end = start + first - run.at, start + last - run.at
        kept.append(Run(first - left, last - first, start, end))
    return kept
