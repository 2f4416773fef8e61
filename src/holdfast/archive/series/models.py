from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdfast.archive.series.numerals import numbered_like
from holdfast.archive.works.models import SaidBy, Want, Work, new_address


class Series(models.Model):
    address = models.CharField(max_length=16, unique=True, default=new_address, editable=False)
    title = models.CharField(max_length=500)
    folded = models.CharField(max_length=500, db_index=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title


class Place(models.Model):
    """A place in a series: a work the archive holds, or one that is wanted."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveIntegerField(null=True, blank=True)  # empty: the text does not say which
    label = models.CharField(max_length=100, blank=True)  # as written: "VII", "Part the Third"
    work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.CASCADE, related_name="places")
    want = models.ForeignKey(Want, null=True, blank=True, on_delete=models.PROTECT, related_name="places")
    said_by = models.CharField(max_length=10, choices=SaidBy, default=SaidBy.FINDING)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints = (
            models.CheckConstraint(
                name="place_holds_work_or_want",
                condition=models.Q(work__isnull=False) | models.Q(want__isnull=False),
            ),
            models.UniqueConstraint(fields=["series", "work"], name="place_once"),
        )

    def __str__(self) -> str:
        return f"{self.series}, {self.label or self.position}"

    @property
    def called(self) -> str:
        """Its number as it is written; where no text writes it, as the series' other places are."""
        if self.label or self.position is None:
            return self.label
        others = {one.position: one.label for one in self.series.places.all() if one.position is not None}
        return numbered_like(others, self.position)
