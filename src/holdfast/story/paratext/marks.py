"""Lines that are furniture or a border by their form alone: rules, headings, end markers, by-lines."""

from __future__ import annotations

import re

from holdfast.story.paratext.words import ALL_NUMBER_WORDS, CHAPTER_WORDS, END_MARKERS

_RULE = re.compile(
    r"(?:[^\w\s\"“”'‘’()\[\]「」¿¡?!.,…]\s*+)++|(?:[oO0]{1,3}[oO0\s~*-]*[oO0]{1,3})|[xX](?:[-\s~*]*[xXoO])+"
    r"|(?:\.\s*){4,}|(?:…\s*){2,}|_{2,}|(?:[*~=+#<>^/\\|:;_-]+\s*[oOxX0]{1,3}\s*){1,8}[*~=+#<>^/\\|:;_-]+"
)
_ROMAN = r"[ivxlc]+"
_HEADING = re.compile(
    rf"(?P<word>[^\W\d_]+)\s*(?:[#№]|no\.?|the\b)?\s*(?P<number>-?\d+[a-z]?(?:\s*\d/\d)?|{_ROMAN}|[^\W\d_]+(?:[- ][^\W\d_]+)?)\b\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_CJK_HEADING = re.compile(
    r"(?:第\s*[\d０-９一二三四五六七八九十百零〇]+\s*[章节節回话話部幕卷]|제?\s*\d+\s*[장화부])\s*[:：]?.{0,40}"
)
_NUMERAL_ALONE = re.compile(
    r"[*_]{0,3}(?:[IVXLC]{2,6}|[IVX])\.?[*_]{0,3}|[*_]{0,3}[ivx]{1,5}[.)] ?(?:\([^)]{1,30}\))?[*_]{0,3}|[*_]{0,3}\d{1,3}\.?[*_]{0,3}"
)
_NUMBERED = re.compile(
    r"(?:\d{1,3}|[IVXLC]+)[.:)] (?:[A-Z][\w'’]*)(?:,? [\w'’-]+){0,9}"
)  # 7. In Which a Hat Is Returned
_MARKDOWN = re.compile(r"(#{1,6}|={1,5})\s+(?!=)(.*?)\s*[#=]*$")
_LATEX = re.compile(r"\\(?:chapter|section|part)\*?\{(.*)\}$")
_NUMBERED_END = re.compile(
    r"(?:the )?end(?:e|s)?(?: of)?(?: the)?(?:(?: first| second| third| last)? (?:part|chapter|book|story|file|section|episode|teil|kapitel))?"
    r"(?: (?:\d+[a-z]?|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten))?(?:(?: of |/| ?\()(?:\d+|\?+)(?:/(?:\d+|\?+))?\)?)?(?: of)?"
)
_END_BY = re.compile(r"End (?:of )?[A-Z\"“].{1,60} by [^\W\d_].{1,70}")  # End The Quiet Carriage by Lindsay Abernathy
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_BY = re.compile(
    r"(?:[~*=_–—-]{1,3}\s*)?(?:\(?(?:c|©)\)?\s+.{0,24}?\s?)?(?:an? (?:[\w'’ -]{1,30}? )?(?:story|tale|fic|fanfic|fanfiction|fan fiction|vignette|drabble) )?(?:written |story |fic |penned |fan fiction |fanfiction |fanfic |words |text |a story |original story )?"
    r"(?:(?:by|von|par|por|di|от|автор|from the (?:keyboard|pen|desk|quill) of)\b[:\s]*|文\s?[/／|｜]\s?|by[/|]\s?)(?P<name>\S.*)?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:\(c\)|©|copyright)\s*(?:\(c\)|©)?\s*(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d,?\s+(?:by\s+)?(?P<name>(?-i:[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}))$",
    re.IGNORECASE,
)
_COPYRIGHT_NAME = re.compile(
    r"(?:\(c\)|©|copyright)\s*(?:by\s+)?(?P<name>(?-i:[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})),?\s+(?:[^\W\d_]{3,10}\.? )?(?:19|20)?\d\d\.?",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:pictures|productions?|inc|studios?|television|entertainment|corp|bros|ltd|press|books|films?|network|company|media|all rights)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_SENTENCE_END = (".", "!", "?", ",", ";", "…", "。", "！", "？")


def is_rule(text: str) -> bool:
    r"""A separator: signs only, or one of the letter patterns that stand for signs.

    >>> [is_rule(one) for one in ("***", "x-x-x", "oOo", "\\-\\-\\-", "=/\\=", "Oo, a rule?", "...")]
    [True, True, True, True, True, False, False]
    """
    return len(text) <= 120 and _RULE.fullmatch(text) is not None


