"""The title: labelled, as a heading, above the by-line, above the header, after the preface, or said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.forms import is_fact_row
from holdfast.story.paratext.kinds import is_kind
from holdfast.story.paratext.prose_kinds import mined
from holdfast.story.paratext.ratings import is_rating
from holdfast.story.paratext.relationships import looks_like_pairing
from holdfast.story.paratext.sayings import said
from holdfast.story.paratext.titles_by_form import PART_TAIL, SUBTITLE, is_title_like, may_be_title
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, trimmed, unquoted, value_span
from holdfast.story.paratext.view import LONGEST, View
from holdfast.story.paratext.words import CATEGORIES

_SAID = re.compile(
    r"\b(?:(?:proper|correct|real|full|actual|original|right|true)\s+(?:formatting|format|form|spelling|version)?\s*(?:for|of)?\s*(?:the|this|my)?\s*(?:story|fic)?['’]?s?\s*title\s*(?:is|should be|was meant to be|reads)"
    r"|the\s+(?:proper\s+|correct\s+|full\s+|real\s+)?title\s+(?:is\s+(?:really|actually|properly)|should\s+(?:be|read|have been)|is\s*:))\s*:?\s*(?P<title>[\"“(]?[^.!?,;\n]{2,120}?)(?=[\"”]?(?:[,;]\s|\.(?:\s|$)|[!?]|\s+but\s|\s+\(?(?:FFN|ff\.?net|the site|LJ)|$))", re.IGNORECASE)  # fmt: skip
_TAGS = re.compile(r"^(?:\s*(?:\[[^\]]{1,24}\]|【[^】]{1,24}】)\s*)+")
_NOISE = re.compile(
    r"^(?:(?:re|fw|fwd)\s*:\s*)?(?:\[[^\]]{1,20}\]\s*)?(?:(?:new|n2u|fic|repost|rep|story|ficlet|fanfic|rev|xfc)\s*:?\s+(?:(?:tos|tng|ds9|voy|ent|vgr)\b\s*)?)?",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?<!\s)\s*+(?:\[(?:PG|G|R|NC|K|T|M)[^\]]{0,80}\]|\((?:PG|G|R|NC)[-\w]{0,9}\))?\s*+(?:\([^)]{0,99}\))?\s*+$"
)
_SUBJECT_RATING = re.compile(r"[\[(](?P<rating>[A-Z][A-Z0-9+-]{0,4})[\])]")
_SUBJECT_FANDOM = re.compile(r"(?P<fandom>[A-Z0-9][^:\"“”\[\]]{1,50}):\s+(?P<rest>[\"“].+)")  # NEW: Emma: "The Rain"
_FRAMED = re.compile(
    r"(?P<sign>[~=*+<:-])(?P=sign){0,5}\s*(?P<title>[^\s~=*+<>:-].*?[^\s~=*+<>:-])\s*[~=*+>:-]{1,6}"
)  # ~ The Lamp ~
_FACTS = re.compile(r"\s*[(\[](?P<facts>[^()\[\]]{1,80})[)\]]$")  # The Lamp (Anne/Gilbert, PG)
_BY_AFTER = re.compile(r"\s+(?:by|von|par|por)\s+(?P<name>[^\W\d_].{1,60})$")

_STATUS = re.compile(r"(?:WIP|complete|completed|unfinished|in progress)", re.IGNORECASE)
_CROSSOVER = re.compile(
    r"\s*[(\[](?P<fandoms>[^()\[\]]{2,60}) (?:crossover|fan ?fic(?:tion)?|fic|fusion)[)\]]$", re.IGNORECASE
)
_CRUMB = re.compile(r"[^»]+")
LONGEST_TITLE = 300


def propose(view: View) -> Iterator[Candidate]:
    """Everything that may be the title."""
    yield from _labelled(view)
    yield from _by_form(view)
    yield from _subject(view)
    for one in view.front:
        subtitle = SUBTITLE.fullmatch(one.text) if one.kind is Kind.TEXT and len(one.text) < 80 else None
        if subtitle:
            yield from _fandoms(one, subtitle.start("fandom"), subtitle.end("fandom"))
    yield from _said_so(view)


def _labelled(view: View) -> Iterator[Candidate]:
    for one in view.labels("title"):
        holder, start, end = value_span(one)
        if holder is one and one.text[:7].casefold() == "subject":
            noise = _NOISE.match(one.text[start:end])
            start += noise.end() if noise else 0
        yield from _cleaned(holder, start, end, "titles.label", 5.0)


def _said_so(view: View) -> Iterator[Candidate]:
    """What a note calls the story."""
    for one in view.prose():
        for a, b in mined(one.text):
            for _, said_so in said(one.text[a:b], "title"):
                group = 1 if said_so[1] else 2
                yield candidate(one, a + said_so.start(group), a + said_so.end(group), "title", "titles.called", 1.5)
    for one in (*view.before, *view.back):
        if one.kind in {Kind.TEXT, Kind.LABEL} and 20 < len(one.text) < LONGEST:
            for match in _SAID.finditer(one.text):
                yield candidate(
                    one, *unquoted(one.text, match.start("title"), match.end("title")), "title", "titles.said", 6.0
                )


def _by_form(view: View) -> Iterator[Candidate]:
    front = [one for one in view.front if not one.owned]
    story = [one for one in front if one.kind not in {Kind.CHROME, Kind.RULE}]
    for place, one in enumerate(front):
        if place < 3 and one.kind is Kind.TEXT and one.text.count(" » ") > 1:
            yield from _crumbs(one)
            continue
        below = front[place + 1] if place + 1 < len(front) else None
        odds = _odds(front, place, below, first=one is (story[0] if story else None))
        if odds > 0:
            yield from _cleaned(one, one.value if one.kind is Kind.HEADING else 0, len(one.text), "titles.form", odds)


def _odds(front: list[Unit], place: int, below: Unit | None, *, first: bool) -> float:
    one = front[place]
    if one.kind is Kind.HEADING:
        return (1.5 if _TAGS.match(one.said) else 3.0) if first else 0.6 if place < 4 else 0.0
    if one.kind is not Kind.TEXT or is_fact_row(one.text):
        return 0.0
    if not is_title_like(one.text) and not (first and may_be_title(one.text)):
        return 0.0
    if SUBTITLE.fullmatch(one.text) and not first:
        return 0.0
    odds = 1.2 if first else 0.0
    if below is not None and below.kind is Kind.TEXT and SUBTITLE.fullmatch(below.text):
        odds += 1.5
    if below is not None and below.kind is Kind.BYLINE:
        odds += 2.5
    elif (below is not None and first and below.kind is Kind.LABEL) or _above_name_and_notes(front, place):
        odds += 1.5
    elif below is None or all(other.kind in {Kind.RULE, Kind.CHAPTER} for other in front[place + 1 :]):
        odds += 1.8 if not one.attached else 0.6
    elif first:
        odds += 0.6
    return odds


def _above_name_and_notes(front: list[Unit], place: int) -> bool:
    """Title and name by themselves between a page's facts and its summary."""
    name, label = (front[at] if at < len(front) else None for at in (place + 1, place + 2))
    return (
        name is not None
        and label is not None
        and name.kind is Kind.TEXT
        and len(name.text.split()) < 4
        and label.kind is Kind.LABEL
        and label.field in {"summary", "notes"}
    )


