from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models

from holdfast.archive.people.models import PenName, Person
from holdfast.archive.tags.models import Tag

MOST_CHARACTERS = 2**31 - 1  # what a column holds: no text is longer
ADDRESS_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: nothing to misread aloud


def new_address() -> str:
    """Ten letters that nobody can guess the next of, so that an archive cannot be walked by counting."""
    return "".join(secrets.choice(ADDRESS_LETTERS) for _ in range(10))


class Original(models.Model):
    """Bytes the archive promised to keep, verbatim, under HOLDFAST_HOME/originals, by their digest."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=1000)
    modified = models.DateTimeField(null=True, blank=True)
    # Found once, when it is brought. Until it is known, it counts as holding one.
    holds_addresses = models.BooleanField(default=True)
    brought_at = models.DateTimeField(auto_now_add=True)
    brought_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.name


class WorkState(models.TextChoices):
    PUBLISHED = "published", "Published"
    HIDDEN = "hidden", "Hidden"
    ASIDE = "aside", "Set aside"  # no story, or not for this archive: in no list, and open to its keepers
    JOINED = "joined", "Joined into another work"  # its address leads there


class Work(models.Model):
    """A story with an address for ever. Texts the author wrote round it are kept as written."""

    address = models.CharField(max_length=16, unique=True, default=new_address, editable=False)
    state = models.CharField(max_length=12, choices=WorkState, default=WorkState.PUBLISHED)
    title = models.CharField(max_length=500, blank=True)  # empty: the text does not say
    folded = models.CharField(
        max_length=500, blank=True, db_index=True
    )  # the title, as wants and relations look for it
    opening = models.CharField(max_length=200, blank=True)  # first words, by which pages call a work without a title
    summary = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    end_notes = models.TextField(blank=True)
    disclaimer = models.TextField(blank=True)
    spoilers = models.TextField(blank=True)
    status = models.CharField(max_length=200, blank=True)
    point_of_view = models.CharField(max_length=200, blank=True)
    archive_permission = models.TextField(blank=True)
    contact = models.TextField(blank=True)  # never shown on a public page
    end_marker = models.CharField(max_length=200, blank=True)
    posting_part = models.PositiveIntegerField(null=True, blank=True)
    posting_total = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=20, blank=True)
    words = models.PositiveIntegerField(default=0)
    # The date the story itself gives, no more exact than it gives it: "2007-06".
    written = models.CharField(max_length=10, blank=True)
    written_as_said = models.CharField(max_length=200, blank=True)
    needs_review = models.BooleanField(default=False)
    reviewed_at = models.DateTimeField(null=True, blank=True)  # when somebody said that it is well as it is
    joined_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="joined")
    added = models.DateTimeField()
    changed = models.DateTimeField()
    tags: models.ManyToManyField[Tag, Tagging] = models.ManyToManyField(Tag, through="Tagging", related_name="works")
    people: models.ManyToManyField[PenName, Credit] = models.ManyToManyField(
        PenName, through="Credit", related_name="works"
    )

    class Meta:
        indexes = (
            models.Index(fields=["state", "-added", "-id"], name="work_latest"),
            models.Index(fields=["needs_review"], name="work_review", condition=models.Q(needs_review=True)),
        )

    def __str__(self) -> str:
        return self.title or f"“{self.opening}…”"


class Chapter(models.Model):
    """A chapter's place in its work; what a reader sees is its `shown` version.

    Without one it stands in the work no more: the file was cut, or its story begins elsewhere. Its versions are kept, and
    shown again if it comes back.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="chapters")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500, blank=True)
    shown = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints = (models.UniqueConstraint(fields=["work", "position"], name="chapter_place_once"),)

    def __str__(self) -> str:
        return self.title or f"Chapter {self.position}"


