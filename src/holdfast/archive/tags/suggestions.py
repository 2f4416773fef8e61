"""Names that may mean the same. Only ever suggested: whether they do, a tag wrangler says.

Names are not compared two by two, which would take hours in a large archive: each gives a few keys (its
letters alone, its members sorted, all but one of its letters …), and names that share a key are a suggestion.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from holdfast.archive.tags.models import TagKind
from holdfast.story import relationship_members

SHORTEST_FOR_SLIPS = 6  # letters: of shorter names too many are one letter apart
MOST_FOR_ONE = 3  # initials fit many names: only the most used are suggested
MOST_OF_ONE_WORD = 6  # a first name that more people share than this says nothing
_AND = re.compile(r"\s*[&+]\s*")
_SMALL = {"a", "an", "and", "at", "by", "der", "des", "die", "du", "in", "la", "le", "of", "the", "to"}


@dataclass(frozen=True, slots=True)
class Known:
    """A name that works bear (`works`: in how many), by the number of its row."""

    number: int
    name: str
    level: str = ""
    works: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`name` may mean `means`; `reason` says in a few words why somebody should look."""

    name: Known
    means: Known
    reason: str


Pair = tuple[Known, Known]  # the first may mean the second
Rule = Callable[[Sequence[Known]], Iterator[Pair]]


def suggest(names: Sequence[Known], kind: str) -> list[Suggestion]:
    """Pairs of these names of one kind that may mean the same, the surest reasons first, no pair twice."""
    found: dict[tuple[int, int], Suggestion] = {}
    for reason, rule in _RULES.get(kind, _PLAIN):
        for one, other in rule(names):
            key = (min(one.number, other.number), max(one.number, other.number))
            if key not in found and _may_agree(kind, one, other):
                found[key] = Suggestion(one, other, reason)
    return list(found.values())


def _may_agree(kind: str, one: Known, other: Known) -> bool:
    """A friendship is no love, and no rating is another: not even suggested."""
    if kind == TagKind.RATING:
        return one.level == other.level
    return kind != TagKind.RELATIONSHIP or one.level == other.level or "unstated" in (one.level, other.level)


# --- what names are compared by ---


def spelled(name: str) -> str:
    """Letters and digits alone: no case, accents, blanks or signs; `&` as it is read."""
    plain = unicodedata.normalize("NFKD", _AND.sub(" and ", name)).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _words(name: str) -> list[str]:
    return [word for word in (spelled(part) for part in re.split(r"[\s/_.-]+", name)) if word]


def _without_plural(name: str) -> str:
    return "".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in _words(name))


def _without_article(name: str) -> str:
    words = _words(name)
    return "".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def _members(name: str) -> list[list[str]]:
    """The members of a pairing, each as its words, in the order of the alphabet."""
    return sorted(words for words in (_words(one) for one in relationship_members(name)[0]) if words)


def _in_any_order(name: str) -> str:
    return "/".join(sorted("".join(words) for words in _members(name)))


def _one_letter_less(key: str) -> Iterator[str]:
    if len(key) >= SHORTEST_FOR_SLIPS and not any(sign.isdigit() for sign in key):
        yield key
        yield from (key[:at] + key[at + 1 :] for at in range(len(key)))


# --- the rules: each gives pairs ---


def _alike(key: Callable[[str], str]) -> Rule:
    """Names with one key: each with the most used of them."""

    def pairs(names: Sequence[Known]) -> Iterator[Pair]:
        for group in _grouped((key(one.name), one) for one in names):
            lead = max(group, key=lambda known: known.works)
            yield from ((one, lead) for one in group if one is not lead)

    return pairs


def _slips(key: Callable[[str], str]) -> Rule:
    """Names that differ in one letter, or in two that changed places."""

    def pairs(names: Sequence[Known]) -> Iterator[Pair]:
        keyed = ((less, one) for one in names for less in set(_one_letter_less(key(one.name))))
        for group in _grouped(keyed):
            lead = max(group, key=lambda known: known.works)
            yield from ((one, lead) for one in group if one is not lead)

    return pairs


def _part_of(names: Sequence[Known]) -> Iterator[Pair]:
    """`Lex` and `Lex Luthor`, `Holmes/Watson` and `Sherlock Holmes/John Watson`."""
    for place in (0, -1):
        keyed = (("/".join(words[place] for words in _members_by(place, one.name)), one) for one in names)
        for group in _grouped(keyed):
            if len(group) <= MOST_OF_ONE_WORD:
                members = {one: _members_by(place, one.name) for one in group}
                fit = (pair for pair in permutations(group, 2) if _is_part(members[pair[0]], members[pair[1]]))
                yield from (_by_use(*pair) for pair in fit)


def _by_use(one: Known, other: Known) -> Pair:
    """The name that more works bear is the one that is meant; of two as common the longer."""
    return (one, other) if (one.works, len(one.name)) < (other.works, len(other.name)) else (other, one)


