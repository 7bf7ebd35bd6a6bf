"""Whom a mistyped name may have meant."""

from __future__ import annotations

import pytest

from mdrel.app.input.person_lookup import suggest
from mdrel.model.level import Level
from tests.support.contacts import make_contact
from tests.support.people import make_standing

NAMES = (
    "Ada Lovelace", "Ana Moreau", "Beatriz Salgado", "Bo Lin", "Bram Achterberg", "Dana Cole",
    "Grace Lindqvist", "Jurgen Muller", "Marco Rossi", "Priya Raman", "Rosalind Achebe", "Tom Birch",
)  # fmt: skip
PEOPLE = tuple(make_standing(make_contact(name, Level.TRUSTED)) for name in NAMES)


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("ptiya", "priya-raman"),
        ("lovelase", "ada-lovelace"),
        ("lovelac ade", "ada-lovelace"),
        ("adalovelace", "ada-lovelace"),
        ("Rossi Marko", "marco-rossi"),
        ("jurgen muler", "jurgen-muller"),
        ("Mueller", "jurgen-muller"),
        ("Beatrice Salgado", "beatriz-salgado"),
        ("ann", "ana-moreau"),
        ("tam", "tom-birch"),
        ("priya dana rosalind", "priya-raman or dana-cole"),
    ],
)
def test_the_nearest_by_the_words_of_their_names_are_offered(who: str, names: str) -> None:
    assert sorted(suggest(PEOPLE, who)[len(" Did you mean ") : -1].split(" or ")) == sorted(
        names.split(" or ")
    )


@pytest.mark.parametrize(
    "who", ["zebra xylophone", "x", "--", ",", "...", "日本", "q" * 5_000, "zoltan"]
)
def test_nobody_is_offered_whose_name_is_not_near(who: str) -> None:
    assert suggest(PEOPLE, who) == ""


def test_of_two_of_one_name_each_is_offered_as_it_can_be_typed() -> None:
    both = tuple(
        make_standing(make_contact("Ann Lee", Level.TRUSTED, path=f"{folder}/Ann Lee.md"))
        for folder in ("People", "Other")
    )
    assert suggest(both, "an lee") == " Did you mean people/ann-lee or other/ann-lee?"
