"""How names are found again: folded for looking up, made into addresses, cut to what a column holds."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable

from django.utils.text import slugify

LONGEST_SLUG = 100


def fold(name: str, longest: int = 255) -> str:
    """The same for `Lex/Clark` and `LEX/CLARK`: case folded, white space single, forms of a letter made one.

    A name too long to look up whole ends in its digest, so that two long ones stay two.
    """
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    if len(folded) <= longest:
        return folded
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{folded[: longest - 17]}…{digest}"


def cut(text: str, longest: int) -> str:
    """The text, or as much as the column holds with an ellipsis after it."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def free_slug(name: str, instead: str, taken: Callable[[str], bool]) -> str:
    """An address made of the name, in its own letters; `instead` when it has none; numbered when it is taken."""
    wanted = slugify(name, allow_unicode=True)[:LONGEST_SLUG].strip("-_") or instead
    slug, number = wanted, 1
    while taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
