"""What the first and last characters of a line give away. Characters only: no width, no neighbours."""

from __future__ import annotations

CLOSERS = "\"'”’»›)]}*_~/ \t"
OPENERS = "\"'“‘«‹„‚([{*_~/¿¡ \t"
QUOTES = frozenset('"“«„‟‘「『')
ENDS = frozenset(".!?…:;—–-。！？：；」』~|=#")
SHUT = frozenset('"”»」』')
BEFORE_SHUT = frozenset(".!?…-—,。！？、")


def ends_sentence(text: str) -> bool:
    """Whether a paragraph could end here: terminal punctuation, closing quotes and brackets aside.

    >>> ends_sentence('"No," she said, "never."'), ends_sentence("and the man behind"), ends_sentence('"Humility,"')
    (True, False, False)
    """
    last = text[-1:]
    if last.isalnum() or last == ",":
        return False
    if last == "-" and text[-2:-1].isalnum():
        return False  # a divided word
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
    return text[:40].lstrip(OPENERS)[:1].islower()


def may_go_on(text: str) -> bool:
    """Whether a sentence can go on here: a small letter, or one of a script that has no capitals.

    >>> may_go_on("his hand"), may_go_on("海は"), may_go_on("His")
    (True, True, False)
    """
    first = text[:1]
    return starts_lower(text) or (first.isalpha() and first.lower() == first.upper())


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
    return text[-1:] in SHUT and text[-2:-1] in BEFORE_SHUT


def first_word(text: str) -> int:
    """How many characters must fit for a line to begin: its first word, or one ideograph.

    >>> first_word("It's cold."), first_word("Cold"), first_word("海は広い")
    (4, 4, 1)
    """
    if is_ideographic(text[:1]):
        return 1
    at = text.find(" ")
    return len(text) if at < 0 else at


def is_ideographic(character: str) -> bool:
    """Whether lines in this character's script are joined without a space (Chinese, Japanese, Thai).

    >>> is_ideographic("海"), is_ideographic("か"), is_ideographic("한"), is_ideographic("a")
    (True, True, False, False)
    """
    return character >= "\u0e00" and (
        character <= "\u0eff"
        or "\u3000" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uff60"
        or "\U00020000" <= character <= "\U0003ffff"
    )
