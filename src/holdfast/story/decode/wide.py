"""UTF-16 without a mark: in most scripts every other byte of line ends, blanks and letters is NUL."""

from __future__ import annotations


def wide(data: bytes) -> str | None:
    """Which UTF-16 the first bytes are in; nothing if they are in none.

    >>> wide("It was a dark night.".encode("utf-16-be")), wide(b"It was a dark night.")
    ('utf-16-be', None)
    """
    sample = data[:8192]
    if 0 not in sample:
        return None
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 3 and odd * 10 >= pairs and even * 20 < odd:
        return "utf-16-le"
    if even > 3 and even * 10 >= pairs and odd * 20 < even:
        return "utf-16-be"
    return None
