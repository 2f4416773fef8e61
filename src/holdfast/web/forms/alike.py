"""What a keeper answers to an offer: a button, and which works."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True)
class Answer:
    verb: str
    works: tuple[str, ...] = ()  # addresses of those to be joined, in the order of the page
    kept: str = ""  # the address of the one that stays


def answer_in(form: QueryDict) -> Answer:
    return Answer(form.get("answer") or "", tuple(form.getlist("work")), form.get("kept") or "")
