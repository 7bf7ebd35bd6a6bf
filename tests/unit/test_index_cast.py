"""Who is meant by a name among those who took part."""

from __future__ import annotations

from mdrel.index.attendee import ME, THIRD, Who
from mdrel.index.cast import Cast, Names
from mdrel.index.resolve import Resolver
from mdrel.model.note import Link, Named, Place
from mdrel.model.policy import Me
from tests.support.contacts import make_contact


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


def test_a_text_mentions_whom_it_names_in_full_or_by_a_first_name_of_their_own() -> None:
    people = [
        make_contact(name).profile
        for name in (
            "Ada",
            "Ada Lin",
            "Bo van Stone",
            "Cy Dahl",
            "One Two Three Four Five Six Seven Eight Nine",
        )
    ]
    paths = {profile.path: profile for profile in people}
    names = Names(Resolver(paths, people), paths, Me(name="Cy Holt"))
    there = [*(Link(profile.name) for profile in people), Link("Dan Moor")]
    cast = Cast(names, "Notes/Roof.md", there, lambda _link, _found: None)

    def mentioned(text: str) -> list[str]:
        return [paths[path].name for path in cast.mentioned(text)]

    assert mentioned("ask Ada") == []  # two have this first name
    assert mentioned("ask ada  LIN and bo van stone") == ["Ada Lin", "Bo van Stone"]
    assert mentioned("Bo: ask Bo van Stone") == ["Bo van Stone"]
    assert mentioned("the bo van") == []  # a first name has a capital
    assert mentioned("Cy") == []  # it is mine as well
    assert mentioned("bo van stones") == []
    assert mentioned(people[-1].name.lower()) == []  # too long to be looked for
    assert mentioned("One") == [people[-1].name]


def test_where_no_contact_took_part_a_text_names_none() -> None:
    cast = Cast(
        Names(Resolver([], []), {}, Me()),
        "Notes/Roof.md",
        [Link("Ada Lo", is_link=False)],
        lambda _link, _found: None,
    )
    assert cast.mentioned("Ask Ada Lo about the roof") == ()
