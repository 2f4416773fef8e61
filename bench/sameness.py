"""How well works that belong together are found, and how fast: the tables of docs/reference/sameness.md.

    python bench/sameness.py [--pairs 100] [--works 20000] [--only found,scales,speed,growth]

Everything goes through a store of its own, as works do that are brought. Beside it, where they are installed: MinHash as the
libraries datasketch and rensa have it, on the same pairs.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from comparing import compare, growth, keep, open_store, speed
from edits import CONTAINED, COPIES, DIFFERENT, Edit, Pair

Row = tuple[str, ...]
KINDS = (("copies", COPIES), ("contained", CONTAINED), ("", DIFFERENT))
PERMUTATIONS, THRESHOLD = 128, 0.5


def every_pair(count: int) -> Iterator[tuple[str, str, int, Pair]]:
    """Name of the edit, what should be offered, number, and the two texts."""
    for wanted, edits in KINDS:
        for name, edit in edits.items():
            for number in range(count):
                yield name, wanted, number, pair_of(name, edit, number)


def pair_of(name: str, edit: Edit, number: int) -> Pair:
    return edit(random.Random(f"{name} {number}"))


# --- found: recall and precision, through the store ---


def found(scratch: Path, count: int) -> Iterator[Row]:
    """For each edit: how many of the pairs were offered as what they are, as something else, or not at all."""
    open_store(scratch / "found")
    truth: dict[frozenset[int], tuple[str, str]] = {}
    for name, wanted, _, pair in every_pair(count):
        truth[frozenset(keep(several=pair))] = (name, wanted)
    works = compare()
    told, strangers = _told(truth)
    for wanted, edits in KINDS:
        for name in edits:
            kinds = told[name]
            right = kinds[wanted] if wanted else count - sum(kinds.values())
            other = sum(kinds.values()) - (kinds[wanted] if wanted else 0)
            yield name, wanted or "two stories", f"{right / count:.0%}", f"{other / count:.0%}"
    yield (
        "works that were never a pair",
        "two stories",
        f"{strangers} offered",
        f"of {works * (works - 1) // 2:,} pairs",
    )


def _told(truth: dict[frozenset[int], tuple[str, str]]) -> tuple[dict[str, Counter[str]], int]:
    from holdfast.archive.sameness.models import Offer  # noqa: PLC0415  # once the store is open

    told: dict[str, Counter[str]] = {name: Counter() for _, edits in KINDS for name in edits}
    strangers = 0
    for offer in Offer.objects.prefetch_related("offered"):
        works = frozenset(one.work_id for one in offer.offered.all())
        if works in truth:
            told[truth[works][0]][offer.kind] += 1
        else:
            strangers += 1
    return told, strangers


# --- scales: how large a sketch has to be; and what MinHash makes of the same pairs ---


def scales(scratch: Path, count: int) -> Iterator[Row]:
    """Of pairs that should be offered: how many are found alike, before the texts are compared; and what it costs."""
    open_store(scratch / "scales")
    pairs = [(wanted, pair) for _, wanted, _, pair in every_pair(max(10, count // 4))]
    for fewest, one_in in ((8, 256), (16, 128), (32, 64), (64, 32)):
        yield from _measured(f"ours: at least {fewest}, 1 of {one_in}", *_ours(fewest, one_in), pairs)
    for name, sketcher in (("datasketch", _datasketch), ("rensa", _rensa)):
        if importlib.util.find_spec(name):
            yield from _measured(f"{name}: MinHash of {PERMUTATIONS}, alike from {THRESHOLD}", *sketcher(), pairs)
        else:
            yield name, "not installed", "", "", ""


Sketch = Callable[[list[str]], Any]
Alike = Callable[[Any, Any], bool]


def _measured(name: str, sketch: Sketch, alike: Alike, pairs: list[tuple[str, Pair]]) -> Iterator[Row]:
    from holdfast.archive.sameness.wording import words_of  # noqa: PLC0415

    words = [(wanted, words_of(one), words_of(other)) for wanted, (one, other) in pairs]
    start = time.process_time()
    sketched = [(wanted, sketch(one), sketch(other)) for wanted, one, other in words]
    took = (time.process_time() - start) / (2 * len(words)) * 1000
    met: Counter[str] = Counter()
    for wanted, one, other in sketched:
        met[wanted] += alike(one, other)
    every = Counter(wanted for wanted, _ in pairs)
    shares = [f"{met[wanted] / every[wanted]:.1%}" for wanted in ("copies", "contained", "")]
    yield name, *shares, f"{took:.2f} ms"


def _ours(fewest: int, one_in: int) -> tuple[Sketch, Alike]:
    from holdfast.archive.sameness import matching, sketch  # noqa: PLC0415

    def sketch_of(words: list[str]) -> set[int]:
        sketch.FEWEST, sketch.ONE_IN = fewest, one_in
        try:
            return set(sketch.sketch_of(words))
        finally:
            sketch.FEWEST, sketch.ONE_IN = 32, 64

    def alike(one: set[int], other: set[int]) -> bool:
        return len(one & other) >= min(matching.FEWEST_SHARED, max(1, min(len(one), len(other)) // 2))

    return sketch_of, alike


def _fives(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def _datasketch() -> tuple[Sketch, Alike]:
    from datasketch import MinHash  # type: ignore[import-not-found]  # noqa: PLC0415

    def sketch(words: list[str]) -> Any:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([one.encode() for one in _fives(words)])
        return made

    return sketch, lambda one, other: one.jaccard(other) >= THRESHOLD


def _rensa() -> tuple[Sketch, Alike]:
    from rensa import RMinHash  # type: ignore[import-not-found]  # noqa: PLC0415

    def sketch(words: list[str]) -> Any:
        made = RMinHash(num_perm=PERMUTATIONS, seed=1)
        made.update(_fives(words))
        return made

    return sketch, lambda one, other: one.jaccard(other) >= THRESHOLD


PARTS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "found": found,
    "scales": scales,
    "speed": speed,
    "growth": growth,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100, help="of each edit")
    parser.add_argument("--works", type=int, default=20_000)
    parser.add_argument("--only", default="found,scales")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as scratch:
        for part in said.only.split(","):
            for row in PARTS[part](Path(scratch), said.works if part in {"speed", "growth"} else said.pairs):
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
