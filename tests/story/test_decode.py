"""Decoding: every rung of the ladder, each change said, and nothing but a refusal ever raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Refused, Repair, TooLarge, decode
from holdfast.story.decode.mojibake import mend

FRENCH = "« Ça alors », s’écria-t-elle. Le château était désert, la forêt aussi… L’été n’était pas fini.\n" * 3
ENGLISH = "“Don’t,” said Mr. Utterson — and he didn’t. The café was dark; “it’s no use,” he sighed…\n" * 3
RUSSIAN = "Он вошёл в комнату и остановился у окна. За окном шёл снег, и никого не было на улице.\n" * 3
POLISH = "Zażółć gęślą jaźń, powiedział książę i wyszedł ze swojego zamku, gdzie było już całkiem ciemno.\n" * 3
JAPANESE = "彼女は窓を開けて、静かに空を見上げた。星がとてもきれいだった。\n" * 3
CHINESE = "他走到窗前，看着外面的雪，什么也没有说。她也没有说话，只是看着他的手。\n" * 3
TAIWANESE = "他走到窗前，看著外面的雪，什麼也沒有說。她也沒有說話，只是看著他的手。\n" * 3
KOREAN = "그는 창가로 가서 눈을 바라보았다. 아무 말도 하지 않았다. 그녀도 말이 없었다.\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (FRENCH, "utf-8", "utf-8"),
        (FRENCH, "utf-8-sig", "utf-8"),
        (FRENCH, "utf-16", "utf-16-le"),
        (FRENCH, "utf-32", "utf-32-le"),
        (FRENCH, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (FRENCH, "cp1252", "cp1252"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "mac_roman", "mac_roman"),
        (FRENCH, "mac_roman", "mac_roman"),
        ("Der Müller aß früh. Über den Fluß fährt er nicht, sagte die Äbtissin höflich.\n" * 3, "cp437", "cp437"),
        (POLISH, "cp1250", "cp1250"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
        (RUSSIAN, "cp866", "cp866"),
        ("Ήταν μια σκοτεινή νύχτα, και η βροχή έπεφτε στους δρόμους της πόλης.", "cp1253", "cp1253"),
        ("זה היה לילה חשוך וסוער, והגשם ירד ברחובות העיר כל הלילה.", "cp1255", "cp1255"),
        ("كانت ليلة مظلمة وعاصفة، وكان المطر يهطل في الشوارع طوال الليل.", "cp1256", "cp1256"),
        ("มันเป็นคืนที่มืดมิดและมีพายุ ฝนตกหนักตลอดทั้งคืนในเมือง", "cp874", "cp874"),
        ("Karanlık ve fırtınalı bir geceydi; yağmur şehrin sokaklarına düşüyordu.", "cp1254", "cp1254"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (CHINESE, "gbk", "gb18030"),
        (TAIWANESE, "big5", "big5hkscs"),
        (KOREAN, "cp949", "cp949"),
    ],
)
def test_text_comes_back_from_every_encoding_undeclared(text: str, codec: str, named: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.repairs) == (text, named, ())


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("latin-1", b"\x93caf\xe9\x94", "“café”"),
        ("ISO-8859-1", b"\x93caf\xe9\x94", "“café”"),
        ("koi8-r", "снег".encode("koi8_r"), "снег"),
        ("gb2312", "说话".encode("gbk"), "说话"),
        ("iso-8859-2", "łódź".encode("iso8859_2"), "łódź"),
        ("rot13", b"It was dark.", "It was dark."),
    ],
)
def test_a_declared_charset_is_believed_when_the_bytes_fit(label: str, data: bytes, text: str) -> None:
    assert decode(data, label).text == text


@pytest.mark.parametrize(
    ("label", "why"),
    [("klingon-8", "is unknown"), ("euc-jp", "does not fit the bytes"), ("utf-8", "does not fit the bytes")],
)
def test_a_declared_charset_that_cannot_be_is_said(label: str, why: str) -> None:
    decoded = decode(b"caf\xe9 noir, d\xe9j\xe0 vu", label)
    assert decoded.text == "café noir, déjà vu"
    assert decoded.repairs == (Repair(f"the declared charset “{label}” {why}; another was found"),)


@pytest.mark.parametrize(
    ("data", "text", "repairs"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n", (Repair("line ends", 2),)),
        ("a\u2028b\x0cc\u2029d".encode(), "a\nb\nc\n\nd", (Repair("page breaks and other line separators", 3),)),
        (b"a\x00b\x07c\x1a", "abc", (Repair("control characters", 3),)),
        ("é\ufeffa\x9d".encode(), "éa", (Repair("control characters", 2),)),
        (b"r\xc3\xa9 \xed\xa0\x80", "ré \ufffd", (Repair("halves of characters (lone surrogates)"),)),
        (("é" * 30).encode() + b"\xc3", "é" * 30 + "\ufffd", (Repair("a last character that was cut short"),)),
        (
            "déjà vu, François, ça va\n".encode() + b"na\xefve\n",
            "déjà vu, François, ça va\nnaïve\n",
            (Repair("lines in windows-1252 among UTF-8"),),
        ),
        (
            "donâ€™t go\nplain\nThe cafÃ©\n".encode(),
            "don’t go\nplain\nThe café\n",
            (Repair("lines of mojibake", 2),),
        ),
    ],
)
def test_each_change_is_said_with_its_count(data: bytes, text: str, repairs: tuple[Repair, ...]) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.repairs) == (text, repairs)


@pytest.mark.parametrize(
    "text",
    ["می\u200cخواهم", "👩\u200d🚀", "\u200eabc\u200f", "Ärger mit Ångström, Ñandú", "Ã, ein Ã?", "naïve—“quoted”"],
)
def test_what_scripts_need_and_what_is_not_surely_broken_stays(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.repairs) == (text, ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t ", "empty"),
        (b"\x00" * 40, "empty"),
        ("\u2028\u00a0".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n....", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0 JFIF", "a picture (JPEG)"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"PK\x03\x04....", "a zip, an e-book"),
        (b"MZ\x90\x00\x03....", "a program (for Windows)"),
        (b"\x7fELF....", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", ".doc"),
        (b"{\\rtf1 Hello}", "RTF"),
        (bytes(range(256)) * 40, "full of bytes that no text holds"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_seems_to_be(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=r"This is no text|The file is empty") as refusal:
        decode(data)
    assert words in str(refusal.value)


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match=r"33\.0 MiB, and a story may hold 32"):
        decode(b"a" * 33 * 2**20)


def test_one_line_of_thirty_megabytes_is_read() -> None:
    data = b"It was a dark and stormy night. " * (30 * 2**20 // 32)
    assert decode(data).text.encode() == data


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "klingon"]))
def test_only_refusals_are_ever_raised(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared)
    except Refused:
        return
    assert decoded.text.strip()
    assert not set("\r\x00\x0c\u2028") & set(decoded.text)
    decoded.text.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1))
def test_clean_utf8_comes_back_unchanged(text: str) -> None:
    data = text.encode()
    try:
        decoded = decode(data)
    except Refused:
        assert not text.strip() or b"\x7fELF" in data or data[:2] in {b"MZ", b"PK"}
        return
    assert decoded.text == mend(text)[0]


@pytest.mark.parametrize(
    "text", ["“Stay,” she said. “Á demain, Ítalo.”", "He left… “Why?”", "Ďábel a Ýr ”", "Это был дождь, сказал он."]
)
@pytest.mark.parametrize("undefined", [True, False], ids=["kept as controls", "alone beside other scripts"])
def test_bytes_that_windows_1252_lacks_are_mended_with_their_line(text: str, undefined: bool) -> None:
    broken = "".join(_as_cp1252(byte) for byte in text.encode())
    if undefined:
        assert decode(f"{broken}\n".encode()).text == f"{text}\n"
    else:
        assert decode(f"日本 {broken}\n".encode()).text == f"日本 {text}\n"


def test_a_closing_quote_that_lost_its_last_byte_is_known() -> None:
    assert decode("â€œStay,â€ she said.".encode()).text == "“Stay,” she said."


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (FRENCH.encode("cp1252") + b"Un c\x9cur\x9c.", FRENCH + "Un cœur."),
        ("“It rained” ".encode() + b"all\x9c night", "“It rained” all night"),
        ("It rained\x9c on.".encode(), "It rained on."),
        ("l’œuvre, œ, “œ”".encode(), "l’œuvre, œ, “œ”"),
    ],
)
def test_the_end_of_a_string_in_an_old_terminal_is_no_letter(data: bytes, text: str) -> None:
    assert decode(data).text == text
