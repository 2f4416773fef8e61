from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Work, new_address


class BringingState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"


class Bringing(models.Model):
    """One time that files were brought: who brought them, from where, and what became of each.

    A bringing that was killed is simply run again: a story is in the archive whole or not at all.
    Whoever runs it holds the lock on its file in HOLDFAST_HOME/incoming, which the system lets go
    of when the process ends; `state` alone does not say whether somebody is at work.
    """

    address = models.CharField(max_length=16, unique=True, default=new_address, editable=False)
    state = models.CharField(max_length=8, choices=BringingState, default=BringingState.WAITING)
    paths = models.JSONField(default=list)
    total = models.PositiveIntegerField(null=True, blank=True)  # how many files there seemed to be at the start
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{', '.join(self.paths)} ({self.get_state_display()})"


class Outcome(models.TextChoices):
    BROUGHT = "brought", "Brought"
    HERE = "here", "Already here"
    DOUBTFUL = "doubtful", "Brought, to be looked at"
    REFUSED = "refused", "Refused"


class BroughtFile(models.Model):
    """What became of one file: a line of a bringing's report."""

    bringing = models.ForeignKey(Bringing, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64, blank=True)  # empty: the file could not be read at all
    outcome = models.CharField(max_length=8, choices=Outcome)
    reasons = models.JSONField(default=list)
    work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes = (
            models.Index(fields=["bringing", "outcome"], name="brought_by_outcome"),
            models.Index(fields=["bringing", "name"], name="brought_by_name"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"
