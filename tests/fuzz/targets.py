"""What the fuzzer calls: each target takes any bytes and either returns or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from fuzz.accounts import check_all

from holdfast.story import Line, Source, StoryError, clean_html, decode, read, read_manuscript, unpack_bytes
from holdfast.story.layout.blocks import lay_out
from holdfast.story.layout.wrap import measure

Target = Callable[[bytes], None]
MOST_MEMBERS = 50


def read_source(source: Source) -> None:
    """The whole way, and every law of accounts.py."""
    try:
        story = read(source)
    except StoryError:
        return
    check_all(story, read_manuscript(source))


def read_text(data: bytes) -> None:
    read_source(Source("any.txt", data))


def read_page(data: bytes) -> None:
    read_source(Source("any.html", b"<html><body>" + data))


def decode_bytes(data: bytes) -> None:
    """Decoding twice changes nothing more, and what came out has one kind of line end and no controls."""
    try:
        decoded = decode(data)
    except StoryError:
        return
    assert not set("\r\x00\x0b\x0c\ufeff") & set(decoded.text)
    decoded.text.encode("utf-8")


def unpack_zip(data: bytes) -> None:
    """A zip gives sources and problems, never an exception."""
    whole = data if data.startswith(b"PK") else b"PK\x03\x04" + data
    for number, one in enumerate(unpack_bytes("any.zip", whole)):
        assert one is not None
        if number > MOST_MEMBERS:
            break


def clean(data: bytes) -> None:
    """Cleaning twice changes nothing, and no script is left."""
    once = clean_html(data.decode("utf-8", "replace"))
    assert clean_html(once) == once, once
    assert "<script" not in once.lower()


def set_lines(data: bytes) -> None:
    """Layout alone: no character of the lines lost, none twice."""
    texts = data.decode("utf-8", "replace").split("\n")
    lines, place = [], 0
    for text in texts:
        lines.append(Line(text.rstrip(), place, place + len(text.rstrip())))
        place += len(text) + 1
    laid = lay_out(lines, measure(lines, explicit=len(data) % 7 == 0))
    gone = {place for start, end in laid.furniture for place in range(start, end)}
    whole = "\n".join(texts)
    kept = "".join(sign for place, sign in enumerate(whole) if place not in gone)
    told = "".join(block.text for block in laid.blocks)
    assert "".join(told.split()) == "".join(kept.split()), (told, kept)


TARGETS: dict[str, Target] = {
    "read_text": read_text,
    "read_page": read_page,
    "decode_bytes": decode_bytes,
    "unpack_zip": unpack_zip,
    "clean": clean,
    "set_lines": set_lines,
}
