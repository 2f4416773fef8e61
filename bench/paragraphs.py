"""How well hard-wrapped paragraphs are put together again: boundary F1 by style and width, and the speed.

    python bench/paragraphs.py [--stories 40] [--from FOLDER]

Prose is made here, seeded; `--from` takes unwrapped text files instead (a line a paragraph). A boundary is
right when a paragraph begins at the same word as before wrapping.
"""

from __future__ import annotations

import argparse
import random
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from stories import NAMES, paragraph, sentence

from holdfast.story import Line
from holdfast.story.layout.blocks import lay_out
from holdfast.story.layout.paragraphs import paragraphs
from holdfast.story.layout.wrap import Wrap, measure

WIDTHS = (60, 72, 80)
SAID = ("said", "asked", "whispered", "answered", "muttered")
Style = Callable[[random.Random, list[str], int], str]


def tell(dice: random.Random, length: int) -> list[str]:
    """Paragraphs with the statistics of fan fiction: runs of speech in a line or two, narrative in between."""
    told: list[str] = []
    while len(told) < length:
        if dice.random() < 0.5:
            told += [_speech(dice) for _ in range(dice.randint(1, 6))]
        else:
            told.append(paragraph(dice))
    return [text.replace("“", '"').replace("”", '"') for text in told] if dice.random() < 0.5 else told


def _speech(dice: random.Random) -> str:
    said = sentence(dice)
    name, verb = dice.choice(NAMES), dice.choice(SAID)
    kind = dice.random()
    if kind < 0.4:
        return f"“{said}”"
    if kind < 0.7:
        return f"“{said[:-1]},” {verb} {name}. {sentence(dice) if dice.random() < 0.5 else ''}".strip()
    return f"{sentence(dice)} “{said}” {name} {verb}. “{sentence(dice)}”"


def _wrapped(text: str, width: int, **options: str) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False, **options)  # type: ignore[arg-type]  # whatever a case sets


def blank_between(_: random.Random, told: list[str], width: int) -> str:
    return "\n\n".join("\n".join(_wrapped(one, width)) for one in told)


def trailing_blanks(_: random.Random, told: list[str], width: int) -> str:
    return "\n\n".join(" \n".join(_wrapped(one, width)) for one in told)


def page_breaks(dice: random.Random, told: list[str], width: int) -> str:
    lines = blank_between(dice, told, width).split("\n")
    return "\n".join(line + ("\n" if number % 40 == 39 and line else "") for number, line in enumerate(lines))


def running_heads(dice: random.Random, told: list[str], width: int) -> str:
    found: list[str] = []
    for number, line in enumerate(blank_between(dice, told, width).split("\n"), 1):
        found.append(line)
        if number % 40 == 0:
            found += ["", f"The Long Way Down   page {number // 40 + 1}", ""]
    return "\n".join(found)


def mixed(dice: random.Random, told: list[str], width: int) -> str:
    parts = [(" \n" if dice.random() < 0.5 else "\n").join(_wrapped(one, width)) for one in told]
    return "".join(part + dice.choice(("\n\n", "\n\n", "\n")) for part in parts)


def indented(_: random.Random, told: list[str], width: int) -> str:
    return "\n".join("\n".join(_wrapped(one, width, initial_indent="    ")) for one in told)


def doubled(dice: random.Random, told: list[str], width: int) -> str:
    return blank_between(dice, told, width).replace("\n", "\n\n")


def no_mark(_: random.Random, told: list[str], width: int) -> str:
    return "\n".join("\n".join(_wrapped(one, width)) for one in told)


def unwrapped(_: random.Random, told: list[str], __: int) -> str:
    return "\n\n".join(told)


STYLES: tuple[Style, ...] = (
    blank_between, trailing_blanks, page_breaks, running_heads, mixed, indented, doubled, no_mark, unwrapped,
)  # fmt: skip


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(raw.rstrip(), start, start + len(raw.rstrip())))
        start += len(raw) + 1
    return lines


def starts(texts: list[str]) -> set[int]:
    """Where paragraphs begin, in characters that are no white space."""
    found, at = set[int](), 0
    for text in texts:
        found.add(at)
        at += len("".join(text.split()))
    return found


def score(told: list[str], text: str) -> tuple[int, int, int]:
    """Boundaries that are right, too many, missed; the first one is no merit and not counted."""
    lines = lines_of(text)
    have = starts([one.text for one in paragraphs(lines, measure(lines, explicit=False))]) - {0}
    want = starts(told) - {0}
    return len(have & want), len(have - want), len(want - have)


def f1(right: int, extra: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + extra + missed)


def speed(text: str) -> float:
    """Milliseconds for 10 KB, measured and laid out: the best of seven."""
    lines = lines_of(text)
    best = 1e9
    for _ in range(7):
        start = time.perf_counter()
        wrap: Wrap = measure(lines, explicit=False)
        lay_out(lines, wrap)
        best = min(best, time.perf_counter() - start)
    return best * 1000 * 10_000 / len(text)


def _from(folder: Path) -> list[list[str]]:
    texts = (path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt")))
    parted = ([" ".join(line.lstrip("> ").split()) for line in text.split("\n") if line.strip("> ")] for text in texts)
    return [told for told in parted if sum(map(len, told)) / max(1, len(told)) > 120]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=40)
    parser.add_argument("--from", dest="folder", type=Path)
    wanted = parser.parse_args()
    told = _from(wanted.folder) if wanted.folder else [tell(random.Random(n), 60) for n in range(wanted.stories)]
    print(f"{len(told)} stories, {sum(map(len, told))} paragraphs")
    print(f"{'style':18}" + "".join(f"{width:>8}" for width in WIDTHS) + f"{'extra':>8}{'missed':>8}{'ms/10KB':>9}")
    for style in STYLES:
        figures, extra, missed = [], 0, 0
        for width in WIDTHS:
            scores = [score(one, style(random.Random(n), one, width)) for n, one in enumerate(told)]
            right, more, less = (sum(column) for column in zip(*scores, strict=True))
            figures.append(f1(right, more, less))
            extra, missed = extra + more, missed + less
        pace = speed(style(random.Random(0), told[0], 72))
        print(f"{style.__name__:18}" + "".join(f"{one:8.3f}" for one in figures) + f"{extra:8}{missed:8}{pace:9.2f}")


if __name__ == "__main__":
    main()
