"""The place in a series, as archives print it in the languages of their readers."""

from __future__ import annotations

import pytest

from holdfast.story import Source, as_data, read

BELOW = "\nFandom: Emma\n\n***\n\nShe went home, and he looked at her. “Rain,” she said.\n\nTHE END\n"


@pytest.mark.parametrize(
    ("label", "title", "written"),
    [
        ("Series: Part 2 of Rain", "Rain", "Part 2"),
        ("Reihe: Teil 2 von Regenlieder", "Regenlieder", "Teil 2"),
        ("Séries: Partie 2 de Les Bottes", "Les Bottes", "Partie 2"),
        ("Saga: Parte 2 de Corvos na Rua", "Corvos na Rua", "Parte 2"),
        ("Серия: Часть 2 из Старые паруса", "Старые паруса", "Часть 2"),
        ("系列：灯下集的第2部分", "灯下集", "第2部分"),
        ("シリーズ：峠の茶店の第2部", "峠の茶店", "第2部"),
        ("시리즈: 박씨네 지붕의 2부", "박씨네 지붕", "2부"),
    ],
)
def test_a_part_of_a_series(label: str, title: str, written: str) -> None:
    work = as_data(read(Source("a.txt", f"Title: The Lamp\nAuthor: Ann\n{label}{BELOW}".encode())))["work"]
    assert work["series"] == [{"title": title, "part": 2, "part_as_written": written, "total": None}]
