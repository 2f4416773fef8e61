"""What fan writers call things, in the languages we know: one TOML file a language, in `words/`.

Everything is put into look-up tables once, at import, so that a line is tried against all
languages by one dictionary access and never by a list of patterns.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class LabelWord:
    """What a label means: the field it names, and whether it is ever anything but a label."""

    field: str
    strong: bool


SHORTEST_UNACCENTED = 5
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _load() -> list[dict[str, Any]]:
    folder = files("holdfast.story.paratext").joinpath("words")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    names.sort(key=lambda name: name != "en.toml")  # where two languages disagree, English is right
    return [tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in names]


def _labels(languages: list[dict[str, Any]]) -> dict[str, LabelWord]:
    found: dict[str, LabelWord] = {}
    for strong, table in ((True, "labels"), (False, "weak_labels")):
        for language in languages:
            _add_labels(found, language.get(table, {}), strong=strong)
    for spelling, word in list(found.items()):
        for other in _unaccented(spelling):
            found.setdefault(other, word)
    return found


def _unaccented(spelling: str) -> tuple[str, ...]:
    """How old mail wrote it: `résumé` without accents, `Übersetzer` with ue; too short a word would be another."""
    if spelling.isascii() or len(spelling) < SHORTEST_UNACCENTED:
        return ()
    bare = "".join(one for one in normalize("NFD", spelling) if not "\u0300" <= one <= "\u036f")
    return tuple(one for one in (spelling.translate(_UMLAUTS), bare) if one.isascii())


def _add_labels(found: dict[str, LabelWord], table: dict[str, list[str]], *, strong: bool) -> None:
    for field, spellings in table.items():
        for spelling in spellings:
            found.setdefault(spelling, LabelWord(field, strong))


def _phrases(languages: list[dict[str, Any]]) -> dict[str, list[tuple[str, float]]]:
    """Weighted phrases under the longest of their words: only texts that hold the word are searched."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    weighted: dict[str, float] = {}
    for language in languages:
        for weight, phrases in language.get("voice", {}).items():
            weighted = {**dict.fromkeys(phrases, float(weight)), **weighted}
    for phrase, number in weighted.items():
        found[max(WORD.findall(phrase) or [phrase], key=len)].append((phrase, number))
    return dict(found)


def _all(languages: list[dict[str, Any]], table: str, key: str) -> frozenset[str]:
    return frozenset(word for language in languages for word in language.get(table, {}).get(key, ()))


def _sayings(languages: list[dict[str, Any]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The templates of each field, each with the language whose it is."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language in languages:
        for field, templates in language.get("sayings", {}).items():
            for template in templates:
                found[field].setdefault(template, language["code"])
    return {
        field: tuple((code, template) for template, code in templates.items()) for field, templates in found.items()
    }


def _by_language(languages: list[dict[str, Any]], table: str, key: str) -> dict[str, frozenset[str]]:
    return {language["code"]: frozenset(language.get(table, {}).get(key, ())) for language in languages}


def _months(languages: list[dict[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in languages:
        for number, spellings in enumerate(language.get("months", ()), 1):
            for spelling in spellings.split():
                found.setdefault(spelling, number)
    return found


def _function_words(languages: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for word in language.get("function_words", ()):
            found[word] = (*found.get(word, ()), language["code"])
    return found


WORD = re.compile(r"[^\W_]++(?:['’.&/-][^\W_]++)*+")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_languages = _load()
LABELS = _labels(_languages)
VOICE = _phrases(_languages)
VOICE_KEYS = frozenset(VOICE)
VOICE_UNSPACED = tuple(
    (phrase, weight) for entries in VOICE.values() for phrase, weight in entries if CJK.search(phrase)
)
SAID = _all(_languages, "prose", "said")
THIRD = _all(_languages, "prose", "third")
MONTHS = _months(_languages)
WEEKDAYS = frozenset(word for language in _languages for word in language.get("weekdays", ()))
NONE = frozenset(word for language in _languages for word in language.get("none", ()))
FUNCTION_WORDS = _function_words(_languages)
LANGUAGE_NAMES = {name: language["code"] for language in _languages for name in language.get("names", ())}
END_MARKERS = _all(_languages, "endings", "markers")
CONTINUES = _all(_languages, "endings", "continues")
CHAPTER_WORDS = _all(_languages, "chapters", "words")
NUMBER_WORDS = {
    word: place % 10 + 1 if place >= 20 else place + 1
    for language in _languages
    if language["code"] == "en"
    for place, word in enumerate(language["chapters"]["numbers"])
}
ALL_NUMBER_WORDS = _all(_languages, "chapters", "numbers")
_HELPING_PARTS = ("thanks", "for", "by", "my", "work", "did", "roles", "unspecific")
HELPING = {
    language["code"]: {part: frozenset(language.get("helping", {}).get(part, ())) for part in _HELPING_PARTS}
    for language in _languages
}
KEYS = {key: field for language in _languages for field, keys in language.get("keys", {}).items() for key in keys}
SAYINGS = _sayings(_languages)
FILLERS = _by_language(_languages, "saying_words", "fillers")
EVENT_WORDS = _by_language(_languages, "saying_words", "events")
FURNITURE = _all(_languages, "furniture", "lines")
FURNITURE_STARTS = tuple(sorted(_all(_languages, "furniture", "starts")))
GENRES = _all(_languages, "genres", "known")
CATEGORIES = _all(_languages, "genres", "categories")
GENRE_CODES = _all(_languages, "genres", "codes")

_DECORATION = re.compile(r"^[\W_]+|[\W_]+$")
_TAIL = re.compile(r"\s*(?:\(s\)|/s|\(s|\(es\)|#?\s*\d+|#)\s*$")


def plain(label: str) -> str:
    """A label as it stands in the tables: no decoration, no number, no optional plural, one case.

    >>> plain("**Pairing(s)"), plain("NOTE #1"), plain("Author’s Notes")
    ('pairing', 'note', "author's notes")
    """
    text = label.replace("’", "'").casefold()
    if not text.isalpha():
        text = _TAIL.sub("", _DECORATION.sub("", text))
        text = " ".join(_DECORATION.sub("", text).split())
    return text


_WHOSE_LABEL = frozenset(
    {"author's", "authors", "writer's", "story", "fic", "chapter", "general", "overall", "official"}
)


def label_word(label: str) -> LabelWord | None:
    """What a label means, whatever its decoration; None if it is no label we know.

    >>> label_word("*Summary*"), label_word("Bottom dweller’s note").field, label_word("Clark")
    (LabelWord(field='summary', strong=True), 'notes', None)
    """
    text = plain(label)
    known = LABELS.get(text)
    if known is None and text:
        known = _by_its_end(text)
    return known


def _by_its_end(text: str) -> LabelWord | None:
    """`Bottom dweller's note`, `Author's note to avoid confusion`: the known part decides."""
    words = text.split()
    if len(words) > 9:
        return None
    if words[0] in _WHOSE_LABEL and 1 < len(words) < 4:
        return LABELS.get(" ".join(words[1:]))
    if words[-1] in {"note", "notes"} and len(words) > 1 and words[-2].endswith(("'s", "s'")):
        return LABELS["notes"]
    if len(words) > 2:
        start = LABELS.get(" ".join(words[:2]))
        if start is not None and start.strong and start.field in {"notes", "disclaimer"}:
            return start
    return None
