"""Whom a name that no contact has may mean (F44)."""

from __future__ import annotations

import pytest

from mdrel.index.near_contacts import NearContacts
from mdrel.model.contact import Profile

NAMES = [
    "Ada Lin", "Bo", "Cy D", "Kevin Kendrick", "Reed, Fay", "Ann Bell", "Ann Stone", "Zoë Åkerman",
    "Jo-Ann Harper", "Kai Kern", "42", "Montgommery",
]  # fmt: skip


def find(name: str) -> str:
    """Return the name of the contact that is found."""
    people = [Profile(path=name, name=name, matched_by="") for name in NAMES]
    people.append(
        Profile(path="Al Moe", name="Al Moe", matched_by="", aliases=("Sunny Jim", "Sid", "Max P"))
    )
    return NearContacts(people).find(name)


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Ada", "Ada Lin"),
        ("Ada L", "Ada Lin"),
        ("Ada L.", "Ada Lin"),
        ("A. Lin", "Ada Lin"),
        ("Ada Maria Lin", "Ada Lin"),
        ("Ada Lin (Berlin)", "Ada Lin"),
        ("Lin Ada", "Ada Lin"),
        ("Bo Anders", "Bo"),
        ("Cy Doe", "Cy D"),
        ("Kendrick", "Kevin Kendrick"),
        ("AL", "Ada Lin"),
        ("kkendrick@x.example", "Kevin Kendrick"),
        ("kevin.kendrick2@x.example", "Kevin Kendrick"),
        ("kevin@x.example", "Kevin Kendrick"),
        ("Kevin Kendrik", "Kevin Kendrick"),
        ("Kewin Kendrick", "Kevin Kendrick"),
        ("Kevin Kendricm", "Kevin Kendrick"),
        ("Kevni Kendrick", "Kevin Kendrick"),
        ("Kevin J Kendrrick", "Kevin Kendrick"),
        ("Montgomery", "Montgommery"),
        ("Montgommeri", "Montgommery"),
        ("Fay", "Reed, Fay"),
        ("Zoe Akerman", "Zoë Åkerman"),
        ("Jo-Ann H", "Jo-Ann Harper"),
        ("Sunny", "Al Moe"),
        ("ann-b@x.example", "Ann Bell"),
        ("Dr. Lin", "Ada Lin"),
        ("Prof Stone", "Ann Stone"),
        ("Mr. Bo", "Bo"),
        ("Dr Zoë Akermann", "Zoë Åkerman"),
        ("Mrs. Kevin", "Kevin Kendrick"),
    ],
)
def test_a_form_of_a_name_or_a_slip_finds_its_contact(name: str, whose: str) -> None:
    assert find(name) == whose


@pytest.mark.parametrize(
    "name",
    [
        "Ann",
        "ann@x.example",
        "Kevin Stone",
        "Ada Reed",
        "Nobody Known",
        "Sid Ford",
        "Max Porter",
        "XY",
        "KK",
        "info@x.example",
        "12@x.example",
        "",
        "7",
        "Ada Lun",
        "Dr. Ann",
        "Dr. Nobody",
    ],
)
def test_what_fits_nobody_or_several_finds_nobody(name: str) -> None:
    assert find(name) == ""
