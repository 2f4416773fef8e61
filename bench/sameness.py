"""How well works that belong together are found, and how fast: the tables of docs/reference/sameness.md.

    python bench/sameness.py [--pairs 100] [--works 20000] [--only found,scales,speed]

Everything goes through a store of its own, as works do that are brought. Beside it, where they are installed: MinHash as the
libraries datasketch and rensa have it, on the same pairs.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from edits import CONTAINED, COPIES, DIFFERENT, Edit, Pair, story, text
from stories import write
from watching import peak_memory

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
    _open_store(scratch / "found")
    truth: dict[frozenset[int], tuple[str, str]] = {}
    for name, wanted, _, pair in every_pair(count):
        truth[frozenset(_keep(several=pair))] = (name, wanted)
    start = time.perf_counter()
    works = _compare()
    took = time.perf_counter() - start
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
    yield "compared a second", "", f"{works / took:.0f}", f"{works:,} works"


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


def _open_store(home: Path) -> None:
    os.environ.update(HOLDFAST_HOME=str(home), DJANGO_SETTINGS_MODULE="holdfast.settings")
    import django  # noqa: PLC0415  # it reads the settings that stand there now

    home.mkdir(parents=True, exist_ok=True)
    django.setup()
    from holdfast.archive.store import open_store  # noqa: PLC0415

    open_store()


def _keep(several: Iterable[str]) -> list[int]:
    """Works with these texts and nothing else, as if they had been read."""
    from django.utils import timezone  # noqa: PLC0415

    from holdfast.archive.journal.actions import record_all, writing  # noqa: PLC0415
    from holdfast.archive.works.models import Chapter, Version, Work  # noqa: PLC0415

    now, numbers = timezone.now(), []
    with writing():
        for one in several:
            work = Work.objects.create(added=now, changed=now, words=len(one.split()))
            chapter = Chapter.objects.create(work=work, position=1)
            chapter.shown = Version.objects.create(chapter=chapter, sha256="0" * 64, html="", text=one, at=now)
            chapter.save(update_fields=["shown"])
            record_all(None, "brought", "work", [(work.address, {})])
            numbers.append(work.pk)
    return numbers


def _compare() -> int:
    from holdfast.archive.sameness.follow import catch_up  # noqa: PLC0415

    return catch_up()


# --- scales: how large a sketch has to be; and what MinHash makes of the same pairs ---


def scales(_scratch: Path, count: int) -> Iterator[Row]:
    """Of pairs that should be offered: how many are found alike, before the texts are compared; and what it costs."""
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
    start = time.perf_counter()
    sketched = [(wanted, sketch(one), sketch(other)) for wanted, one, other in words]
    took = (time.perf_counter() - start) / (2 * len(words)) * 1000
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


# --- speed: bringing with everything on, and what of it is comparing ---


def speed(scratch: Path, count: int) -> Iterator[Row]:
    folder = write(scratch / "brought", count, seed=9)
    home = scratch / "speed"
    holdfast = str(Path(sys.prefix) / "bin" / "holdfast")
    environ = {**os.environ, "HOLDFAST_HOME": str(home)}
    peak, _, took = peak_memory([holdfast, "bring", str(folder)], environ)
    yield (
        f"{count:,} stories of 10 KB brought: read, stored, indexed, compared",
        f"{count / took:.0f} a second",
        f"{peak:.0f} MiB",
    )
    _open_store(home)
    from holdfast.archive.sameness import models  # noqa: PLC0415

    for model in (models.Shingle, models.Signature, models.Followed, models.Offer, models.OftenSaid):
        model.objects.all().delete()
    start = time.perf_counter()
    works = _compare()
    took = time.perf_counter() - start
    yield "comparing alone, one core", f"{works / took:.0f} a second", f"{1000 * took / works:.2f} ms a story"
    yield "rows a work", f"{models.Shingle.objects.count() / works:.1f}", ""
    yield from _one_more(count)


def _one_more(count: int) -> Iterator[Row]:
    """What one more work costs when so many are here."""
    dice = random.Random(f"one more {count}")
    times = []
    for _ in range(50):
        _keep([text(story(dice))])
        start = time.perf_counter()
        _compare()
        times.append(time.perf_counter() - start)
    yield f"one more work among {count:,}", f"{1000 * sorted(times)[25]:.1f} ms", "half of them within"


PARTS: dict[str, Callable[[Path, int], Iterator[Row]]] = {"found": found, "scales": scales, "speed": speed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100, help="of each edit")
    parser.add_argument("--works", type=int, default=20_000)
    parser.add_argument("--only", default="found,scales")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as scratch:
        for part in said.only.split(","):
            for row in PARTS[part](Path(scratch), said.works if part == "speed" else said.pairs):
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
