"""What `make fuzz` does for hours, for some seconds: what was found once, sources made to hurt, and seeds a little changed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.corpus import PIECES, pieces, words, zips
from fuzz.shapes import PAGES, TEXTS, sources
from fuzz.targets import TARGETS, read_source
from fuzz.watching import watched

FOUND = sorted(path for path in (Path(__file__).parent / "found").iterdir() if path.suffix != ".md")
SIZE = 20_000
TIMES = 120  # executions of each target


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_does_no_harm_any_more(path: Path) -> None:
    watched(TARGETS[path.name.partition(".")[0]])(path.read_bytes())


@pytest.mark.parametrize("name", [*(f"text: {one}" for one in TEXTS), *(f"page: {one}" for one in PAGES)])
def test_a_source_made_to_hurt_is_read_in_time_and_accounted_for(name: str) -> None:
    source = sources(SIZE, name)[name]
    watched(lambda _: read_source(source))(source.data)


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_a_little_changed_are_taken(target: str) -> None:
    chance = random.Random(2026)
    seeds = list(zips() if target == "unpack_zip" else pieces())
    call = watched(TARGETS[target])
    for _ in range(TIMES):
        call(changed(chance.choice(seeds), chance))


def changed(data: bytes, chance: random.Random) -> bytes:
    """A few bytes put in, taken out, doubled or overwritten."""
    for _ in range(chance.randrange(1, 6)):
        at, more = chance.randrange(len(data) + 1), chance.randrange(1, 40)
        ways = (
            data[:at] + chance.choice(PIECES).encode() + data[at:],
            data[:at] + data[at + more :],
            data[: at + more] + data[at:],
            data[:at] + chance.randbytes(more) + data[at + more :],
        )
        data = chance.choice(ways)
    return data


def test_the_dictionary_is_one_that_the_fuzzer_can_read() -> None:
    lines = words().splitlines()
    assert len(lines) > 500
    assert all(line.startswith('"\\x') and line.endswith('"') for line in lines)
