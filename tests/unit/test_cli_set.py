"""`mdrel set` and keys that are nearly a property's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.places import hash_tree
from tests.support.writing import Desk

ADA_PATH = "People/Ada Lines.md"


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


PEOPLE = ("Ada Lines", "Lucía Fernández", "Tom Whitfield", "Ben Carter", "Ben Karlsson")


@pytest.fixture
def crowd(tmp_path: Path) -> Desk:
    people = {f"People/{name}.md": "---\ntype: person\n---\n" for name in PEOPLE}
    return Desk(tmp_path / "Crowd", {"mdrel.toml": "", **people})


@pytest.mark.parametrize(
    ("assignment", "line"),
    [
        ("introduced_by=lucia", 'introduced_by: "[[Lucía Fernández]]"'),
        ("introduced_by+=lucia", '  - "[[Lucía Fernández]]"'),
        ("Introducer=tom", 'Introducer: "[[Tom Whitfield]]"'),
        ("introduced_by=tom, Lucía", 'introduced_by: "[[Tom Whitfield]], [[Lucía Fernández]]"'),
        ("introduced_by=tom; Zora", 'introduced_by: "[[Tom Whitfield]], Zora"'),
        ("handover_to=People/Tom Whitfield", 'handover_to: "[[Tom Whitfield]]"'),
        # Whom nobody is called, oneself, what is a link or an address already, and other keys.
        ("introduced_by=Zora", "introduced_by: Zora"),
        ("introduced_by=Zora; Quin", "introduced_by: Zora; Quin"),
        ("introduced_by=ada", "introduced_by: ada"),
        ("introduced_by=[[Tom]]", 'introduced_by: "[[Tom]]"'),
        ("introduced_by=tom@whitfield.example", "introduced_by: tom@whitfield.example"),
        ("source=tom", "source: tom"),
        ("role=lucia", "role: lucia"),
        ("mentor=tom", "mentor: tom"),
    ],
)
def test_whom_a_value_names_is_written_as_a_link(crowd: Desk, assignment: str, line: str) -> None:
    said = crowd.ok("set", "ada", assignment)
    assert f"{line}\n" in crowd.read(ADA_PATH)
    assert ("[[" in said) is ("[[" in line)


@pytest.mark.parametrize(
    "assignment", ["introduced_by=ben", "introduced_by+=ben", "handover_to=ben"]
)
def test_a_name_that_fits_several_is_asked_about(crowd: Desk, assignment: str) -> None:
    before = hash_tree(crowd.root)
    done = crowd.run("set", "ada", assignment)
    assert (done.returncode, hash_tree(crowd.root)) == (4, before)
    assert "'ben' matches 2 people. Which?" in done.stderr


@pytest.mark.parametrize("there", ["[[Lucía Fernández]]", "lucia"])
def test_a_name_is_taken_out_as_a_link_and_as_text(crowd: Desk, there: str) -> None:
    note = f'---\ntype: person\nintroduced_by: ["{there}", Zora, ben]\n---\n'
    (crowd.root / ADA_PATH).write_text(note, encoding="utf-8")
    crowd.ok("set", "ada", "introduced_by-=lucia", "introduced_by-=ben")
    assert "introduced_by: [Zora]\n" in crowd.read(ADA_PATH)


@pytest.mark.parametrize("words", [["add"], ["target", "add"]])
def test_whoever_introduces_somebody_new_is_a_link(crowd: Desk, words: list[str]) -> None:
    crowd.ok(*words, "Nia Brook", "--introduced-by", "lucia", "--introduced-by", "Zora")
    note = crowd.read("People/Nia Brook.md")
    assert 'introduced_by:\n  - "[[Lucía Fernández]]"\n  - Zora\n' in note
    assert crowd.run(*words, "Max Horn", "--introduced-by", "ben").returncode == 4
    assert not (crowd.root / "People/Max Horn.md").exists()