def _members_by(place: int, name: str) -> list[list[str]]:
    return sorted(_members(name), key=lambda words: words[place])


def _is_part(short: list[list[str]], whole: list[list[str]]) -> bool:
    pairs = [(set(one), set(other)) for one, other in zip(short, whole, strict=True)]
    return all(one <= other for one, other in pairs) and any(one < other for one, other in pairs)


def _initials(names: Sequence[Known]) -> Iterator[Pair]:
    """`HP` and `Harry Potter`."""
    whole: dict[str, list[Known]] = defaultdict(list)
    for one in names:
        words = _words(one.name)
        if len(words) > 1:
            for kept in (words, [word for word in words if word not in _SMALL]):
                whole["".join(word[0] for word in kept)].append(one)
    for one in names:
        if _is_short(one.name):
            best = sorted(whole.get(one.name.casefold(), ()), key=lambda known: -known.works)
            yield from ((one, other) for other in dict.fromkeys(best[:MOST_FOR_ONE]))


def _initials_of_members(names: Sequence[Known]) -> Iterator[Pair]:
    """`CL/LL` and `Clark/Lex`, `HP/DM` and `Draco Malfoy/Harry Potter`."""
    whole: dict[str, list[tuple[Known, list[list[str]]]]] = defaultdict(list)
    for one in sorted(names, key=lambda known: -known.works):
        members = _members(one.name)
        if len(members) > 1 and not _all_short(one.name):
            whole["".join(sorted(words[0][0] for words in members))].append((one, members))
    for one in names:
        short = [words[0] for words in _members(one.name)] if _all_short(one.name) else []
        fits = (known for known, members in whole.get("".join(sorted(s[0] for s in short)), ()) if _fit(short, members))
        yield from ((one, known) for known, _ in zip(fits, range(MOST_FOR_ONE), strict=False))


def _is_short(name: str) -> bool:
    return 1 < len(name) <= 5 and name.isalpha() and name.isupper()


def _all_short(name: str) -> bool:
    members = relationship_members(name)[0]
    return len(members) > 1 and all(len(one) <= 3 and one.isalpha() and one.isupper() for one in members)


def _fit(short: Sequence[str], members: Sequence[Sequence[str]]) -> bool:
    return any(
        all(_abbreviates(one, words) for one, words in zip(short, order, strict=True))
        for order in permutations(members)
        if len(order) == len(short) < 5
    )


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """One word is known by its first letter only; several by all of theirs."""
    if len(words) == 1 or len(short) == 1:
        return words[0][0] == short[0]
    return "".join(word[0] for word in words) == short


def _blends(names: Sequence[Known]) -> Iterator[Pair]:
    """`Clex` and `Clark/Lex`: one word that begins as one of two names and goes on as the other."""
    pairs: dict[str, list[tuple[Known, str, str]]] = defaultdict(list)
    for one in names:
        members = _members(one.name)
        if len(members) == 2 and one.level != "platonic":
            first, second = members[0][0], members[1][0]
            pairs[first[0]].append((one, first, second))
            pairs[second[0]].append((one, second, first))
    for one in names:
        word = spelled(one.name)
        if len(_members(one.name)) == 1 and len(_words(one.name)) == 1 and len(word) > 3:
            yield from ((one, whole) for whole, a, b in pairs.get(word[0], ()) if _is_blend(word, a, b))


def _is_blend(word: str, first: str, second: str) -> bool:
    cuts = range(1, len(word) - 1)
    return any(first.startswith(word[:at]) and second.endswith(word[at:]) for at in cuts)


def _grouped(keyed: Iterable[tuple[str, Known]]) -> Iterator[list[Known]]:
    groups: dict[str, list[Known]] = defaultdict(list)
    for key, known in keyed:
        if key:
            groups[key].append(known)
    return (group for group in groups.values() if len(group) > 1)


_SAME: tuple[str, Rule] = ("only case, accents, blanks or signs differ", _alike(spelled))
_PLAIN: tuple[tuple[str, Rule], ...] = (
    _SAME,
    ("one has an article and the other has none", _alike(_without_article)),
    ("one is the plural of the other", _alike(_without_plural)),
    ("one letter differs", _slips(spelled)),
    ("one is the initials of the other", _initials),
)
_RULES: dict[str, tuple[tuple[str, Rule], ...]] = {
    TagKind.RATING: (_SAME,),
    TagKind.CHARACTER: (*_PLAIN, ("one is part of the other's name", _part_of)),
    TagKind.RELATIONSHIP: (
        _SAME,
        ("the same names stand in them, in another order", _alike(_in_any_order)),
        ("the names of one are part of the other's", _part_of),
        ("one letter differs", _slips(_in_any_order)),
        ("one may be the initials of the other", _initials_of_members),
        ("one may be drawn together from the other's names", _blends),
    ),
}
