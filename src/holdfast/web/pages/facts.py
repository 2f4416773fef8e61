"""What a work's page states, each fact with the words in the original that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from holdfast.archive.tags.models import TagKind
from holdfast.archive.works.models import CreditRole, Work
from holdfast.web.pages.cards import meant_tags, tag_address

ORDER = ("fandom", "relationship", "character", "rating", "warning", "genre", "freeform")
PLURALS = {"Fandom": "Fandoms", "Relationship": "Relationships", "Character": "Characters", "Warning": "Warnings"}
# What findings call a field, for what the page calls it.
FIELDS = {
    "title": ("title",),
    "people": ("author", "authors"),
    "fandom": ("fandom", "fandoms"),
    "relationship": ("relationship", "relationships"),
    "character": ("character", "characters"),
    "rating": ("rating",),
    "warning": ("warning", "warnings"),
    "genre": ("genre", "genres"),
    "freeform": ("tag", "tags", "categories", "category"),
    "credits": ("credit", "credits"),
    "dates": ("date", "dates"),
    "series": ("series", "posting"),
    "relations": ("relation", "relations"),
    "status": ("status",),
    "point_of_view": ("point_of_view",),
    "spoilers": ("spoilers",),
    "archive_permission": ("archive_permission",),
}


@dataclass(frozen=True)
class Reason:
    """The words a fact came from: where they stand, which rule read them, and how sure it was (in hundredths)."""

    words: str
    start: int
    rule: str
    sure: int


@dataclass(frozen=True)
class Value:
    text: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    values: tuple[Value, ...]
    reasons: tuple[Reason, ...] = ()


def facts_of(work: Work) -> list[Fact]:
    """Facts in the order they are shown; those that the text does not state are left out."""
    reasons = _reasons(work)
    facts = [*_tag_facts(work, reasons), *_credit_facts(work, reasons)]
    plain = (
        ("Written", "dates", work.written_as_said or work.written),
        ("Status", "status", work.status),
        ("Point of view", "point_of_view", work.point_of_view),
        ("Spoilers", "spoilers", work.spoilers),
        ("Archiving", "archive_permission", work.archive_permission),
        ("Posted as", "series", _posting(work)),
    )
    facts += [Fact(label, (Value(text),), reasons[field]) for label, field, text in plain if text]
    return facts


def title_reasons(work: Work) -> tuple[Reason, ...]:
    return _reasons(work)["title"]


def _tag_facts(work: Work, reasons: dict[str, tuple[Reason, ...]]) -> Iterable[Fact]:
    tags = meant_tags(work)
    for kind in ORDER:
        values = tuple(Value(tag.name, tag_address(tag)) for tag in tags if tag.kind == kind)
        label = "Tags" if kind == "freeform" else str(TagKind(kind).label)
        if values:
            yield Fact(PLURALS.get(label, label) if len(values) > 1 else label, values, reasons[kind])


def _credit_facts(work: Work, reasons: dict[str, tuple[Reason, ...]]) -> Iterable[Fact]:
    for role in CreditRole:
        people = [credit.pen_name for credit in work.credits.all() if credit.role == role]
        values = tuple(Value(name.name, reverse("person", args=[name.slug])) for name in people)
        if values:
            yield Fact(str(role.label), values, reasons["people" if role == CreditRole.AUTHOR else "credits"])


def _posting(work: Work) -> str:
    if work.posting_part is None:
        return ""
    return f"part {work.posting_part}" + (f" of {work.posting_total}" if work.posting_total else "")


def _reasons(work: Work) -> dict[str, tuple[Reason, ...]]:
    found: dict[str, list[Reason]] = {field: [] for field in FIELDS}
    called = {name: field for field, names in FIELDS.items() for name in names}
    for finding in (one for kept in work.provenance.all() for one in _findings(kept.reading)):
        field = called.get(str(finding.get("field", "")).split(".")[0])
        if field:
            found[field].append(_reason(finding))
    return {field: tuple(reasons) for field, reasons in found.items()}


def _findings(reading: object) -> list[dict[str, Any]]:
    findings = reading.get("findings", []) if isinstance(reading, dict) else []
    return findings if isinstance(findings, list) else []


def _reason(finding: dict[str, Any]) -> Reason:
    return Reason(
        words=str(finding.get("value", "")),
        start=int(finding.get("start", 0)),
        rule=str(finding.get("rule", "")),
        sure=round(100 * float(finding.get("confidence", 0))),
    )
