"""Whom a typed name means, and whom a mistyped one may have meant."""

from __future__ import annotations

import shlex
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from mdrel.app.input.person_lookup import find_people, resolve_person, suggest
from mdrel.app.session import Session
from mdrel.errors import AmbiguousError
from mdrel.model.level import Level
from tests.support.contacts import make_contact
from tests.support.people import make_standing
from tests.support.places import write_tree

NAMES = (
    "Ada Lovelace", "Ana Moreau", "Beatriz Salgado", "Bo Lin", "Bram Achterberg", "Dana Cole",
    "Grace Lindqvist", "Jurgen Muller", "Marco Rossi", "Priya Raman", "Rosalind Achebe", "Tom Birch",
)  # fmt: skip
PEOPLE = tuple(make_standing(make_contact(name, Level.TRUSTED)) for name in NAMES)


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("ptiya", "Priya Raman"),
        ("lovelase", "Ada Lovelace"),
        ("lovelac ade", "Ada Lovelace"),
        ("adalovelace", "Ada Lovelace"),
        ("Rossi Marko", "Marco Rossi"),
        ("jurgen muler", "Jurgen Muller"),
        ("Mueller", "Jurgen Muller"),
        ("Beatrice Salgado", "Beatriz Salgado"),
        ("ann", "Ana Moreau"),
        ("tam", "Tom Birch"),
        ("priya dana rosalind", "Priya Raman or Dana Cole"),
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
    assert suggest(both, "an lee") == (
        " Did you mean Ann Lee (people/ann-lee) or Ann Lee (other/ann-lee)?"
    )


ALIKE = [
    ("Ann Lee", "Ann-Lee"),
    ("Jurgen Ohl", "Jürgen Ohl"),
    ("Mia Berg", "Mia Berg!"),
    ("Mira Voss", "@Mira Voss"),
]


@pytest.mark.parametrize(("one", "other"), [pair for each in ALIKE for pair in permutations(each)])
def test_of_names_that_come_to_one_slug_each_can_be_typed(
    tmp_path: Path, one: str, other: str
) -> None:
    write_tree(
        tmp_path, {f"People/{name}.md": "---\nlevel: trusted\n---\n" for name in (one, other)}
    )
    session = Session(tmp_path, date(2026, 11, 22))
    names = [] if "@" in one + other else [one]  # `@Mira Voss` is called like the other one
    for typed in (f"People/{one}.md", f"People/{one}", *names):
        assert [each.contact.path for each in find_people(session, typed)] == [f"People/{one}.md"]
    slug = find_people(session, f"People/{one}")[0].contact.slug
    if len(find_people(session, slug)) == 1:
        return
    with pytest.raises(AmbiguousError) as asked:
        resolve_person(session, slug)
    offers = [line.rpartition("  ")[0] for line in asked.value.hint.split("\n")]
    found = [find_people(session, " ".join(shlex.split(offer))) for offer in offers]
    assert sorted(each.contact.path for (each,) in found) == sorted(
        f"People/{name}.md" for name in (one, other)
    )
