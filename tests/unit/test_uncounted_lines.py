"""What the review asks about lines of a week's daily notes (F55)."""

from __future__ import annotations

from pathlib import Path

from tests.support.method import write_person
from tests.support.terminal import CTRL_C, type_at

PEOPLE = {"Ada Lin": "", "Bo Berg": "aliases: [Bob]"}
PATH = "Daily/2026-11-20.md"


def make_vault(folder: Path, text: str = "") -> Path:
    """Make a vault with a daily note."""
    (folder / "People").mkdir(parents=True)
    (folder / "Daily").mkdir()
    for name, front in PEOPLE.items():
        (folder / f"People/{name}.md").write_text(write_person(f"level: trusted\n{front}"))
    (folder / PATH).write_text(text, newline="")
    return folder


def test_an_answer_is_kept_for_the_lines_it_was_given_to(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", "- [[Ada Lin]] roof call\n")
    type_at(("review",), ("1", CTRL_C), vault)
    assert "Enter for none: 1" in type_at(("review",), (CTRL_C,), vault).screen
    (vault / PATH).write_text("- [[Bo Berg]] lift call\n- [[Ada Lin]] roof call\n")
    assert "Enter for none: 1" not in type_at(("review",), (CTRL_C,), vault).screen
