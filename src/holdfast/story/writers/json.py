"""A work as JSON; a read story, with how it was understood, as the entry of `stories` of `holdfast read --json` (format 1)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from holdfast.story.finding import Doubt, Finding, Ledger
from holdfast.story.markup.blocks import chapter_html, chapter_text
from holdfast.story.work import BlockKind, Chapter, ReadStory, Work

NAME = "json"
MEDIA_TYPE = "application/json"
FORMAT = 1
_NO_PARAGRAPH = frozenset({BlockKind.BREAK, BlockKind.HEADING})


def write(work: Work) -> bytes:
    r"""The work as one JSON object in UTF-8: what `as_data` says under `work`, and the number of the format.

    >>> sorted(json.loads(write(Work(title="Rain"))))
    ['format', 'work']
    """
    return (
        json.dumps({"format": FORMAT, "work": _work(work)}, ensure_ascii=False, indent=1).encode(
            "utf-8", "backslashreplace"
        )
        + b"\n"
    )


def as_data(story: ReadStory) -> dict[str, Any]:
    r"""The story with its findings, ledger, doubts and repairs, as JSON can hold it.

    Offsets count characters of the decoded text, `[start, end)`. Absent values are null, absent
    lists empty. `body` covers all chapters; it is null where no story was found.

    >>> from holdfast.story import Source, read
    >>> data = as_data(read(Source("rain.txt", b"Title: Rain\n\nIt fell on the roof all night, and nobody slept.\n")))
    >>> sorted(data), data["work"]["title"]
    (['doubts', 'findings', 'ledger', 'repairs', 'source', 'work'], 'Rain')
    """
    return {
        "source": {**asdict(story.source), "part": list(story.source.part) if story.source.part else None},
        "work": _work(story.work),
        "findings": [_finding(one) for one in story.findings],
        "ledger": _ledger(story.ledger),
        "doubts": [_doubt(one) for one in story.doubts],
        "repairs": [asdict(one) for one in story.repairs],
    }


def _work(work: Work) -> dict[str, Any]:
    lists = ("authors", "fandoms", "characters", "tags", "genres", "categories", "warnings", "asides")
    singles = (
        "title",
        "summary",
        "spoilers",
        "disclaimer",
        "notes",
        "end_notes",
        "status",
        "language",
        "words",
        "contact",
        "archive_permission",
        "end_marker",
        "point_of_view",
    )
    return {
        **{name: list(getattr(work, name)) for name in lists},
        **{name: getattr(work, name) for name in singles},
        "series": [asdict(one) for one in work.series],
        "posting": asdict(work.posting) if work.posting else None,
        "relationships": [{**asdict(one), "members": list(one.members)} for one in work.relationships],
        "rating": asdict(work.rating) if work.rating else None,
        "credits": [asdict(one) for one in work.credits],
        "relations": [asdict(one) for one in work.relations],
        "dates": [asdict(one) for one in work.dates],
        "chapters": [{"title": one.title, "start": one.start, "end": one.end} for one in work.chapters],
        "body": _body(work.chapters),
    }


def _body(chapters: tuple[Chapter, ...]) -> dict[str, Any] | None:
    if not chapters:
        return None
    return {
        "start": chapters[0].start,
        "end": chapters[-1].end,
        "paragraphs": sum(block.kind not in _NO_PARAGRAPH for one in chapters for block in one.blocks),
        "text": "\n\n".join(chapter_text(one) for one in chapters),
        "html": "\n".join(chapter_html(one) for one in chapters),
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "field": one.field,
        "start": one.start,
        "end": one.end,
        "value": one.value,
        "rule": one.rule,
        "confidence": one.confidence,
    }


def _ledger(one: Ledger) -> dict[str, Any]:
    spans = ("unplaced_spans", "furniture_spans")
    return {**asdict(one), **{name: [list(span) for span in getattr(one, name)] for name in spans}}


def _doubt(one: Doubt) -> dict[str, str]:
    return {"field": one.field, "sentence": one.sentence}
