"""How well works that belong together are found, and how fast: the tables of docs/reference/sameness.md.

    python bench/sameness.py [--pairs 100] [--works 20000] [--only found,scales,speed,growth]

Everything goes through a store of its own, as works do that are brought. Beside it, where they are installed: MinHash as the
libraries datasketch and rensa have it, on the same pairs.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from edits import CONTAINED, COPIES, DIFFERENT, Edit, Pair, text
from stories import body, write

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
    works = _compare()
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

    now, texts = timezone.now(), list(several)
    with writing():
        works = Work.objects.bulk_create(Work(added=now, changed=now, words=len(one.split())) for one in texts)
        chapters = Chapter.objects.bulk_create(Chapter(work=work, position=1) for work in works)
        versions = Version.objects.bulk_create(
            Version(chapter=chapter, sha256="0" * 64, html="", text=one, at=now)
            for chapter, one in zip(chapters, texts, strict=True)
        )
        for chapter, version in zip(chapters, versions, strict=True):
            chapter.shown = version
        Chapter.objects.bulk_update(chapters, ["shown"], batch_size=200)
        record_all(None, "brought", "work", [(work.address, {}) for work in works])
    return [work.pk for work in works]


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


# --- speed: what comparing adds to bringing ---


def speed(scratch: Path, count: int) -> Iterator[Row]:
    """Bringing with everything on; then the same works compared again alone. Processor time beside the clock's."""
    folder = write(scratch / "brought", count, seed=9)
    home = scratch / "speed"
    start, before = time.perf_counter(), _children()
    subprocess.run(
        [Path(sys.prefix) / "bin" / "holdfast", "bring", folder],
        check=True,
        env={**os.environ, "HOLDFAST_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    took, busy = time.perf_counter() - start, _children() - before
    yield (
        "stories of 10 KB brought a second: read, stored, indexed, compared",
        f"{count / took:.0f}",
        f"{count:,} stories",
    )
    yield "processor time of it", f"{1000 * busy / count:.1f} ms a story", "all processes"
    _open_store(home)
    from holdfast.archive.sameness import models  # noqa: PLC0415

    for model in (models.Shingle, models.Signature, models.Followed, models.Offer, models.OftenSaid):
        model.objects.all().delete()
    busy, took, works = _timed(_compare)
    yield "of which comparing", f"{1000 * busy / works:.1f} ms a story", f"{works / took:.0f} a second by the clock"


def growth(scratch: Path, count: int) -> Iterator[Row]:
    """Comparing while the archive grows, in five steps: the time a work must not depend on how many are here."""
    _open_store(scratch / "growth")
    from holdfast.archive.sameness.models import Shingle  # noqa: PLC0415

    for step in range(5):
        for first in range(step * count // 5, (step + 1) * count // 5, 500):
            _keep(text(body(random.Random(first + number), 3_000)) for number in range(min(500, count // 5)))
        busy, took, works = _timed(_compare)
        here = (step + 1) * count // 5
        each = f"{1000 * busy / works:.2f} ms", f"{works / took:.0f}"
        yield f"{here:,} works here", *each, f"{Shingle.objects.count():,} rows, {_megabytes(scratch):.0f} MB in all"
    alone = []
    for number in range(40):
        _keep([text(body(random.Random(f"one more {number}"), 10_000))])
        busy, took, _ = _timed(_compare)
        alone.append((busy, took))
    busy, took = sorted(alone)[len(alone) // 2]
    yield (
        f"one more work among {count:,}",
        f"{1000 * busy:.1f} ms",
        f"{1000 * took:.1f} ms by the clock",
        "half of them within",
    )


def _timed(action: Callable[[], int]) -> tuple[float, float, int]:
    start, clock = time.process_time(), time.perf_counter()
    answer = action()
    return time.process_time() - start, time.perf_counter() - clock, answer


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.sqlite3*")) / 1e6


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
