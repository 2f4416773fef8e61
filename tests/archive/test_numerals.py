from __future__ import annotations

import pytest

from holdfast.archive.series.numerals import numbered_like


@pytest.mark.parametrize(
    ("labels", "number", "written"),
    [
        ({2: "II", 4: "IV"}, 3, "III"),
        ({2: "II.", 4: "IV."}, 9, "IX"),
        ({2: "ii", 4: "iv"}, 3, "iii"),
        ({1: "I"}, 88, "LXXXVIII"),
        ({1: "I"}, 90, "90"),
        ({2: "2", 4: "4"}, 3, "3"),
        ({2: "II", 4: "4"}, 3, "3"),
        ({2: "II", 4: ""}, 3, "III"),
        ({1: "the first", 2: "II"}, 3, "3"),
        ({4: "II"}, 3, "3"),
        ({}, 3, "3"),
    ],
)
def test_a_number_is_written_as_its_neighbours_are(labels: dict[int, str], number: int, written: str) -> None:
    assert numbered_like(labels, number) == written
