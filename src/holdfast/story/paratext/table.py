"""The recognisers, in the order in which a person would look. A new kind of paratext is one line here."""

from __future__ import annotations

from holdfast.story.paratext import (
    bylines,
    credits,
    dates,
    endings,
    labels,
    notes,
    ratings,
    relations,
    relationships,
    series,
    tag_rows,
    titles,
)
from holdfast.story.paratext.contract import Recogniser

RECOGNISERS: tuple[Recogniser, ...] = (
    titles.propose,
    bylines.propose,
    labels.propose,
    ratings.propose,
    relationships.propose,
    series.propose,
    dates.propose,
    tag_rows.propose,
    credits.propose,
    relations.propose,
    notes.propose,
    endings.propose,
)