class Version(models.Model):
    """A chapter's text as it stood once. Never changed; `sha256` is the digest of `html`."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="versions")
    sha256 = models.CharField(max_length=64)
    html = models.TextField()
    text = models.TextField()
    words = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.chapter} at {self.at:%Y-%m-%d %H:%M}"


class ProvenanceRole(models.TextChoices):
    PART = "part", "A part of the work"
    COPY = "copy", "Another copy of the work"


class Provenance(models.Model):
    """What a work was understood from: the original, and the whole reading as data.

    `reading` is what `holdfast read --json` prints of the story, without its body's text and html. A work may be made of several
    originals: its parts, in the order of `position`. An original may hold several works: each is made of its characters
    `[start, end)`, no end being the end of the text. Copies say the same in another file, and nothing is shown of them.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="provenance")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="provenance")
    reading = models.JSONField()
    doubts = models.JSONField(default=list)
    program = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    role = models.CharField(max_length=4, choices=ProvenanceRole, default=ProvenanceRole.PART)
    position = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints = (models.UniqueConstraint(fields=["work", "original", "start"], name="provenance_once"),)

    def __str__(self) -> str:
        return f"{self.work} from {self.original}"

    @property
    def part(self) -> tuple[int, int] | None:
        """The characters of the decoded text that are this work's, where the original holds several; None: all."""
        return None if self.start == 0 and self.end is None else (self.start, self.end or MOST_CHARACTERS)


class SaidBy(models.TextChoices):
    FINDING = "finding", "Found in the text"
    AUTHOR = "author", "The author"
    WRANGLER = "wrangler", "A tag wrangler"
    KEEPER = "keeper", "A keeper of the archive"


class CreditRole(models.TextChoices):
    AUTHOR = "author", "Author"
    BETA = "beta", "Beta"
    EDITOR = "editor", "Editor"
    COVER = "cover", "Cover"
    TRANSLATOR = "translator", "Translator"
    ARTIST = "artist", "Artist"
    THANKS = "thanks", "Thanks"


class Credit(models.Model):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="credits")
    pen_name = models.ForeignKey(PenName, on_delete=models.PROTECT, related_name="credits")
    role = models.CharField(max_length=12, choices=CreditRole)
    as_written = models.CharField(max_length=500, blank=True)
    said_by = models.CharField(max_length=10, choices=SaidBy, default=SaidBy.FINDING)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints = (models.UniqueConstraint(fields=["work", "pen_name", "role"], name="credit_once"),)

    def __str__(self) -> str:
        return f"{self.pen_name}, {self.get_role_display()} of {self.work}"


class Tagging(models.Model):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings")
    as_written = models.CharField(max_length=255)
    said_by = models.CharField(max_length=10, choices=SaidBy, default=SaidBy.FINDING)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints = (models.UniqueConstraint(fields=["work", "tag"], name="tagging_once"),)

    def __str__(self) -> str:
        return f"{self.work}: {self.tag}"


class Want(models.Model):
    """A work that others point to and the archive does not hold.

    It is met by `met_by` after a person agrees that the work is the one that was wanted.
    """

    address = models.CharField(max_length=16, unique=True, default=new_address, editable=False)
    title = models.CharField(max_length=500)
    folded = models.CharField(max_length=500, db_index=True)
    author = models.CharField(max_length=255, blank=True)
    met_by = models.ForeignKey(Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="meets")
    met_said_by = models.CharField(max_length=10, choices=SaidBy, default=SaidBy.FINDING)
    added = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.title} by {self.author}" if self.author else self.title


class RelationKind(models.TextChoices):
    INSPIRED_BY = "inspired-by", "Inspired by"
    RESPONSE_TO = "response-to", "A response to"
    SEQUEL_TO = "sequel-to", "A sequel to"
    PREQUEL_TO = "prequel-to", "A prequel to"
    CONTINUES_IN = "continues-in", "Continues in"
    CONTINUES_FROM = "continues-from", "Continues from"
    TRANSLATION_OF = "translation-of", "A translation of"
    BASED_ON = "based-on", "Based on"


class Relation(models.Model):
    """A work points to another: one held here, an address elsewhere, a want, or words alone (a challenge)."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=16, choices=RelationKind)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=255, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    to_work = models.ForeignKey(Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="pointed_to_by")
    want = models.ForeignKey(Want, null=True, blank=True, on_delete=models.PROTECT, related_name="relations")
    said_by = models.CharField(max_length=10, choices=SaidBy, default=SaidBy.FINDING)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.title or self.url}"
