"""The form of a review: what a keeper changed in it, each value with the place in the text where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from django.http import QueryDict

from holdfast.story import Told
from holdfast.web.forms.review_fields import Row, Story, digest

Span = tuple[int, int]
ALIKE = 0.6  # a value that is so much like the old one is the old one, mended
LONGEST_COMPARED = 2_000
LONGEST_TYPED = 200_000
NO_STORY = "Say from which line to which line the story stands. If there is none in this file, set it aside."


@dataclass(frozen=True)
class Corrections:
    """What a keeper told, and the sentences (by field) about what could not be understood."""

    told: tuple[Told, ...] = ()
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Original:
    """A text as it was found: all of it, what of it is read (`part`), and where the story stands in it."""

    text: str
    part: Span
    body: Span | None = None

    def says(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def once(self, value: str) -> Span | None:
        """Where the text says this round the story, if it says it once (how it is broken into lines does not matter); or its line."""
        pattern = re.compile(r"\s+".join(map(re.escape, value.split())))
        found = [match.span() for around in self._around() for match in pattern.finditer(self.text, *around)]
        return found[0] if len(found) == 1 else self._line(value)

    def _line(self, value: str) -> Span | None:
        """The one line that says this and nothing else, though it be taken for the story's."""
        pattern = re.compile(rf"^[^\S\n]*({re.escape(value)})[^\S\n]*$", re.MULTILINE)
        found = [match.span(1) for match in pattern.finditer(self.text, *self.part)]
        return found[0] if len(found) == 1 else None

    def _around(self) -> Iterator[Span]:
        if self.body is None:
            yield self.part
            return
        yield self.part[0], self.body[0]
        yield self.body[1], self.part[1]


def corrections_in(form: QueryDict, rows: Sequence[Row], story: Story, original: Original) -> Corrections:
    """Of every field that was changed, all that it says now. What nobody touched is not told."""
    errors: dict[str, str] = {}
    story_told: list[Told] = []
    try:
        story_told = _story_told(form, story, original)
    except ValueError as wrong:
        errors["body"] = str(wrong)
    if story_told:
        original = replace(original, body=story_told[0].span)
    told = [one for row in rows for one in _told_of(row, form, original)]
    return Corrections((*told, *story_told), errors)


def typed_again(rows: Iterable[Row], form: QueryDict) -> list[Row]:
    """The same rows as they were typed, for a form that comes back with an error."""
    return [
        replace(row, typed=form.get(row.kind.key), at=form.get(f"{row.kind.key}.at", ""))
        if row.kind.key in form
        else row
        for row in rows
    ]


def _told_of(row: Row, form: QueryDict, original: Original) -> Iterator[Told]:
    key = row.kind.key
    typed, spans = _typed(form.get(key, "")), _spans(form.get(f"{key}.at", ""), original)
    if key not in form or (digest(typed) == form.get(f"{key}.was", "") and not spans):
        return
    values = _values(row.kind.shape, typed)
    if not values:
        yield Told(key)
    for value in values:
        others = {_folded(other) for other in values if other != value}
        place = _place_of(row, value, spans, others, original)
        yield _placed(row, value, place, original)


def _values(shape: str, typed: str) -> list[str]:
    """What was typed as values: those of a list stand on a line each, paragraphs are parted by blank lines."""
    between = {"list": r"\n", "paragraphs": r"\n[^\S\n]*\n"}.get(shape)
    several = re.split(between, typed) if between else [typed]
    return list(dict.fromkeys(value.strip() for value in several if value.strip()))


def _placed(row: Row, value: str, place: Span | None, original: Original) -> Told:
    if place is None:
        return Told(row.kind.key, value)
    broken = row.kind.shape == "area" and "\n" in value
    as_it_stands = not broken and _folded(original.says(place)) == _folded(value)
    return Told(row.kind.key, None if as_it_stands else value, *place)


def _place_of(row: Row, value: str, spans: list[Span], others: set[str], original: Original) -> Span | None:
    """Where a value stands: where the keeper pointed, where it was found, the one place that says so, or that of what it mends."""
    alone = row.kind.shape in {"line", "area"}
    pointed = [span for span in spans if _folded(original.says(span)) == _folded(value)] or (spans if alone else [])
    if pointed:
        return pointed[-1]
    found = [one for one in row.found if _folded(one.value) == _folded(value)]
    if found:
        return found[0].start, found[0].end
    return original.once(value) or _mended(row, value, others, original)


def _mended(row: Row, value: str, others: set[str], original: Original) -> Span | None:
    """The place of what was found before, if the value is nearly the same: somebody put a letter right."""
    if not row.found:
        return None
    if row.kind.shape in {"line", "area"}:
        old = [(_likeness(row.value, value), row.found[0].start, row.found[-1].end)]
    else:
        old = [
            (_likeness(one.value, value), one.start, one.end) for one in row.found if _folded(one.value) not in others
        ]
    likeness, start, end = max(old, default=(0.0, 0, 0))
    crosses_story = original.body is not None and start < original.body[1] and end > original.body[0]
    return (start, end) if likeness >= ALIKE and not crosses_story else None


def _likeness(before: str, now: str) -> float:
    old, new = (_folded(words)[:LONGEST_COMPARED] for words in (before, now))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _typed(said: str) -> str:
    return said[:LONGEST_TYPED].replace("\r\n", "\n").replace("\x00", "").strip()


def _folded(words: str) -> str:
    return " ".join(words.split())


def _spans(said: str, original: Original) -> list[Span]:
    """Places that the page's script sent, as `12-20 45-60`; what is no place in the text is left out."""
    found = [(int(start), int(end)) for start, end in re.findall(r"\b([0-9]{1,9})-([0-9]{1,9})\b", said[:10_000])]
    return [(start, end) for start, end in found if original.part[0] <= start < end <= original.part[1]]


# --- where the story stands ---


def _story_told(form: QueryDict, story: Story, original: Original) -> list[Told]:
    said = [form.get(f"body.{name}", "").strip() for name in ("first", "last")]
    exact = [form.get(f"body.{name}", "") for name in ("start", "end")]
    if "body.first" not in form or ("-".join(said) == form.get("body.was", "") and not any(exact)):
        return []
    if not any(said):
        raise ValueError(NO_STORY)
    first, last = (_line(one, story) for one in said)
    if first > last:
        raise ValueError("The story ends before it begins. Change one of the two lines.")
    start = _exactly(exact[0], span_of_line(original.text, first), 0)
    end = _exactly(exact[1], span_of_line(original.text, last), 1)
    if not original.text[start:end].strip():
        raise ValueError("There is nothing in these lines. Choose others.")
    return [Told("body", None, start, end)]


def _line(said: str, story: Story) -> int:
    number = said.replace(",", "").replace(" ", "")
    if number.isascii() and number.isdigit() and len(number) < 10 and story.lowest <= int(number) <= story.highest:
        return int(number)
    raise ValueError(
        f"A line is a whole number from {story.lowest:,} to {story.highest:,}, as they stand beside the text."
    )


def _exactly(said: str, line: Span, side: int) -> int:
    """The character in that line that the page's script sent; else where the line begins or ends."""
    place = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1
    return place if line[0] <= place <= line[1] else line[side]


def span_of_line(text: str, number: int) -> Span:
    """Where line `number` begins and ends (the first is 1), without its line end; past the last line, the end of the text."""
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text), len(text)
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)
