"""How well stories are understood: every field of the labelled stories, beside eleven plain patterns, and how far confidence can be believed.

    python bench/recognition.py [FOLDER] [--was-read NAMES] [--plot FILE]

FOLDER holds NAME.txt beside NAME.json (see bench/labelled/README.md); without it, the project's own are read. NAMES is a file with the
names of the stories that people who write rules have read; without it, those whose number three does not divide.
Prints the tables of docs/reference/recognition.md. What was missed in single stories is not printed: that is what keeps the unread unread.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import baseline
from labelled_cases import LABELLED, READ, UNREAD, Case, cases
from reliability import Told, draw, reliability, told_by
from scoring import Tallies, Tally, macro, micro, score, total

from holdfast.story import as_data, decode, read


@dataclass(frozen=True)
class Scored:
    """A case with what Holdfast and the plain patterns made of it."""

    case: Case
    ours: Tallies
    plain: Tallies
    told: list[Told]
    inside: int  # findings within the story that the labels lack
    fooled: int  # those of them that are one of its false friends


def plain(case: Case) -> dict[str, Any]:
    return {"work": baseline.work_in(decode(case.source.data).text)}


def scored(case: Case) -> Scored:
    story = read(case.source)
    answer = as_data(story)
    told = told_by(case, story)
    body = case.body_in(story.text)
    inside = [
        one for one in told if body and not one.right and body[0] <= one.finding.start and one.finding.end <= body[1]
    ]
    friends = [" ".join(one.split()) for one in case.labels.get("meta", {}).get("false_friends", ())]
    fooled = sum(any(" ".join(one.finding.value.split()) in friend for friend in friends) for one in inside)
    return Scored(case, score(case, answer), score(case, plain(case)), told, len(inside), fooled)


def by_field(every: list[Scored]) -> Iterator[str]:
    """One row a field: F1 of the read and of the unread, the patterns on the unread; in brackets, the labels."""
    yield "| F1 of | read | unread | eleven patterns, unread |\n|---|---|---|---|"
    sums = [total(one.ours for one in _of(every, part)) for part in (READ, UNREAD)]
    patterns = total(one.plain for one in _of(every, UNREAD))
    for field in sorted({*sums[0], *sums[1]}):
        cells = [_cell(sums[0].get(field)), _cell(sums[1].get(field)), _cell(patterns.get(field))]
        yield f"| {field} | {' | '.join(cells)} |"
    yield f"| **micro / macro** | {' | '.join(_both(one) for one in (*sums, patterns))} |"


def by_group(every: list[Scored]) -> Iterator[str]:
    yield "| micro / macro | read | unread | eleven patterns, all |\n|---|---|---|---|"
    for group in sorted({one.case.group for one in every}):
        these = [one for one in every if one.case.group == group]
        parts = [_of(these, part) for part in (READ, UNREAD)]
        cells = [f"{_both(total(one.ours for one in part))} ({len(part)})" for part in parts]
        yield f"| {group} | {' | '.join(cells)} | {_both(total(one.plain for one in these))} |"


def inside(every: list[Scored]) -> Iterator[str]:
    """Findings within the story itself: the dearest mistake, since it takes a piece of the story for something else."""
    yield "| within the story | read | unread |\n|---|---|---|"
    parts = [_of(every, part) for part in (READ, UNREAD)]
    for name, count in (("false findings", _inside), ("false friends taken for paratext", _fooled)):
        cells = [f"{sum(map(count, part))} in {sum(count(one) > 0 for one in part)} of {len(part)}" for part in parts]
        yield f"| {name} | {' | '.join(cells)} |"


def _inside(one: Scored) -> int:
    return one.inside


def _fooled(one: Scored) -> int:
    return one.fooled


def _of(every: Iterable[Scored], part: str) -> list[Scored]:
    return [one for one in every if one.case.part == part]


def _cell(tally: Tally | None) -> str:
    return f"{tally.f1:.2f} ({tally.wanted})" if tally and (tally.wanted or tally.wrong) else "–"


def _both(tallies: Tallies) -> str:
    some = any(one.wanted or one.wrong for one in tallies.values())
    return f"{micro(tallies):.3f} / {macro(tallies):.3f}" if some else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=LABELLED)
    parser.add_argument("--was-read", type=Path, help="a file with the names of the stories that were read")
    parser.add_argument("--plot", type=Path, help="where to draw how far confidence can be believed, as SVG")
    said = parser.parse_args()
    names = frozenset(said.was_read.read_text("utf-8").split()) if said.was_read else None
    every = [scored(case) for case in cases(said.folder, names)]
    if not every:
        parser.error(f"There is no labelled story in {said.folder}.")
    told = {part: [one for several in _of(every, part) for one in several.told] for part in (READ, UNREAD)}
    for table in (by_field(every), by_group(every), inside(every), reliability(told)):
        print("\n".join(table), end="\n\n")
    if said.plot:
        said.plot.write_text(draw(told), "utf-8")


if __name__ == "__main__":
    main()
