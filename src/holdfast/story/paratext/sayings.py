"""What authors say in running text, as data: `inspired by {work}`, `an answer to {event}`.

A saying is a template in `words/<language>.toml`. Its words may be parted by any white space; `(a|b)`
is one of several, `[a]` may be left out, `..` stands for up to four words, `...` for what else a sentence
says in between, `review*` for a word that begins so, `^` for the beginning of a line or sentence. The places
that hold what was named:

`{work}` a title in quotation marks, in emphasis, as a link, or in capitals, and who it is by ·
`{work_by}` the same, only where somebody is named · `{quoted}` only in quotation marks or emphasis ·
`{owner}` somebody's, and nothing after it · `{part}` a part that is only numbered · `{event}` a challenge, fest or exchange by its name ·
`{who}` a name in a language that does not part its words
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from holdfast.story.paratext.words import CJK, EVENT_WORDS, FILLERS, SAYINGS

_SMALL = r"(?:a|an|and|as|at|by the|de|des|du|for|from|in|into|la|le|of|on|or|the|to|vs\.?|with|von|und|der|die|das)"
_CAPITAL = r"[A-Z0-9À-ÖØ-ÞА-Я(][\w'’.()!?-]*"
RUN = rf"(?-i:{_CAPITAL}(?:[:,]? (?:{_SMALL} ){{0,3}}{_CAPITAL})*)"
MARKED = r"(?:[\"“«„「『《〈]([^\"”»“」』》〉]{2,100})[\"”»“」』》〉]|(?<!\w)[*_]+([^*_]{2,100})[*_]+)"
_THEIRS = r",\s+(?P<theirs>(?-i:[A-Z])[\w.-]+(?: (?-i:[A-Z])[\w.-]+)?)['’]s\s+(?:[\w-]+\s+){0,2}(?:story|serial|web serial|fic|fanfic|fanfiction|novel|work|epic|masterpiece)\b"
_BY = rf"(?:,?\s+(?:by|von|par|por|di|de)\s+(?P<by>[\w.-]+(?: (?-i:[A-Z])[\w.-]+){{0,2}})|{_THEIRS})"
_NAMED = rf"\[?(?:{MARKED}|(?P<run>{RUN})|(?P<low>[a-z][\w' -]{{2,40}}?)(?=\]))(?:\]\([^)]*\))?"
_WHOSE = r"[\w.]+(?:['’]s|\\?_\w+['’]s)|(?-i:[A-Z][\w.]+['’]s?)|(?-i:[A-Z])[\w.]+ (?-i:[A-Z])[\w.]+['’]s"
# `(?>` takes each word one way only: “Ann’s Ben’s Cal’s” could be cut in so many ways that none is ever done with.
_WHOSE_EVENT = r"(?P<what>(?>(?:the|a|an|my|this|his|her|their|our|\w+['’]s?|(?-i:[A-Z][\w’']+ (?:(?:of|the|and) )*(?-i:[A-Z])[\w’']+['’]s?))\s+)*?"
_NO_NAME = r"[\s，。、！？…,!?;；:：()（）\[\]【】「」『』《》]"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _places(language: str) -> dict[str, str]:
    """The pattern of each place, with what one language says before a title and calls a challenge."""
    # A capital “The” before a name belongs to it: “inspired by The Weather in Sussex”.
    lead = rf"(?:(?=(?-i:The|An?) {RUN})|(?>(?:{_any_of(FILLERS[language] or FILLERS['en'])}|{_WHOSE}),?\s+)*)"
    events = _any_of(EVENT_WORDS[language] | EVENT_WORDS["en"])
    return {
        "work": rf"(?:{lead}{_NAMED}{_BY}?)",
        "work_by": rf"(?:{lead}{_NAMED}{_BY})",
        "quoted": rf"(?:{lead}{MARKED}{_BY}?)",
        "part": r"(?P<part>(?:part|teil|chapter|kapitel|partie|chapitre|parte|capítulo|часть|глава) (?:\d+|\w+))\b",
        "event": rf"{_WHOSE_EVENT}(?P<core>{MARKED}|(?:[\w#’'&-]+\s+){{0,6}}?[\w#’'-]+)\s*(?:{events})\b(?: (?:19|20)\d\d)?)",
        "owner": r"(?-i:(?:[Tt]he )?[A-Z][\w.]*(?:(?: | and | & | of | of the )[A-Z][\w.]*){0,4}['’]s?)(?=[\s]*(?:[.,;!)(]|$|and\b|but\b|not\b))",
        "who": rf"@?(?P<who>(?:(?!{_NO_NAME})[^@]){{1,16}}?)",
    }


_TOKEN = re.compile(r"\{(?P<place>\w+)\}|\((?P<one_of>[^)]+)\)|\[(?P<maybe>[^\]]+)\](?P<then>\s*)|(?P<rest>\s*\.\.\.\s*)|(?P<gap>\.\.)|(?P<space>\s+)|(?P<word>[^\s{(\[]+)")  # fmt: skip


_MAY_BE_ABSENT = re.compile(r"\{\w+\}|\([^)]*\)|\[[^\]]*\]|\.\.|\^")
_LETTERS = re.compile(r"[^\W_]+(?![*\w])")  # not the beginning of a word that may end in several ways
_WORDS = re.compile(r"[^\W_]+")
_SENTENCE = r"(?:^|[.!?(] ?)[\W_]*"


@dataclass(frozen=True)
class Saying:
    """One template of one language."""

    field: str
    template: str
    language: str = "en"

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Words of which at least one is in every sentence that it can match.

        >>> Saying("sequel_to", "[direct] sequel (to|of) {quoted}").keys, Saying("sequel_to", "(coda|tag) to {work}").keys
        (('sequel',), ('coda', 'tag'))
        """
        choices = [_longest_words(one.split("|")) for one in re.findall(r"\(([^)]*)\)", self.template)]
        choices += [(word.casefold(),) for word in _LETTERS.findall(_MAY_BE_ABSENT.sub(" ", self.template))]
        return max((one for one in choices if "" not in one), key=lambda one: min(map(len, one)), default=("",))

    @cached_property
    def unspaced(self) -> bool:
        """Whether its language does not part words, or not always: any place in a word may be its beginning."""
        return CJK.search(self.template) is not None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        r"""The template as a pattern.

        >>> Saying("sequel_to", "[direct] sequel (to|of) {quoted}").pattern.search('A sequel to  "Rain".')[1]
        'Rain'
        """
        parts = [_part(token, self.language) for token in _TOKEN.finditer(self.template.removeprefix("^").lstrip())]
        before = _SENTENCE if self.template[0] == "^" else "" if self.unspaced else r"(?<!\w)"
        after = "" if self.unspaced or self.template[-1] in "}*:" else r"(?!\w)"
        after = rf"(?={_NO_NAME}|$)" if self.template.endswith("{who}") else after
        return re.compile(before + "".join(parts) + after, re.IGNORECASE)


