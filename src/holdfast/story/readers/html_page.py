"""A page's tokens, one after the other, to lines: what parts paragraphs, what is set apart, what is chrome."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import accumulate

from holdfast.story.manuscript import Line, LineRole, Said
from holdfast.story.markup.anchors import linked
from holdfast.story.markup.styles import meant
from holdfast.story.markup.tokens import RAW, Token, attributes, tokens
from holdfast.story.readers.html_labels import Labels, is_link_bar
from holdfast.story.readers.html_line import LineMaker
from holdfast.story.readers.html_looks import Looks, Typed, anchor_of, coloured
from holdfast.story.readers.html_said import said

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CHROME = frozenset({"nav", "footer", "aside", "form", "header"})
LINES = frozenset(
    {"li", "tr", "td", "th", "dt", "dd", "summary", "option", "legend", "caption"}
)  # end a line, not a paragraph
BLOCKS = HEADINGS | CHROME | LINES | frozenset(
    "address article blockquote body center details dir div dl fieldset figcaption figure head hgroup html main menu ol p pre section table tbody textarea tfoot thead ul".split()  # noqa: SIM905  a table of words
)  # fmt: skip
_TELLING = re.compile(r"style|color|class|id|name", re.IGNORECASE)
_SAFE = ("http://", "https://", "mailto:")
_EMPTIEST = 3  # blank lines that stand for one gap, however large


class Page:
    """The state of reading one page. Everything is counted, nothing nested: no depth of tags can hurt."""

    def __init__(self, page: str) -> None:
        """`page` is the decoded text."""
        self.page = page
        self.maker = LineMaker(page)
        self.labels = Labels(self.maker)
        self.lines: list[Line] = []
        self.said: list[Said] = []
        self.language: str | None = None
        self.breaks = 0
        self.depth: dict[str, int] = defaultdict(int)
        self.heading = self.item = False
        self.marked: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.running: dict[str, int] = defaultdict(int)
        self.regions: dict[str, list[int]] = defaultdict(list)
        self.chrome: list[tuple[int, int]] = []
        self.author_from = -1
        self.links: list[tuple[int, int]] = []
        self.link_from = -1
        self.targets = linked(page)
        self.looks = Looks()
        self.typed = Typed(page)

    def read(self) -> Page:
        """All tokens of the page, once."""
        for token in tokens(self.page):
            if token.kind == "text" or (token.kind == "open" and self.typed.holds(token)):
                self._text(token)
            elif token.kind == "open":
                self._open(token)
            elif token.kind == "close":
                self._close(token)
        self._flush(2)
        return self

    def story_lines(self) -> tuple[Line, ...]:
        """The lines without chrome, unless the chrome is most of the page; no blank ones at either end."""
        total = sum(len(line.text) for line in self.lines)
        sizes = [0, *accumulate(len(line.text) for line in self.lines)]
        change = [0] * (len(self.lines) + 1)
        for first, last in self.chrome:
            if (sizes[last] - sizes[first]) * 2 <= total:
                change[first] += 1
                change[last] -= 1
        kept = [line for line, inside in zip(self.lines, accumulate(change), strict=False) if not inside]
        while kept and not kept[-1].text:
            kept.pop()
        first = next((number for number, line in enumerate(kept) if line.text), 0)
        return tuple(kept[first:])

    def _text(self, token: Token) -> None:
        if self.depth["pre"] or self.depth["textarea"]:
            self._verbatim(token.start, token.end)
            return
        if self.labels.waits:
            if self.page[token.start : token.end].isspace():
                return
            self.labels.join(token.start)
        self.maker.add(token.start, token.end)

    def _verbatim(self, start: int, end: int) -> None:
        """Spacing matters: each line end ends a line."""
        while (cut := self.page.find("\n", start, end)) >= 0:
            self.maker.add(start, cut, folded=False)
            self._line_end()
            start = cut + 1
        self.maker.add(start, end, folded=False)

    def _open(self, token: Token) -> None:
        name = token.name
        if name in {"title", "meta", "link"}:
            told = said(self.page, token)
            self.said += [told] if told else []
        elif name == "br":
            self._line_end()
        elif name == "hr":
            self._rule(token)
        elif name in BLOCKS:
            self._open_block(name, token)
        if name not in RAW:
            self._begin_marks(name, token)

    def _open_block(self, name: str, token: Token) -> None:
        self._boundary(name, opens=True)
        self.looks.open_block(name, token)
        if name == "html":
            self.language = attributes(token.attributes).get("lang") or attributes(token.attributes).get("xml:lang")
        self.heading = name in HEADINGS or (self.heading and name not in {"p", "table", "ul", "ol"})
        self.item = name == "li" or (self.item and name not in HEADINGS)
        if name in {"pre", "textarea", "blockquote"}:
            self.depth[name] += 1
        if name in CHROME:
            banner = name == "header" and "banner" in token.attributes
            self.regions[name].append(len(self.lines) if not banner else -1 - len(self.lines))
        if name == "p":
            while self.marked["p"]:
                self._end_marks("p")

    def _begin_marks(self, name: str, token: Token) -> None:
        given = attributes(token.attributes) if name == "a" or _TELLING.search(token.attributes) else {}
        marks = (*meant(name, given.get("style", "")), *coloured(name, given))
        if name == "a":
            self._link(given)
        if self.targets and (anchor := anchor_of(name, given, self.targets)):
            self.maker.anchor(anchor)
        if not marks and name not in self.marked:
            return
        self.marked[name].append(marks)
        for mark in marks:
            self.running[mark] += 1
            self.maker.begin(mark, mark.partition("-")[2])

    def _link(self, given: dict[str, str]) -> None:
        self._end_link()
        address = given.get("href", "").strip()
        self.link_from = self.maker.length if address else -1
        if address.lower().startswith(_SAFE) or address[1:] in self.targets:
            self.maker.begin("a", address)
        if "author" in given.get("rel", "").lower().split():
            self.author_from = self.maker.length

    def _end_link(self) -> None:
        if 0 <= self.author_from < self.maker.length:
            self._say_author()
        if 0 <= self.link_from < self.maker.length:
            self.links.append((self.link_from, self.maker.length))
        self.author_from = self.link_from = -1
        self.maker.stop("a")

    def _say_author(self) -> None:
        name = self.maker.since(self.author_from).strip()
        if name:
            self.said.append(Said("author", name, self.maker.place(self.author_from), self.maker.runs[-1].end))

    def _close(self, token: Token) -> None:
        name = token.name
        if name == "a":
            self._end_link()
        elif name in BLOCKS:
            self._boundary(name, opens=False)
            self.looks.close_block(name)
            self._close_block(name)
        self._end_marks(name)

    def _close_block(self, name: str) -> None:
        self.depth[name] = max(0, self.depth[name] - 1)
        self.heading = self.heading and name not in HEADINGS
        self.item = self.item and name not in {"li", "ul", "ol"}
        if name not in CHROME or not self.regions[name]:
            return
        first = self.regions[name].pop()
        if name != "header" or first < 0:
            self.chrome.append((first if first >= 0 else -1 - first, len(self.lines)))
        if name == "nav" and self.regions["header"] and self.regions["header"][-1] >= 0:
            self.regions["header"][-1] = (
                -1 - self.regions["header"][-1]
            )  # a header that holds a menu is the site's, not the story's

    def _end_marks(self, name: str) -> None:
        if not self.marked.get(name):
            return
        for mark in self.marked[name].pop():
            self.running[mark] -= 1
            if not self.running[mark]:
                self.maker.stop(mark)

    def _boundary(self, name: str, *, opens: bool) -> None:
        """The edge of a block ends the line, unless a label waits there for its value."""
        if not self.labels.keeps(name, opens=opens):
            self._flush(1 if name in LINES else 2)

    def _flush(self, breaks: int) -> None:
        held = self.maker.length > 0
        made = self._emit()
        self.breaks = max(self.breaks, breaks) + (held and not made)

    def _line_end(self) -> None:
        self._emit()
        self.breaks += 1

    def _emit(self) -> bool:
        """The line as it stands, after the blank lines that part it from the one before."""
        self._cut_author()
        bar = is_link_bar(self.maker.text, self.links)
        self.links, self.link_from = [], min(self.link_from, 0)
        line = self.looks.seen(self.maker.finish(self._role(), keep_left=bool(self.depth["pre"])))
        self.labels.clear()
        if line is None:
            return False
        self._append(line)
        if bar:
            self.chrome.append((len(self.lines) - 1, len(self.lines)))
        return True

    def _cut_author(self) -> None:
        if 0 <= self.author_from < self.maker.length:
            self._say_author()
            self.author_from = -1

    def _append(self, line: Line) -> None:
        if self.lines:
            blank = Line("", self.lines[-1].end, self.lines[-1].end)
            self.lines += [blank] * min(self.breaks - 1, 2**20 if self.depth["pre"] else _EMPTIEST)
        self.lines.append(line)
        self.breaks = 0

    def _rule(self, token: Token) -> None:
        self._flush(2)
        self.maker.made("* * *", token.start, token.end)
        line = self.maker.finish(LineRole.RULE)
        if line:
            self._append(replace(line, marks=()))
        self.breaks = 2

    def _role(self) -> LineRole:
        if self.heading:
            return LineRole.HEADING
        if self.depth["pre"]:
            return LineRole.VERBATIM
        if self.item:
            return LineRole.ITEM
        return LineRole.QUOTE if self.depth["blockquote"] else LineRole.TEXT
