"""Which names are suggested as one, why, and which never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.archive.tags.models import TagKind
from holdfast.archive.tags.suggestions import Known, spelled, suggest
from holdfast.story import relationship_members

SIGNS = "only case, accents, blanks or signs differ"
ARTICLE = "one has an article and the other has none"
PLURAL = "one is the plural of the other"
LETTER = "one letter differs"
INITIALS = "one is the initials of the other"
PART = "one is part of the other's name"
ORDER = "the same names stand in them, in another order"
PARTS = "the names of one are part of the other's"
MEMBERS = "one may be the initials of the other"
BLEND = "one may be drawn together from the other's names"


def known(kind: str, *names: str) -> list[Known]:
    """Names as an archive would know them, each used less than the one before it."""
    levels = [relationship_members(name)[1] if kind == TagKind.RELATIONSHIP else "" for name in names]
    return [Known(at, name, level, 100 - at) for at, (name, level) in enumerate(zip(names, levels, strict=True))]


def pairs(kind: str, *names: str) -> list[tuple[str, str, str]]:
    return [(one.name.name, one.means.name, one.reason) for one in suggest(known(kind, *names), kind)]


@pytest.mark.parametrize(
    ("kind", "more", "less", "reason"),
    [
        ("fandom", "Café", "cafe", SIGNS),
        ("fandom", "Stargate SG-1", "Stargate: SG 1", SIGNS),
        ("freeform", "Hurt & Comfort", "hurt and comfort", SIGNS),
        ("fandom", "Мёртвые души", "Мертвые души", SIGNS),
        ("fandom", "The Moonstone", "Moonstone", ARTICLE),
        ("freeform", "Vampires", "vampire", PLURAL),
        ("fandom", "Wuthering Heights", "Wuthering Hights", LETTER),
        ("fandom", "Ivanhoe", "Ivahnoe", LETTER),
        ("fandom", "Lorna Doone", "LD", INITIALS),
        ("fandom", "The Woman in White", "WW", INITIALS),
        ("character", "Catherine", "Catherine Earnshaw", PART),
        ("relationship", "Lex/Clark", "Clark/Lex", ORDER),
        ("relationship", "Holmes & Watson", "Watson and Holmes", ORDER),
        ("relationship", "Holmes & Watson", "John Watson & Sherlock Holmes", PARTS),
        ("relationship", "Lex/Clark", "Clark Kent/Lex Luthor", PARTS),
        ("relationship", "Heathcliff/Cathy", "Cathy/Heathclif", LETTER),
        ("relationship", "Clark/Lex", "CL/LL", MEMBERS),
        ("relationship", "Lex Luthor/Clark Kent", "CK/LL", MEMBERS),
        ("relationship", "Clark/Lex", "Clex", BLEND),
    ],
)
def test_names_that_may_mean_the_same(kind: str, more: str, less: str, reason: str) -> None:
    assert pairs(kind, more, less) == [(less, more, reason)]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("relationship", ("Holmes/Watson", "Holmes & Watson")),  # a love and a friendship
        ("relationship", ("Clark/Lex", "Clark/Lana", "Lana/Lex", "Frodo/Sam")),
        ("relationship", ("Clark Kent/Lex Luthor", "CX/LX")),
        ("relationship", ("Clark & Lex", "Clex")),  # one word for two is said of lovers
        ("rating", ("PG-13", "PG-15", "PG")),
        ("freeform", ("Part 12345", "Part 12346")),
        ("freeform", ("Angst", "Angel", "AU")),
        ("character", ("Emma", "Emily")),
    ],
)
def test_names_that_are_never_suggested(kind: str, names: tuple[str, ...]) -> None:
    assert pairs(kind, *names) == []


def test_a_rating_is_like_another_only_at_its_own_level() -> None:
    names = [Known(1, "M", "mature"), Known(2, "m.", "explicit"), Known(3, "PG-13", "teen"), Known(4, "PG13", "teen")]
    assert [(one.name.name, one.means.name) for one in suggest(names, "rating")] == [("PG13", "PG-13")]


def test_all_the_ways_to_write_one_pairing_are_suggested_and_the_surest_reason_is_given() -> None:
    found = pairs("relationship", "Clark/Lex", "Lex/Clark", "Clex", "CL/LL", "clark / lex")
    assert found[:2] == [("clark / lex", "Clark/Lex", SIGNS), ("Lex/Clark", "Clark/Lex", ORDER)]
    assert {(name, reason) for name, means, reason in found[2:] if means == "Clark/Lex"} == {
        ("CL/LL", MEMBERS),
        ("Clex", BLEND),
    }


@given(
    st.lists(st.text("aAbBéß&/ -.1", max_size=12), max_size=12),
    st.sampled_from(["fandom", "relationship", "character", "rating"]),
)
def test_no_name_is_suggested_for_itself_and_no_pair_twice(names: list[str], kind: str) -> None:
    found = [frozenset({one.name.number, one.means.number}) for one in suggest(known(kind, *names), kind)]
    assert all(len(pair) == 2 for pair in found)
    assert len(found) == len(set(found))


@given(st.text())
def test_what_is_compared_is_letters_and_digits_of_one_case(name: str) -> None:
    assert spelled(spelled(name)) == spelled(name)
    assert spelled(name).isalnum() or not spelled(name)
