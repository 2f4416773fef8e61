"""The shapes, the most telling first. A new one is one line here."""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.archive.review.shapes import beside, bordered, labelled, named, numbered, same
from holdfast.archive.review.shapes.contract import Shape

SHAPES: Mapping[str, Shape] = {one.NAME: one for one in (labelled, beside, numbered, named, bordered, same)}
