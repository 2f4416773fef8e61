"""Where the fuzzer begins: our own samples and examples, whole and in pieces, and the words they are made of."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PIECE = 600  # bytes: short seeds are changed more often in the same time
PIECES = (
    "Title: ", "by ", "Rating: PG-13", "Summary: ", "A/N: ", "Disclaimer: ", "Chapter One", "THE END", "* * *", "> ", "-- ", "---\n",
    "From: ", "Subject: ", "Date: ", "(1/3)", "20 Nov 2002", "\n\n", "\n", "\t", "    ", "\u00ad", "- ", "lex/clark", "# ", "=20",
    "<p>", "</p>", "<br>", "<i>", "</i>", '<div class="x">', "<nav>", "<header>", "</header>", "<pre>", "<dt>", "<dd>", "<td>", "<hr>",
    "<li>", '<a href="http://a.b" rel="author">', "</a>", "<title>", "<script>", "<!--", "-->", "&amp;", "&#xD800;", "&nbsp;", "&shy;",
    '<meta name="author" content="', '<span style="text-decoration:line-through">', "\u201c", "\u201d", "\u2014", "\u7b2c\u4e00\u7ae0", "\ufeff",
    "Continued in ", "Sequel to ", "Thanks to ", "Fandom: ", "Series: ", "Archive: ", "Feedback: ", "\u200f", "\u0301", "\x00", "\x85", "\u2029",
)  # fmt: skip


def write_seeds(folder: Path, target: str) -> None:
    """The seeds of one target, a file each, named by their digest."""
    folder.mkdir(parents=True, exist_ok=True)
    for data in zips() if target == "unpack_zip" else pieces():
        (folder / sha256(data).hexdigest()[:16]).write_bytes(data)


def originals() -> Iterator[bytes]:
    """Every sample and example, as bytes."""
    for path in sorted((ROOT / "tests" / "samples").glob("*/*/source.*")):
        yield path.read_bytes()
    for path in sorted((ROOT / "examples").rglob("*")):
        if path.is_file() and path.suffix in {".txt", ".html", ".htm", ".md", ""}:
            yield path.read_bytes()


def pieces() -> Iterator[bytes]:
    """The beginnings and the ends of the originals, and the short words by themselves."""
    for data in originals():
        yield data[:PIECE]
        yield data[-PIECE:]
    for one in PIECES:
        yield one.encode()


def zips() -> Iterator[bytes]:
    """Small archives: packed and stored, one inside another, and the one among the examples."""
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        for inner in (b"It rained.", next(originals())[:400]):
            yield (once := zipped("a/rain.txt", inner, method))
            yield zipped("inner.zip", once, method)
    for path in sorted((ROOT / "examples").rglob("*.zip")):
        yield path.read_bytes()


def zipped(name: str, data: bytes, method: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, method)
    return made.getvalue()


def words() -> str:
    """The words as a dictionary for libFuzzer: the pieces above, and every label in every language that we know."""
    known = {one.encode() for one in PIECES} | {one.encode() for one in labels()}
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in one) + '"' for one in sorted(known) if 0 < len(one) <= 64]
    return "\n".join(lines) + "\n"


def labels() -> Iterator[str]:
    for path in sorted((ROOT / "src/holdfast/story/paratext/words").glob("*.toml")):
        yield from _texts(tomllib.loads(path.read_text("utf-8")))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
