"""The language a story is written in: said by a label, else known by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from holdfast.story.manuscript import Line
from holdfast.story.paratext.words import FUNCTION_WORDS, LANGUAGE_NAMES

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
SAMPLE = 1500  # characters looked at
LEAST = 4  # so many small words before a language is named


def named(text: str) -> str | None:
    """The code of a language that a label names.

    >>> named("English"), named("Deutsch"), named("Klingon")
    ('en', 'de', None)
    """
    low = text.casefold().strip(" .")
    return LANGUAGE_NAMES.get(low) or next(
        (LANGUAGE_NAMES[word] for word in re.split(r"[\s/(),-]+", low) if word in LANGUAGE_NAMES), None
    )


def sample(lines: Sequence[Line]) -> str:
    """Some of the middle of a story: enough to know its language by."""
    taken: list[str] = []
    length = 0
    for line in _from_the_middle(lines):
        taken.append(line.text[:SAMPLE])
        length += len(line.text)
        if length > SAMPLE:
            break
    return " ".join(taken)[: 2 * SAMPLE]


def _from_the_middle(lines: Sequence[Line]) -> Iterator[Line]:
    third = len(lines) // 3
    yield from lines[third:]
    yield from lines[:third]


def known(text: str) -> str | None:
    """The language of a text, as a code of ISO 639-1; None if too little is said to know.

    >>> known("He was sure that she had been at the door, and it was not his."), known("Er war nicht da, und sie war auch nicht mit ihm."), known("Rain!")
    ('en', 'de', None)
    """
    for code, pattern in () if text.isascii() else _SCRIPTS:
        count = len(pattern.findall(text))
        if count > 3 and count * (3 if code in {"zh", "ko", "ja"} else 2) > sum(1 for one in text if one.isalpha()):
            return code if code != "ja" or count * 8 > len(text) / 2 else "zh"
        if code == "ja" and count * 10 > len(text):
            return "ja"
    votes: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text.casefold())).items():
        for code in FUNCTION_WORDS.get(word, ()):
            votes[code] += times
    best = votes.most_common(2)
    if not best or best[0][1] < LEAST or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
