"""Why a person should look: sentences about what recognition is not sure of."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.story.finding import Doubt, Ledger
from holdfast.story.paratext import View, dates, ratings, second_header
from holdfast.story.work import Work

SURE = 1.5  # log-odds between the best border and the next
LITTLE = 40  # unplaced characters that are not worth a person's time


def doubts_about(view: View, work: Work, ledger: Ledger) -> Iterator[Doubt]:
    """Every doubt about a work, most telling first."""
    if not work.chapters:
        yield Doubt("body", "No story was found in this file, only what stands round one.")
    if work.title is None:
        yield Doubt("title", "The text does not say its title.")
    if work.rating and (sentence := ratings.doubt(work.rating.as_written)):
        yield Doubt("rating", sentence)
    for one in work.dates:
        if sentence := dates.doubt(one.as_written):
            yield Doubt("date", sentence)
    second = second_header(view)
    if second is not None:
        line = view.manuscript.text.count("\n", 0, second) + 1
        yield Doubt("body", f"Another header stands in line {line}: this file may hold two stories.")
    if view.start_margin < SURE and work.chapters:
        yield Doubt("body", "It is not certain where the story begins.")
    if view.end_margin < SURE and work.chapters:
        yield Doubt("body", "It is not certain where the story ends.")
    if ledger.unplaced > LITTLE:
        count = len(ledger.unplaced_spans)
        yield Doubt(
            "unplaced",
            f"{ledger.unplaced} characters in {count} {'place' if count == 1 else 'places'} round the story could not be explained.",
        )
