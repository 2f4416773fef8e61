"""The number of a part that nobody has written down, in the manner of the parts beside it: III between II and IV."""

from __future__ import annotations

from collections.abc import Mapping

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HIGHEST = 89  # higher ones have more signs than these


def numbered_like(labels: Mapping[int, str], number: int) -> str:
    """`number` written as the labels are, which stand by their own numbers. Roman only where every label is."""
    said = {at: label.strip(". ") for at, label in labels.items() if label}
    for manner in (_upper, _lower):
        if said and all(label == manner(at) for at, label in said.items()):
            return manner(number)
    return str(number)


def _upper(number: int) -> str:
    if not 0 < number <= _HIGHEST:
        return str(number)
    signs = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs


def _lower(number: int) -> str:
    return _upper(number).lower()
