"""Works in a store of their own, and how long comparing them takes: a part of bench/sameness.py."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from stories import body, write

Row = tuple[str, ...]


def open_store(home: Path) -> None:
    os.environ.update(HOLDFAST_HOME=str(home), DJANGO_SETTINGS_MODULE="holdfast.settings")
    import django  # noqa: PLC0415  # it reads the settings that stand there now

    home.mkdir(parents=True, exist_ok=True)
    django.setup()
    from holdfast.archive.store import open_store  # noqa: PLC0415

    open_store()


def keep(several: Iterable[str]) -> list[int]:
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


def compare() -> int:
    from holdfast.archive.sameness.follow import catch_up  # noqa: PLC0415

    return catch_up()


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
    open_store(home)
    from holdfast.archive.sameness import models  # noqa: PLC0415

    for model in (models.Shingle, models.Signature, models.Followed, models.Offer, models.OftenSaid):
        model.objects.all().delete()
    busy, took, works = _timed(compare)
    yield "of which comparing", f"{1000 * busy / works:.1f} ms a story", f"{works / took:.0f} a second by the clock"


def growth(scratch: Path, count: int) -> Iterator[Row]:
    """Comparing while the archive grows, in five steps: the time a work must not depend on how many are here."""
    open_store(scratch / "growth")
    from holdfast.archive.sameness.models import Shingle  # noqa: PLC0415

    for step in range(5):
        for first in range(step * count // 5, (step + 1) * count // 5, 500):
            keep("\n\n".join(body(random.Random(first + number), 3_000)) for number in range(min(500, count // 5)))
        busy, took, works = _timed(compare)
        here = (step + 1) * count // 5
        each = f"{1000 * busy / works:.2f} ms", f"{works / took:.0f}"
        yield f"{here:,} works here", *each, f"{Shingle.objects.count():,} rows, {_megabytes(scratch):.0f} MB in all"
    yield from _one_more(count)
    _pretend(Shingle, count, 5 * count)
    yield from _one_more(5 * count)


def _pretend(rows: Any, first: int, last: int) -> None:
    """Sketches of works that are not there, so that looking up is as it would be among so many."""
    dice = random.Random(last)
    for some in range(first, last, 1000):
        rows.objects.bulk_create(
            rows(value=dice.getrandbits(57), holder=10**9 + some + at) for at in range(1000) for _ in range(32)
        )


def _one_more(count: int) -> Iterator[Row]:
    alone = []
    for number in range(40):
        keep(["\n\n".join(body(random.Random(f"one more {count} {number}"), 10_000))])
        busy, took, _ = _timed(compare)
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