def _crumbs(one: Unit) -> Iterator[Candidate]:
    """`Books » Sherlock Holmes » The Lamp`: where a host keeps the story, the story last."""
    parts = list(_CRUMB.finditer(one.text))
    if len(parts) > 2:
        yield candidate(one, *trimmed(one.text, *parts[-1].span()), "title", "titles.crumbs", 2.5)
        yield candidate(one, *trimmed(one.text, *parts[-2].span()), "fandom", "titles.crumbs", 2.0)


def _cleaned(one: Unit, start: int, end: int, rule: str, odds: float) -> Iterator[Candidate]:
    """The title without what is said beside it: tags before it, part after it, author after it, quotation marks."""
    text = one.text
    if end - start > LONGEST_TITLE:
        return
    tags = _TAGS.match(text[start:end])
    if tags and tags.end() < end - start:
        for match in re.finditer(r"[\[【]([^\]】]+)[\]】]", tags[0]):
            yield candidate(one, start + match.start(1), start + match.end(1), "title_tag", "titles.tag", 2.0)
        start += tags.end()
    part = PART_TAIL.search(text[start:end])
    if part and part.start() > 0:
        a, b = trimmed(text, start + part.start(), end)
        inner = re.search(r"[^\s,:()\[\]-].*[^\s()\[\]]", text[a:b])
        if inner:
            yield candidate(one, a + inner.start(), a + inner.end(), "posting", "titles.part", 3.0)
        end = start + part.start()
    found, end = _behind(one, start, end)
    yield from found
    by = _BY_AFTER.search(text[start:end]) if rule != "titles.label" else None
    if by:
        yield candidate(one, start + by.start("name"), start + by.end("name"), "author", "titles.by", 2.0)
        end = start + by.start()
    colon = text.rfind(": ", start, end)
    subtitle = SUBTITLE.fullmatch(text[colon + 2 : end].strip()) if colon > start else None
    if subtitle and rule != "titles.label":
        yield from _fandoms(one, colon + 2 + subtitle.start("fandom"), colon + 2 + subtitle.end("fandom"))
        end = colon
    start, end = _unframed(text, *unquoted(text, *trimmed(text, start, end)))
    if end > start:
        yield candidate(one, start, end, "title", rule, odds)


