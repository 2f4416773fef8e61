"""The recognisers, in the order in which a person would look. A new kind of paratext is one line here."""

from __future__ import annotations

from holdfast.story.paratext import (
    bylines,
    dates,
    endings,
    kinds,
    labels,
    notes,
    outside,
    ratings,
    relations,
    relationships,
    series,
    statuses,
    tag_rows,
    thanks,
    titles,
)
from holdfast.story.paratext.contract import Recogniser

RECOGNISERS: tuple[Recogniser, ...] = (
    titles.propose,
    bylines.propose,
    labels.propose,
    kinds.propose,
    statuses.propose,
    ratings.propose,
    relationships.propose,
    series.propose,
    dates.propose,
    tag_rows.propose,
    thanks.propose,
    relations.propose,
    notes.propose,
    endings.propose,
    outside.propose,
)
