"""How text becomes words: one folding for what is indexed, what is typed and what is marked in a snippet.

Folding is done letter by letter, so that a place in the folded text can be traced to the text it came from.
- Case, accents, ligatures, full-width forms and the marks of Arabic and Hebrew vowels do not matter.
- Everything but letters and digits parts words: `nifra_idril`, `lex/clark` and `Don't` are two words each,
  and are looked for as two words that stand together. So a possessive (`Lex's`) is found by the name,
  and a French elision (`l'amour`) by the noun.
- Scripts that part no words with spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean, whose
  particles hang on the noun, are taken letter by letter: whatever stands in the text is then found by typing it.
- Nothing is stemmed and no word is left out: an archive holds every language, often unsaid.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

# Accents of Latin, Greek and Cyrillic; vowel points of Hebrew and Arabic. Marks of other scripts are letters to a reader.
_MARKS_LEFT_OUT = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x065F), (0x0670, 0x0670))
_TAKEN_BY_LETTER = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # repetition marks, zero
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7A3),  # Hangul
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
# Letters that Unicode does not take apart, and that people type without.
_PLAIN = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"}


def fold(text: str) -> str:
    """The words of `text`, parted by spaces, as they are indexed.

    >>> fold("“Don’t Let Go”, by nifra_idril: CAFÉ").split()
    ['don', 't', 'let', 'go', 'by', 'nifra', 'idril', 'cafe']
    >>> fold("福尔摩斯 Holmes").split()
    ['福', '尔', '摩', '斯', 'holmes']
    """
    return unicodedata.normalize("NFC", text).translate(_FOLDING)


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, one by one.

    >>> words("Lex/Clark’s")
    ('lex', 'clark', 's')
    """
    return tuple(fold(text).split())


@dataclass(frozen=True)
class Folded:
    """A text and its folding, with the way back from one to the other.

    >>> it = Folded("Straße nach Æthel")
    >>> it.origin(it.words.index("aethel"), it.words.index("aethel") + 6)
    (12, 17)
    """

    text: str

    @classmethod
    def of(cls, text: str) -> Folded:
        return cls(unicodedata.normalize("NFC", text))

    @cached_property
    def words(self) -> str:
        return self.text.translate(_FOLDING)

    @cached_property
    def _ends(self) -> list[int] | None:
        """Where each letter's folding ends; None when all of them are one long, which most texts are."""
        if all(len(_FOLDING[ord(letter)]) == 1 for letter in set(self.text)):
            return None
        return list(accumulate(len(_FOLDING[ord(letter)]) for letter in self.text))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `[start, end)` of the folded words stand in `text`."""
        if self._ends is None:
            return start, end
        return bisect_right(self._ends, start), bisect_right(self._ends, end - 1) + 1


class _Folding(dict[int, str]):
    """What each letter becomes; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


_FOLDING = _Folding()


def _fold_letter(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    kept = "".join(_PLAIN.get(one, one) for one in apart if not _within(ord(one), _MARKS_LEFT_OUT))
    return "".join(map(_set_apart, unicodedata.normalize("NFC", kept)))


def _set_apart(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf":  # soft hyphens and joiners stand inside words and are not seen
        return ""
    if _within(ord(letter), _TAKEN_BY_LETTER):
        return f" {letter} " if letter.isalnum() else ""
    return letter if letter.isalnum() or category.startswith("M") else " "


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in ranges)
