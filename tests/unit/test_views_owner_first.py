"""A task beside its owner's name is shown without that name in front."""

from __future__ import annotations

import pytest

from mdrel.model.contact import Contact, Profile
from mdrel.views.owner_first import drop_owner

ADA = Contact(Profile("Ada Lovelace.md", "Ada Lovelace", "F3", aliases=("Addie",)), "ada", "ada")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada: send the plan", "send the plan"),
        ("ada lovelace - send the plan", "send the plan"),
        ("Addie: send the plan", "send the plan"),
        ("Ada: the plan, Bo: the lamps", "Ada: the plan, Bo: the lamps"),
        ("Venue: send the plan", "Venue: send the plan"),
        ("send the plan", "send the plan"),
    ],
)
def test_their_name_is_not_said_twice(text: str, shown: str) -> None:
    assert drop_owner(text, ADA) == shown
