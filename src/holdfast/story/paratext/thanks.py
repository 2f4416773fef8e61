"""Who helped: beta readers, editors, translators, people thanked; labelled or said in a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.helping import labelled, spoken, ways
from holdfast.story.paratext.prose_kinds import mined
from holdfast.story.paratext.sayings import said
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.values import candidate, entries, trimmed, unquoted, value_span
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import CJK, FUNCTION_WORDS, HELPING

_FOR_THIS = re.compile(
    r"\b(?:[Tt]hanks|[Tt]hank you|[Gg]ratitude|[Dd]ank|[Mm]erci|[Gg]racias|[Gg]razie|[Oo]brigad[oa])\s+(?:go(?:es)?\s+)?(?:out\s+)?(?:to|an|à|a)\s+(?P<who>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*|,?\s(?:and|&|und|et|y|e)\s[A-ZÀ-Þ][\w.'’-]*|,\s[A-ZÀ-Þ][\w.'’-]*)*),?\s+(?:for|für|pour|por|per|who)\b"
)  # thanked for one thing that is no beta: only names in capitals
_ASIDE = re.compile(
    r"(?P<who>[^\W\d_][\w.'’-]{0,40}(?:\s[A-Z][\w.'’-]{0,40})?)\s{0,3}\((?P<role>beta\w{0,9}|editor|second look|proofread\w{0,9}|beta[- ]read\w{0,9}|cover|art|translation)[^)]{0,80}\)",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\b(?:translated|übersetzt|traduit|traducido|traducida|tradotto|tradotta|traduzida)\s+(?:by|von|par|por|da)\s+(?P<who>[^.;,!?()]+)",
    re.IGNORECASE,
)
_ALL_ROLES = frozenset(role for words in HELPING.values() for role in words["roles"])
_ALL_MY = frozenset(word for words in HELPING.values() for word in words["my"])
_NOBODY = frozenset({"me", "you", "all", "everyone", "everybody", "anyone", "nobody", "no", "one", "my", "the", "a", "this", "it", "that", "them", "her", "him", "his", "their", "god", "readers", "reviewers", "friends", "list", "folks", "people", "husband", "wife", "mom", "sister", "brother", "beta", "betas", "unbeta'd", "not", "i", "we", "she", "he", "they", "who", "also", "please", "is", "was", "been", "un", "reading", "guys", "as", "so", "for", "and", "only", "just", "usual", "always", "myself", "self", "thanks", "currently", "being", "chapter", "story", "fic", "first", "answer", "patience", "discord", "boards", "board", "server", "cheerleaders", "family", "ha", "wonderful", "lovely", "still", "never", "has"})  # fmt: skip
_GERMAN_ROLES = _ALL_ROLES - {"lektor", "editor"}  # names as well
_OF_GERMAN = frozenset({"fürs", "beim", "vom", "zum", "zur", "ans", "fans", "lecteurs", "leser", "lesern", "alle", "tous", "toutes", "todos", "tutti"})  # fmt: skip
_STEMS = re.compile(
    r"thank|dank|merci|gracias|grazie|obrigad|спасибо|translat|übersetz|tradu|tradott|\(beta|\(edit|\(cover|\(proof|\(second|\(art",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*,\s*(?:and\s+|und\s+|et\s+)?(?:to\s+)?|\s+(?:and|und|et|y|&|и)\s+(?:to\s+)?")
_PLAIN = re.compile(r"\bfor\b|\(", re.IGNORECASE)
_ROLE_LABELS = {"beta": "beta", "editor": "editor", "cover": "cover", "translator": "translator", "artist": "artist"}


def propose(view: View) -> Iterator[Candidate]:
    """Labelled helpers, and those named in notes."""
    for field, role in _ROLE_LABELS.items():
        for one in view.labels(field):
            yield from _labelled(one, role)
    for one in view.labels("thanks"):
        yield from _thanks(one)
    for one in view.prose():
        if _STEMS.search(one.text) or spoken(one.text):
            yield from _mined(one)
        if CJK.search(one.text):
            yield from _unspaced(one)


def _labelled(one: Unit, role: str) -> Iterator[Candidate]:
    for holder, start, end in entries(one, how="names"):
        if len(holder.text[start:end].split()) < 7:
            yield candidate(holder, start, end, role, "thanks.label", 4.0, holder.text[start:end])


def _thanks(one: Unit) -> Iterator[Candidate]:
    for holder, start, end in entries(one, how="names"):
        text = holder.text[start:end].rstrip(".")
        if 0 < len(text.split()) < 5 and not _PLAIN.search(text) and not spoken(text):
            yield candidate(holder, start, start + len(text), "thanks", "thanks.thanks", 2.0, text)
    holder, start, end = value_span(one)
    for code in spoken(holder.text[start:end]):
        for match in labelled(code).finditer(holder.text, start, end):
            yield from _people(holder, match, "beta", "thanks.labelled", 2.5)


def _mined(one: Unit) -> Iterator[Candidate]:
    for match in _ASIDE.finditer(one.text):
        yield from _people(one, match, _role(match["role"]), "thanks.aside", 3.0)
    for a, b in mined(one.text):
        sentence = one.text[a:b]
        for way, match in ways(sentence):
            yield from _people(one, match, _role_in(match), f"thanks.{way.rule}", way.odds, a)
        if _STEMS.search(sentence) is None:
            continue
        for match in _FOR_THIS.finditer(sentence):
            yield from _people(one, match, "thanks", "thanks.for_this", 1.5, a)
        for match in _TRANSLATED.finditer(sentence):
            yield from _people(one, match, "translator", "thanks.translated", 2.0, a)


def _unspaced(one: Unit) -> Iterator[Candidate]:
    """Helpers in languages whose words are not parted: `感谢阿圆帮忙捉虫`, `校正は月子さんに`."""
    for a, b in mined(one.text):
        for role, match in said(one.text[a:b], "beta", "translator", "cover"):
            start, end = a + match.start("who"), a + match.end("who")
            yield candidate(one, start, end, role, "thanks.said", 2.0, match[0].strip())


def _role_in(match: re.Match[str]) -> str:
    said = match.groupdict().get("role")
    edited = re.search(r"\bedited\b", match[0]) and not re.search("beta", match[0], re.IGNORECASE)
    return _role(said or ("edited" if edited else ""))


def _role(word: str) -> str:
    low = word.casefold()
    if low in {"ge", "ges"} or low.startswith(("edit", "general", "lektor", "редактор")):
        return "editor"
    if low.startswith("trans"):
        return "translator"
    return "cover" if low.startswith("cover") else "artist" if low == "art" else "beta"


def _people(  # noqa: PLR0913, PLR0917  a candidate has as many parts
    one: Unit, match: re.Match[str], role: str, rule: str, odds: float, offset: int = 0
) -> Iterator[Candidate]:
    text = one.text
    group = "who" if match["who"] else "named"
    start, end = offset + match.start(group), offset + match.end(group)
    place = start
    said = " ".join(match[0].split()).strip(" ,;")
    for cut in (*_SPLIT.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        name = _name(text, place, stop)
        if name is not None:
            yield candidate(one, *name, role, rule, odds, said)
        place = cut.end() if cut else end


def _is_of_a_name(text: str, start: int, word: tuple[int, int]) -> bool:
    """A capitalised word that is no role: in German `Betamaus Seerose` one of two is her name."""
    return text[start + word[0]].isupper() and text[start + word[0] : start + word[1]].casefold() not in _GERMAN_ROLES


def _may_be_handle(text: str) -> bool:
    """A name in small letters is one by itself, or behind `the`: `zulu`, `the sehr awesome librae`."""
    words = text.split()
    return len(words) == 1 or (
        len(words) < 5 and words[0].casefold() in {"the", "my", "our", "to"} and "who" not in words
    )


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name in `the ever patient Ingrid`, `my friend Halla B.`: the last word, or the capitalised ones at the end."""
    start, end = unquoted(text, *trimmed(text, start, end))
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and text[start + words[0][0] : start + words[0][1]].casefold() in _ALL_ROLES:
        words.pop(0)
    if not words:
        return None
    first = len(words) - 1
    while first > 0 and text[start + words[first][0]].isupper() and _is_of_a_name(text, start, words[first - 1]):
        first -= 1
    a, b = start + words[first][0], start + words[-1][1]
    while b > a and text[b - 1] in ",:;'’\"*_":
        b -= 1
    low = text[a:b].casefold()
    if (
        low in _NOBODY
        or low in _ALL_ROLES - {"editor", "lektor"}
        or low in _ALL_MY
        or (low in FUNCTION_WORDS and text[a].islower())
        or low in _OF_GERMAN
        or len(low) < 2
        or not text[a].isalpha()
        or low.endswith(("'s", "’s"))
    ):
        return None
    if text[a].islower() and not re.search(r"[_\d]", low) and not _may_be_handle(text[start:end]):
        return None
    return a, b
