"""How people say who helped, language by language: patterns built from what `words/<language>.toml` lists under `helping`.

A language's patterns are made when a sentence first needs them, and only tried on sentences in which one of its words
for the work (`beta`, `Kommas`) and one of its ways to name a helper (`thanks to`, `von`, `my`) stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from holdfast.story.paratext.words import HELPING, WORD

_NAME = r"(?:@?[A-ZÀ-ÞА-Я][\w.'’-]*|@[\w.-]+|\w*[\d_]\w*)"
_SAID_NAME = rf"[\"“«„]?(?-i:(?:(?:Mrs?|Ms|Dr|Herr|Frau)\.? )?{_NAME}(?: {_NAME}){{0,2}})[\"”»“]?"
_NAMES = rf"{_SAID_NAME}(?:(?:,|\s+(?:and|und|et|y|e|и|&))\s+{_SAID_NAME})*"
_STOP = r"(?=\s+(?:for|who|and all|with|but|without|whose|from|at|pour|qui|für|die|por|que|per|che|за)\b|[.;!?()\[\]]|,\s+(?:who|qui|die|que|che|and all)\b|$)"
_GAP = (
    r"(?:(?!\s(?:and|und|et|y|e)\s+(?:to|an|à|a)\s)[^.;!?]){0,70}?"  # thanks to A for the dice and to B for the commas
)


@dataclass(frozen=True)
class Way:
    """One way to name helpers: `who` (or `named`) holds the names, `role` the word for what they are, if one is said."""

    rule: str
    odds: float
    pattern: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in ordered) + ")" if ordered else r"(?!)"


@cache
def _ways(language: str) -> tuple[Way, ...]:
    words = HELPING[language]
    work = rf"(?<!\w){_any(words['work'])}(?!\w)"
    sure = rf"(?<!\w){_any(words['work'] - words['unspecific'])}(?!\w)"
    did = rf"(?<!\w){_any(words['did'])}(?!\w)"
    thanks, helped, by = (rf"(?<!\w){_any(words[part])}" for part in ("thanks", "for", "by"))
    role, my = rf"(?P<role>{_any(words['roles'])})", _any(words["my"])
    shapes = (
        ("by", 3.0, rf"{sure}(?:\s+\w+){{0,2}}\s+{by}\s+(?P<who>[^.;!?()]+?){_STOP}"),
        ("my", 3.0, rf"(?<!\w)(?:{my}\s+)(?:[\w'’-]+\s+){{0,3}}?{role}(?:\s*[,:–—-]+\s*(?P<who>[^.;!?()]+?)|\s+(?P<named>{_NAMES})){_STOP}"),
        ("thanked", 2.0, rf"{thanks}\s+(?P<who>[^.;!?()]{{2,90}}?),?\s+{helped}\s+{_GAP}{work}"),
        ("also_thanked", 2.0, rf"{thanks}\s+(?P<who>[^.;!?()]{{2,90}}?)\s*,\s*{my}\s+(?:[\w-]+\s+){{0,2}}{role}\b"),
        ("go_to", 2.0, rf"{thanks}\s+{helped}\s+[^.;!?]{{0,80}}?(?:\b(?:feedback|comments|help|reading|input|advice|looking)\b|{work})[^.;!?]{{0,80}}?\b(?:to|an|à|a)\s+(?P<who>[^.;!?()]+)"),
        ("were", 2.0, rf"(?P<who>[^\W\d_][^.;!?():]{{1,60}}?)\s+(?:was|were|is|are|acted as|served as)\s+{my}\s+(?:[\w-]+\s+){{0,2}}(?:{role}|{sure})\b"),
        ("were_they", 2.0, rf"(?<!\w){_any(words['roles'])}\s+(?:was|were|is|are|this time was|for this one was)\s*:?\s+(?P<who>(?-i:{_NAMES}))"),
        ("did", 1.5, rf"(?:^|[.!?;,(]\s?|\b(?:and|to|that|because|but|while|since)\s)(?P<who>(?:(?-i:[A-ZÀ-ÞА-Я])[\w.'’-]*|@[\w.-]+|[a-z]\w*[\d_]\w*)(?:\s(?:and|&)\s[^\W\d_][\w.'’-]*|\s(?-i:[A-Z])[\w.'’-]*)?),?\s+(?:(?:who|die|der|qui|che|que)\s+)?(?:has\s+|have\s+|had\s+|did\s+(?:the|a)\s+|gave\s+(?:this|it)\s+(?:a\s+)?)?(?:\w+ly\s+|always\s+|also\s+|even\s+)?(?:quick\s+)?{did}(?!\s+(?:by|reader|me\b))"),
        ("who_did", 2.0, rf"(?<!\w)(?:{_any(words['thanks'])}|to|by|and|for)\s+(?P<who>[\w.'’-]{{3,25}}),?\s+(?:who|die|der|qui|che|que)\s+(?:\w+\s+){{0,2}}{did}"),
        ("did", 1.5, rf"^(?P<who>(?-i:[a-z])[\w.'’-]{{3,24}})\s+(?:(?:has|have|had|very)\s+|\w+ly\s+)?{did}\s+(?:this|it|for|the|from|on)\b"),
    )  # fmt: skip
    return tuple(Way(rule, odds, re.compile(shape, re.IGNORECASE)) for rule, odds, shape in shapes)


@cache
def labelled(language: str) -> re.Pattern[str]:
    """The names in what a label says: `Thanks: Kit, who beta-read this on a train`."""
    words = HELPING[language]
    return re.compile(
        rf"(?:^|\bto\s+|,\s*|\ban\s+|\bà\s+|\ba\s+)(?P<who>(?-i:{_SAID_NAME})),?\s+(?<!\w){_any(words['for'])}\s+{_GAP}(?<!\w){_any(words['work'])}(?!\w)",
        re.IGNORECASE,
    )


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(found[0] for phrase in phrases if (found := WORD.findall(phrase)))


_WORK_WORDS = {
    code: _first_words((*words["work"], *words["roles"])) for code, words in HELPING.items() if words["work"]
}
_WAY_WORDS = {
    code: _first_words((*HELPING[code]["thanks"], *HELPING[code]["by"], *HELPING[code]["my"], *HELPING[code]["did"]))
    for code in _WORK_WORDS
}


def spoken(sentence: str) -> list[str]:
    """The languages in which a sentence may name a helper.

    >>> spoken("Thanks to Meg for the beta."), spoken("She thanked him.")
    (['en'], [])
    """
    words = set(WORD.findall(sentence.casefold().replace("’", "'")))
    return [
        code
        for code, known in _WORK_WORDS.items()
        if not words.isdisjoint(known) and not words.isdisjoint(_WAY_WORDS[code])
    ]


def ways(sentence: str) -> Iterator[tuple[Way, re.Match[str]]]:
    """Every naming of helpers that a sentence may hold.

    >>> [(way.rule, match["who"]) for way, match in ways("Thanks to Meg for the beta.")]
    [('thanked', 'Meg')]
    """
    for code in spoken(sentence):
        for way in _ways(code):
            for match in way.pattern.finditer(sentence):
                yield way, match


def make_ready() -> None:
    """Makes every pattern now that would else be made when a sentence first needs it."""
    for code in _WORK_WORDS:
        _ways(code)
        labelled(code)
