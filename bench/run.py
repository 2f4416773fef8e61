"""What `make bench` runs: reading, bringing, memory and pages, on stories it makes itself.

    python bench/run.py [--quick] [--only reading,bringing,memory,pages]

Prints a table for docs/reference/speed.md. Figures belong to the machine they were taken on;
the ratio beside a peer (measured in the same run, where the peer is installed) travels better.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import stories
from watching import peak_memory, serving

HOLDFAST = Path(sys.prefix) / "bin" / "holdfast"
Row = tuple[str, str, str]


def reading(scratch: Path, *, quick: bool) -> list[Row]:
    """One core, in one process: bytes in hand → understood."""
    from holdfast.story import Source, as_data, read  # noqa: PLC0415  # only where it is measured

    count = 200 if quick else 1_000
    sources = [Source(name, data) for name, data in stories.stories(count)]
    size = sum(len(one.data) for one in sources)
    for one in sources[:20]:
        read(one)
    rates = []
    for _ in range(3):
        start = time.perf_counter()
        for one in sources:
            read(one)
        rates.append(count / (time.perf_counter() - start))
    start = time.perf_counter()
    for one in sources:
        as_data(read(one))
    with_json = count / (time.perf_counter() - start)
    rate = statistics.median(rates)
    rows = [
        ("stories of 10 KB read a second, one core", f"{rate:.0f}", f"{rate * size / count / 1e6:.1f} MB/s; goal 300"),
        ("the same, with the whole answer as data", f"{with_json:.0f}", ""),
    ]
    return rows + beside_pandoc(scratch, count=40)


def beside_pandoc(scratch: Path, *, count: int) -> list[Row]:
    """Whole processes, a folder of text files each: the nearest thing that people use today."""
    if not (pandoc := shutil.which("pandoc")):
        return [("beside pandoc", "–", "pandoc is not installed here")]
    files = [str(path) for path in stories.write(scratch / "pandoc", count).rglob("*.txt")]
    ours = seconds([str(HOLDFAST), "read", "--json", *files])
    theirs = sum(seconds([pandoc, "-f", "markdown", "-t", "html", one]) for one in files)
    note = f"{len(files)} files: {ours:.2f} s against {theirs:.2f} s; pandoc finds no fields"
    return [("`holdfast read` beside pandoc, whole processes", f"{theirs / ours:.1f}× as fast", note)]


def seconds(command: list[str], home: Path | None = None) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(home))
    return time.perf_counter() - start


def environment(home: Path | None) -> dict[str, str]:
    return {**os.environ, "HOLDFAST_HOME": str(home or "/nonexistent")}


def bringing(scratch: Path, *, quick: bool) -> list[Row]:
    """Read, stored (synchronous=FULL, every original on disk) and indexed, on all cores."""
    count = 300 if quick else 2_000
    folder = stories.write(scratch / "brought", count, seed=2)
    home = scratch / "bring-home"
    took = seconds([str(HOLDFAST), "bring", str(folder)], home)
    again = seconds([str(HOLDFAST), "bring", str(folder)], home)
    return [
        ("stories of 10 KB brought a second", f"{count / took:.0f}", f"{count} in {took:.1f} s; goal 100"),
        ("brought again: all already here", f"{count / again:.0f} a second", f"{again:.1f} s"),
    ]


def memory(scratch: Path, *, quick: bool) -> list[Row]:
    rows: list[Row] = []
    for count in (200, 1_000) if quick else (1_000, 20_000):
        folder = stories.write(scratch / f"memory-{count}", count, seed=3)
        command = [str(HOLDFAST), "bring", str(folder)]
        peak, each, took = peak_memory(command, environment(scratch / f"home-{count}"))
        note = f"largest process {each:.0f} MiB; {count / took:.0f} stories a second"
        rows.append((f"memory while {count:,} files are brought, all processes", f"{peak:.0f} MiB", note))
        shutil.rmtree(folder)
    return rows


def pages(scratch: Path, *, quick: bool) -> list[Row]:
    """A real `holdfast serve`, with the load on the same cores."""
    if not (wrk := shutil.which("wrk")):
        return [("pages", "–", "wrk is not installed here (Debian: apt install wrk)")]
    home = scratch / "pages-home"
    folder = stories.write(scratch / "pages", 300, seed=4)
    subprocess.run([HOLDFAST, "bring", folder], check=True, stdout=subprocess.DEVNULL, env=environment(home))
    rows = []
    with serving(HOLDFAST, environment(home)) as (base, work):
        for name, address in (
            ("home", "/"),
            ("a work of 10 KB", work),
            ("browse", "/works/"),
            ("search", "/search/?q=harbour"),
        ):
            command = [wrk, "-t1", "-c8", f"-d{2 if quick else 8}s", "--latency", base + address]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            words = {line.split()[0]: line.split()[-1] for line in said.splitlines() if line.split()}
            bad = " ".join(line.strip() for line in said.splitlines() if "Non-2xx" in line)
            rows.append(
                (
                    f"requests a second: {name}",
                    words["Requests/sec:"],
                    f"half within {words['50%']}, 99 % within {words['99%']} {bad}",
                )
            )
    return rows


PARTS = {"reading": reading, "bringing": bringing, "memory": memory, "pages": pages}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that it runs")
    parser.add_argument("--only", default=",".join(PARTS))
    said = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | figure | note |\n|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as scratch:
        for part in said.only.split(","):
            for row in PARTS[part](Path(scratch), quick=said.quick):
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
