"""Who is meant by a name among those who took part."""

from __future__ import annotations

from mdrel.index.cast import ME, THIRD, Cast, Names, Who
from mdrel.index.resolve import Resolver
from mdrel.model.note import Link, Named, Place
from mdrel.model.policy import Me


def test_the_person_whose_vault_it_is_is_me_and_others_without_a_note_are_third_persons() -> None:
    names = Names(Resolver([], []), {}, Me(name="Eve Holt"))
    assert names.attendee(Link("Eve Holt"), "Notes/Roof.md").who is ME
    assert names.attendee(Link("Kirsten Vole"), "Notes/Roof.md").who is THIRD


def test_a_first_name_or_initials_are_those_of_one_who_took_part_and_of_no_more() -> None:
    names = Names(Resolver([], []), {}, Me(name="Eve Holt"))
    there = [
        Link(name, is_link=False)
        for name in ("Ada Lo", "Ada Lo", "Bo Wick", "Cy Dahl", "Cy Moor", "Cy Pell", "Eve Holt")
    ]
    cast = Cast(names, "Notes/Roof.md", there, lambda _link, _found: None)

    def find(name: str) -> Who | None:
        return cast.find(Named(Place.AT_FIRST, Link(name, is_link=False)))

    assert [
        find(name)
        for name in ("Ada", "AL", "a.l.", "Bo Wick", "Bo", "B.W.", "Cy Moor", "Eve", "EH")
    ] == [
        THIRD,
        THIRD,
        None,
        THIRD,
        THIRD,
        THIRD,
        THIRD,
        ME,
        ME,
    ]
    assert [find(name) for name in ("Cy", "C", "bw", "Dana", "")] == [None] * 5
