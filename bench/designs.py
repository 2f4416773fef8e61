"""Four ways to say where a story begins and ends, compared on the same cases with the same fields.

    python bench/designs.py [FOLDER…] [--was-read NAMES]

greedy: walk down (and up) while a unit speaks for standing round the story, stop at the first that does not.
path: the best path through all units by hand-set cues alone. path + leanings: the same with what words lean to: what the product does.
chain: a conditional random field over the same units, with cues, kinds, neighbours and places as features, learned from the labelled stories that
were read; of its marginals the best path front, body, back is taken.

Measured on the project's own unread third and on every FOLDER, so nothing is measured on what the chain was learned from.
The last lines say how often `path + leanings` is right where the chain agrees with it, and where it does not.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from math import log
from pathlib import Path
from typing import Any

import pycrfsuite
from labelled_cases import READ, UNREAD, Case, cases
from placed import BACK, BODY, FRONT, placed, units_of
from scoring import Tallies, Tally, macro, micro, score, total

from holdfast.story import Manuscript, as_data, read, read_manuscript
from holdfast.story.finding import Told
from holdfast.story.paratext import look, voice
from holdfast.story.paratext.cues_back import back_odds
from holdfast.story.paratext.cues_front import front_odds
from holdfast.story.paratext.glued import unglued
from holdfast.story.paratext.unit import Kind, Unit

Span = tuple[int, int] | None  # characters of the story; None where there is none
Design = Callable[[Manuscript], Span]
AHEAD = 9  # units in which a label says that this is still the header
SILENT = frozenset({Kind.RULE, Kind.CHAPTER})
ZONES = (FRONT, BODY, BACK)


def labels_ahead(units: Sequence[Unit], place: int) -> bool:
    return any(one.kind is Kind.LABEL for one in units[place + 1 : place + AHEAD])


def greedy(manuscript: Manuscript) -> Span:
    units = units_of(unglued(manuscript))
    first, last = 0, len(units)
    for place, one in enumerate(units):
        if front_odds(units, place, ahead=labels_ahead(units, place)) > 0:
            first = place + 1
        elif one.kind not in SILENT:
            break
    for place in range(len(units) - 1, first - 1, -1):
        if back_odds(units, place) > 0:
            last = place
        elif units[place].kind not in SILENT:
            break
    return between(units, first, last)


def path(manuscript: Manuscript) -> Span:
    view = look(manuscript)
    lines = view.manuscript.lines
    return (lines[view.first].start, lines[view.last - 1].end) if view.last > view.first else None


def path_by_hand(manuscript: Manuscript) -> Span:
    learned, voice.LEANING = voice.LEANING, 0.0
    try:
        return path(manuscript)
    finally:
        voice.LEANING = learned


class Chain:
    """The learned chain; it knows nothing but the labelled stories that were read."""

    def __init__(self, several: Iterable[Case]) -> None:
        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 120})
        for case in several:
            if found := placed(case):
                trainer.append(features([one.unit for one in found]), [one.zone for one in found])
        self.tagger = pycrfsuite.Tagger()
        with tempfile.NamedTemporaryFile() as file:
            trainer.train(file.name)
            self.tagger.open(file.name)

    def __call__(self, manuscript: Manuscript) -> Span:
        units = units_of(unglued(manuscript))
        self.tagger.set(features(units))
        sums = {
            zone: [0.0, *accumulate(log(1e-9 + self.tagger.marginal(zone, at)) for at in range(len(units)))]
            for zone in ZONES
        }
        first, last = best_path(sums, len(units))
        return between(units, first, last)


def best_path(sums: dict[str, list[float]], count: int) -> tuple[int, int]:
    """Where front ends and back begins, so that the log-odds of all three zones together are highest."""
    best = (float("-inf"), 0, count)
    start, so_far = 0, float("-inf")
    for last in range(count + 1):
        here = sums[FRONT][last] - sums[BODY][last]
        if here > so_far:
            so_far, start = here, last
        best = max(best, (so_far + sums[BODY][last] + sums[BACK][count] - sums[BACK][last], start, last))
    return best[1], best[2]


def between(units: Sequence[Unit], first: int, last: int) -> Span:
    while first < last and units[first].kind in SILENT:
        first += 1
    return (units[first].whole[0], units[last - 1].whole[1]) if first < last else None


def features(units: Sequence[Unit]) -> list[dict[str, Any]]:
    return [dict(_features(units, place)) for place in range(len(units))]


def _features(units: Sequence[Unit], place: int) -> Iterator[tuple[str, Any]]:
    several, one = list(units), units[place]
    yield "front", front_odds(several, place, ahead=labels_ahead(units, place)) / 3
    yield "back", back_odds(several, place) / 3
    yield "voice", one.sound.voice / 3
    yield "prose", one.sound.prose / 3
    yield f"words {min(7, one.sound.words.bit_length())}", 1.0
    yield f"label {one.field}", 1.0
    yield f"from top {min(6, place.bit_length())}", 1.0
    yield f"from foot {min(6, (len(units) - place).bit_length())}", 1.0
    yield f"gap {min(3, one.blanks)}", 1.0
    for step in range(-2, 3):
        if 0 <= place + step < len(units):
            yield f"kind {step} {units[place + step].kind.value}", 1.0
    if any(other.kind is Kind.END for other in units[:place]):
        yield "below an end", 1.0


def understood(case: Case, span: Span) -> Tallies:
    """What the fields come to when the story is told to stand there."""
    told = [] if span is None else [Told("body", None, *span)]
    return score(case, as_data(read(case.source, told=told)))


def measure(design: Design, several: Sequence[Case]) -> tuple[Tallies, list[Span]]:
    spans = [design(read_manuscript(case.source)) for case in several]
    return total(understood(case, span) for case, span in zip(several, spans, strict=True)), spans


def begins_right(case: Case, span: Span) -> bool:
    return understood(case, span).get("body_first", Tally(right=1)).right > 0


def compare(name: str, several: Sequence[Case], designs: dict[str, Design]) -> Iterator[str]:
    found = {}
    for title, design in designs.items():
        tallies, found[title] = measure(design, several)
        borders = " | ".join(f"{tallies[one].right} of {tallies[one].wanted}" for one in ("body_first", "body_last"))
        yield f"| {name} | {title} | {borders} | {micro(tallies):.3f} / {macro(tallies):.3f} |"
    ours, chain = list(found.values())[-2:]
    for agree in (True, False):
        these = [
            (case, a)
            for case, a, b in zip(several, ours, chain, strict=True)
            if ((a and a[0]) == (b and b[0])) is agree
        ]
        yield f"{name}: the chain {'agrees' if agree else 'differs'}: the path begins right in {sum(begins_right(*one) for one in these)} of {len(these)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument(
        "--was-read", type=Path, help="names of the stories of the folders that were read: these are measured apart"
    )
    said = parser.parse_args()
    names = frozenset(said.was_read.read_text("utf-8").split()) if said.was_read else None
    own = cases()
    chain = Chain(one for one in own if one.part == READ)
    designs: dict[str, Design] = {"greedy": greedy, "path": path_by_hand, "path + leanings": path, "chain": chain}
    print("| cases | design | begins | ends | micro / macro F1 |\n|---|---|---|---|---|")
    held = {"own, unread": [one for one in own if one.part == UNREAD]}
    for folder in said.folders:
        for part in (READ, UNREAD):
            held[f"{folder.name}, {part}"] = [one for one in cases(folder, names) if one.part == part]
    for name, several in held.items():
        for row in compare(name, several, designs):
            print(row, flush=True)


if __name__ == "__main__":
    main()
