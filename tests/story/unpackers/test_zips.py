"""Zip files: what is whole comes out, and every trap is refused fast with its sentence."""

from __future__ import annotations

import stat
import struct
import time
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Problem, Source, unpack_bytes

STORY = b"It was a dark and stormy night."


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def found(data: bytes, name: str = "a.zip") -> list[tuple[str, bytes | str]]:
    begun = time.monotonic()
    answers: list[tuple[str, bytes | str]] = [
        (one.name, one.data) if isinstance(one, Source) else (one.source, one.sentence)
        for one in unpack_bytes(name, data)
    ]
    assert time.monotonic() - begun < 2
    return answers


def told(data: bytes) -> list[str]:
    return [one.sentence for one in unpack_bytes("a.zip", data) if isinstance(one, Problem)]


def test_members_come_out_under_their_container_s_name() -> None:
    data = packed(
        ("lex/one.txt", STORY),
        ("lex/", b""),
        ("__MACOSX/lex/._one.txt", b"x"),
        (".DS_Store", b"x"),
        ("two.txt", b"Rain."),
    )
    assert found(data) == [("a.zip/lex/one.txt", STORY), ("a.zip/two.txt", b"Rain.")]


def test_a_zip_is_known_by_its_bytes_and_an_e_book_is_not_opened() -> None:
    assert found(packed(("one.txt", STORY)), "story.txt") == [("story.txt/one.txt", STORY)]
    book = packed(("mimetype", b"application/epub+zip"))
    assert found(book, "a.epub") == [("a.epub", book)]


def test_the_time_that_a_zip_claims_is_kept() -> None:
    info = zipfile.ZipInfo("one.txt", (2002, 11, 20, 8, 30, 0))
    source = next(unpack_bytes("a.zip", packed((info, STORY))))
    assert isinstance(source, Source)
    assert source.modified is not None
    assert source.modified.isoformat() == "2002-11-20T08:30:00+00:00"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_both_stay() -> None:
    assert found(packed(("one.txt", b"1"), ("one.txt", b"2"), ("one", b"3"), ("one", b"4"))) == [
        ("a.zip/one.txt", b"1"),
        ("a.zip/one (2).txt", b"2"),
        ("a.zip/one", b"3"),
        ("a.zip/one (2)", b"4"),
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [("été.txt".encode(), "été.txt"), ("été.txt".encode("cp437"), "été.txt"), (b"lex\\one.txt", "lex/one.txt")],
)
def test_names_are_decoded_as_they_were_meant(raw: bytes, name: str) -> None:
    data = packed(("n" * len(raw), STORY)).replace(b"n" * len(raw), raw)
    assert found(data) == [(f"a.zip/{name}", STORY)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../../etc/passwd", "climbs out of its folder"),
        ("lex/../../x.txt", "climbs out of its folder"),
        ("..\\x.txt", "climbs out of its folder"),
        ("/etc/passwd", "absolute path"),
        ("\\\\server\\x.txt", "absolute path"),
        ("C:\\x.txt", "absolute path"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_and_the_rest_goes_on(name: str, words: str) -> None:
    answers = found(packed((name, b"x"), ("one.txt", STORY)))
    assert words in str(answers[0][1])
    assert answers[1:] == [("a.zip/one.txt", STORY)]


def test_a_name_with_a_nul_is_refused() -> None:
    assert "holds a NUL" in told(packed(("one!.exe.txt", b"x")).replace(b"one!", b"one\x00"))[0]


@pytest.mark.parametrize(
    ("kind", "words"), [(stat.S_IFLNK, "link"), (stat.S_IFCHR, "device"), (stat.S_IFIFO, "device or a pipe")]
)
def test_what_is_no_file_is_refused(kind: int, words: str) -> None:
    info = zipfile.ZipInfo("one.txt")
    info.external_attr = (kind | 0o644) << 16
    assert words in told(packed((info, b"/etc/passwd")))[0]


def test_a_locked_member_is_told_of() -> None:
    data = bytearray(packed(("one.txt", STORY)))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + at] |= 1
    assert "locked with a password" in told(bytes(data))[0]


def test_a_flat_bomb_is_refused() -> None:
    answers = found(packed(("bomb.txt", bytes(20 * 2**20)), ("one.txt", STORY)))
    assert "more than 200 times its size" in str(answers[0][1])
    assert answers[1] == ("a.zip/one.txt", STORY)


def overlapping(members: int) -> bytes:
    """One kernel that every entry of the table points to, as in CVE-2024-0450."""
    plain = b"a" * 1000
    kernel = zlib.compress(plain, 9)[2:-4]
    head = (
        struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(plain), len(kernel), len(plain), 1, 0) + b"k"
    )
    entry = (
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            zlib.crc32(plain),
            len(kernel),
            len(plain),
            1,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + b"k"
    )
    table = entry * members
    body = head + kernel
    return body + table + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, len(table), len(body), 0)


