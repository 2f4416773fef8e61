"""The forms of a review that are about whole works: where another one begins, and which are parts of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import QueryDict

from holdfast.web.forms.review import span_of_line
from holdfast.web.forms.review_fields import Story

MOST_PARTS = 500
_PART_OF = re.compile(r"part\.[0-9a-z]+")


def places_in(said: str, story: Story, text: str) -> list[int]:
    """Where the lines that were typed begin: `120, 340`. ValueError with a sentence for anything else."""
    numbers = re.split(r"[\s,;]+", said.strip())[:MOST_PARTS]
    if numbers == [""]:
        raise ValueError("Say in which line the next work begins, such as 120. Several are parted by commas.")
    lines = [int(one) if one.isascii() and one.isdigit() and len(one) < 10 else 0 for one in numbers]
    wrong = [one for one, line in zip(numbers, lines, strict=True) if not story.lowest < line <= story.highest]
    if wrong:
        raise ValueError(
            f"“{wrong[0]}” is no line in which a second work can begin: "
            f"choose whole numbers from {story.lowest + 1:,} to {story.highest:,}."
        )
    return sorted({span_of_line(text, line)[0] for line in lines})


@dataclass(frozen=True)
class Part:
    """A work with the number that a keeper gave it among the parts."""

    address: str
    number: int


def parts_in(form: QueryDict) -> list[str]:
    """The addresses of the works that were numbered, in the order of the numbers; then those that were typed or pasted.

    ValueError with a sentence where a number is none, or there are fewer than two works.
    """
    numbered = [_part(name, form.get(name, "").strip()) for name in form if _PART_OF.fullmatch(name)]
    parts = sorted((one for one in numbered if one is not None), key=lambda one: one.number)
    typed = re.findall(r"(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{10}(?![0-9a-z])", form.get("others", "").lower())
    addresses = list(dict.fromkeys([*(one.address for one in parts), *typed]))
    if form.get("others", "").strip() and not typed:
        raise ValueError("Paste the address of a work's page here, such as /works/k3zvb7mwra/.")
    if len(addresses) < 2:
        raise ValueError("Number at least two works: 1 for the one that comes first, 2 for the next.")
    return addresses[:MOST_PARTS]


def _part(name: str, said: str) -> Part | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 6):
        raise ValueError(f"“{said}” is no number of a part. Type 1 for the first, 2 for the next.")
    return Part(name.removeprefix("part."), int(said))
