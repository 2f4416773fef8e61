"""Which old encoding bytes are in when nobody says so: by how the letters fall, a detector asked last.

Every candidate decodes a sample; each character beyond ASCII is judged in its place. An apostrophe
between letters or an accented letter inside a word speaks for an encoding, a capital or a symbol in
the middle of a word against it. windows-1252 wins ties: most files of the early web are in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, pairwise

from holdfast.story.decode.labels import as_text

_SAMPLE = 131_072
_ENOUGH = 120  # characters beyond ASCII that are judged: more change no verdict, and cost time
_HIGH = re.compile(rb"[\x80-\xff]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ")
_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžőűăîșțâşţ")
_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїє")
_HAN_SIMPLE = frozenset("的一是不了在人有我他这个们来到时大地为子中你说生国年着就那和要她出也得里后自以会可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感")  # fmt: skip
_HAN_FULL = frozenset("的一是不了在人有我他這個們來到時大地為子中你說生國年著就那和要她出也得裡後自以會可下而過天去能對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長兒回位分愛老因很給名法間斯知世什兩次使身者被高已親其進此話常與活正感")  # fmt: skip
_COMMON_HANGUL = frozenset(
    "이다는을를에의가고한은지하그나로도사어기시자리들아있서것라해인대니수만었으오게정보일여전거과부안주우마스면장상원신무"
)


def guess(data: bytes) -> tuple[str, str]:
    """The text and the codec that it was most likely written in.

    >>> guess("Don’t go, he said – déjà vu.".encode("mac_roman"))[1]
    'mac_roman'
    """
    first = _HIGH.search(data)
    at = max(0, first.start() - 200) if first else 0
    sample = data[at : at + _SAMPLE]
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    dense = high > 3 and high * 3 > len(sample.translate(None, b" \t\r\n"))  # no language of Latin letters has so many
    if not dense and _in_place(sample, "cp1252", _WESTERN) > 0.9:
        return as_text(data, "cp1252") or "", "cp1252"
    ranked = _east(data) if dense else []
    ranked += [(_alphabet(sample, *script), script[0]) for script in _SCRIPTS] if dense else []
    ranked += [(_in_place(sample, codec, letters) - malus - 0.6 * dense, codec) for codec, letters, malus in _SPARSE]
    score, codec = max(ranked, key=lambda one: one[0])
    if score < 0.3:
        codec = _advised(sample, codec)
    text = as_text(data, codec)
    return (text, codec) if text is not None else (as_text(data, "cp1252") or "", "cp1252")


_SCRIPTS = (
    ("cp1251", _CYRILLIC, frozenset("оеаинтсрвл")),
    ("koi8_r", _CYRILLIC, frozenset("оеаинтсрвл")),
    ("cp866", _CYRILLIC, frozenset("оеаинтсрвл")),
    ("cp1253", frozenset("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ"), frozenset("αοιετσηνυρ")),
    ("cp1255", frozenset("אבגדהוזחטיכלמנסעפצקרשתםןךףץ"), frozenset("יוהלארתבמש")),
    ("cp1256", frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ،"), frozenset("اليمونتربة")),
    ("cp874", frozenset(map(chr, range(0x0E01, 0x0E5A))), frozenset("านรอกเงมยล")),
)
_SPARSE = (
    ("cp1252", _WESTERN, 0.0),
    ("mac_roman", _WESTERN, 0.02),
    ("cp437", _WESTERN, 0.05),
    ("cp850", _WESTERN, 0.06),
    ("cp1250", _CENTRAL, 0.15),
    ("cp1254", _WESTERN | frozenset("ğışİ"), 0.16),
)


def _in_place(sample: bytes, codec: str, letters: frozenset[str]) -> float:
    """How well the characters beyond ASCII stand where they stand: from -1 to 1 each, their mean."""
    text = as_text(sample, codec)
    text = text if text is not None else sample.decode(codec, "replace")
    scores = [_one(text, match.start(), letters) for match in islice(_BEYOND.finditer(text), _ENOUGH)]
    return sum(scores) / len(scores) if scores else 0.0


def _one(text: str, at: int, letters: frozenset[str]) -> float:
    char = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if char in "’‘“„”":
        return _quotation(char, before, after)
    if char in "—–…":
        return 0.8
    if char.isalpha():
        return _letter(char, before, after, letters)
    if char in "\xa0«»¿¡£©®°½¼§":
        return 0.3 if not (before.isalpha() and after.isalpha()) else -0.5
    return -1.0 if before.isalpha() or after.isalpha() else -0.3


def _quotation(char: str, before: str, after: str) -> float:
    if char in "’‘":
        return 1.0 if before.isalpha() or after.isalpha() else 0.3
    opens = not before.isalnum() and not after.isspace()
    closes = not before.isspace() and not after.isalpha()
    return 1.0 if (closes if char == "”" else opens) else -0.5


def _letter(char: str, before: str, after: str, letters: frozenset[str]) -> float:
    if char.lower() not in letters:
        return -0.7
    if char.isupper():
        return -1.0 if before.islower() else 0.6 if after.isalpha() else -0.3
    return 1.0 if before.isalpha() or after.isalpha() else 0.4 if char in "àáóéyouaeèô" else -0.3


def _alphabet(sample: bytes, codec: str, letters: frozenset[str], frequent: frozenset[str]) -> float:
    """For text that is mostly beyond ASCII: the share of its own small letters, minus capitals inside words."""
    text = as_text(sample, codec)
    if text is None:
        text = sample.decode(codec, "replace")
    beyond = _BEYOND.findall(text)
    good = sum(char in letters for char in beyond)
    common = sum(char in frequent for char in beyond)
    odd = sum(1 for one, two in pairwise(text) if one.islower() and two.isupper())
    return (0.5 * good + 0.9 * common - 2 * odd) / max(1, len(beyond))


def _east(data: bytes) -> list[tuple[float, str]]:
    """The encodings of two bytes a character: strict over the whole file, then how common the characters are."""
    ranked = []
    for codec, share in _EASTERN:
        text = as_text(data, codec)
        if text is None:
            continue
        beyond = _BEYOND.findall(text[:20_000])
        ranked.append((4 * sum(map(share, beyond)) / max(1, len(beyond)) if beyond else 0.0, codec))
    return ranked


def _kana(char: str) -> bool:
    return "\u3041" <= char <= "\u30ff"


def _hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


_EASTERN: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("cp932", _kana),
    ("euc_jp", _kana),
    ("cp949", lambda char: _hangul(char) and char in _COMMON_HANGUL),
    ("gb18030", _HAN_SIMPLE.__contains__),
    ("big5hkscs", _HAN_FULL.__contains__),
)


def _advised(sample: bytes, otherwise: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to load, and asked last

    best = from_bytes(sample, enable_fallback=False).best()
    return best.encoding if best and as_text(sample, best.encoding) is not None else otherwise