def test_members_that_overlap_are_a_trap() -> None:
    assert found(overlapping(1)) == [("a.zip/k", b"a" * 1000)]
    assert found(overlapping(1000)) == [
        ("a.zip", "The zip is a trap: files in it overlap, so that a little data claims to be much.")
    ]


def test_a_claim_of_too_much_is_refused_before_anything_is_read() -> None:
    data = packed(*((f"{number}.txt", b"x") for number in range(200)))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data = data[: at + 24] + struct.pack("<L", 31 * 2**20) + data[at + 28 :]
    assert "4 is the limit" in told(data)[0]


def test_a_claim_of_too_many_is_refused_before_the_table_is_built() -> None:
    data = packed(("one.txt", STORY))
    end = data.rindex(b"PK\x05\x06")
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**7, 10**7, 46 * 10**7, 0)
    assert "10,000,000 files" in told(data[:end] + wide + data[end:])[0]


@pytest.mark.parametrize("claimed", [5, 5000])
def test_a_size_that_is_a_lie_is_damage(claimed: int) -> None:
    data = packed(("one.txt", STORY * 10), ("two.txt", STORY))
    at = data.index(b"PK\x01\x02") + 24
    answers = found(data[:at] + struct.pack("<L", claimed) + data[at + 4 :])
    assert "damaged inside its zip" in str(answers[0][1])
    assert answers[1] == ("a.zip/two.txt", STORY)


def test_a_bad_checksum_costs_that_member_only() -> None:
    data = packed(("one.txt", STORY), ("two.txt", b"Rain."), method=zipfile.ZIP_STORED).replace(STORY, STORY.upper())
    answers = found(data)
    assert "damaged inside its zip" in str(answers[0][1])
    assert answers[1] == ("a.zip/two.txt", b"Rain.")


def test_zips_in_zips_are_opened_three_deep() -> None:
    data = packed(("one.txt", STORY))
    for _ in range(2):
        data = packed(("in.zip", data))
    assert found(data) == [("a.zip/in.zip/in.zip/one.txt", STORY)]
    for _ in range(8):
        data = packed(("in.zip", data))
    assert found(data) == [
        ("a.zip/in.zip/in.zip/in.zip", "This zip lies 4 zips deep, and 3 is the limit. Unpack the outer ones first.")
    ]


def test_a_zip_cut_short_is_told_of() -> None:
    whole = packed(("one.txt", STORY), ("two.txt", STORY))
    assert "damaged" in told(whole[: len(whole) // 2])[0]


def test_a_member_whose_name_is_a_nul_costs_itself_only() -> None:
    data = packed(("?", STORY), ("two.txt", STORY)).replace(b"?", b"\0")
    assert found(data) == [
        ("a.zip/unnamed", "The name of this file holds a NUL, which hides what it is really called."),
        ("a.zip/two.txt", STORY),
    ]


def test_what_is_no_story_is_told_of_gently() -> None:
    assert told(packed(("banner.gif", b"GIF89a"))) == [
        "This is a picture (.gif), not a story; it was left where it is."
    ]


def test_a_member_beyond_the_limit_is_told_of() -> None:
    assert "a story may hold 32" in told(packed(("one.txt", STORY * 1_200_000), method=zipfile.ZIP_STORED))[0]


@given(st.data())
def test_nothing_but_sources_and_problems_comes_of_a_damaged_zip(data: st.DataObject) -> None:
    whole = bytearray(packed(("one.txt", STORY), ("lex/two.txt", STORY * 3), ("in.zip", packed(("three.txt", STORY)))))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[at] = data.draw(st.integers(0, 255))
    names = [one.name if isinstance(one, Source) else one.source for one in unpack_bytes("a.zip", bytes(whole))]
    assert all(one != two for one, two in pairwise(sorted(names)))
