"""Who is meant by a name among those who took part."""

from __future__ import annotations

from mdrel.index.cast import ME, THIRD, Names
from mdrel.index.resolve import Resolver
from mdrel.model.note import Link
from mdrel.model.policy import Me


def test_the_person_whose_vault_it_is_is_me_and_others_without_a_note_are_third_persons() -> None:
    names = Names(Resolver([], []), {}, Me(name="Eve Holt"))
    assert names.attendee(Link("Eve Holt"), "Notes/Roof.md").who is ME
    assert names.attendee(Link("Kirsten Vole"), "Notes/Roof.md").who is THIRD
