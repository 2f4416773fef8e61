from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    """A human with an account. What they publish stands under their pen names."""

    wrangles = models.BooleanField(default=False)  # says which names of tags mean the same: tags.rules

    class Meta:
        verbose_name_plural = "people"


class PenName(models.Model):
    """The name somebody publishes under. Without a person it was imported, and can be claimed.

    `slug` is its address for ever; `folded` is the name with case folded, by which it is found.
    """

    name = models.CharField(max_length=255)
    folded = models.CharField(max_length=255, unique=True)
    slug = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="pen_names")
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["folded"]

    def __str__(self) -> str:
        return self.name
