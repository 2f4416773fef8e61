"""Other works that the text points to: what inspired it, what it answers, what it carries on, where it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.prose_kinds import mined
from holdfast.story.paratext.sayings import MARKED, said
from holdfast.story.paratext.tails import is_recap
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, entries, is_none, trimmed, unquoted, value_span
from holdfast.story.paratext.view import View

_COMMUNITY = re.compile(
    r"\b(?:written for|wrote this for|for|posted for|entry for)\s+(?P<core>(?=\w*[_\d])[a-z][a-z0-9_]{4,})\b(?!['’])"
)
_THE_CHALLENGE = re.compile(r"(?P<core>[\"“][^\"”]{3,80}[\"”])\s+challenge(?: entry| response)?", re.IGNORECASE)
_PROMPT = re.compile(
    r"\b(?:(?P<whose>[^\W\d_a-z]\w+)['’]s|[Tt]he|[Aa]|[Mm]y)\s+prompt(?: was| is)?:?,?\s+(?P<core>[\"“][^\"”]{3,80}[\"”])"
)
_EVENT_CJK = re.compile(r"(?P<core>[^\s,.。，]+(?: [^\s,.。，]+)?\s?(?:대회|활동|活动|企画))(?:에|に|的)?")
_LEAD = re.compile(
    r"(?:the|a|an|my|this|our|his|her|their)\s+|(?:[A-Z][\w’']*\s+(?:(?:of|the|and)\s+)*)*[A-Z][\w]*['’]s?\s+",
    re.UNICODE,
)
_WHOSE = re.compile(r"(?P<who>[^\W\d_a-z][\w]*(?: [A-Z]\w*)*)['’]s?")
_BY_END = re.compile(r",?\s+by\s+(?P<by>.+)$")
_SAID = {"inspired_by": 2.0, "sequel_to": 2.0, "continues_from": 2.0, "fandom": 1.5}
_AT_SECOND_HAND = re.compile(r"\bin turn (?:is |was )?$", re.IGNORECASE)  # “X, which in turn is based on Y”
_HOST_LINE = re.compile(
    r"(?:^|\. |\n)(?P<kind>Inspired by|A translation of|Translation of|A remix of|Remix of) (?P<title>[^.\n]{2,80}?) by (?P<by>[\w() .-]{2,40}?)\.?$"
)
_HOST_PROMPT = re.compile(r"In response to a prompt by .{2,60}? in the (?P<event>.{2,80}?) collection\b")
_EPISODE = re.compile(
    r"\b(?:episode|season|series \d|movie|film|game)\b", re.IGNORECASE
)  # told of the source, not of a story
_VAGUE = frozenset({"this", "the", "it", "that", "i", "canon", "a", "my", "you", "here", "there", "part", "and", "but", "chapter", "if", "in", "story", "fic", "what", "all", "one", "we", "he", "she", "they", "the story", "the original", "harry", "real", "jk", "thanks"})  # fmt: skip
_LABELS = {
    "inspired_by": "inspired_by",
    "sequel_to": "sequel_to",
    "continues_in": "continues_in",
    "translation_of": "translation_of",
}


def propose(view: View) -> Iterator[Candidate]:
    """Labelled relations, those said in notes, and the lines at the foot."""
    yield from _by_labels(view)
    for one in (*view.front, *view.back):
        yield from _host_line(one)
    for one in view.prose():
        for a, b in mined(one.text):
            yield from _sentence(one, a, b)
    for one in view.back:
        if one.kind in {Kind.TEXT, Kind.LABEL, Kind.CHROME} and not (
            one.kind is Kind.LABEL and one.label and one.label.word.strong
        ):
            yield from _foot(one)


def _by_labels(view: View) -> Iterator[Candidate]:
    for field in _LABELS:
        for one in view.labels(field):
            if not is_recap(one):
                yield from _labelled(one, field)
    for one in view.labels("challenge"):
        holder, start, end = value_span(one)
        if end > start and not is_none(holder.text[start:end]):
            yield candidate(holder, *unquoted(holder.text, start, end), "challenge", "relations.label", 4.0)


def _host_line(one: Unit) -> Iterator[Candidate]:
    """What a host prints among the notes, as `Inspired by the rain in spring by marrowbone.`, and no author writes."""
    line = _HOST_LINE.search(one.text) if one.kind is Kind.TEXT and len(one.text) < 400 else None
    if line:
        field = "translation_of" if "ranslation" in line["kind"] else "inspired_by"
        yield candidate(one, *unquoted(one.text, *line.span("title")), field, "relations.host", 2.5, by=line["by"])
    prompted = _HOST_PROMPT.search(one.text) if one.kind is Kind.TEXT and len(one.text) < 400 else None
    if prompted:
        yield candidate(one, *prompted.span("event"), "challenge", "relations.host", 2.5)


def _labelled(one: Unit, field: str) -> Iterator[Candidate]:
    holder, start, end = value_span(one)
    found = list(re.finditer(MARKED, holder.text[start:end]))
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
        if text[:1].islower() and field in {"continues_in", "sequel_to"}:
            continue  # “next chapter: on Sunday”
        if any(sign.isalpha() for sign in text) and len(piece.text[a:stop].split()) < 13:
            yield candidate(piece, a, stop, field, "relations.label", 3.0, by=said["by"].strip(" .") if said else None)


def _author(text: str) -> str | None:
    match = re.match(r",?\s+by\s+([\w.-]+(?: [A-Z][\w.-]+){0,2})", text)
    return match[1] if match else None


def _sentence(one: Unit, a: int, b: int) -> Iterator[Candidate]:
    sentence = one.text[a:b]
    for _, match in said(sentence, "challenge"):
        yield from _event(one, a, match)
    for match in _PROMPT.finditer(sentence):
        start, end = unquoted(one.text, a + match.start("core"), a + match.end("core"))
        yield candidate(one, start, end, "challenge", "relations.prompt", 2.0, by=match["whose"])
    for pattern in (_COMMUNITY, _THE_CHALLENGE, _EVENT_CJK):
        for match in pattern.finditer(sentence):
            core = unquoted(one.text, a + match.start("core"), a + match.end("core"))
            yield candidate(one, *core, "challenge", "relations.event", 2.0)
    for field, match in said(sentence, *_SAID):
        if _AT_SECOND_HAND.search(sentence, 0, match.start()) or (field == "sequel_to" and _EPISODE.search(match[0])):
            continue
        yield from _named(one, a, match, field, _SAID[field])


def _named(one: Unit, a: int, match: re.Match[str], field: str, odds: float) -> Iterator[Candidate]:
    group = _title_group(match)
    if group is None:
        return
    start, end = trimmed(one.text, a + match.start(group), a + match.end(group))
    while one.text[end - 1] in ".,:;!?" and end > start + 1:
        end -= 1
    value = one.text[start:end]
    if value.count(")") > value.count("("):
        end = start + value.rindex(")")
    if value.casefold() in _VAGUE or len(value) < 3 or _is_kind_of_thing(one.text, start, end):
        return
    by = match.groupdict().get("by") or match.groupdict().get("theirs")
    if by and by.endswith(".") and not re.search(r"\b[A-Z]\.$", by):
        by = by[:-1]
    yield candidate(one, start, end, field, f"relations.{field}", odds, by=by)


def _is_kind_of_thing(text: str, start: int, end: int) -> bool:
    """“based on a BPAL scent”, “by the Harrow/Dracula gifset”: capitals before a common noun are no title."""
    return (text[end : end + 1] == "/" and "(" not in text[start:end]) or (
        " " not in text[start:end]
        and re.search(r"\b(?:an?|some|any) $", text[:start]) is not None
        and re.match(r"\s[a-z]", text[end:]) is not None
    )


def _title_group(match: re.Match[str]) -> int | str | None:
    """The group of a saying that holds what was named."""
    named = match.re.groupindex
    marked = (1, 2) if match.re.groups - len(named) > 1 else ()
    return next(
        (group for group in (*marked, "part", "run", "low") if (group in marked or group in named) and match[group]),
        None,
    )


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
    for field, match in said(one.text, "continues_in", "precedes"):
        group = _title_group(match)
        if group is None:
            continue
        start, end = match.span(group)
        while one.text[end - 1] in ".,:;!?" and end > start + 1:
            end -= 1
        if one.text[start:end].casefold() not in _VAGUE and not is_none(one.text[start:end]):
            yield candidate(one, start, end, "sequel_to" if field == "precedes" else field, "relations.foot", 3.0)
