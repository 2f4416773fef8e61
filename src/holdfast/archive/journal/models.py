from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One line of the journal: who did what to which thing, and when.

    Plain names and numbers, no foreign keys: a line outlives what it speaks of. Lines are
    never changed. Whoever follows the journal reads on from the last `number` it has seen.
    """

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=150, blank=True)
    verb = models.CharField(max_length=40)
    noun = models.CharField(max_length=40)
    thing = models.CharField(max_length=64)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=["noun", "thing"], name="journal_thing"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.who or 'Holdfast'} {self.verb} {self.noun} {self.thing}"
