"""How time and memory grow with length: sources made to hurt, from 10 KB to 10 MB, each in a process of its own.

    python bench/growth.py [--largest 10000000] [SHAPE ...]

Prints a table for docs/reference/recognition.md: seconds, and memory as a multiple of the source.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHAPES = (
    "text: prose wrapped", "text: prose apart", "text: prose in a line", "text: one letter", "text: quotation marks", "text: label lines", "text: single letters",
    "text: chapters", "text: posting lines", "text: blank lines", "text: carriage returns", "text: combining", "page: paragraphs", "page: divisions", "page: entities", "page: rules",
)  # fmt: skip
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def measured(shape: str, size: int) -> tuple[float, float]:
    """Seconds and bytes that one reading takes, in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--one", shape, str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def one(shape: str, size: int) -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    from fuzz.shapes import sources  # noqa: PLC0415  found only now that the path is set
    from fuzz.watching import resident  # noqa: PLC0415

    from holdfast.story import StoryError, read  # noqa: PLC0415

    for small in sources(2_000, shape).values():
        read(small)
    source = sources(size, shape)[shape]
    before, start = resident(), time.process_time()
    try:
        read(source)
    except StoryError as refusal:
        print(refusal, file=sys.stderr)
    print(time.process_time() - start, resident() - before)


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", default=SHAPES)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    said = parser.parse_args()
    sizes = [size for size in SIZES if size <= said.largest]
    print("| shape | " + " | ".join(f"{size / 1e6:g} MB" for size in sizes) + " | memory |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for shape in said.shapes:
        found = [measured(shape, size) for size in sizes]
        cells = [f"{seconds:.3f} s" for seconds, _ in found]
        print(f"| {shape} | " + " | ".join(cells) + f" | {found[-1][1] / sizes[-1]:.0f}× |", flush=True)


if __name__ == "__main__":
    main()
