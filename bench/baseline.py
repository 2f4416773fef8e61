"""What eleven plain patterns make of a story: how large archives import text today, for comparison.

Written anew after a description of such an importer. Each pattern looks for one label anywhere in the text and takes the rest of
its line; the first match counts. Labels are not removed: the header stays in the body. There is no pattern for authors,
series, disclaimers or notes at the end, so these are always empty. Prints what `holdfast read --json` prints, as far as there
is something to print:

    python bench/baseline.py stories/ > baseline.json
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from holdfast.story import FORMAT, Problem, Source, count_words, decode, unpack

PATTERNS = {
    name: re.compile(rf"(?:{label})\s*:\s*(.*)$", re.IGNORECASE | re.MULTILINE)
    for name, label in {
        "title": r"Title",
        "summary": r"Summary",
        "date": r"(?:Date|Posted|Posted on|Posted at)",
        "chapter_title": r"Chapter Title",
        "notes": r"Note",
        "tags": r"Tags?",
        "fandoms": r"Fandoms?",
        "rating": r"Rating",
        "warnings": r"Warnings?",
        "relationships": r"(?:Relationships?|Pairings?)",
        "characters": r"Characters?",
    }.items()
}
LISTS = ("tags", "fandoms", "warnings", "characters")
NEVER_NULL = ("authors", "series", "credits", "relations", "genres", "categories")
NEVER = ("posting", "spoilers", "disclaimer", "end_notes", "status", "language", "contact", "archive_permission")


def stories(paths: list[str]) -> Iterator[tuple[Source, str]]:
    for path in paths:
        for source in unpack(Path(path)):
            if isinstance(source, Problem):
                continue
            yield source, _text(decode(source.data, source.charset).text)


def _text(text: str) -> str:
    """Tags away, as a form that takes text would have it; paragraphs and breaks stay line ends."""
    if not re.search(r"<(?:p|br|div|body)\b", text, re.IGNORECASE):
        return text
    lines = re.sub(r"<(?:br|/p|/div|/h\d|/li|/tr)\b[^>]*>", "\n", text, flags=re.IGNORECASE)
    return re.sub(r"<[^>]*>", "", lines)


def work_in(text: str) -> dict[str, Any]:
    said = {name: match[1].strip() for name, pattern in PATTERNS.items() if (match := pattern.search(text))}
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip()]

    def parted(name: str) -> list[str]:
        return [one for one in re.split(r"\s*,\s*", said.get(name, "")) if one]

    return {
        **dict.fromkeys(NEVER),
        **{name: [] for name in NEVER_NULL},
        **{name: parted(name) for name in LISTS},
        **{name: said.get(name) for name in ("title", "summary", "notes")},
        "relationships": [
            {"as_written": one, "members": one.split("/"), "kind": "unstated"} for one in parted("relationships")
        ],
        "rating": {"as_written": said["rating"], "system": None, "level": None} if said.get("rating") else None,
        "dates": [{"as_written": said["date"], "date": None, "precision": None, "role": "posted"}]
        if "date" in said
        else [],
        "words": count_words(text),
        "chapters": [{"title": said.get("chapter_title"), "start": 0, "end": len(text)}],
        "body": {
            "start": 0,
            "end": len(text),
            "paragraphs": len(paragraphs),
            "text": "\n\n".join(paragraphs),
            "html": "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs),
        },
    }


def main(paths: list[str]) -> None:
    found = [
        {"source": {"name": source.name, "sha256": source.sha256, "bytes": len(source.data)}, "work": work_in(text)}
        for source, text in stories(paths)
    ]
    json.dump({"format": FORMAT, "stories": found, "problems": []}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])
