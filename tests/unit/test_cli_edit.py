"""`mdrel edit`: which editor is started, at which line, and what is said afterwards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mdrel.app.environment.programs import editor_command
from tests.support.method import write_log, write_person
from tests.support.running import mdrel

pytestmark = pytest.mark.uninstrumented


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault of one person with two talks."""
    folder = tmp_path / "vault"
    (folder / "People").mkdir(parents=True)
    text = write_person("level: trusted", write_log("2026-09-01 call: x", "2026-11-01 call: y"))
    (folder / "People" / "Ada Lin.md").write_text(text, encoding="utf-8")
    return folder


def make_editor(folder: Path, code: str) -> str:
    """Return the command of an editor named `vi` that runs `code` on its words."""
    script = folder / "vi"
    script.write_text(f"#!{sys.executable}\nimport sys\n{code}\n", encoding="utf-8")
    script.chmod(0o755)
    return str(script)


def test_the_editor_opens_the_note_at_the_newest_talk(vault: Path) -> None:
    told = vault / "told.txt"
    editor = make_editor(vault, f"open({str(told)!r}, 'w').write(repr(sys.argv[1:]))")
    done = mdrel("edit", "ada", vault=vault, EDITOR=editor)
    assert done.returncode == 0
    assert told.read_text(encoding="utf-8") == f"['+9', '{vault}/People/Ada Lin.md']"
    assert "Ada Lin: nothing was changed" in done.stdout


def test_what_cannot_be_read_afterwards_is_said(vault: Path) -> None:
    code = "open(sys.argv[-1], 'a').write('- 2026-31-02 z\\n- 2026-11-20 call: z\\n')"
    done = mdrel("edit", "ada", vault=vault, VISUAL=make_editor(vault, code))
    assert done.stdout == "Ada Lin\tPeople/Ada Lin.md\nnext by Sun 20 Dec (monthly)\t\n"
    assert "People/Ada Lin.md:11:3: warning" in done.stderr


@pytest.mark.parametrize(
    ("words", "editor", "code", "said"),
    [
        (("ada",), "no-such-editor", 2, "The editor cannot be started: no-such-editor"),
        (("ada",), "false", 2, "The editor ended with code 1: false"),
        (("ada",), "vi '", 2, "EDITOR cannot be read: vi '"),
        (("nobody",), "true", 3, "Nobody called 'nobody'."),
    ],
)
def test_what_goes_wrong_is_said(
    vault: Path, words: tuple[str, ...], editor: str, code: int, said: str
) -> None:
    done = mdrel("edit", *words, vault=vault, EDITOR=editor, VISUAL="")
    assert (done.returncode, said in done.stderr) == (code, True)


def test_without_any_editor_that_is_said(vault: Path, tmp_path: Path) -> None:
    done = mdrel("edit", "ada", vault=vault, EDITOR="", VISUAL="", PATH=str(tmp_path))
    assert (done.returncode, "No editor is known" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (["vim"], ["vim", "+7", "A.md"]),
        (["/usr/bin/nano", "-w"], ["/usr/bin/nano", "-w", "+7", "A.md"]),
        (["hx"], ["hx", "A.md:7"]),
        (["code"], ["code", "--wait", "--goto", "A.md:7"]),
        (["Notepad.exe"], ["Notepad.exe", "A.md"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_way(editor: list[str], expected: list[str]) -> None:
    assert editor_command(editor, Path("A.md"), 7) == expected
