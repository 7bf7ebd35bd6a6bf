"""The other programs that mdrel starts for a person, and the words that start mdrel itself.

A note opens in the person's own editor, at a line where the editor can be told one.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from mdrel.errors import UsageError, WriteError
from mdrel.write.note_files import find_note, read_bytes

_FALLBACKS = ("sensible-editor", "vim", "nano", "vi")
# How editors are told a line, by the name of the program.
_PLUS = """
vi vim nvim view vim.tiny vim.basic nano pico emacs emacsclient kak joe jed mg ne micro editor
sensible-editor
"""
_COLON = frozenset({"hx", "helix", "subl", "zed", "kate"})
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})


def open_in_editor(note: Path, line: int) -> None:
    """Open a note at `line` (from 1) in the person's editor, and wait for its end.

    That is VISUAL, EDITOR or a common one. Raises UsageError where there is no editor, or it fails.
    """
    words = _find_editor()
    command = editor_command(words, note, line)
    try:
        # The person's own editor is what they want started.
        code = subprocess.run(command, check=False).returncode  # noqa: S603
    except (OSError, ValueError) as error:
        raise UsageError(
            f"The editor cannot be started: {shlex.join(words)}", "Set EDITOR to your editor."
        ) from error
    if code:
        raise UsageError(f"The editor ended with code {code}: {shlex.join(words)}")


def name_editor() -> str:
    """Return the program that the person edits with, in lower case; empty where none is set."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = named.split()
    return _name_program(words[0]) if words else ""


def _name_program(path: str) -> str:
    return Path(path).name.lower().removesuffix(".exe")


def editor_command(editor: list[str], note: Path, line: int) -> list[str]:
    """Return the words that open `note` at `line` in an editor."""
    name = _name_program(editor[0])
    if name in _PLUS.split():
        return [*editor, f"+{line}", str(note)]
    if name in _COLON:
        return [*editor, f"{note}:{line}"]
    if name in _GOTO:
        return [*editor, "--wait", "--goto", f"{note}:{line}"]
    return [*editor, str(note)]


def _find_editor() -> list[str]:
    """Return the editor as words of a command line."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise UsageError(f"EDITOR cannot be read: {named}", "Close its quotes.") from error
    found = next(filter(shutil.which, _FALLBACKS), "")
    if not words and not found:
        raise UsageError("No editor is known", "Set EDITOR to your editor.")
    return words or [found]


def find_own_words() -> tuple[str, ...]:
    """Return the words that call this mdrel, the first of them an absolute path."""
    program = Path(sys.argv[0])
    # -P keeps Python from importing what lies in the current folder, which may be the vault.
    return (
        (str(program.absolute()),)
        if program.stem == "mdrel" and program.is_file()
        else (sys.executable, "-P", "-m", "mdrel")
    )


def open_in_browser(file: Path) -> bool:
    """Return whether a browser was started that shows `file`.

    A machine without a screen has only browsers that would take the terminal, so none is started.
    """
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    if sys.platform not in {"darwin", "win32"} and not has_screen:
        return False
    import webbrowser

    try:
        return webbrowser.open(file.resolve().as_uri())
    except webbrowser.Error:
        return False


def edit_by_hand(vault: Path, path: str, line: int) -> bool:
    """Open a note at `line` (from 1), and return whether it is another afterwards.

    Raises WriteError where it cannot be written, and UsageError where there is no editor or it
    fails.
    """
    before = read_bytes(find_note(vault, path))
    open_in_editor(vault / path, line)
    try:
        return read_bytes(find_note(vault, path)) != before
    except WriteError:
        return True  # it was moved or deleted