def _behind(one: Unit, start: int, end: int) -> tuple[list[Candidate], int]:
    """The facts in brackets behind a title, and where the title ends."""
    told = _FACTS.search(one.text, start, end)
    if told and told.start() > start and _are_facts(told["facts"].split(",")):
        return list(_told(one, told)), told.start()
    mixed = _CROSSOVER.search(one.text, start, end)
    if mixed and mixed.start() > start:
        return list(_fandoms(one, *mixed.span("fandoms"))), mixed.start()
    return [], end


def _unframed(text: str, start: int, end: int) -> tuple[int, int]:
    """`~ The Lamp ~` without its tildes."""
    framed = _FRAMED.fullmatch(text, start, end)
    return unquoted(text, *framed.span("title")) if framed else (start, end)


def _told(one: Unit, told: re.Match[str]) -> Iterator[Candidate]:
    """Pairing and rating in brackets behind a title."""
    place = told.start("facts")
    for fact in map(str.strip, told["facts"].split(",")):
        at = one.text.index(fact, place)
        place = at + len(fact)
        field = _fact(fact)
        if field:
            yield candidate(one, at, place, field, "titles.facts", 2.0)


def _fact(text: str) -> str:
    """The field that a fact behind a title belongs to; empty if its form does not say."""
    if is_rating(text):
        return "rating"
    if _STATUS.fullmatch(text):
        return "status"
    if is_kind(text):
        return "category" if text.casefold() in CATEGORIES else "genre"
    return "relationship" if "/" in text and looks_like_pairing(text) else ""


def _are_facts(facts: list[str]) -> bool:
    """Pairings and ratings only; or names of whatever sort, one of them a rating."""
    return all(map(_is_fact, facts)) or (
        1 < len(facts) < 6
        and all(len(fact.split()) < 6 for fact in facts)
        and any(is_rating(fact.strip()) for fact in facts)
    )


def _is_fact(text: str) -> bool:
    return is_rating(text) or ("/" in text and looks_like_pairing(text.strip()))


def _fandoms(one: Unit, start: int, end: int) -> Iterator[Candidate]:
    """`a post-apocalyptic Outlander/Brigadoon crossover fanfiction`: the capitalised words at the end, parted by `/`."""
    named = re.search(r"(?:[A-Z0-9][\w'’.]*(?:\s*[/&x]\s*|\s+(?:of the |of |and |the )?)?)+$", one.text[start:end])
    if named is None:
        return
    place = start + named.start()
    for part in named[0].split("/"):
        at = one.text.index(part, place)
        yield candidate(one, *trimmed(one.text, at, at + len(part)), "fandom", "titles.subtitle", 1.5)
        place = at + len(part)


def _subject(view: View) -> Iterator[Candidate]:
    for one in view.head:
        if one.kind is Kind.HEAD and one.text.casefold().startswith("subject:"):
            start = one.value + (match.end() if (match := _NOISE.match(one.said)) else 0)
            end = len(one.text)
            if end - start > LONGEST_TITLE:
                continue
            told = _FACTS.search(one.text, start, end)
            if told and told.start() > start and _are_facts(told["facts"].split(",")):
                yield from _told(one, told)
                end = told.start()
            trail = _TRAIL.search(one.text[start:end])
            end = start + trail.start() if trail and trail.start() > 0 else end
            rating = _SUBJECT_RATING.search(one.text, start)
            if rating and is_rating(rating["rating"]):
                yield candidate(one, *rating.span("rating"), "rating", "titles.subject", 1.0)
            fandom = _SUBJECT_FANDOM.match(one.text, start, end)
            if fandom:
                yield candidate(one, *fandom.span("fandom"), "fandom", "titles.subject", 1.0)
                start = fandom.start("rest")
            yield from _cleaned(one, start, end, "titles.subject", 1.5)
