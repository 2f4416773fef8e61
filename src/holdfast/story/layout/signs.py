"""What the first and last characters of a line give away. Characters only: no width, no neighbours."""

from __future__ import annotations

CLOSERS = "\"'”’»›)]}*_~/ \t"
OPENERS = "\"'“‘«‹„‚([{*_~/¿¡ \t"
QUOTES = frozenset('"“«„‹‘「『»')
ENDS = frozenset(".!?…:;—–-。！？：；」』~|=#")
SENTENCE_ENDS = frozenset(".!?…—–-。！？」』")


def ends_sentence(text: str) -> bool:
    """Whether a paragraph could end here: terminal punctuation, closing quotes and brackets aside.

    >>> ends_sentence('"No," she said, "never."'), ends_sentence("and the man behind"), ends_sentence('"Humility,"')
    (True, False, False)
    """
    last = text[-1:]
    if last.isalnum() or last == ",":
        return False
    bare = text.rstrip(CLOSERS)
    return not bare or bare[-1] in ENDS


def starts_lower(text: str) -> bool:
    """Whether the first letter is a small one: a sentence goes on.

    >>> starts_lower("his hand"), starts_lower("“and then”"), starts_lower("I am"), starts_lower("1911")
    (True, True, False, False)
    """
    first = text[:1]
    if first.isalpha():
        return first.islower()
    return text.lstrip(OPENERS)[:1].islower()


def opens_quote(text: str) -> bool:
    """Whether the line begins with speech.

    >>> opens_quote("“No!”"), opens_quote("No!")
    (True, False)
    """
    return text[:1] in QUOTES or (text[:1] == "'" and text[1:2].isupper())


def closes_quote(text: str) -> bool:
    """Whether the line ends with the end of speech.

    >>> closes_quote('"I know."'), closes_quote("I know.")
    (True, False)
    """
    return text[-1:] in {'"', "”", "»", "’", "」", "』"} and text[-2:-1] in {
        ".",
        "!",
        "?",
        "…",
        "-",
        "—",
        "。",
        "！",
        "？",
        ",",
    }


def first_word(text: str) -> int:
    """How many characters the first word has.

    >>> first_word("It's cold."), first_word("Cold")
    (4, 4)
    """
    at = text.find(" ")
    return len(text) if at < 0 else at


def is_ideographic(character: str) -> bool:
    """Whether lines in this character's script are joined without a space (Chinese, Japanese, Thai).

    >>> is_ideographic("海"), is_ideographic("か"), is_ideographic("한"), is_ideographic("a")
    (True, True, False, False)
    """
    code = ord(character)
    return code > 0xDFF and (
        0x2E80 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
        or code <= 0xEFF
    )
