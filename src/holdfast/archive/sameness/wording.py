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
_BY_LETTER = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\uf9ff\U00020000-\U0003ffff"
)
_LETTERS = rf"(?:(?![{_BY_LETTER}])[^\W_])+"
_FEW = 40
_ALONE = re.compile(rf"[{_BY_LETTER}]")
_SHOWN = re.compile(rf"[{_BY_LETTER}]|{_LETTERS}(?:[{_APOSTROPHES}]+{_LETTERS})*")


class _Folding(dict[int, str]):
    """What each letter becomes, and all else a space; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", chr(code)).casefold())
        self[code] = folded = "".join(map(_set_apart, apart))
        return folded


def _set_apart(letter: str) -> str:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":  # joiners, soft hyphens
        return ""
    if _ALONE.match(letter):
        return f" {letter} "
    return letter if letter.isalnum() else " "


_FOLDING = _Folding((ord(one), "") for one in _APOSTROPHES)


def words_of(text: str) -> list[str]:
    """The words, folded: the same for `“Don’t,” she _said_` and `"Don't", she said`."""
    text = unicodedata.normalize("NFC", text)
    strange = [one for one in set(text) if one > "\x7f"]
    if len(strange) <= _FEW:  # quotation marks, some accents: plain letters are folded four times as fast
        for one in strange:
            text = text.replace(one, _FOLDING[ord(one)])
    return text.translate(_FOLDING).split()


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
