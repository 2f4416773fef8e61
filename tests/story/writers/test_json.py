"""The shape that the outside world relies on."""

from __future__ import annotations

import json

from holdfast.story import FORMAT, Source, Work, as_data, read
from holdfast.story.writers.json import write

LISTS = (
    "fandoms",
    "characters",
    "tags",
    "genres",
    "categories",
    "warnings",
    "relationships",
    "credits",
    "relations",
    "series",
    "asides",
)
TEXT = b"""RAIN II: THE FLOOD
by Ann

Rating: PG-13
Date: 20 Nov 2002

***

It fell on the roof all night, and nobody slept.

-end-
"""


def test_one_story_as_plain_data() -> None:
    data = as_data(read(Source("rain.txt", TEXT)))
    data["work"]["body"].pop("html")
    findings = {one.pop("rule"): one for one in data.pop("findings")}
    assert FORMAT == 1
    assert json.loads(json.dumps(data)) == {
        "source": {
            "name": "rain.txt",
            "sha256": "70512490179be2aa0c95a14f728ce912d87c957be7069be02afa89ba87fc00fa",
            "bytes": len(TEXT),
            "characters": len(TEXT),
            "encoding": data["source"]["encoding"],
            "reader": "plaintext",
            "part": None,
        },
        "work": {
            **{name: [] for name in LISTS},
            "series": [{"title": "Rain", "part": 2, "part_as_written": "II", "total": None}],
            **dict.fromkeys(("summary", "spoilers", "disclaimer", "notes", "end_notes", "status"), None),
            **dict.fromkeys(("contact", "archive_permission", "point_of_view", "posting"), None),
            "title": "Rain II: The Flood",
            "authors": ["Ann"],
            "language": None,
            "words": 10,
            "end_marker": "-end-",
            "rating": {"as_written": "PG-13", "system": "mpaa", "level": "teen"},
            "dates": [{"as_written": "20 Nov 2002", "date": "2002-11-20", "precision": "day", "role": "written"}],
            "chapters": [{"title": None, "start": 65, "end": 113}],
            "body": {
                "start": 65,
                "end": 113,
                "paragraphs": 1,
                "text": "It fell on the roof all night, and nobody slept.",
            },
        },
        "ledger": {
            "characters": len(TEXT),
            "body": 48,
            "fields": 42,
            "furniture": 31,
            "unplaced": 0,
            "unplaced_spans": [],
            "furniture_spans": [],
        },
        "doubts": [],
        "repairs": [],
    }
    assert 0.8 < findings["ratings.label"].pop("confidence") < 1
    assert findings["ratings.label"] == {
        "field": "rating",
        "start": 35,
        "end": 40,
        "value": "PG-13",
    }


def test_a_work_alone_is_written_the_same_each_time() -> None:
    work = read(Source("rain.txt", TEXT)).work
    written = write(work)
    assert written == write(read(Source("other name.txt", TEXT)).work)
    assert json.loads(written) == {"format": FORMAT, "work": as_data(read(Source("rain.txt", TEXT)))["work"]}


def test_half_a_character_becomes_its_escape() -> None:
    assert json.loads(write(Work(title="Rain \udc80")))["work"]["title"] == "Rain \udc80"