def _longest_words(phrases: list[str]) -> tuple[str, ...]:
    return tuple(max(_LETTERS.findall(phrase.casefold()), key=len, default="") for phrase in phrases)


def _part(token: re.Match[str], language: str) -> str:
    if token["place"]:
        return _places(language)[token["place"]]
    if token["one_of"]:
        return "(?:" + "|".join(map(_words, token["one_of"].split("|"))) + ")"
    if token["maybe"]:
        words = "|".join(map(_words, token["maybe"].split("|")))
        return rf"(?:(?:{words})\s+)?" if token["then"] else f"(?:{words})?"
    if token["rest"]:
        between = r"[^.!?。！？]{0,60}?" + (r"\s" if token["rest"][-1].isspace() else "")
        return rf"(?:{between})?" if token.string[token.start() - 1].isspace() else between
    if token["gap"]:
        return r"(?:\S+\s+){0,4}?\S*"
    space = r"\s*" if CJK.search(token.string) else r":?\s+"
    return space if token["space"] else _words(token["word"])


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word).replace("'", "['’]").replace(r"\*", r"\w*") for word in text.split())


@dataclass(frozen=True)
class _Sayings:
    """The sayings of one field, found by their keys: a sentence is tried against few of them."""

    by_word: dict[str, tuple[Saying, ...]]
    unspaced: tuple[Saying, ...]

    def worth_trying(self, low: str, words: set[str]) -> list[Saying]:
        """Those of which a key stands in the text; `low` is the text with case folded, `words` the words in it."""
        found = dict.fromkeys(one for word in sorted(words & self.by_word.keys()) for one in self.by_word[word])
        if self.unspaced and CJK.search(low):
            found.update(dict.fromkeys(one for one in self.unspaced if any(key in low for key in one.keys)))
        return list(found)


def _sayings(field: str, templates: Iterable[tuple[str, str]]) -> _Sayings:
    ours = [Saying(field, template, code) for code, template in templates]
    by_word: dict[str, tuple[Saying, ...]] = {}
    for one in ours:
        for key in () if one.unspaced else one.keys:
            by_word[key] = (*by_word.get(key, ()), one)
    return _Sayings(by_word, tuple(one for one in ours if one.unspaced))


_BY_FIELD = {field: _sayings(field, templates) for field, templates in SAYINGS.items()}


def said(text: str, *fields: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every saying about one of the fields that is found in a sentence, with its field.

    >>> [(field, match["run"]) for field, match in said("This is a sequel to The Lamp by Ann.", "sequel_to")]
    [('sequel_to', 'The Lamp')]
    """
    low = text.casefold()
    words = set(_WORDS.findall(low))
    for field in fields:
        known = _BY_FIELD.get(field)
        for one in known.worth_trying(low, words) if known else ():
            for match in one.pattern.finditer(text):
                yield field, match


def make_ready() -> None:
    """Makes every pattern now that would else be made when a sentence first needs it."""
    for known in _BY_FIELD.values():
        for one in {*known.unspaced, *(one for several in known.by_word.values() for one in several)}:
            _ = one.pattern
