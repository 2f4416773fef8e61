"""Learns how sure findings are from the labelled stories that were read: `make confidence` writes story/assemble/confidence.tsv.

For each group of rules the findings are put in order of their log-odds, and neighbours are pooled until the share that was right never falls (isotonic
regression by pooling violators). A pool starts from PRIOR findings of average luck, so that a few never make certainty. The unread are not looked at;
what comes of it there is in the table that `python bench/recognition.py` prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from labelled_cases import READ, Case, cases
from reliability import LABEL_OF, is_right

from holdfast.story import read_manuscript
from holdfast.story.assemble.confidence import GROUPS, group_of
from holdfast.story.assemble.settle import settle
from holdfast.story.paratext import candidates, look

CURVES = Path(__file__).parents[1] / "src/holdfast/story/assemble/confidence.tsv"
PRIOR = 4.0
HIGHEST = 0.99  # a rule is never certain
Point = tuple[float, bool]


def points(case: Case) -> Iterable[tuple[str, Point]]:
    """Of every settled candidate that labels speak of: its group, its log-odds, and whether it is right."""
    view = look(read_manuscript(case.source))
    settled, _ = settle(candidates(view))
    for field, winners in settled.items():
        for one in winners if field in LABEL_OF else ():
            yield group_of(one.rule), (one.odds + view.telling_above(one.start), is_right(case, field, one.value))


def pooled(found: Sequence[Point], average: float) -> list[tuple[float, float]]:
    """Knots that never fall: the mean log-odds of each pool, and its share of right ones."""
    pools: list[tuple[float, float, int]] = []  # sum of log-odds, how many right, how many
    for odds in sorted({odds for odds, _ in found}):
        here = [right for other, right in found if other == odds]
        pools.append((odds * len(here), float(sum(here)), len(here)))
        while len(pools) > 1 and _share(pools[-2], average) >= _share(pools[-1], average):
            (a, b, c), (x, y, z) = pools.pop(), pools.pop()
            pools.append((a + x, b + y, c + z))
    return [(total / count, min(HIGHEST, _share((total, right, count), average))) for total, right, count in pools]


def _share(pool: tuple[float, float, int], average: float) -> float:
    return (pool[1] + PRIOR * average) / (pool[2] + PRIOR)


def curves(found: Sequence[tuple[str, Point]]) -> dict[str, list[tuple[float, float]]]:
    average = sum(right for _, (_, right) in found) / len(found)
    by_group = {group: [point for name, point in found if name == group] for group in GROUPS}
    return {group: pooled(here, average) or [(0.0, average)] for group, here in by_group.items()}


def main() -> None:
    found = [one for case in cases() if case.part == READ for one in points(case)]
    lines = [f"# Learned by bench/confidence.py from {len(found)} findings in labelled stories; do not edit by hand."]
    lines += ["# group of rules, log-odds, share that was right"]
    for group, knots in curves(found).items():
        lines += [f"{group}\t{odds:.2f}\t{share:.3f}" for odds, share in knots]
    CURVES.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
