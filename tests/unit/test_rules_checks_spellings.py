"""Which names are spellings of one."""

from __future__ import annotations

import pytest

from mdrel.rules.checks.spellings import Spellings, split_name

OFTEN = {
    "Max Rhee": 9, "Maximilian Rhee": 2, "Max Moor": 3, "Bo Rhee": 1, "Lin, Ada": 1, "": 1, "Al Roe": 1,
    "Alan Roe": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("Max Rhee", "Maximilian Rhee", True),
        ("Max Rhee", "max-rhee", True),
        ("Max Rhee", "Rhee, Max", True),
        ("Max Rhee", "max.rhee@boats.example", True),
        ("Max Rhee", "max.rhee2@boats.example", True),
        ("Max Rhee", "Max J. Rhee", True),
        ("Max Rhee", "Max", True),
        ("Max Rhee", "Maxi", True),
        ("Ada Lin", "Lin, Ada", True),
        ("Max Rhee", "Max Moor", False),
        ("Max Rhee", "Bo Rhee", False),
        ("Max Rhee", "Ma", False),
        ("Max Moor", "Max", False),
        ("Al Roe", "Alan Roe", False),
        ("Guest 1", "Guest 2", False),
        ("Eve", "Dana", False),
        ("", "Max", False),
        ("", "@", True),
    ],
)
def test_spellings_of_one_name_are_found_by_each_other(
    one: str, other: str, *, are_same: bool
) -> None:
    whose = Spellings(OFTEN)
    assert (whose.find(one) == whose.find(other)) is are_same


@pytest.mark.parametrize(
    ("often", "known", "are_same"),
    [
        ({"Max": 9, "Max Moor": 3}, (), True),
        ({"Max": 9, "Max Moor": 3}, ("Max Moor",), False),
        ({"Max": 3, "Max Moor": 3}, ("Max Moor",), True),
        ({"Max": 9, "Max Moor": 10, "Max Rhee": 1}, ("Max Moor",), True),
    ],
)
def test_a_first_name_is_a_contacts_where_it_comes_no_more_often(
    often: dict[str, int], known: tuple[str, ...], *, are_same: bool
) -> None:
    whose = Spellings(often, known)
    assert (whose.find("Max") == whose.find("Max Moor")) is are_same


def test_a_name_is_taken_apart_as_it_is_compared() -> None:
    assert split_name("ada-lin@engines.example") == ["ada", "lin"]
    assert split_name("Dr. Áda Ola-Lin") == ["ada", "ola", "lin"]


def test_a_family_name_behind_a_title_is_whoever_of_it_comes_most_often() -> None:
    whose = Spellings({"Ada Lin": 3, "Bo Lin": 2, "Dr. Lin": 1, "Lin": 1, "Dr. Moe": 1})
    assert whose.find("Dr. Lin") == whose.find("Ada Lin")
    assert whose.find("Lin") == ("lin",)
    assert whose.find("Dr. Moe") == ("moe",)
