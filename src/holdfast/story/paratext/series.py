"""The series a story belongs to and its place in it, by a label or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.prose_kinds import mined
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.values import candidate, is_none, unquoted, value_span
from holdfast.story.paratext.view import View

_ORDINAL = r"\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[IVXL]+"
_PART_OF = re.compile(
    rf"^(?:(?P<part>(?:part|book|story|number|no\.|#|teil|partie|parte|часть|deel|część|del|tome|episode)\s*(?:{_ORDINAL}))|(?:the\s+)?(?P<nth>{_ORDINAL})(?:\s+(?:story|part|fic|in\w*|one|book))?)\s*(?:/\s*\d+\s*)?(?:of|in|from|von|de|der|des|di|da|do|из|цикла|серии|van|z|av)\s+(?:the\s+|my\s+)?(?P<title>.+?)(?:\s+(?:series|universe|verse|arc|saga|cycle|trilogy)\b.*)?$",
    re.IGNORECASE,
)
_PART_OF_UNSPACED = re.compile(
    r"^(?P<title>.+?)\s?[의的の]\s?(?P<part>第?\s?\d+\s?(?:부분|부|部分|部|作目|作|篇|巻))$"
)  # as the largest archive prints it in Korean, Chinese and Japanese
_TITLE_PART = re.compile(
    r"^(?P<title>.+?)[\s,]*[(\[#,:–—-]+\s*(?P<part>(?:(?:part|book|no\.|story|episode)\s*)?#?(?:\d+[a-z]?|[IVXL]+\b|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)(?:\s*(?:of|/)\s*[\d?]+)?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:this is |is |the |it['’]s )*(?:(?P<nth>{_ORDINAL})\s+(?:story|part|installment|instalment|fic|one|chapter|entry|tale|book)|(?:part|book|story|number|installment|instalment|#)\s?(?P<number>{_ORDINAL}))\s+(?:of|in|from)\s+(?:the|my)\s+(?P<q>[\"“*]?)(?P<title>[A-Z][^.,;\"”*]{{2,60}}?)[\"”*]?\s+(?:series|universe|verse|arc|saga|cycle|trilogy)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:^|(?<=, ))Part \d+ of ")  # Part 1 of Rain, Part 4 of Snow
_NONE = re.compile(r"(?:none|no|n/a|nope|keine|aucune|ninguna|nessuna|nenhuma)\b\s*(?:[,;.(–—-]|$)", re.IGNORECASE)
_STEMS = ("series", "universe", "verse", "arc", "saga", "cycle", "trilogy")
_ASIDE = re.compile(
    r"\s*(?:,\s*(?:after|following|before|sequel|see|which|but)\b|[.;]\s).*$|\s+\((?:see|after|sequel|following)[^)]*\)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(r"\b(?:after|following|sequel to|comes after)\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"[\"“]([^\"”]{2,80})[\"”]")
LONGEST = 400  # characters: a longer value tells a story of its own
_SHOW_CODES = frozenset({"tos", "tng", "ds9", "voy", "vgr", "ent", "ds", "tas", "aos", "dis", "tv", "movie"})


def propose(view: View) -> Iterator[Candidate]:
    """Labels, then sentences."""
    for one in view.labels("series"):
        yield from _labelled(view, one)
    for one in view.labels("part"):
        holder, start, end = value_span(one)
        text = holder.text[start:end]
        if re.fullmatch(r"\W*\d+[a-z]?\s*(?:/|of)\s*(?:\d+|\?+)\W*", text):
            yield candidate(holder, start, end, "posting", "series.part", 3.0)
        elif text and not is_none(text) and len(text) < 30:
            yield candidate(holder, start, end, "part", "series.part", 3.0)
    for one in view.prose():
        for a, b in mined(one.text) if one.mentions(_STEMS) else ():
            said = _SAID.search(one.text[a:b])
            if said:
                yield candidate(
                    one,
                    a + said.start("title"),
                    a + said.end("title"),
                    "series",
                    "series.said",
                    2.0,
                    said["nth"] or said["number"],
                )


def _each(holder: Unit, start: int, text: str, places: list[int]) -> Iterator[Candidate]:
    for at, stop in pairwise((*places, len(text))):
        piece = _PART_OF.match(text[at:stop].rstrip(", "))
        if piece:
            span = start + at + piece.start("title"), start + at + piece.end("title")
            yield candidate(holder, *span, "series", "series.label", 4.0, piece["part"] or "")


def _labelled(view: View, one: Unit) -> Iterator[Candidate]:
    holder, start, end = value_span(one)
    text = holder.text[start:end]
    if not text or is_none(text) or _NONE.match(text):
        return
    if len(text) > LONGEST:
        yield candidate(holder, start, end, "series", "series.label", 2.0)
        return
    several = [match.start() for match in _SEVERAL.finditer(text)]
    if len(several) > 1:
        yield from _each(holder, start, text, several)
        return
    before = _BEFORE.search(text)
    if before:
        for quoted in _QUOTED.finditer(before["rest"]):
            at = start + before.start("rest")
            yield candidate(holder, at + quoted.start(1), at + quoted.end(1), "sequel_to", "series.after", 2.5)
    aside = _ASIDE.search(text)
    if aside and aside.start() > 0:
        text = text[: aside.start()]
    if text.casefold().strip(" .") in _SHOW_CODES:
        return
    field = "fandom" if _is_show(view, one) else "series"
    part_of = _PART_OF.match(text) or _PART_OF_UNSPACED.match(text)
    match = part_of or _TITLE_PART.match(text)
    if match is None:
        yield candidate(holder, *unquoted(holder.text, start, start + len(text)), field, "series.label", 3.5)
        return
    part = match.groupdict().get("part") or match.groupdict().get("nth") or ""
    a, b = unquoted(holder.text, start + match.start("title"), start + match.end("title"))
    yield candidate(holder, a, b, "series", "series.label", 4.0, part)


def _is_show(view: View, one: Unit) -> bool:
    """`Série : Buffy`: in circles that have no fandom label, the series is the show."""
    if view.labels("fandom", "category") or one.rows[0] is None:
        return False
    word = one.text[: one.value].casefold()
    return "séri" in word or ("serie" in word and "series" not in word)
