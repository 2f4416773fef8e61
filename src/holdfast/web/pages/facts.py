"""What a work's page states, each fact with the words in the original that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from holdfast.archive.tags.models import TagKind
from holdfast.archive.works.models import CreditRole, RelationKind, Tagging, Work
from holdfast.web.pages.cards import tag_address

RELATIONS = {kind.replace("-", "_") for kind in RelationKind.values}
ORDER = ("fandom", "relationship", "character", "rating", "warning", "genre", "freeform")
PLURALS = {"Fandom": "Fandoms", "Relationship": "Relationships", "Character": "Characters", "Warning": "Warnings"}
MOST_AT_ONCE, SOME = 16, 10  # values of a fact: where there are more than that, so many
# What findings call a field, where the page calls it something else.
FIELDS = {
    "author": "author",
    "tag": "freeform",
    "date": "dates",
    "spoiler": "spoilers",
    "archive": "archive_permission",
    "posting": "posting",
    "challenge": "response-to",
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
    means: str = ""  # the name that its address is under, where the author's words are others


@dataclass(frozen=True)
class Fact:
    label: str
    values: tuple[Value, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def first(self) -> tuple[Value, ...]:
        """Those that are seen at once: a wall of tags is folded."""
        return self.values if len(self.values) <= MOST_AT_ONCE else self.values[:SOME]

    @property
    def others(self) -> tuple[Value, ...]:
        return self.values[len(self.first) :]


def facts_of(work: Work) -> list[Fact]:
    """Facts in the order they are shown; those that the text does not state are left out."""
    reasons = reasons_for(work)
    facts = [*_tag_facts(work, reasons), *_credit_facts(work, reasons)]
    plain = (
        ("Written", "dates", work.written_as_said or work.written),
        ("Status", "status", work.status),
        ("Point of view", "point_of_view", work.point_of_view),
        ("Spoilers", "spoilers", work.spoilers),
        ("Archiving", "archive_permission", work.archive_permission),
        ("Posted as", "posting", _posting(work)),
    )
    facts += [Fact(label, (Value(text),), reasons[field]) for label, field, text in plain if text]
    return facts


def _tag_facts(work: Work, reasons: dict[str, tuple[Reason, ...]]) -> Iterable[Fact]:
    for kind in ORDER:
        said = (one for one in work.taggings.all() if one.tag.kind == kind)
        values = tuple(dict.fromkeys(_as_written(one) for one in said))
        label = "Tags" if kind == "freeform" else str(TagKind(kind).label)
        if values:
            yield Fact(PLURALS.get(label, label) if len(values) > 1 else label, values, reasons[kind])


def _as_written(tagging: Tagging) -> Value:
    """The author's own words, leading to the name that they mean."""
    meant = tagging.tag.canonical
    if meant is None:
        return Value(tagging.tag.name, tag_address(tagging.tag))
    return Value(tagging.as_written, tag_address(meant), meant.name)


def _credit_facts(work: Work, reasons: dict[str, tuple[Reason, ...]]) -> Iterable[Fact]:
    for role in CreditRole:
        people = [credit.pen_name for credit in work.credits.all() if credit.role == role]
        values = tuple(Value(name.name, reverse("person", args=[name.slug])) for name in people)
        if values:
            yield Fact(str(role.label), values, reasons[str(role)])


def _posting(work: Work) -> str:
    if work.posting_part is None:
        return ""
    return f"part {work.posting_part}" + (f" of {work.posting_total}" if work.posting_total else "")


def reasons_for(work: Work) -> dict[str, tuple[Reason, ...]]:
    """For each field as the page calls it (`rating`, `beta`, `continues-in`) the words that say so."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for finding in (one for kept in work.provenance.all() for one in _findings(kept.reading)):
        field = str(finding.get("field", ""))
        found[FIELDS.get(field, field.replace("_", "-") if field in RELATIONS else field)].append(_reason(finding))
    return defaultdict(tuple, {field: tuple(dict.fromkeys(reasons)) for field, reasons in found.items()})


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
