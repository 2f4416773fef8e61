"""A second header inside what seems to be one story: the file may hold two."""

from __future__ import annotations

from holdfast.story.paratext.label_lines import label_at
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import LABELS

TITLES = frozenset(spelling for spelling, word in LABELS.items() if word.field == "title" and word.strong)
FURTHEST = 8  # lines within which the rest of a header stands
LEAST = 3  # labels of different fields, the title among them


def second_header(view: View) -> int | None:
    r"""Where in the text a line stands that opens another header below the first; None if there is none.

    A letter or a catalogue in a story may have such lines too: this is for a person to decide. The place counts
    characters of the decoded text.

    >>> from holdfast.story import Source, read
    >>> said = "".join(f'"{name} is wet," said Ann, and looked at him.\n\n' for name in ("Rome", "Paris", "Lyme", "Bath"))
    >>> one = f"Title: Rain\nAuthor: Ann\nRating: G\n\n{said}THE END\n\n"
    >>> [doubt.sentence for doubt in read(Source("two.txt", (one + one).encode())).doubts]
    ['Another header stands in line 15: this file may hold two stories.']
    """
    lines = view.manuscript.lines
    for place in range(view.first, view.last):
        text = lines[place].text
        colon = text.find(":", 0, 24)
        if colon < 1 or text[:colon].strip(" *_").casefold() not in TITLES:
            continue
        below = (label_at(line.text.strip()) for line in lines[place : place + FURTHEST])
        fields = {one.word.field for one in below if one is not None and one.word.strong}
        if len(fields) >= LEAST and fields & {"author", "rating", "fandom", "summary", "disclaimer", "relationship"}:
            return lines[place].start
    return None
