"""What people and pages call an encoding, and what they mean by it (WHATWG Encoding Standard)."""

from __future__ import annotations

import codecs
import re

_SAME = {
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 ibm819 iso-8859-1 iso8859-1 iso88591 iso_8859-1 l1 latin1 latin-1 us-ascii windows-1252 x-cp1252",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1253": "cp1253 windows-1253",
    "cp1254": "cp1254 windows-1254 iso-8859-9 iso8859-9 latin5",
    "cp1255": "cp1255 windows-1255",
    "cp1256": "cp1256 windows-1256",
    "cp1257": "cp1257 windows-1257",
    "cp1258": "cp1258 windows-1258",
    "cp437": "cp437 ibm437",
    "cp850": "cp850 ibm850",
    "cp866": "cp866 ibm866",
    "cp874": "tis-620 windows-874 iso-8859-11",
    "iso8859_2": "iso-8859-2 iso8859-2 latin2",
    "iso8859_5": "iso-8859-5",
    "iso8859_7": "iso-8859-7 greek",
    "iso8859_15": "iso-8859-15 latin9 latin-9",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u",
    "mac_roman": "macintosh mac x-mac-roman macroman mac-roman",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode",  # a page that could say so is not UTF-16
    "gb18030": "gb2312 gbk gb18030 chinese x-gbk gb_2312-80",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932",
    "euc_jp": "euc-jp x-euc-jp",
    "cp949": "euc-kr ks_c_5601-1987 korean windows-949 ksc5601 cp949",
}
_CODECS = {label: codec for codec, labels in _SAME.items() for label in labels.split()}
_LATIN = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def codec_for(label: str) -> str | None:
    """The codec that a label means; nothing for a label that nobody knows.

    >>> codec_for(" ISO-8859-1 "), codec_for("rot13")
    ('cp1252', None)
    """
    return _CODECS.get(label.strip().strip("\"'").lower().replace("_8859", "-8859"))


# Byte 9C is œ, which stands before a letter; else it ends a string in an old terminal, and is no text. “â€œ” is a quotation mark read wrongly.
_TERMINATOR = re.compile(r"(?<!€)œ(?![^\W\d_])")


def as_text(data: bytes, codec: str) -> str | None:
    r"""The text if every byte fits the codec; nothing otherwise.

    Five bytes mean nothing in cp1252; as on the web they stand for control characters.

    >>> as_text(b"caf\xe9", "cp1252"), as_text(b"caf\xe9", "utf-8")
    ('café', None)
    """
    if codec == "cp1252":
        text = codecs.charmap_decode(data, "strict", _LATIN)[0]
        return _TERMINATOR.sub("\x9c", text) if b"\x9c" in data else text
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
