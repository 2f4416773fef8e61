"""What a recogniser sees: the units at the top and the foot of a story, and what kind of place each stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.story.manuscript import Manuscript
from holdfast.story.paratext.unit import Kind, Unit

LONGEST = 12_000  # characters; no note's paragraph is longer
PROSE = frozenset(
    {
        "notes",
        "end_notes",
        "summary",
        "thanks",
        "disclaimer",
        "dedication",
        "challenge",
        "feedback",
        "archive",
        "status",
        "warning",
        "spoiler",
    }
)


@dataclass(slots=True)
class View:
    """A manuscript with its zones drawn.

    `head` are the units of front matter or a mail's head, `front` those before the story, `back`
    those after it. The body is the lines `[first, last)`; `edge` are the body's own units next
    to the front (a title may stand there). Margins are log-odds over the next best border.
    """

    manuscript: Manuscript
    head: list[Unit] = field(default_factory=list)
    front: list[Unit] = field(default_factory=list)
    back: list[Unit] = field(default_factory=list)
    first: int = 0
    last: int = 0
    start_margin: float = 9.0
    end_margin: float = 9.0
    width: int | None = None
    alone: bool = False  # labels have lines of their own, without any sign
    body_units: list[Unit] = field(default_factory=list)
    telling: list[tuple[int, float]] = field(
        default_factory=list
    )  # what in the front rather tells: where, log-odds below 0
    outside: list[Unit] = field(
        default_factory=list
    )  # who sent it on, a list's footer, a signature: no words of the story's author
    beyond: list[tuple[int, int]] = field(default_factory=list)  # too far from either end to be looked at
    _labelled: dict[str, list[Unit]] = field(default_factory=dict)

    @property
    def before(self) -> list[Unit]:
        """Head and front, in order."""
        return [*self.head, *self.front]

    def telling_above(self, start: int) -> float:
        """Log-odds, 0 or below, that a story has begun above this character of the front; 0 for whatever stands below it."""
        lines = self.manuscript.lines
        if self.first < len(lines) and start >= lines[self.first].start:
            return 0.0
        return sum(odds for place, odds in self.telling if place < start)

    def labels(self, *fields: str) -> list[Unit]:
        """The labelled values of these fields, field by field, in the order of the text."""
        if not self._labelled:
            for one in (*self.head, *self.front, *self.back):
                if one.kind is Kind.LABEL:
                    self._labelled.setdefault(one.field, []).append(one)
        if len(fields) == 1:
            return self._labelled.get(fields[0], [])
        return [one for field in fields for one in self._labelled.get(field, ())]

    def prose(self) -> list[Unit]:
        """What authors say in running text outside the story: notes, thanks, summaries, labelled or not."""
        return [
            one
            for one in (*self.head, *self.front, *self.back)
            if len(one.text) < LONGEST and (one.kind is Kind.TEXT or (one.kind is Kind.LABEL and one.field in PROSE))
        ]
