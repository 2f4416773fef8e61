"""How far confidence can be believed: how many are right of the findings said to be nine in ten sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from labelled_cases import Case, as_list
from scoring import LONG, agree, words

from holdfast.story import Finding, ReadStory

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
# The label that a finding is held against. Fields that are not labelled (thanks, artists, sources' own rows) are not counted.
LABEL_OF = {
    "title": "title",
    "author": "authors",
    "fandom": "fandoms",
    "character": "characters",
    "relationship": "relationships",
    "rating": "rating",
    "genre": "genres",
    "category": "genres",
    "tag": "genres",
    "warning": "warnings",
    "summary": "summary",
    "spoiler": "spoilers",
    "disclaimer": "disclaimer",
    "notes": "notes",
    "end_notes": "end_notes",
    "series": "series",
    "part": "series_part",
    "posting": "series_part",
    "beta": "betas",
    "editor": "betas",
    "inspired_by": "inspired_by",
    "based_on": "inspired_by",
    "challenge": "challenge",
    "sequel_to": "sequel_to",
    "continues_from": "sequel_to",
    "continues_in": "continues_in",
    "prequel_to": "continues_in",
    "date": "date",
    "status": "status",
    "archive": "archive_permission",
    "feedback": "contact",
    "end_marker": "end_marker",
}
PIECES = LONG - {"status"}  # a finding may be one of several pieces of these


@dataclass(frozen=True)
class Told:
    """A finding, and whether the labels agree."""

    finding: Finding
    right: bool


def is_right(case: Case, field: str, value: str) -> bool:
    """Whether the labels hold this value, or, of what may come in pieces, nearly all words of this piece."""
    label = LABEL_OF[field]
    wanted = as_list(case.wanted.get(label))
    if label in PIECES:
        said = words(value)
        return any(len(said & words(one)) >= 0.9 * len(said) for one in wanted)
    return any(agree(label, one, value) for one in wanted)


def told_by(case: Case, story: ReadStory) -> list[Told]:
    """The findings of a story that labels speak of; one that stands in several pieces counts once."""
    once = {(one.field, one.rule, one.value): one for one in story.findings if one.field in LABEL_OF}
    return [Told(one, is_right(case, one.field, one.value)) for one in once.values()]


@dataclass(frozen=True)
class Bin:
    """Findings whose confidence lies in one stretch: how many, how sure they were said to be, how many are right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def bins(told: Sequence[Told], edges: Sequence[float] = BINS) -> list[Bin]:
    found = []
    for low, high in pairwise(edges):
        these = [
            one for one in told if low <= one.finding.confidence < high or (high == edges[-1] == one.finding.confidence)
        ]
        if these:
            said = sum(one.finding.confidence for one in these) / len(these)
            found.append(Bin(low, high, len(these), said, sum(one.right for one in these) / len(these)))
    return found


def brier(told: Sequence[Told]) -> float:
    """The mean square of what was said less what came: 0 is perfect, 0.25 a coin's."""
    return sum((one.finding.confidence - one.right) ** 2 for one in told) / len(told)


def error(told: Sequence[Told]) -> float:
    """Expected calibration error: how far the bins are off, each as heavy as it is full."""
    return sum(one.count * abs(one.said - one.right) for one in bins(told)) / len(told)


def reliability(parts: Mapping[str, Sequence[Told]]) -> Iterator[str]:
    yield "| said to be sure | " + " | ".join(f"right of the {part}" for part in parts) + " |"
    yield "|---|" + "---|" * len(parts)
    rows = {part: {one.low: one for one in bins(told)} for part, told in parts.items()}
    for low, high in pairwise(BINS):
        yield f"| {low:g} to {high:g} | {' | '.join(_cell(row.get(low)) for row in rows.values())} |"
    for name, measure in (("Brier", brier), ("expected error", error)):
        yield f"| {name} | {' | '.join(f'{measure(told):.3f}' if told else '–' for told in parts.values())} |"


def _cell(one: Bin | None) -> str:
    return f"{one.right:.2f} (of {one.count}, said {one.said:.2f})" if one else "–"


SIDE, EDGE = 320, 44
COLOURS = {"read": "#8a8a8a", "unread": "#a03c1e"}


def draw(parts: Mapping[str, Sequence[Told]]) -> str:
    """A picture as SVG: across, how sure; upwards, how many were right; the line is what should be."""
    whole = SIDE + 2 * EDGE
    middle, foot = whole / 2, EDGE + SIDE
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" font-family="sans-serif" font-size="12">',
        "<title>How many findings are right, by how sure they were said to be</title>",
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
        f'<path d="M{EDGE} {foot}L{EDGE + SIDE} {EDGE}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<path d="M{EDGE} {EDGE}V{foot}H{EDGE + SIDE}" fill="none" stroke="#333"/>',
        f'<text x="{middle}" y="{whole - 8}" text-anchor="middle">said to be sure</text>',
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">right</text>',
    ]
    for step in (0, 0.25, 0.5, 0.75, 1):
        x, y = _at(step, step)
        rows.append(f'<text x="{x}" y="{EDGE + SIDE + 16}" text-anchor="middle">{step:g}</text>')
        rows.append(f'<text x="{EDGE - 6}" y="{y + 4}" text-anchor="end">{step:g}</text>')
    for place, (part, told) in enumerate(parts.items()):
        rows += _curve(part, bins(told), COLOURS.get(part, "#333"), place)
    return "\n".join([*rows, "</svg>", ""])


def _curve(part: str, found: list[Bin], colour: str, place: int) -> Iterator[str]:
    points = [_at(one.said, one.right) for one in found]
    yield f'<path d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}" fill="none" stroke="{colour}"/>'
    for one, (x, y) in zip(found, points, strict=True):
        radius = 2 + min(7, one.count**0.5 / 4)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"><title>{one.right:.2f} of {one.count}</title></circle>'
    yield f'<text x="{EDGE + 12}" y="{EDGE + 16 + 16 * place}" fill="{colour}">{part}</text>'


def _at(said: float, right: float) -> tuple[float, float]:
    return EDGE + SIDE * said, EDGE + SIDE * (1 - right)
