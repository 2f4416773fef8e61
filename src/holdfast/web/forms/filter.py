"""The filter of /works/: what a query says, kept to what it can mean; a wrong value is named, never guessed at."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from holdfast.archive.tags.models import TagKind
from holdfast.archive.works.queries import ORDERS, Filter

KINDS = tuple(TagKind.values)
ORDER_WORDS = (
    ("added", "Newest here"),
    ("title", "Title"),
    ("longest", "Longest"),
    ("shortest", "Shortest"),
    ("newest", "Written last"),
    ("oldest", "Written first"),
)
STATES = (("", "Any"), ("complete", "Complete"), ("unfinished", "Unfinished"))
SERIES = (("", "Any"), ("in", "Part of a series"), ("alone", "Stands alone"))
LONGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True)
class Asked:
    """A filter that was read from a query, and the sentences (by field) about what could not be read."""

    filter: Filter
    errors: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)  # what was typed, right or wrong: it stands in the form again


def read_filter(query: QueryDict) -> Asked:
    errors: dict[str, str] = {}
    tags = tuple((kind, slug) for kind in KINDS for slug in dict.fromkeys(query.getlist(kind)) if slug)
    asked = Filter(
        words=query.get("words", "").strip()[:200].replace("\x00", ""),
        tags=tuple((kind, slug[:120].replace("\x00", "")) for kind, slug in tags[:20]),
        language=query.get("language", "")[:20].replace("\x00", ""),
        shortest=_number(query, "shortest", errors),
        longest=_number(query, "longest", errors),
        state=_one_of(query.get("state", ""), dict(STATES)),
        series=_one_of(query.get("series", ""), dict(SERIES)),
        order=_one_of(query.get("order", ""), ORDERS, "added"),
    )
    if asked.shortest is not None and asked.longest is not None and asked.shortest > asked.longest:
        errors["longest"] = "The most words must be at least the fewest. Change one of the two numbers."
        asked = replace(asked, longest=None)
    said = {name: query.get(name, "").strip()[:20] for name in ("shortest", "longest")}
    return Asked(asked, errors, said)


def _one_of(value: str, options: Container[str], usual: str = "") -> str:
    return value if value in options else usual


def _number(query: QueryDict, name: str, errors: dict[str, str]) -> int | None:
    said = query.get(name, "").strip().replace(",", "").replace(" ", "")
    if not said:
        return None
    if said.isascii() and said.isdigit() and len(said) < 13 and int(said) <= LONGEST_NUMBER:
        return int(said)
    words = "fewest" if name == "shortest" else "most"
    errors[name] = f"The {words} words must be a whole number, such as 5000."
    return None
