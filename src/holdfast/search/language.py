"""What people type, as a tree. Pure: no rows, no engine.

Never an error: what cannot be understood is searched for as words, and a sentence says so.
docs/reference/search.md describes the language for readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.search.words import words

# What people write before the colon → the field of a document it means.
FIELDS = {
    "title": "title",
    "author": "author",
    "by": "author",
    "person": "person",
    "fandom": "fandom",
    "relationship": "relationship",
    "ship": "relationship",
    "pairing": "relationship",
    "character": "character",
    "genre": "genre",
    "rating": "rating",
    "warning": "warning",
    "tag": "tag",
    "series": "series",
    "summary": "summary",
    "notes": "notes",
    "text": "text",
    "language": "language",
}
MOST_CHARACTERS = 1000
MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand together, in `field` or (None) anywhere. One word is a phrase of one."""

    words: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


@dataclass(frozen=True, slots=True)
class All:
    """Every part; of none at all, every work."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Query, ...]


Query = Phrase | Not | All | Either


@dataclass(frozen=True, slots=True)
class Understood:
    """`query` is None when there is nothing to look for; `problems` are sentences for the person who typed."""

    query: Query | None
    problems: tuple[str, ...] = ()


def understand(typed: str) -> Understood:
    """What was typed, as a tree, with what could not be understood as sentences.

    >>> understand('-"red ship" OR by:idril').query
    Either(parts=(Not(part=Phrase(words=('red', 'ship'), field=None)), Phrase(words=('idril',), field='author')))
    """
    return _Reading(typed).understood()


def phrases(query: Query) -> Iterator[Phrase]:
    """The phrases that a found work holds or may hold: all but those after a minus."""
    if isinstance(query, Phrase):
        yield query
    elif not isinstance(query, Not):
        for part in query.parts:
            yield from phrases(part)


_QUOTES = str.maketrans("“”„‟«»＂", '"' * 7)
_TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<field>[^\W\d_]+):(?=[^\s/]))?
        (?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+))
    """,
    re.VERBOSE,
)


class _Reading:
    """One reading of what was typed: term after term, with the problems met on the way."""

    def __init__(self, typed: str) -> None:
        self.typed = typed.translate(_QUOTES)
        self.problems: list[str] = []

    def understood(self) -> Understood:
        groups = self._groups(self._shortened())
        if not groups:
            if self.typed.strip():
                self._say(f"There is no letter and no digit to look for in “{self.typed.strip()[:100]}”.")
            return Understood(None, tuple(self.problems))
        parts = tuple(one[0] if len(one) == 1 else Either(tuple(one)) for one in groups)
        return Understood(parts[0] if len(parts) == 1 else All(parts), tuple(self.problems))

    def _shortened(self) -> str:
        if len(self.typed) <= MOST_CHARACTERS:
            return self.typed
        self._say(f"Only the first {MOST_CHARACTERS} characters were searched for.")
        return self.typed[:MOST_CHARACTERS]

    def _groups(self, typed: str) -> list[list[Query]]:
        """The terms; those that stand on both sides of an OR share a group."""
        groups: list[list[Query]] = []
        either = False
        terms = [match for match in _TERM.finditer(typed) if match[0].strip('-"')]
        room = MOST_WORDS
        for number, match in enumerate(terms):
            if match[0] in {"OR", "|"} and 0 < number < len(terms) - 1:
                either = bool(groups)
                continue
            part = self._term(match)
            if part is None:
                continue
            room -= sum(len(one.words) for one in phrases(part.part if isinstance(part, Not) else part))
            if room < 0:
                self._say(f"Only the first {MOST_WORDS} words were searched for.")
                break
            if either:
                groups[-1].append(part)
            else:
                groups.append([part])
            either = False
        return groups

    def _term(self, match: re.Match[str]) -> Query | None:
        phrase = self._phrase(match)
        if phrase is None:
            return None
        return Not(phrase) if match["minus"] else phrase

    def _phrase(self, match: re.Match[str]) -> Phrase | None:
        value = match["plain"] or match["quoted"] or ""
        if match["quoted"] is not None and not match["closed"]:
            self._say("A quotation mark was opened and not closed: all that follows it was searched for as one phrase.")
        name = match["field"]
        if name is not None and name.casefold() not in FIELDS:
            self._say(f"There is nothing called “{name}:” to search in, so it was searched for as words.")
            value, name = f"{name} {value}", None
        found = words(value)
        return Phrase(found, FIELDS[name.casefold()] if name else None) if found else None

    def _say(self, sentence: str) -> None:
        if sentence not in self.problems:
            self.problems.append(sentence)
