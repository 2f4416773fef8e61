from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Work, new_address


class Signature(models.Model):
    """What of a work is compared: its words as a digest, and what it says of being a part. Derived; made anew at will."""

    work = models.OneToOneField(Work, on_delete=models.CASCADE, related_name="signature")
    digest = models.CharField(max_length=64, blank=True, db_index=True)  # empty: a text without words
    words = models.PositiveIntegerField(default=0)
    sketch = models.JSONField(default=list)
    titled = models.CharField(max_length=500, blank=True, db_index=True)
    filed = models.CharField(max_length=500, blank=True, db_index=True)
    authors = models.JSONField(default=list)
    said = models.JSONField(default=list)
    by_file = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"Signature of {self.work}"


class Shingle(models.Model):
    """One number of a work's sketch, so that works which share it are found. `holder` is the work's row number.

    No foreign key: its second index would be as large as the table, of which there are thirty rows a work.
    """

    value = models.BigIntegerField()
    holder = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=["value", "holder"], name="shingle_of"),)

    def __str__(self) -> str:
        return str(self.value)


class OftenSaid(models.Model):
    """A number that stood in very many sketches: a song, a disclaimer. It says nothing, and is looked for no more."""

    value = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.value)


class Followed(models.Model):
    """How far in the journal works have been compared. One row."""

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class OfferKind(models.TextChoices):
    PARTS = "parts", "Parts of one post"
    COPIES = "copies", "The same story"
    CONTAINED = "contained", "One within the other"


class OfferState(models.TextChoices):
    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class Offer(models.Model):
    """Works that seem to belong together, for a person to accept or decline. What was decided is not offered again."""

    address = models.CharField(max_length=16, unique=True, default=new_address, editable=False)
    kind = models.CharField(max_length=10, choices=OfferKind)
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.OPEN)
    # Copies: {"first": {"words": …, "same": …}, "second": …}; parts: {"total": …, "missing": […]}
    alike = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided = models.DateTimeField(null=True, blank=True)
    works: models.ManyToManyField[Work, Offered] = models.ManyToManyField(
        Work, through="Offered", related_name="offers"
    )

    class Meta:
        indexes = (models.Index(fields=["state", "at", "id"], name="offer_waiting"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_state_display()})"


class Offered(models.Model):
    """A work in an offer. Of two, the first is the whole, or what has been here longer."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="offered")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="offered")
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)  # of the part
    called = models.CharField(max_length=40, blank=True)  # "Part 2a"
    doubt = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints = (models.UniqueConstraint(fields=["offer", "work"], name="offered_once"),)

    def __str__(self) -> str:
        return f"{self.called or self.position}: {self.work}"
