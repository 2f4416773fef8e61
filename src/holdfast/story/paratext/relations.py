"""Other works that the text points to: what inspired it, what it answers, what it carries on, where it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.prose_kinds import sentences
from holdfast.story.paratext.units import Kind, Unit
from holdfast.story.paratext.values import candidate, entries, is_none, trimmed, unquoted, value_span
from holdfast.story.paratext.view import View

_SMALL = r"(?:a|an|and|as|at|by the|de|des|du|for|from|in|into|la|le|of|on|or|the|to|vs\.?|with|von|und|der|die|das)"
_WORD = r"[A-Z0-9À-ÖØ-ÞА-Я(][\w'’.()!?-]*"
RUN = rf"(?-i:{_WORD}(?:[:,]? (?:{_SMALL} ){{0,3}}{_WORD})*)"
QUOTED = r"[\"“«„]([^\"”»“]{2,100})[\"”»“]|(?<!\w)[*_]+([^*_]{2,100})[*_]+"
_BY = r"(?:,?\s+(?:by|von|par)\s+(?P<by>[\w.-]+(?: (?-i:[A-Z])[\w.-]+){0,2}))"
NAMED = rf"(?:\[?(?:{QUOTED}|(?P<run>{RUN})|(?P<low>[a-z][\w' -]{{2,40}}?)(?=\]))(?:\]\([^)]*\))?{_BY}?)"
_KIN = r"(?:(?:the|a|an|my|this|his|her|their|our|excellent|amazing|wonderful|brilliant|awesome|great|previous|earlier|own|fic|fics|story|stories|fanfic|fanfiction|novel|book|movie|film|series|song|poem|work|world of|universe of|one-?shot|short story|recursive|direct|author['’]?s|called|titled|entitled|named|lovely|fabulous|original|drabble|tale|piece|classic|[\w.]+(?:['’]s|\\?_\w+['’]s)|(?-i:[A-Z][\w.]+['’]s?)|(?-i:[A-Z])[\w.]+ (?-i:[A-Z])[\w.]+['’]s),?\s+)*"
# A capital “The” before a name belongs to it: “inspired by The Weather in Sussex”.
_KIN_BUT_TITLES = rf"(?:(?=(?-i:The|An?) {RUN})|{_KIN})"
_INSPIRED = re.compile(
    rf"(?<!in turn )(?<!in turn is )\b(?:inspired (?:in part )?by|based (?:up)?on|spin-?off (?:fan ?fiction |fan ?fic )?(?:of|from)|remix of|the original (?:story )?is|(?:recursive |meta-?)fan ?fic(?:tion)? (?:for|of|based on)|(?:a )?(?:recursive )?translation of|translation into [\w ]+ of|"
    rf"fan ?fiction of a fan ?fiction,?|homage to|tribute to|inspiré(?:e)? (?:de|par)|inspiriert (?:von|durch)|d['’]après|nach einer idee von|takes? (?:its )?inspiration from|(?:started|began) with (?:this|a|the) (?:story|fic|poem),?|"
    rf"copied (?:directly |verbatim )?from|(?:after|of|from) reading|when you read|i (?:just )?read|retelling of|fusion (?:of|with)|pastiche of|response to {_KIN}(?=[\"“]))\s+{_KIN_BUT_TITLES}{NAMED}",
    re.IGNORECASE,
)
_SEQUEL = re.compile(rf"\b(?:(?:direct |loose |sort of )?(?:sequel|follow-?up|continuation|companion(?: piece)?|coda|epilogue|fortsetzung|suite) (?:to|of|for|von|zu|de|à)|sequel:|continued from|carries on from|takes up where|picks up (?:right )?(?:after|where)|(?:immediately |right |directly |shortly )?after the events (?:of|in)|follows(?: (?:straight|directly|right|immediately))?(?: on)? (?:from|after)|this (?:story |fic |one )?follows|takes place (?:right |directly |immediately |shortly )?after|second (?:part|story|chapter) after|set after)\s+{_KIN_BUT_TITLES}{NAMED}", re.IGNORECASE)  # fmt: skip
_CARRIES_ON = re.compile(
    r"continued from|carries on|takes up|picks up|(?:this (?:story |fic |one )?)?follows", re.IGNORECASE
)
_CONTINUES = re.compile(
    rf"^[\W_]*(?:(?:to be )?continued in|continues in|continue[ds]? (?:with|at)|on to|next(?: story| part| chapter| time| up)?(?: is)?\s*:?|(?:the )?sequel(?: is| to this is|:| to this)?(?: called| titled)?\s*:?|followed by|weiter (?:geht es )?(?:in|mit)|suite dans|la suite\s*:)\s*:?\s*(?:\[)?{_KIN_BUT_TITLES}(?:{QUOTED}|(?P<part>part (?:\d+|\w+)|teil \d+|chapter (?:\d+|\w+))\b|(?P<run>{RUN}))",
    re.IGNORECASE,
)
_PRECEDES = re.compile(
    rf"^[\W_]*(?:previously|previous(?: part| story| chapter)?|prequel|précédemment)\s*:\s*(?:{QUOTED}|(?P<run>{RUN}))",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    rf"\b(?:(?:in |a |my |an |as a |this was (?:my|an?) )?(?:response|answer|reply|entry|contribution|antwort|réponse)\s+(?:to|for|auf|à)|written (?:in response to|for|as part of)|wrote this for|done for|(?:was |is )?for|fills?(?: the)?|inspired by|challenge:)\s+"
    rf"(?P<what>(?:(?:the|a|an|my|this|his|her|their|our|\w+['’]s?|(?-i:[A-Z][\w’']+ (?:(?:of|the|and) )*(?-i:[A-Z])[\w’']+['’]s?))\s+)*?(?P<core>{QUOTED}|(?:[\w#’'&-]+\s+){{0,6}}?[\w#’'-]+)\s*(?:challenge|ficathon|fic-?a-?thon|fest|contest|exchange|round robin|lyric wheel|improv|big bang|prompt|secret santa|fanzine|zine|bingo|competition|drabble-?thon|wettbewerb|herausforderung|défi|concours)\b)", re.IGNORECASE)  # fmt: skip
_COMMUNITY = re.compile(
    r"\b(?:written for|wrote this for|for|posted for|entry for)\s+(?P<core>(?=\w*[_\d])[a-z][a-z0-9_]{4,})\b(?!['’])"
)
_THE_CHALLENGE = re.compile(r"(?P<core>[\"“][^\"”]{3,80}[\"”])\s+challenge(?: entry| response)?", re.IGNORECASE)
_PROMPT = re.compile(
    r"\b(?:(?P<whose>[^\W\d_a-z]\w+)['’]s|[Tt]he|[Aa]|[Mm]y)\s+prompt(?: was| is)?:?,?\s+(?P<core>[\"“][^\"”]{3,80}[\"”])"
)
_EVENT_CJK = re.compile(r"(?P<core>[^\s,.。，]+(?: [^\s,.。，]+)?\s?(?:대회|활동|活动|企画))(?:에|に|的)?")
_FANDOM = re.compile(rf"(?:вселенной|set in the (?:world|universe) of|фандому)\s+{NAMED}", re.IGNORECASE)
_STEMS = (
    "inspir",
    "based",
    "spin",
    "remix",
    "original",
    "fic",
    "homage",
    "tribute",
    "started with",
    "began with",
    "copied",
    "read",
    "retelling",
    "fusion",
    "pastiche",
    "response",
    "nach einer",
    "après",
    "sequel",
    "follow",
    "continu",
    "companion",
    "coda",
    "epilogue",
    "fortsetzung",
    "suite",
    "carries",
    "takes up",
    "picks up",
    "second ",
    "events",
    "written for",
    "wrote",
    "for ",
    "challenge",
    "prompt",
    "answer",
    "reply",
    "entry",
    "contribution",
    "antwort",
    "réponse",
    "fill",
    "вселенн",
    "set in",
    "фандом",
    "translation",
    "대회",
    "활동",
    "活动",
    "企画",
)
_EVENTS = (
    "challenge",
    "prompt",
    "thon",
    "fest",
    "contest",
    "exchange",
    "round robin",
    "lyric wheel",
    "improv",
    "big bang",
    "prompt",
    "secret santa",
    "zine",
    "bingo",
    "competition",
    "wettbewerb",
    "herausforderung",
    "défi",
    "concours",
)
_LEAD = re.compile(
    r"(?:the|a|an|my|this|our|his|her|their)\s+|(?:[A-Z][\w’']*\s+(?:(?:of|the|and)\s+)*)*[A-Z][\w]*['’]s?\s+",
    re.UNICODE,
)
_WHOSE = re.compile(r"(?P<who>[^\W\d_a-z][\w]*(?: [A-Z]\w*)*)['’]s?")
_BY_END = re.compile(r",?\s+by\s+(?P<by>.+)$")
_VAGUE = frozenset({"this", "the", "it", "that", "i", "canon", "a", "my", "you", "here", "there", "part", "and", "but", "chapter", "if", "in", "story", "fic", "what", "all", "one", "we", "he", "she", "they", "the story", "the original", "harry", "real", "jk", "thanks"})  # fmt: skip
_LABELS = {
    "inspired_by": "inspired_by",
    "sequel_to": "sequel_to",
    "continues_in": "continues_in",
    "translation_of": "translation_of",
}


def propose(view: View) -> Iterator[Candidate]:
    """Labelled relations, those said in notes, and the lines at the foot."""
    for field in _LABELS:
        for one in view.labels(field):
            yield from _labelled(one, field)
    for one in view.labels("challenge"):
        holder, start, end = value_span(one)
        if end > start and not is_none(holder.text[start:end]):
            yield candidate(holder, *unquoted(holder.text, start, end), "challenge", "relations.label", 4.0)
    for one in view.prose():
        for a, b in sentences(one.text):
            yield from _sentence(one, a, b)
    for one in view.back:
        if one.kind in {Kind.TEXT, Kind.LABEL, Kind.CHROME} and not (
            one.kind is Kind.LABEL and one.label and one.label.word.strong
        ):
            yield from _foot(one)


def _labelled(one: Unit, field: str) -> Iterator[Candidate]:
    holder, start, end = value_span(one)
    found = list(re.finditer(QUOTED, holder.text[start:end]))
    for quoted in found:
        group = 1 if quoted[1] else 2
        by = _author(holder.text[start + quoted.end() : end])
        yield candidate(
            holder, start + quoted.start(group), start + quoted.end(group), field, "relations.label", 4.0, by=by
        )
    if found:
        return
    for piece, a, b in entries(one):
        text = piece.text[a:b]
        said = _BY_END.search(text)
        stop = a + said.start() if said else b
        if any(sign.isalpha() for sign in text) and len(piece.text[a:stop].split()) < 13:
            yield candidate(piece, a, stop, field, "relations.label", 3.0, by=said["by"].strip(" .") if said else None)


def _author(text: str) -> str | None:
    match = re.match(r",?\s+by\s+([\w.-]+(?: [A-Z][\w.-]+){0,2})", text)
    return match[1] if match else None


def _sentence(one: Unit, a: int, b: int) -> Iterator[Candidate]:
    sentence = one.text[a:b]
    low = sentence.casefold()
    if not any(stem in low for stem in _STEMS):
        return
    for match in _CHALLENGE.finditer(sentence) if any(stem in low for stem in _EVENTS) else ():
        yield from _event(one, a, match)
    for match in _PROMPT.finditer(sentence):
        start, end = unquoted(one.text, a + match.start("core"), a + match.end("core"))
        yield candidate(one, start, end, "challenge", "relations.prompt", 2.0, by=match["whose"])
    for pattern in (_COMMUNITY, _THE_CHALLENGE, _EVENT_CJK):
        for match in pattern.finditer(sentence):
            yield candidate(
                one,
                *unquoted(one.text, a + match.start("core"), a + match.end("core")),
                "challenge",
                "relations.event",
                2.0,
            )
    for pattern, field, odds in (
        (_INSPIRED, "inspired_by", 2.0),
        (_SEQUEL, "sequel_to", 2.0),
        (_FANDOM, "fandom", 1.5),
    ):
        for match in pattern.finditer(sentence):
            if (
                field == "inspired_by"
                and re.search(
                    r"\b(?:read|reading)\s*$", match[0][: max(0, _title_start(match) - match.start())].rstrip()
                )
                and not match["by"]
            ):
                continue
            carried = field == "sequel_to" and _CARRIES_ON.match(match[0]) is not None
            yield from _named(one, a, match, "continues_from" if carried else field, odds)


def _title_start(match: re.Match[str]) -> int:
    return min(match.start(group) for group in range(1, (match.re.groups or 0) + 1) if match[group] and group <= 4)


def _named(one: Unit, a: int, match: re.Match[str], field: str, odds: float) -> Iterator[Candidate]:
    group = next((group for group in (1, 2, "run", "low") if match[group]), None)
    if group is None:
        return
    start, end = trimmed(one.text, a + match.start(group), a + match.end(group))
    while one.text[end - 1] in ".,:;!?" and end > start + 1:
        end -= 1
    value = one.text[start:end]
    if value.count(")") > value.count("("):
        end = start + value.rindex(")")
    if value.casefold() in _VAGUE or len(value) < 3:
        return
    by = match["by"]
    if by and by.endswith(".") and not re.search(r"\b[A-Z]\.$", by):
        by = by[:-1]
    yield candidate(one, start, end, field, f"relations.{field}", odds, by=by)


def _event(one: Unit, a: int, match: re.Match[str]) -> Iterator[Candidate]:
    start, end = a + match.start("what"), a + match.end("what")
    lead = _LEAD.match(one.text, start, end)
    whose = None
    while lead and lead.end() < end:
        possessor = _WHOSE.fullmatch(lead[0].strip())
        whose = possessor["who"] if possessor else whose
        start = lead.end()
        lead = _LEAD.match(one.text, start, end)
    if (
        match[0][: match.start("what") - match.start()].strip().casefold()
        in {"for", "inspired by", "is for", "was for"}
        and len(one.text[start:end].split()) > 6
    ):
        return
    if len(one.text[start:end].split()) > 1:
        yield candidate(one, *unquoted(one.text, start, end), "challenge", "relations.challenge", 2.0, by=whose)


def _foot(one: Unit) -> Iterator[Candidate]:
    if len(one.text) > 220:
        return
    for pattern, field in ((_CONTINUES, "continues_in"), (_PRECEDES, "sequel_to")):
        match = pattern.match(one.text)
        if match is None:
            continue
        groups: tuple[int | str, ...] = (1, 2, "part", "run") if "part" in pattern.groupindex else (1, 2, "run")
        group = next(name for name in groups if match[name])
        start, end = match.span(group)
        while one.text[end - 1] in ".,:;!?" and end > start + 1:
            end -= 1
        if one.text[start:end].casefold() not in _VAGUE and not is_none(one.text[start:end]):
            yield candidate(one, start, end, field, "relations.foot", 3.0)
