"""What cells and links make of a line: a label and its value in one, or a bar of the site's own links."""

from __future__ import annotations

from holdfast.story.readers.html_line import LineMaker

_LONGEST = 60  # characters: a longer cell is no label
_VALUE = frozenset({"dd", "td", "p", "div", "ul", "ol", "span"})
_LABEL = frozenset({"dt", "td", "th"})


class Labels:
    """Whether a label waits for its value, and whether a list of values is under way."""

    def __init__(self, maker: LineMaker) -> None:
        """`maker` makes the line that label and value share."""
        self.maker = maker
        self.cell = ""
        self.clear()

    def clear(self) -> None:
        """The line has ended."""
        self.waits = self.valued = self.commas = self.listed = False
        self.maker.open.pop("item", None)

    def keeps(self, name: str, *, opens: bool) -> bool:
        """Whether the edge of a block keeps the line going."""
        if self.waits:
            self.listed = opens and name == "li"
            return (opens and name in (_VALUE | {"li"})) or (not opens and name in {"p", "div"})
        if self.valued:
            self.commas = self.commas or (opens and name == "li")
            self.listed = opens and name == "li"
            if name == "li":
                self.maker.stop("item")
            self.waits = self.commas
            return name in {"li", "ul", "ol"}
        ended = name if not opens else self.cell if name in {"dd", "td"} else ""  # old pages leave cells open
        self.cell = name if opens and name in _LABEL else ""
        self.waits = self._is_label(ended)
        return self.waits

    def _is_label(self, name: str) -> bool:
        if name not in _LABEL or not 0 < self.maker.length < _LONGEST:
            return False
        text = self.maker.text.strip()
        return bool(text) and (name == "dt" or text.endswith(":"))

    def join(self, at: int) -> None:
        """The value begins at `at`: a colon before it if the label has none, commas between values."""
        self.maker.drop_blank()
        end = self.maker.runs[-1].end
        between = ", " if self.valued else " " if self.maker.since(self.maker.length - 1) in {":", "?"} else ": "
        if end < at:
            self.maker.made(between, end, at)
            self.maker.ends_blank = True
        if self.listed:
            self.maker.begin("item")
        self.waits, self.commas, self.valued = False, False, True


def is_link_bar(text: str, links: list[tuple[int, int]]) -> bool:
    """Whether a line is nothing but links with bars or dots between them: a site's menu, before there was `nav`.

    >>> is_link_bar("Home | Stories", [(0, 4), (7, 14)]), is_link_bar("Emma, Persuasion", [(0, 4), (6, 16)])
    (True, False)
    """
    if len(links) < 2:
        return False
    edges = [0, *(place for link in links for place in link), len(text)]
    rest = "".join(text[edges[number] : edges[number + 1]] for number in range(0, len(edges), 2))
    return not rest.strip(" \xa0|•·[]") and any(char in rest for char in "|•·[")
