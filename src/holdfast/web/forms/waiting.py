"""What a keeper wants to look at, as the query of /desk/review/ says it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.http import QueryDict

from holdfast.archive.review.waiting import Narrowed

# A doubt by the field that it is about, as a keeper would call it.
DOUBTS = {
    "body": "Where the story begins or ends",
    "title": "The title",
    "unplaced": "Words that could not be explained",
    "series": "The series",
}


def doubt_words(field: str) -> str:
    return DOUBTS.get(field) or field.replace("_", " ").capitalize() or "Something else"


def narrowed_to(query: QueryDict) -> Narrowed:
    """What means nothing asks for nothing."""
    doubt, bringing = query.get("doubt", ""), query.get("bringing", "")
    return Narrowed(
        doubt=doubt if re.fullmatch(r"[a-z_]{1,40}", doubt) else "",
        bringing=bringing if re.fullmatch(r"[0-9a-z]{1,16}", bringing) else "",
    )


def as_query(to: Narrowed) -> str:
    """The same as the end of an address: `?doubt=title`, or nothing."""
    said = {name: value for name, value in (("doubt", to.doubt), ("bringing", to.bringing)) if value}
    return f"?{urlencode(said)}" if said else ""
