"""Opens a note in the person's own editor, at a line where the editor can be told one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from mdrel.errors import UsageError

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
