"""Text that was decoded wrongly once and stored so: mended line by line, and only where it is surely broken."""

from __future__ import annotations

import re

from holdfast.story.manuscript import Repair

# What UTF-8 looks like when read as windows-1252, by first characters: “Ã©”, “â€™”, “Â ”, “ðŸ˜€”, “Ð¿Ñ€”, “ï»¿”.
_SIGNS = re.compile("[ÂÃÄÅÐÑâïð]")
_AFTER = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_RUN = re.compile("[^\x00-\x7f]+")
_LOST_QUOTE = re.compile(f"â€(?![{_AFTER}])")  # a ” whose last byte, which windows-1252 lacks, was dropped on the way
_BYTES = {
    bytes([byte]).decode("cp1252"): bytes([byte])
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_PAIR = re.compile(f"[ÂÃÄÅÐÑ][{_AFTER}]|[âïð][{_AFTER}]{{2}}")


def mend(text: str) -> tuple[str, list[Repair]]:
    """The text with doubly encoded lines decoded, and how many they were. Other lines stay as they are.

    The gate is a quick search for the tell-tale pairs; only lines that hold one are shown to ftfy,
    and its answer is taken only if no tell-tale is left and nothing became unreadable.

    >>> mend("donâ€™t")
    ('don’t', [Repair(what='lines of mojibake', count=1)])
    """
    if text.isascii() or not _SIGNS.search(text) or not (_PAIR.search(text) or _LOST_QUOTE.search(text)):
        return text, []
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if (
            not line.isascii()
            and (_PAIR.search(line) or _LOST_QUOTE.search(line))
            and (better := _better(line)) != line
        ):
            lines[number] = better
            count += 1
    return ("\n".join(lines), [Repair("lines of mojibake", count)]) if count else (text, [])


def _better(line: str) -> str:
    line = _LOST_QUOTE.sub("â€\x9d", line)
    better = _whole(line)
    return better if better != line else _RUN.sub(_run, line)


def _run(match: re.Match[str]) -> str:
    """One run of characters beyond ASCII, if it is UTF-8 read as windows-1252 throughout; else as it was."""
    run = match[0]
    data = b"".join(_BYTES.get(char) or char.encode("latin-1", "replace") for char in run)
    try:
        return data.decode("utf-8") if _PAIR.search(run) and b"?" not in data else run
    except UnicodeDecodeError:
        return run


def _whole(line: str) -> str:
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415  slow to load, and most text never needs it

    better = fix_encoding(
        line, TextFixerConfig(unescape_html=False, restore_byte_a0=True, replace_lossy_sequences=False)
    )
    if _PAIR.search(better) or better.count("\ufffd") > line.count("\ufffd") or "\n" in better or _has_controls(better):
        return line
    return better


def _has_controls(line: str) -> bool:
    return any((char < " " and char not in "\t\r") or "\x7f" <= char <= "\x9f" for char in line)
