"""Why a note of the name that was typed is no contact."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.writing import Desk

PERSON = "---\ntype: person\n---\n"
NOTES = {
    "mdrel.toml": """[notes]
ignore = ["Old"]
not_people = [
  "People/Ada Lines.md",
  "Shops",
]

[me]
name = "Maria Holm"
""",
    "People/Ada Lines.md": PERSON,
    "Shops/Bo Baker.md": PERSON,
    "People/Maria Holm.md": PERSON,
    "People/Cy Corp.md": "---\ntype: company\n---\n",
    "Ideas/Di Ideas.md": "A thought.\n",
    "People/Ed Wrong.md": "---\nlevel: [\n---\n",
    "Old/Flo Past.md": PERSON,
}


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (
            "ada",
            (
                "People/Ada Lines.md is no contact because notes.not_people in mdrel.toml:4 leaves it "
                "out; take 'People/Ada Lines.md' out there to undo that."
            ),
        ),
        (
            "bo",
            (
                "Shops/Bo Baker.md is no contact because notes.not_people in mdrel.toml:5 leaves it "
                "out; take 'Shops' out there to undo that."
            ),
        ),
        ("maria", "People/Maria Holm.md is your own note by [me] in mdrel.toml"),
        ("cy", "People/Cy Corp.md is a note but not a contact, although it is in a people folder"),
        (
            "di",
            (
                "Ideas/Di Ideas.md is a note but not a contact: it has no person type or tag, no "
                "level, and is not in a people folder."
            ),
        ),
    ],
)
def test_the_reason_is_the_true_one(tmp_path: Path, who: str, why: str) -> None:
    told = Desk(tmp_path / "vault", NOTES).run("show", who)
    assert told.returncode == 3
    assert f"\n  {why}" in told.stderr


@pytest.mark.parametrize("who", ["flo", "nobody"])
def test_of_other_names_nothing_is_said(tmp_path: Path, who: str) -> None:
    told = Desk(tmp_path / "vault", NOTES).run("show", who)
    assert ".md" not in told.stderr.partition("lists everybody")[0]


def test_a_note_that_cannot_be_read_is_named_by_its_problem(tmp_path: Path) -> None:
    told = Desk(tmp_path / "vault", NOTES).run("show", "ed")
    assert "  People/Ed Wrong.md:3: The front matter is not valid YAML" in told.stderr
