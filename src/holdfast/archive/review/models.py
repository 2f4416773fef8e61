from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Provenance, Work
from holdfast.story import Told


class Lesson(models.Model):
    """What one correction taught of a whole batch: in every file of this folder, the title is line 2."""

    key = models.CharField(max_length=200)  # of the proposal that was agreed to
    sentence = models.TextField()
    taught_by = models.ForeignKey("Correction", null=True, on_delete=models.SET_NULL, related_name="lessons")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.sentence


class Correction(models.Model):
    """What a person said of one reading of one original. Kept beside the findings, and told again at every later reading.

    Said together, corrections are one `act`; a later act that speaks of a field takes the place of what earlier ones said of it.
    None is ever deleted: one that was taken back says when.
    """

    provenance = models.ForeignKey(Provenance, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=40)
    value = models.TextField(null=True, blank=True)  # noqa: DJ001  # "" and nothing are two things: see story.Told
    start = models.PositiveIntegerField(null=True, blank=True)  # characters of the decoded text
    end = models.PositiveIntegerField(null=True, blank=True)
    act = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    lesson = models.ForeignKey(Lesson, null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["act", "id"]

    def __str__(self) -> str:
        return f"{self.field}: {self.value or ('nothing' if self.start is None else f'{self.start}–{self.end}')}"

    @property
    def told(self) -> Told:
        return Told(self.field, self.value, self.start, self.end)


class Aside(models.Model):
    """Why a work was set aside, and what it was before."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="asides")
    reason = models.TextField(blank=True)
    before = models.CharField(max_length=12)  # the state that it goes back to
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.work}: {self.reason}"


class JoiningKind(models.TextChoices):
    PARTS = "parts", "Parts of one work"
    COPIES = "copies", "Copies of one work"


class Joining(models.Model):
    """Works that became one: their originals are parts (or copies) of `work`. Undone, each has its own again.

    `before` says what is to be put back: of the work itself its provenance as [number, position, role] and when it was reviewed.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="joinings")
    kind = models.CharField(max_length=6, choices=JoiningKind)
    before: models.JSONField[Any, Any] = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.work}"


class Joined(models.Model):
    """One of the works that a joining took in; `before` as there, and the works that had been joined into it."""

    joining = models.ForeignKey(Joining, on_delete=models.CASCADE, related_name="works")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")
    before: models.JSONField[Any, Any] = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.work)


class Splitting(models.Model):
    """One original that turned out to hold several works; `start` and `end` are what its provenance had before."""

    provenance = models.ForeignKey(Provenance, on_delete=models.CASCADE, related_name="splittings")
    works: models.ManyToManyField[Work, Any] = models.ManyToManyField(Work, related_name="+")
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.provenance} at {self.at:%Y-%m-%d %H:%M}"
