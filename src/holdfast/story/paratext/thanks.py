"""Who helped: beta readers, editors, translators, people thanked; labelled or said in a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.prose_kinds import sentences
from holdfast.story.paratext.units import Unit
from holdfast.story.paratext.values import candidate, entries, trimmed, unquoted
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import FUNCTION_WORDS

_BETA = r"(?:beta-?les\w*|beta(?:['’]?e?d|-?read\w*|[- ]?reader|ing|s)?|edit(?:ed|ing)|proof(?:ed|ing|-?read\w*)|bêta(?:-lect\w+)?|beta-?les\w*|betagelesen|gebetat|relecture|correction|korrektur\w*|gegenlesen|beteo|betear|betaggio|betagem|betar|betowanie|bet(?:owa\w+)|бет(?:у|инг|а)|вычитк[уа])"
_FOR = rf"(?:for|with|pour|für|fürs|por|per|za|за|voor|för)\s+(?:(?:the|a|her|his|their|sa|son|la|le|les|ses|das|die|el|il|het|all|quick|great|wonderful|amazing|speedy|fantastic|awesome|helping|super)\s+)*[\w-]*\s?{_BETA}|{_BETA}\s+(?:this|on|it|for)"
_TO = r"(?:to|an|à|go to|goes to|goes out to|go out to|thank(?:s|ing)?|thank you|danke|merci|love|hugs|gracias a|grazie a|obrigad[oa] (?:a|à|ao)|спасибо|благодарю|dziękuję|tack till|dank aan)"
_BY = re.compile(
    rf"\b(?:{_BETA}|beta read|looked over|gegengelesen|relu|corrigé)\s+(?:by|von|par|por)\s+(?P<who>[^.;!?()]+?)(?=\s+(?:for|who|and all|with|but)\b|[.;!?()]|$)",
    re.IGNORECASE,
)
_MY = re.compile(
    r"\b(?:my|the|our|meine[rn]?|ma|mon)\s+(?:[\w'’-]+\s+){0,3}?(?P<role>beta(?:[- ]?readers?|s)?|GE|general editor|editors?|proof-?readers?|betaleser(?:in)?|bêta(?:-lect\w+)?|translators?|cover artist)\s*[,:–—-]+\s*(?P<who>[^.;!?()]+?)(?=,?\s+(?:for|who|without|whose)\b|[.;!?()]|$)",
    re.IGNORECASE,
)
_THANKED = re.compile(
    rf"\b{_TO}\s+(?P<who>[^.;!?()]{{2,90}}?),?\s+(?:{_FOR}|who\s+(?:\w+\s+)?(?:{_BETA}|reads?|(?:said|says|told|insisted|argued)\b|caught|fixed|pointed|sent it back|checked|cut|does this|held|made sure|made it|talked me|looked (?:it|this) over|went over)|,\s*(?:my|the|our)\s+(?:[\w-]+\s+){{0,2}}(?:beta|editor|GE)\b)",
    re.IGNORECASE,
)
_WHO_FOR = re.compile(
    rf"\b(?:for|to|für|an|pour|à)\s+(?P<who>[^\W\d_][\w.'’ -]{{1,40}}),\s+(?:die|der|who|qui|chi|que)\s+(?:{_FOR}|{_BETA})",
    re.IGNORECASE,
)  # “Für Mareike, die fürs Betalesen nur ein Stück Kuchen genommen hat”
_FOR_THIS = re.compile(
    r"\b(?:[Tt]hanks|[Tt]hank you|[Gg]ratitude|[Dd]ank|[Mm]erci|[Gg]racias|[Gg]razie)\s+(?:go(?:es)?\s+)?(?:out\s+)?(?:to|an|à|a)\s+(?P<who>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*|,?\s(?:and|&|und|et|y|e)\s[A-ZÀ-Þ][\w.'’-]*|,\s[A-ZÀ-Þ][\w.'’-]*)*),?\s+(?:for|für|pour|por|per|who)\b"
)  # thanked for one thing that is no beta: only names in capitals
_GO_TO = re.compile(
    r"\b(?:thanks|thank you|gratitude|credit|kudos)\s+for\s+[^.;!?]{0,80}?\b(?:feedback|comments|help|reading|input|beta\w*|advice|corrections|looking)\b[^.;!?]{0,80}?\b(?:go|goes)\s+(?:out\s+)?to\s+(?P<who>[^.;!?()]+)",
    re.IGNORECASE,
)
_WERE = re.compile(
    rf"(?P<who>[^\W\d_][^.;!?():]{{1,60}}?)\s+(?:was|were|is|are)\s+(?:my|the|our)\s+(?:[\w-]+\s+){{0,2}}(?P<role>betas?|editors?|GE|{_BETA})\b",
    re.IGNORECASE,
)
_DID = re.compile(
    rf"(?:^|[.!?;,]\s|\b(?:and|to|that)\s)(?P<who>[^\W\d_][\w.'’-]*(?:\s(?:and|&)\s[^\W\d_][\w.'’-]*|\s[A-Z][\w.'’-]*)?),?\s+(?:who\s+)?(?:kindly\s+|always\s+|also\s+|very kindly\s+|graciously\s+)?(?:{_BETA}|betas|read over|gave (?:this|it) a (?:quick )?beta)\b(?!\s+(?:by|reader))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?P<who>[^\W\d_][\w.'’-]*(?:\s[A-Z][\w.'’-]*)?)\s*\((?P<role>beta\w*|editor|second look|proofread\w*|beta[- ]read\w*|cover|art|translation)[^)]*\)",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\b(?:translated|übersetzt|traduit|traducido|tradotto)\s+(?:by|von|par|por|da)\s+(?P<who>[^.;,!?()]+)",
    re.IGNORECASE,
)
_NOBODY = frozenset({"me", "you", "all", "everyone", "everybody", "anyone", "nobody", "no", "one", "my", "the", "a", "this", "it", "that", "them", "her", "him", "his", "their", "god", "readers", "reviewers", "friends", "list", "folks", "people", "husband", "wife", "mom", "sister", "brother", "beta", "betas", "unbeta'd", "not", "i", "we", "she", "he", "they", "who", "also", "please", "is", "was", "been", "un", "reading", "guys", "as", "so", "for", "and", "only", "just", "usual", "always", "myself", "self", "thanks", "currently", "being", "chapter", "story", "fic", "wonderful", "lovely", "still", "never", "has"})  # fmt: skip
_OF_GERMAN = frozenset({"fürs", "beim", "vom", "zum", "zur", "ans", "fans", "lecteurs", "leser", "lesern", "alle", "tous", "toutes", "todos", "tutti"})  # fmt: skip
_STEMS = (
    "beta",
    "bêta",
    "thank",
    "edit",
    "proof",
    "translat",
    "dank",
    "merci",
    "love",
    "hugs",
    "kudos",
    "gratitude",
    "credit",
    "looked over",
    "second look",
    "gegengelesen",
    "relu",
    "corrig",
    "cover",
    "übersetzt",
    "tradu",
    "relecture",
    "gracias",
    "grazie",
    "obrigad",
    "спасибо",
    "благодар",
    "dziękuję",
    "tack",
    " ge",
    "ge,",
    "general editor",
    "went over",
    "read over",
)
_SPLIT = re.compile(r"\s*,\s*(?:and\s+|und\s+|et\s+)?(?:to\s+)?|\s+(?:and|und|et|y|&|и)\s+(?:to\s+)?")
_ROLE_LABELS = {"beta": "beta", "editor": "editor", "cover": "cover", "translator": "translator", "artist": "artist"}


def propose(view: View) -> Iterator[Candidate]:
    """Labelled helpers, and those named in notes."""
    for field, role in _ROLE_LABELS.items():
        for one in view.labels(field):
            yield from _labelled(one, role)
    for one in view.labels("thanks"):
        yield from _thanks(one)
    for one in view.prose():
        if one.mentions(_STEMS):
            yield from _mined(one)


def _labelled(one: Unit, role: str) -> Iterator[Candidate]:
    for holder, start, end in entries(one, how="names"):
        if len(holder.text[start:end].split()) < 7:
            yield candidate(holder, start, end, role, "thanks.label", 4.0, holder.text[start:end])


def _thanks(one: Unit) -> Iterator[Candidate]:
    for holder, start, end in entries(one, how="names"):
        text = holder.text[start:end].rstrip(".")
        if 0 < len(text.split()) < 5 and not re.search(rf"\b{_BETA}\b|\bfor\b|\(", text):
            yield candidate(holder, start, start + len(text), "thanks", "thanks.thanks", 2.0, text)


def _mined(one: Unit) -> Iterator[Candidate]:
    for match in _ASIDE.finditer(one.text):
        yield from _people(one, match, _role(match["role"]), "thanks.aside", 3.0)
    for a, b in sentences(one.text):
        sentence = one.text[a:b]
        low = sentence.casefold()
        if not any(stem in low for stem in _STEMS):
            continue
        for pattern, rule, odds in (
            (_BY, "by", 3.0),
            (_MY, "my", 3.0),
            (_THANKED, "thanked", 2.0),
            (_WHO_FOR, "who_for", 2.0),
            (_GO_TO, "go_to", 2.0),
            (_WERE, "were", 2.0),
            (_DID, "did", 1.5),
        ):
            for match in pattern.finditer(sentence):
                role = _role(
                    match.groupdict().get("role")
                    or (
                        "edited"
                        if re.search(r"\bedited\b", match[0]) and not re.search("beta", match[0], re.IGNORECASE)
                        else ""
                    )
                )
                yield from _people(one, match, role, f"thanks.{rule}", odds, a)
        for match in _FOR_THIS.finditer(sentence):
            yield from _people(one, match, "thanks", "thanks.for_this", 1.5, a)
        for match in _TRANSLATED.finditer(sentence):
            yield from _people(one, match, "translator", "thanks.translated", 2.0, a)


def _role(word: str) -> str:
    low = word.casefold()
    if low.startswith(("edit", "ge", "general")):
        return "editor"
    if low.startswith("trans"):
        return "translator"
    return "cover" if low.startswith("cover") else "artist" if low == "art" else "beta"


def _people(  # noqa: PLR0913, PLR0917  a candidate has as many parts
    one: Unit, match: re.Match[str], role: str, rule: str, odds: float, offset: int = 0
) -> Iterator[Candidate]:
    text = one.text
    start, end = offset + match.start("who"), offset + match.end("who")
    place = start
    said = " ".join(match[0].split()).strip(" ,;")
    for cut in (*_SPLIT.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        name = _name(text, place, stop)
        if name is not None:
            yield candidate(one, *name, role, rule, odds, said)
        place = cut.end() if cut else end


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name in `the ever patient Ingrid`, `my friend Halla B.`: the last word, or the capitalised ones at the end."""
    start, end = unquoted(text, *trimmed(text, start, end))
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[start:end])]
    if not words:
        return None
    first = len(words) - 1
    while first > 0 and text[start + words[first][0]].isupper() and text[start + words[first - 1][0]].isupper():
        first -= 1
    a, b = start + words[first][0], start + words[-1][1]
    while b > a and text[b - 1] in ",:;'’\"*_":
        b -= 1
    low = text[a:b].casefold()
    if (
        low in _NOBODY
        or (low in FUNCTION_WORDS and text[a].islower())
        or low in _OF_GERMAN
        or len(low) < 2
        or not text[a].isalpha()
        or low.endswith(("'s", "’s"))
    ):
        return None
    if (
        len(words) > 1
        and first == len(words) - 1
        and text[a].islower()
        and not re.search(r"[_\d]", low)
        and len(words) > 5
    ):
        return None
    return a, b
