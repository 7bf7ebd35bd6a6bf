"""`mdrel set` and keys that are nearly a property's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.places import hash_tree
from tests.support.writing import Desk

ADA_PATH = "People/Ada Lines.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "Vault")


@pytest.mark.parametrize(
    ("assignment", "name"),
    [
        ("levle=tentative", "level"),
        ("emial+=ada@lines.example", "email"),
        ("next_contct=friday", "next_contact"),
        ("companny=x", "company"),
        ("Roel=x", "role"),
        ("phones_=x", ""),
    ],
)
def test_a_new_key_that_is_one_edit_from_a_known_one_is_refused_with_that_name(
    desk: Desk, assignment: str, name: str
) -> None:
    before = hash_tree(desk.root)
    done = desk.run("set", "ada", assignment)
    if not name:
        assert done.returncode == 0
        return
    assert (done.returncode, done.stdout) == (2, "")
    assert f"did you mean '{name}'?" in done.stderr
    assert hash_tree(desk.root) == before


def test_a_key_of_ones_own_is_written(desk: Desk) -> None:
    desk.ok("set", "ada", "favourite_tea=green")
    desk.ok("set", "ada", "rule=x", "--new-key")
    desk.ok("set", "ada", "rule=z z")
    desk.ok("set", "ada", "levels-")
    assert "favourite_tea: green\nrule: z z\n" in desk.read(ADA_PATH)
