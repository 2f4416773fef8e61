"""Words as a person counts them."""

from __future__ import annotations

import pytest

from holdfast.story.layout.words import count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("It's cold.", 2),
        ("self-conscious", 1),
        ("wait--what", 2),
        ("wait—what", 2),
        ("* * *", 0),
        ("海は広い", 4),
        ("Привет, мир", 2),
        ("I ♥ 2 cats", 3),
    ],
)
def test_count(text: str, words: int) -> None:
    assert count(text) == words
