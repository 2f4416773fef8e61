"""What `make fuzz` runs: each target in turn with atheris, for so many seconds.

    python tests/fuzz/run.py [--seconds 60] [--keep FOLDER] [TARGET ...]

The corpus is made from our own samples and examples; what the fuzzer adds to it, and what it finds, stays in
FOLDER. A finding is a crash, a law of accounts.py that does not hold, an input that takes longer than two seconds
for each 100 KB (and one second at the least), or memory beyond fifty times the input.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LONGEST = 1200  # bytes of one input: short ones find more in the same time; shapes.py makes the long ones


def main() -> int:
    sys.path[:0] = [str(HERE.parent), str(ROOT / "src")]
    if sys.argv[1:2] == ["--one"]:
        return one(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all of them, unless some are named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "holdfast-fuzz")
    said = parser.parse_args()
    failed = 0
    from fuzz.targets import TARGETS  # noqa: PLC0415  found only now that the path is set

    for name in said.targets or TARGETS:
        done, code = fuzz(name, said.seconds, said.keep / name)
        print(f"{name}: {done:,} executions, {'a finding: see ' + str(said.keep / name) if code else 'no finding'}")
        failed += code != 0
    return 1 if failed else 0


def fuzz(name: str, seconds: int, folder: Path) -> tuple[int, int]:
    """Runs one target in a process of its own: how many executions, and how it ended."""
    from fuzz.corpus import words, write_seeds  # noqa: PLC0415  as above

    seeds, grown = folder / "seeds", folder / "corpus"
    grown.mkdir(parents=True, exist_ok=True)
    write_seeds(seeds, name)
    dictionary = folder / "words.dict"
    dictionary.write_text(words(), encoding="ascii")
    command = [
        sys.executable, str(Path(__file__)), "--one", name, str(grown), str(seeds), f"-max_total_time={seconds}", f"-max_len={LONGEST}",
        f"-dict={dictionary}", f"-artifact_prefix={folder}/found-", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0",
    ]  # fmt: skip
    ended = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    (folder / "last.log").write_text(ended.stdout + ended.stderr, encoding="utf-8")
    count = re.search(r"number_of_executed_units:\s*(\d+)", ended.stderr)
    return int(count[1]) if count else 0, ended.returncode


def one(name: str, options: list[str]) -> int:
    """This process becomes the fuzzer of one target."""
    import atheris  # noqa: PLC0415  only here: nothing else needs it

    with atheris.instrument_imports(include=["holdfast.story", "zipfile"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415  instrumented while it is imported
    from fuzz.watching import watched  # noqa: PLC0415  as above

    atheris.Setup([sys.argv[0], *options], watched(TARGETS[name]))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
