"""What authors say in running text, as data: `inspired by {work}`, `an answer to {event}`.

A saying is a template in `words/<language>.toml`. Its words may be parted by any white space; `(a|b)`
is one of several, `[a]` may be left out, `..` stands for up to four words, `^` for the beginning of a
line. The places that hold what was named:

`{work}` a title in quotation marks, in emphasis, as a link, or in capitals, and who it is by ·
`{work_by}` the same, only where somebody is named · `{quoted}` only in quotation marks or emphasis ·
`{part}` a part that is only numbered · `{event}` a challenge, fest or exchange by its name
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from holdfast.story.paratext.words import CJK, EVENT_WORDS, FILLERS, SAYINGS, WORD

_SMALL = r"(?:a|an|and|as|at|by the|de|des|du|for|from|in|into|la|le|of|on|or|the|to|vs\.?|with|von|und|der|die|das)"
_CAPITAL = r"[A-Z0-9À-ÖØ-ÞА-Я(][\w'’.()!?-]*"
RUN = rf"(?-i:{_CAPITAL}(?:[:,]? (?:{_SMALL} ){{0,3}}{_CAPITAL})*)"
MARKED = r"(?:[\"“«„「『《〈]([^\"”»“」』》〉]{2,100})[\"”»“」』》〉]|(?<!\w)[*_]+([^*_]{2,100})[*_]+)"
_BY = r"(?:,?\s+(?:by|von|par|por|di|de)\s+(?P<by>[\w.-]+(?: (?-i:[A-Z])[\w.-]+){0,2}))"
_NAMED = rf"\[?(?:{MARKED}|(?P<run>{RUN})|(?P<low>[a-z][\w' -]{{2,40}}?)(?=\]))(?:\]\([^)]*\))?"
_WHOSE = r"[\w.]+(?:['’]s|\\?_\w+['’]s)|(?-i:[A-Z][\w.]+['’]s?)|(?-i:[A-Z])[\w.]+ (?-i:[A-Z])[\w.]+['’]s"
_OTHERS = "|".join(re.escape(word) for word in sorted(FILLERS, key=len, reverse=True))
# A capital “The” before a name belongs to it: “inspired by The Weather in Sussex”.
_LEAD = rf"(?:(?=(?-i:The|An?) {RUN})|(?:(?:{_OTHERS}|{_WHOSE}),?\s+)*)"
_EVENT_NOUN = "|".join(re.escape(word) for word in sorted(EVENT_WORDS, key=len, reverse=True))
_EVENT = (
    r"(?P<what>(?:(?:the|a|an|my|this|his|her|their|our|\w+['’]s?|(?-i:[A-Z][\w’']+ (?:(?:of|the|and) )*(?-i:[A-Z])[\w’']+['’]s?))\s+)*?"
    rf"(?P<core>{MARKED}|(?:[\w#’'&-]+\s+){{0,6}}?[\w#’'-]+)\s*(?:{_EVENT_NOUN})\b)"
)
_PLACES = {
    "work": rf"(?:{_LEAD}{_NAMED}{_BY}?)",
    "work_by": rf"(?:{_LEAD}{_NAMED}{_BY})",
    "quoted": rf"(?:{_LEAD}{MARKED}{_BY}?)",
    "part": r"(?P<part>(?:part|teil|chapter|kapitel|partie|chapitre|parte|capítulo|часть|глава) (?:\d+|\w+))\b",
    "event": _EVENT,
}
_TOKEN = re.compile(r"\{(?P<place>\w+)\}|\((?P<one_of>[^)]+)\)|\[(?P<maybe>[^\]]+)\](?P<then>\s*)|(?P<gap>\.\.)|(?P<space>\s+)|(?P<word>[^\s{(\[]+)")  # fmt: skip


_MAY_BE_ABSENT = re.compile(r"\{\w+\}|\([^)]*\)|\[[^\]]*\]|\.\.|\^")


@dataclass(frozen=True)
class Saying:
    """One template of one language."""

    field: str
    template: str

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Words of which at least one is in every sentence that it can match.

        >>> Saying("sequel_to", "[direct] sequel (to|of) {quoted}").keys, Saying("sequel_to", "(coda|tag) to {work}").keys
        (('sequel',), ('coda', 'tag'))
        """
        choices = [_longest_words(one.split("|")) for one in re.findall(r"\(([^)]*)\)", self.template)]
        choices += [(word.casefold(),) for word in WORD.findall(_MAY_BE_ABSENT.sub(" ", self.template))]
        return max((one for one in choices if "" not in one), key=lambda one: min(map(len, one)), default=("",))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        r"""The template as a pattern.

        >>> Saying("sequel_to", "[direct] sequel (to|of) {quoted}").pattern.search('A sequel to  "Rain".')[1]
        'Rain'
        """
        parts = [_part(token) for token in _TOKEN.finditer(self.template.removeprefix("^").lstrip())]
        before = r"^[\W_]*" if self.template[0] == "^" else "" if CJK.search(self.template) else r"(?<!\w)"
        return re.compile(before + "".join(parts), re.IGNORECASE)


def _longest_words(phrases: list[str]) -> tuple[str, ...]:
    return tuple(max(WORD.findall(phrase.casefold()), key=len, default="") for phrase in phrases)


def _part(token: re.Match[str]) -> str:
    if token["place"]:
        return _PLACES[token["place"]]
    if token["one_of"]:
        return "(?:" + "|".join(map(_words, token["one_of"].split("|"))) + ")"
    if token["maybe"]:
        words = "|".join(map(_words, token["maybe"].split("|")))
        return rf"(?:(?:{words})\s+)?" if token["then"] else f"(?:{words})?"
    if token["gap"]:
        return r"(?:\S+\s+){0,4}?\S*"
    return r"\s+" if token["space"] else _words(token["word"])


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in text.split())


_BY_FIELD = {field: tuple(Saying(field, one) for one in templates) for field, templates in SAYINGS.items()}


def said(text: str, *fields: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every saying about one of the fields that is found in a sentence, with its field.

    >>> [(field, match["run"]) for field, match in said("This is a sequel to The Lamp by Ann.", "sequel_to")]
    [('sequel_to', 'The Lamp')]
    """
    low = text.casefold()
    for field in fields:
        for one in _BY_FIELD.get(field, ()):
            if any(key in low for key in one.keys):
                for match in one.pattern.finditer(text):
                    yield field, match
