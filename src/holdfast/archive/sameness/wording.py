"""The words of a text and nothing else of it: what stays the same through re-wrapping, another format, other quotation marks.

Case, accents, punctuation, marks of emphasis and white space are left out; an apostrophe joins what it stands between.
Scripts that part no words with spaces are taken letter by letter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

_APOSTROPHES = "'’‘ʼ`´"
_WITHOUT_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
_BY_LETTER = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\uf9ff\U00020000-\U0003ffff"
)
_LETTERS = rf"(?:(?![{_BY_LETTER}])[^\W_])+"
_PLAIN = re.compile(r"[a-z0-9]+")
_WORD = re.compile(rf"[{_BY_LETTER}]|{_LETTERS}")
_SHOWN = re.compile(rf"[{_BY_LETTER}]|{_LETTERS}(?:[{_APOSTROPHES}]+{_LETTERS})*")


class _Folding(dict[int, str]):
    """What each letter becomes; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", chr(code)).casefold())
        self[code] = folded = "".join(one for one in apart if not unicodedata.combining(one))
        return folded


_FOLDING = _Folding((ord(one), "") for one in _APOSTROPHES)


def words_of(text: str) -> list[str]:
    """The words, folded: the same for `“Don’t,” she _said_` and `"Don't", she said`."""
    if text.isascii():
        return _PLAIN.findall(text.lower().translate(_WITHOUT_APOSTROPHES))
    return _WORD.findall(unicodedata.normalize("NFC", text).translate(_FOLDING))


def words_with_places(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words as they are compared, each with where it stands in the text (NFC), for showing what differs."""
    words, places = [], []
    for found in _SHOWN.finditer(text):
        for word in words_of(found[0])[:1]:
            words.append(word)
            places.append(found.span())
    return words, places


def digest_of(words: Sequence[str]) -> str:
    """The same for the same words in the same order; empty when there are none."""
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest() if words else ""
