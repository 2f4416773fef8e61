"""The recognisers, in the order in which a person would look. A new kind of paratext is one line here."""

from __future__ import annotations

from holdfast.story.paratext import bylines, dates, endings, labels, notes, ratings, relationships, titles
from holdfast.story.paratext.contract import Recogniser

RECOGNISERS: tuple[Recogniser, ...] = (
    titles.propose,
    bylines.propose,
    labels.propose,
    ratings.propose,
    relationships.propose,
    dates.propose,
    notes.propose,
    endings.propose,
)
