"""Pages that lost their line ends: header, story and end in one line, told apart by their labels."""

from __future__ import annotations

import re
from dataclasses import replace

from holdfast.story.manuscript import Line, Manuscript
from holdfast.story.paratext.label_lines import LONG_FIELDS, label_at, labels_in
from holdfast.story.paratext.prose_kinds import is_disclaimer, is_feedback, sentences
from holdfast.story.paratext.voice import sound

LONG = 300  # characters: no header line is so long unless the story stands in it
LEAST = 3  # labels in one line before it is believed to be a whole page
_NAME = r"[A-ZÀ-Þ](?:\.|[\w'’-]*)"
_TITLE_BY = re.compile(
    rf"(?P<title>[A-Z][^.!?\n]{{2,80}}?)\s+(?P<by>by\s+{_NAME}(?: {_NAME}){{0,3}})(?:[.,;:]\s+|\s*$)"
)
_END = re.compile(
    r"\s(?P<end>(?:\W{0,5}(?:THE END|The End|The end(?=\.)|FIN|Fin|FINIS|END|ENDE)\W{0,5}|[-~*]+ ?(?:the )?(?:end|fin) ?[-~*]+))(?=\s|$)"
)


def unglued(manuscript: Manuscript) -> Manuscript:
    """The manuscript with a glued first line cut into the lines that it was; any other as it is.

    >>> text = "Title: Rain Author: Ann Rating: G Summary: It falls. " + "It fell on the roof all night. " * 12 + "THE END"
    >>> [line.text[:12] for line in unglued(Manuscript(text, (Line(text, 0, len(text)),), "plaintext", "utf-8")).lines]
    ['Title: Rain', 'Author: Ann', 'Rating: G', 'Summary: It ', 'It fell on t', 'THE END']
    """
    alone = sum(bool(line.text.strip()) for line in manuscript.lines[:8]) < 4
    for place, line in enumerate(manuscript.lines[:6]):
        if len(line.text) > LONG and not line.runs:
            cuts = _cuts(line.text) or (_by_sentences(line.text) if alone else [])
            if cuts:
                parts = [
                    _part(line, start, end) for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True)
                ]
                return replace(manuscript, lines=(*manuscript.lines[:place], *parts, *manuscript.lines[place + 1 :]))
    return manuscript


def _cuts(text: str) -> list[int]:
    first = label_at(text)
    labels = labels_in(text, first) if first else []
    if len(labels) < LEAST:
        return []
    cuts = [label.start for label in labels[1:]]
    last = labels[-1]
    story = last.value + _value_end(text[last.value :], last.word.field)
    return _with_end(text, [*cuts, story])


def _by_sentences(text: str) -> list[int]:
    """`The Lamp by Ann Lee. They are not mine. The bell rang …`: the header's sentences speak of rights and readers.

    Without a by-line nothing is cut.
    """
    by = _TITLE_BY.match(text)
    if by is None:
        return []
    cuts = [by.start("by"), by.end()]
    for start, end in sentences(text[by.end() :])[:12]:
        sentence = text[by.end() + start : by.end() + end]
        if not (is_disclaimer(sentence) or is_feedback(sentence) or label_at(sentence) or sound(sentence).voice > 1):
            break
        cuts.append(by.end() + end)
    return _with_end(text, cuts)


def _with_end(text: str, cuts: list[int]) -> list[int]:
    """The cuts, and those round the last end marker."""
    ends = list(_END.finditer(text, cuts[-1]))
    if ends:
        cuts.append(ends[-1].start("end"))
        if text[ends[-1].end() :].strip():
            cuts.append(ends[-1].end())
    return [cut for cut in cuts if cut < len(text)]


def _value_end(value: str, field: str) -> int:
    """Where the last label's value ends: its first sentence, and those that still speak about the story."""
    found = sentences(value)
    for place, (start, end) in enumerate(found):
        sentence = value[start:end]
        if place and not (
            field in LONG_FIELDS and (is_disclaimer(sentence) or is_feedback(sentence) or sound(sentence).voice > 1)
        ):
            return start
    return len(value)


def _part(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end].strip()
    at = line.text.index(text, start)
    return Line(text, *line.span(at, at + len(text)), line.role)
