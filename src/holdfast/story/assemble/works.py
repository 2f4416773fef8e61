"""The settled findings as the values of a Work."""

from __future__ import annotations

import re

from holdfast.story.assemble.serials import posting_of, series_of
from holdfast.story.assemble.settle import AS_SAID, Settled, fold
from holdfast.story.layout import words as layout_words
from holdfast.story.paratext import Candidate, View, dates, languages, ratings, relationships
from holdfast.story.work import Chapter, Credit, ImpreciseDate, Rating, Relation, Relationship, Work

_KIND_OF = {
    "inspired_by": "inspired-by",
    "challenge": "response-to",
    "sequel_to": "sequel-to",
    "continues_from": "continues-from",
    "continues_in": "continues-in",
    "translation_of": "translation-of",
    "prequel_to": "prequel-to",
    "based_on": "based-on",
}
_ROLES = ("beta", "editor", "cover", "translator", "artist", "thanks")
_PLATONIC = re.compile(
    r"\bplatonic (?:relationship|friendship|love)|\b(?:relationship|friendship|story) (?:is|was) (?:meant|written|intended)? ?(?:to be |as )?platonic",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def work(view: View, settled: Settled, chapters: tuple[Chapter, ...]) -> Work:
    """A Work of what was settled."""
    said = _notes(settled, "notes")
    end_said = _notes(settled, "end_notes")
    title = _title(settled)
    relations = _relations(settled)
    return Work(
        title=title,
        authors=_many(settled, "author"),
        series=series_of(settled, title, relations),
        posting=posting_of(settled),
        fandoms=_many(settled, "fandom"),
        characters=_many(settled, "character"),
        relationships=_relationships(settled, f"{said or ''} {end_said or ''}"),
        tags=(*_many(settled, "title_tag"), *_many(settled, "tag")),
        genres=_many(settled, "genre"),
        categories=_many(settled, "category"),
        warnings=_many(settled, "warning"),
        rating=_rating(settled),
        summary=_one(settled, "summary"),
        spoilers=_joined(settled, "spoiler", " "),
        disclaimer=_joined(settled, "disclaimer", "\n\n"),
        notes=said,
        end_notes=end_said,
        asides=_many(settled, "aside"),
        credits=_credits(settled),
        relations=relations,
        dates=_dates(settled),
        status=_one(settled, "status"),
        language=_language(view, settled),
        contact=_joined(settled, "feedback", " "),
        archive_permission=_joined(settled, "archive", " "),
        end_marker=_one(settled, "end_marker"),
        point_of_view=_one(settled, "point_of_view"),
        chapters=chapters,
        words=layout_words.count("\n".join(block.text for chapter in chapters for block in chapter.blocks)),
    )


def _title(settled: Settled) -> str | None:
    found = settled.get("title")
    if not found:
        return None
    return found[0].value if found[0].detail == AS_SAID else restored_case(found[0].value)


def restored_case(title: str) -> str:
    """A title shouted in capitals as it would be printed; Roman numerals and any other title stay as they are.

    >>> restored_case("CLOSE QUARTERS VII: THE FALLOUT"), restored_case("Rain II"), restored_case("RAIN")
    ('Close Quarters VII: The Fallout', 'Rain II', 'Rain')
    """
    letters = [sign for sign in title if sign.isalpha()]
    if len(letters) < 4 or any(sign.islower() for sign in letters) or not any(sign.isupper() for sign in letters):
        return title
    words = title.split(" ")
    return " ".join(_cased(word, place, words) for place, word in enumerate(words))


_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "vs"}
)


def _cased(word: str, place: int, words: list[str]) -> str:
    bare = word.strip(":,.()!?\"'")
    if len(bare) > 1 and _ROMAN.fullmatch(bare):
        return word
    first = place == 0 or words[place - 1].endswith((":", "-", "–", "—"))
    low = word.lower()
    if low in _SMALL and not first and place < len(words) - 1:
        return low
    match = re.search(r"[^\W\d_]", low)
    return low if match is None else low[: match.start()] + low[match.start()].upper() + low[match.end() :]


def _one(settled: Settled, field: str) -> str | None:
    found = settled.get(field)
    return found[0].value if found else None


def _many(settled: Settled, field: str) -> tuple[str, ...]:
    return tuple(one.value for one in settled.get(field, ()))


def _joined(settled: Settled, field: str, joint: str) -> str | None:
    found = settled.get(field)
    if not found:
        return None
    labelled = [one for one in found if one.rule.startswith("labels.")]
    return joint.join(one.value for one in (labelled if labelled and field != "disclaimer" else found))


def _notes(settled: Settled, field: str) -> str | None:
    found = settled.get(field)
    return "\n\n".join(one.value for one in found) if found else None


def _rating(settled: Settled) -> Rating | None:
    value = _one(settled, "rating")
    if value is None:
        return None
    system, level = ratings.level(value)
    return Rating(value, system, level)


def _relationships(settled: Settled, notes: str) -> tuple[Relationship, ...]:
    found = []
    for one in settled.get("relationship", ()):
        names, kind = relationships.members(one.value)
        if kind == "romantic" and _PLATONIC.search(notes):
            kind = "platonic"
        found.append(Relationship(one.value, names, kind))
    return tuple(found)


def _credits(settled: Settled) -> tuple[Credit, ...]:
    found: dict[tuple[str, str], Credit] = {}
    for role in _ROLES:
        for one in settled.get(role, ()):
            found.setdefault(
                (fold(one.value), "" if role == "thanks" else role), Credit(one.value, role, one.detail or one.value)
            )
    helpers = {name for name, role in found if role}
    return tuple(one for (name, role), one in found.items() if role or name not in helpers)


def _relations(settled: Settled) -> tuple[Relation, ...]:
    found = [Relation(_KIND_OF[field], one.value, one.by, None) for field in _KIND_OF for one in settled.get(field, ())]
    sequels = {fold(one.title or "") for one in found if one.kind == "sequel-to"}
    return tuple(
        one
        for one in found
        if not any(_is_short_for(one, other) for other in found)
        and not (one.kind == "continues-from" and fold(one.title or "") in sequels)
    )


def _is_short_for(one: Relation, other: Relation) -> bool:
    initials = "".join(word[0] for word in (other.title or "").split() if word[0].isupper()).casefold()
    return one.kind == other.kind and len(initials) > 2 and (one.title or "").casefold() == initials


_BEST_DATE = ("dates.written", "dates.posted", "dates.line", "dates.updated", "dates.said", "dates.mail", "dates.page")


def _dates(settled: Settled) -> tuple[ImpreciseDate, ...]:
    """The date of the story: as labelled, else as it stands by itself, else when it was sent."""
    found = settled.get("date", ())
    best = min(found, key=lambda one: _BEST_DATE.index(one.rule) if one.rule in _BEST_DATE else -1, default=None)
    if best is None:
        return ()
    date = dates.find(best.value)
    return (ImpreciseDate(best.value, date.date, date.precision, best.detail),) if date else ()


def _language(view: View, settled: Settled) -> str | None:
    named: list[Candidate] = settled.get("language", [])
    code = languages.named(named[0].value) if named else None
    lines = view.manuscript.lines[view.first : view.last] or view.manuscript.lines
    return code or languages.known(languages.sample(lines)) or view.manuscript.language
