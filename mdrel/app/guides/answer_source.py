"""Takes answers line by line, alike from a terminal, a pipe and a file, and shows what is said.

No line is edited with completion or a history: what is typed is typed from memory (M7). Only one
that was refused may come back to be mended.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Protocol, TextIO

from mdrel.app.guides.words import BACK, DIFF, HELP, NO, QUIT, SAVE, SAVE_EMPTY, SAVE_HELP, YES
from mdrel.app.input.list_file import read_list_file
from mdrel.errors import UsageError
from mdrel.model.surrogates import SURROGATE


class AnswerSource:
    """Where answers come from: stdin, or a file in which `#` begins a remark.

    `place` names the last line taken. `is_typed` is true at a terminal.
    """

    def __init__(self, stream: TextIO, name: str = "", *, has_remarks: bool = False) -> None:
        """Begin to take lines from `stream`, which messages call `name`."""
        self.is_typed = stream.isatty()
        self._stream, self._name, self._has_remarks, self._number = stream, name, has_remarks, 0

    @property
    def place(self) -> str:
        """The place of the last line, for a message."""
        return (
            f"{self._name}:{self._number}" if self._name else f"line {self._number} of the answers"
        )

    def take(self) -> str | None:
        """Return the next line, or None at the end.

        Control characters, and blanks at its ends, are taken off. Raises UsageError where it is not
        UTF-8.
        """
        while line := self._stream.readline():
            self._number += 1
            if SURROGATE.search(line):
                raise UsageError("the line is not UTF-8")
            if not (self._has_remarks and line.startswith("#")):
                return _clean(line)
        return None

    def mend(self, question: str, text: str) -> str | None:
        """Ask again with `text` standing there to be mended; return the line, or None at the end.

        Raises UsageError where it is not UTF-8.
        """
        import readline

        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.set_auto_history(False)
        readline.set_startup_hook(lambda: readline.insert_text(text))
        self._number += 1
        try:
            return _clean(input(f"{question} "))
        except EOFError:
            return None
        except UnicodeDecodeError as error:
            raise UsageError("the line is not UTF-8") from error
        finally:
            readline.set_startup_hook()

    @property
    def can_mend(self) -> bool:
        """Whether `mend` can ask: somebody sits at a terminal whose lines can be edited."""
        return (
            self._stream is sys.stdin
            and self.is_typed
            and sys.stdout.isatty()
            and find_spec("readline") is not None
        )


def _clean(line: str) -> str:
    return "".join(each if each.isprintable() else " " for each in line).strip()


def open_lines(path: str) -> AnswerSource:
    """Return the answers of the file `path`, or those of stdin where it is empty or `-`.

    Raises UsageError where the file cannot be read.
    """
    if path in {"", "-"}:
        return AnswerSource(sys.stdin)
    import io

    text = read_list_file(path, "Name a file with one answer per line.")
    return AnswerSource(io.StringIO(text), path, has_remarks=True)


# What may be typed or pressed at the end, and what it means.
MEANINGS = {
    **dict.fromkeys((YES, "yes"), YES),
    **dict.fromkeys((NO, "no", QUIT, ""), NO),
    **dict.fromkeys((BACK, "u"), BACK),
    DIFF: DIFF,
    HELP: HELP,
}


class Voice(Protocol):
    """How a guided command speaks."""

    def say(self, text: str) -> None:
        """Print lines to read, broken where the terminal ends."""

    def show(self, text: str) -> None:
        """Print lines of a diff as they are."""

    def ask(self, question: str) -> None:
        """Print a question without a new line, since the answer follows it."""


def ask_to_save(
    take: Callable[[str], str],
    voice: Voice,
    show_diff: Callable[[], str],
    refuse: Callable[[str], None],
    *,
    is_typed: bool,
) -> str:
    """Return YES, NO or BACK, after the diff and the help as often as wanted.

    `take` asks a question and returns what was typed, and `refuse` tells that it means nothing.
    With `is_typed` somebody sits at a terminal: the first Enter there, often pressed by habit, is
    asked about.
    """
    is_asked = not is_typed
    while True:
        word = take(SAVE)
        if not word and not is_asked:
            is_asked = True
            voice.say(SAVE_EMPTY)
            continue
        match MEANINGS.get(word.lower()):
            case "d":
                voice.show(show_diff())
            case "?":
                for line in SAVE_HELP:
                    voice.say(f"  {line}")
            case None:
                refuse(word)
            case meaning:
                return meaning
