"""Pages of a list: the part that is asked for, of a known number."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 20


def page_of(rows: QuerySet[Any], request: HttpRequest, per_page: int = PER_PAGE) -> Page[Any]:
    """The page that `?page=` asks for; past the end the last one, and the first for what is no number."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