def heading_text(text: str) -> str | None:
    """The words of a Markdown or TeX heading; None if the line is none.

    >>> heading_text("## The Rain ##"), heading_text("The Rain")
    ('The Rain', None)
    """
    match = _MARKDOWN.match(text) if text[:1] in {"#", "="} else _LATEX.match(text) if text[:1] == "\\" else None
    return match[match.re.groups] if match else None


def is_chapter_heading(text: str) -> bool:
    """`Chapter One`, `Part 2: The Rain`, `Prologue`, `第三章`; never `Part of him knew`.

    >>> [is_chapter_heading(one) for one in ("Chapter 1: Rain", "PROLOGUE", "Part of him knew", "Part Two")]
    [True, True, False, True]
    """
    if not text or len(text) > 100 or text[-1] in ",;":
        return False
    if _CJK_HEADING.fullmatch(text):
        return True
    bare = _EDGE.sub("", text)
    if bare.casefold() in CHAPTER_WORDS and len(bare) > 5:
        return True
    match = _HEADING.fullmatch(bare)
    if match is None or match["word"].casefold() not in CHAPTER_WORDS:
        return False
    return _is_number(match["number"]) and (
        not match["rest"] or not match["rest"][0].islower() or re.match(r"of \d", match["rest"]) is not None
    )


def is_numbered(text: str) -> bool:
    """`VII`, `2.`, `7. In Which a Hat Is Returned`: a heading where a story begins, too little to divide one.

    >>> is_numbered("XII."), is_numbered("7. In Which a Hat Is Returned"), is_numbered("7 men came.")
    (True, True, False)
    """
    if text[0] not in "0123456789IVXLCivx*_":
        return False
    return _NUMERAL_ALONE.fullmatch(text) is not None or (
        _NUMBERED.fullmatch(text) is not None and text[-1] not in ".!?:"
    )


def _is_number(text: str) -> bool:
    low = text.casefold()
    return (
        low.lstrip("-")[:1].isdigit()
        or re.fullmatch(_ROMAN, low) is not None
        or re.split(r"[- ]", low)[0] in ALL_NUMBER_WORDS
    )


def is_end_marker(text: str) -> bool:
    """`THE END`, `~ Fin ~`, `End of part 1`; whether it stands where an end can be is not asked here.

    >>> [is_end_marker(one) for one in ("-end-", "{end}", "~~~the end~~~", "End Part 1 of ?", "The end was near.")]
    [True, True, True, True, False]
    """
    if not 1 <= len(text) <= 64:
        return len(text) < 110 and text.startswith("End ") and _END_BY.fullmatch(text) is not None
    bare = " ".join(_EDGE.sub("", text).casefold().split())
    return (
        bare in END_MARKERS
        or _END_BY.fullmatch(text) is not None
        or (bare[:3] in {"end", "the"} and _NUMBERED_END.fullmatch(bare) is not None)
    )


def byline(text: str) -> tuple[int, int] | None:
    """Where the name stands in `by Name`; None if the line is no by-line. An empty span: the name is on the next line.

    >>> byline("by Mary Crawford"), byline("By the fourth trip he had stopped asking why."), byline("By"), byline("文/纸船")
    ((3, 16), None, (2, 2), (2, 4))
    """
    if len(text) > 120:
        return None
    match = _BY.match(text)
    if match is None:
        owner = _COPYRIGHT.match(text) or _COPYRIGHT_NAME.fullmatch(text)
        return (
            owner.span("name") if owner and not _COMPANY.search(owner["name"]) and owner["name"][0].isupper() else None
        )
    name = match["name"]
    if name is None:
        return (match.end(), match.end()) if len(text) < 16 else None
    return _name_span(text, match.start("name"))


def _name_span(text: str, start: int) -> tuple[int, int] | None:
    name = text[start:]
    link = _LINK.match(name)
    if link is not None:
        return start + link.start(1), start + link.end(1)
    words = name.split()
    if name.endswith(".") and 1 < len(words) < 4 and all(word[0].isupper() for word in words) and len(words[-1]) > 3:
        return start, len(text) - 1
    if len(words) > 9 or (
        name.endswith(_SENTENCE_END) and not (name.endswith(".") and len(words) < 4 and len(words[-1]) <= 3)
    ):
        return None
    return start, len(text)
