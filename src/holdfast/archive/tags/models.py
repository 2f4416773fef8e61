from __future__ import annotations

from typing import ClassVar

from django.db import models


class TagKind(models.TextChoices):
    FANDOM = "fandom", "Fandom"
    RELATIONSHIP = "relationship", "Relationship"
    CHARACTER = "character", "Character"
    GENRE = "genre", "Genre"
    WARNING = "warning", "Warning"
    RATING = "rating", "Rating"
    FREEFORM = "freeform", "Tag"


class Tag(models.Model):
    """A name that works are found by. `canonical` points from a synonym to the name it means.

    `name` is as first written; `folded` finds it whatever the case; `slug` is its address.
    For a rating `level` is general, teen, mature, explicit or unrated; for a relationship it
    is romantic, platonic or unstated. The same name with another level is another tag: an M
    means one thing in one system of ratings and something else in the next.
    """

    kind = models.CharField(max_length=20, choices=TagKind)
    name = models.CharField(max_length=255)
    folded = models.CharField(max_length=255)
    slug = models.CharField(max_length=120)
    level = models.CharField(max_length=20, blank=True)
    canonical = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="synonyms")
    parents = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="children")

    class Meta:
        ordering: ClassVar = ["kind", "folded"]
        constraints = (
            models.UniqueConstraint(fields=["kind", "folded", "level"], name="tag_name_once"),
            models.UniqueConstraint(fields=["kind", "slug"], name="tag_slug_once"),
        )

    def __str__(self) -> str:
        return self.name


class KeptApart(models.Model):
    """Two names that a tag wrangler has said do not mean the same: they are not suggested again."""

    one = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "kept apart"
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="kept_apart_once"),)

    def __str__(self) -> str:
        return f"{self.one} is not {self.other}"
