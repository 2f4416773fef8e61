"""The text as consecutive stretches, each with what it was taken for: the original, coloured."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from holdfast.story.finding import Finding
from holdfast.story.work import ReadStory

Span = tuple[int, int]
Spanned = TypeVar("Spanned", tuple[int, int], Finding)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)`; `kind` is body, field, furniture or unplaced; a field has its finding."""

    start: int
    end: int
    kind: str
    finding: Finding | None = None


def stretches(story: ReadStory) -> list[Stretch]:
    r"""The whole text of a story, or the part of it that was read, in stretches that follow one another without gap or overlap.

    Where findings overlap, the shortest speaks. Inside the body nothing is marked.

    >>> from holdfast.story import Source, read
    >>> story = read(Source("rain.txt", b"Title: Rain\n\nIt fell on the roof all night, and nobody slept.\n"))
    >>> "".join(story.text[one.start : one.end] for one in stretches(story)) == story.text
    True
    """
    body = [(one.start, one.end) for one in story.work.chapters]
    account = story.ledger
    return list(
        _stretches(
            story.source.part or (0, len(story.text)),
            body,
            list(story.findings),
            list(account.unplaced_spans),
            list(account.furniture_spans),
        )
    )


def stretches_of(data: dict[str, Any], text: str) -> list[Stretch]:
    r"""The same from what was stored: one entry of `stories` of the JSON, and the decoded text.

    >>> data = {"work": {"chapters": [{"title": None, "start": 6, "end": 9}]}, "ledger": {"unplaced_spans": [], "furniture_spans": []},
    ...         "findings": [{"field": "title", "start": 0, "end": 4, "value": "Rain", "rule": "a.b", "confidence": 1.0}]}
    >>> [(one.start, one.end, one.kind) for one in stretches_of(data, "Rain\n\nIt.")]
    [(0, 4, 'field'), (4, 6, 'furniture'), (6, 9, 'body')]
    """
    body = [(one["start"], one["end"]) for one in data["work"]["chapters"]]
    findings = [Finding(**one) for one in data["findings"]]
    unplaced, inside = (
        [(start, end) for start, end in data["ledger"][name]] for name in ("unplaced_spans", "furniture_spans")
    )
    part = data.get("source", {}).get("part") or (0, len(text))
    return list(_stretches((part[0], part[1]), body, findings, unplaced, inside))


def _stretches(
    extent: Span, body: list[Span], findings: list[Finding], unplaced: list[Span], inside: list[Span]
) -> Iterator[Stretch]:
    edges = set(extent)
    for start, end in (*body, *unplaced, *inside, *((one.start, one.end) for one in findings)):
        edges |= {start, end}
    bodies, findings_over, strangers, furniture = _Sweep(body), _Sweep(findings), _Sweep(unplaced), _Sweep(inside)
    last: Stretch | None = None
    for start, end in pairwise(sorted(edges)):
        told, meant, unknown = bodies.at(start), findings_over.at(start), strangers.at(start)
        plain = furniture.at(start)
        finding = min(meant, key=lambda one: one.end - one.start) if meant and not told and not plain else None
        kind = (
            "furniture" if plain else "body" if told else "field" if finding else "unplaced" if unknown else "furniture"
        )
        if last is not None and (last.kind, last.finding) == (kind, finding):
            last = Stretch(last.start, end, kind, finding)
            continue
        if last is not None:
            yield last
        last = Stretch(start, end, kind, finding)
    if last is not None:
        yield last


class _Sweep(Generic[Spanned]):
    """Which of some spans lie over a place, asked for places in ascending order: each span is taken up and put down once."""

    def __init__(self, spans: Iterable[Spanned]) -> None:
        self.waiting: deque[Spanned] = deque(sorted(spans, key=_span))
        self.over: list[Spanned] = []

    def at(self, place: int) -> list[Spanned]:
        while self.waiting and _span(self.waiting[0])[0] <= place:
            self.over.append(self.waiting.popleft())
        self.over = [one for one in self.over if _span(one)[1] > place]
        return self.over


def _span(one: Span | Finding) -> Span:
    return (one.start, one.end) if isinstance(one, Finding) else one
