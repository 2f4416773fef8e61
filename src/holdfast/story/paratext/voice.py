"""Two scores for running text: whether it talks *about* a story, and whether it tells one.

`voice` counts the words of people who talk about stories (review, canon, beta, spoilers);
`prose` counts what tells a story (speech, said-verbs, third person). Of single cues the
best one known is the *absence* of third person, so both are needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfast.story.paratext.leanings import lean, traits
from holdfast.story.paratext.words import CJK, SAID, THIRD, VOICE, VOICE_KEYS, VOICE_UNSPACED, WORD

_QUOTES = frozenset('"“”„«»「」『』')
_SPEECH_OPENS = frozenset('"“„«「『—–')
_FIRST = frozenset(
    {
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "my",
        "ich",
        "meine",
        "mein",
        "je",
        "j'ai",
        "mon",
        "ma",
        "mes",
        "yo",
        "mi",
        "я",
        "мой",
        "me",
    }
)
_SECOND = frozenset({"you", "your", "you're", "you've", "vous", "vos", "votre", "ihr", "euch", "вы", "вам", "you'll"})
ENOUGH = 2  # so many ordinary words together say what one plain word says
PLACE_ON_THE_NET, SMILEY, BRACKETS, EXCLAIMS, FIGURES = 1.2, 0.8, 0.6, 0.5, 0.3
_NET = ("http", "www.", ".com", "@", "/r/")
_SMILEY = re.compile(  # every way of it begins with one of seven signs: a text is searched for these
    r"[:;=8<^>](?:(?<=[:;=8])(?<![^\s\w].)-?[)(DPp3oO/](?!\w)|(?<=<)3|(?<=\^)_?\^|(?<=>)_<|(?<=[;:])D\b)"
)
_LAUGHTER = re.compile(r"\b(?:lol|haha|xd|hehe|xx+|xoxo)\b")
_MAY_LAUGH = (
    "lol",
    "haha",
    "xd",
    "hehe",
    "xx",
    "xoxo",
)  # without one of these in a text, the pattern need not be asked
_FIGURE = re.compile(r"\d")
LEANING = 0.8  # what the learned leanings weigh beside the two lists
PLAIN = 3.5  # so plainly a story that nothing which follows would change it
READ_AT_MOST = 500  # characters: the beginning of a long paragraph says what it is


@dataclass(frozen=True, slots=True)
class Sound:
    """How a paragraph sounds: `voice` and `prose` are log-odds, `words` its length."""

    voice: float
    prose: float
    words: int


def sound(text: str) -> Sound:
    """How the text sounds.

    >>> a = sound("Thanks to my beta! I don't own these characters. Please review.")
    >>> b = sound('"Rain," said Anne, and looked at him across the room.')
    >>> a.voice > 3 > b.voice, b.prose > 2 > a.prose
    (True, True)
    """
    low = text[:READ_AT_MOST].casefold().replace("’", "'")
    words = WORD.findall(low)
    known = set(words)
    quoted = not _QUOTES.isdisjoint(low)
    count = len(words)
    unspaced = CJK.search(low[:80]) is not None
    if unspaced:
        count = len(low) // 2
    voice, prose = _voice(low, known, count, quoted), _prose(low, words, known, quoted)
    if prose - voice >= PLAIN:
        return Sound(voice, prose, count)
    leaning = LEANING * lean(traits(low, words, unspaced=unspaced))
    voice += _traces(text[:READ_AT_MOST], low, quoted=quoted) + max(0.0, leaning)
    return Sound(voice, prose - min(0.0, leaning), count)


def _traces(text: str, low: str, *, quoted: bool) -> float:
    """What somebody who writes to readers leaves behind: an address, a smiley, brackets, exclamation marks, figures."""
    total = PLACE_ON_THE_NET if any(sign in low for sign in _NET) else 0.0
    if _SMILEY.search(text) or (any(sign in low for sign in _MAY_LAUGH) and _LAUGHTER.search(text)):
        total += SMILEY
    if quoted:
        return total
    total += BRACKETS if "(" in text[1:] else 0.0
    total += EXCLAIMS if "!" in text else 0.0
    return total + (FIGURES if _FIGURE.search(text) else 0.0)


def _voice(low: str, known: set[str], count: int, quoted: bool) -> float:
    total = faint = 0.0
    for key in known & VOICE_KEYS:
        for phrase, weight in VOICE[key]:
            if phrase == key or phrase in low:
                total, faint = (total + weight, faint) if weight > 1 else (total, faint + weight)
    if CJK.search(low[:80]):
        total += sum(weight for phrase, weight in VOICE_UNSPACED if phrase in low)
    if faint >= ENOUGH or total:
        total += min(3.0, 0.7 * faint)
    if total > 1.9 and not quoted:
        total += 1.0 * (not _FIRST.isdisjoint(known)) + 0.7 * (not _SECOND.isdisjoint(known))
    return total / (1 + max(0, count - 25) / 70)


def _prose(low: str, words: list[str], known: set[str], quoted: bool) -> float:
    score = 0.0
    if low and low[0] in _SPEECH_OPENS:
        score += 2.0
    elif quoted:
        score += 0.7
    score += min(2.0, 0.5 * len(known & SAID))
    if known & THIRD:
        third = sum(word in THIRD for word in words)
        score += min(2.0, 0.5 + 18 * third / len(words))
    elif len(words) > 12:
        score -= 0.8
    if len(words) > 60:
        score += 0.6
    return score
