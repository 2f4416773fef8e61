"""Learns which way words lean: `make leanings` writes story/paratext/leanings.tsv.

    python bench/leanings.py [--strength C] [--talk SHARE] [--measure FOLDER…] [--dry-run]

From what: the paragraphs of bench/talk, and the running text of the labelled stories that were read, before, in and after the story. What is
looked for: words, pairs of words, and runs of two or three characters in Chinese, Japanese and Korean (`leanings.traits`), that stand in two paragraphs
at least. What the hand-set lists of `voice.py` say of the paragraph is a column of its own, so that only what they do not know is learned.
How: logistic regression with a penalty on large weights (C), both sorts made equally heavy; small weights are left out. The same input gives the same file.

Prints how well a paragraph is told (AUC: how often one of the first sort is put above one of the other), by the lists alone and with
leanings, on the unread third and on every FOLDER of labelled stories.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled_cases import READ, UNREAD, Case, cases
from placed import BODY, placed
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from holdfast.story.paratext import leanings, voice
from holdfast.story.paratext.unit import Kind
from holdfast.story.paratext.weights import VOICE
from holdfast.story.paratext.words import CJK, WORD

TALK = Path(__file__).parent / "talk"
WEIGHTS = Path(__file__).parents[1] / "src/holdfast/story/paratext/leanings.tsv"
NOTES = frozenset({"notes", "disclaimer", "end_notes", "thanks", "feedback"})  # labels with running text behind them
FEWEST_WORDS = 4
STRENGTH = 0.1
SMALLEST = 0.03
LARGEST_FILE = 300_000  # bytes


@dataclass(frozen=True)
class Paragraph:
    """Running text, and whether it stands round a story."""

    text: str
    around: bool


def paragraphs_of(several: Iterable[Case]) -> list[Paragraph]:
    """The running text of labelled stories."""
    return [
        Paragraph(one.unit.said, one.zone != BODY)
        for case in several
        for one in placed(case)
        if (one.unit.kind is Kind.TEXT or one.unit.field in NOTES) and len(_words(one.unit.said)) >= FEWEST_WORDS
    ]


def talk(share: float = 1.0) -> list[Paragraph]:
    """The paragraphs of bench/talk; with a share below one, evenly spread ones."""
    found = []
    for path in sorted(TALK.glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        chosen = [line for place, line in enumerate(lines) if int((place + 1) * share) > int(place * share)]
        found += [Paragraph(line, path.name.startswith("around")) for line in chosen]
    return found


def _words(text: str) -> list[str]:
    return list(text) if CJK.search(text[:80]) else WORD.findall(text.casefold())


def traits_of(text: str) -> list[str]:
    low = text[: voice.READ_AT_MOST].casefold().replace("’", "'")
    return sorted(set(leanings.traits(low, WORD.findall(low), unspaced=CJK.search(low[:80]) is not None)))


def by_lists(several: Sequence[Paragraph]) -> list[float]:
    """What the hand-set lists say alone: voice less prose, without any leaning."""
    learned, voice.LEANING = voice.LEANING, 0.0
    try:
        sounds = [voice.sound(one.text) for one in several]
    finally:
        voice.LEANING = learned
    return [VOICE * one.voice - one.prose for one in sounds]


@dataclass(frozen=True)
class Fitted:
    """What was learned: a weight for each trait, and one for the lists."""

    counts: Any
    model: Any

    def told(self, several: Sequence[Paragraph]) -> list[float]:
        return list(self.model.decision_function(_columns(self.counts, several)))

    def weights(self) -> list[tuple[str, float]]:
        """The weights worth keeping, in order of their traits."""
        names = self.counts.get_feature_names_out()
        found = zip(names, self.model.coef_[0][:-1], strict=True)
        return sorted((name, float(weight)) for name, weight in found if abs(weight) >= SMALLEST and _is_plain(name))


def fit(several: Sequence[Paragraph], strength: float) -> Fitted:
    counts = CountVectorizer(analyzer=traits_of, binary=True, min_df=2).fit([one.text for one in several])
    model = LogisticRegression(C=strength, max_iter=5000, class_weight="balanced")
    return Fitted(counts, model.fit(_columns(counts, several), [one.around for one in several]))


def _columns(counts: Any, several: Sequence[Paragraph]) -> Any:
    lists = csr_matrix([[one] for one in by_lists(several)])
    return hstack([counts.transform([one.text for one in several]), lists]).tocsr()


def _is_plain(trait: str) -> bool:
    return trait == trait.strip() and "\t" not in trait and trait[0] != "#"


def as_table(weights: Iterable[tuple[str, float]]) -> str:
    lines = ["# Log-odds learned by bench/leanings.py; do not edit by hand."]
    return "\n".join([*lines, *(f"{trait}\t{weight:.2f}" for trait, weight in weights), ""])


def auc(several: Sequence[Paragraph], told: Sequence[float]) -> float:
    return float(roc_auc_score([one.around for one in several], told))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strength", type=float, default=STRENGTH)
    parser.add_argument("--talk", type=float, default=1.0, help="how much of bench/talk is used, from 0 to 1")
    parser.add_argument(
        "--measure", type=Path, nargs="*", default=[], help="folders of labelled stories, for measuring only"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    said = parser.parse_args()
    every = cases()
    learned_from = talk(said.talk) + paragraphs_of(one for one in every if one.part == READ)
    fitted = fit(learned_from, said.strength)
    table = as_table(fitted.weights())
    size = len(table.encode())
    print(
        f"{len(learned_from)} paragraphs, {sum(one.around for one in learned_from)} of them round stories; {size} bytes"
    )
    held = {
        "unread third": [one for one in every if one.part == UNREAD],
        **{one.name: cases(one) for one in said.measure},
    }
    for name, several in held.items():
        test = paragraphs_of(several)
        print(
            f"{name}: {len(test)} paragraphs, AUC {auc(test, by_lists(test)):.3f} by lists, {auc(test, fitted.told(test)):.3f} with leanings"
        )
    if size > LARGEST_FILE:
        parser.error(f"That would be {size} bytes; at most {LARGEST_FILE} are kept. Try a larger SMALLEST.")
    if not said.dry_run:
        WEIGHTS.write_text(table, "utf-8")


if __name__ == "__main__":
    main()
