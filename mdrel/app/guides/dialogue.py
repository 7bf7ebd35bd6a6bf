"""Asks questions and takes answers line by line.

It works alike on a terminal, through a pipe and from a file (`docs/method.md`, the guided
commands).
No line is edited with completion or a history: what is typed is typed from memory (M7).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TextIO, TypeVar

from mdrel.app.guides.draft import Draft
from mdrel.errors import StoppedError, UsageError

YES, NO = frozenset({"y", "yes"}), frozenset({"n", "no"})
LARGEST_FILE = 1 << 20
_SURROGATE = re.compile("[\ud800-\udfff]")
Say = Callable[[str], None]
Answer = TypeVar("Answer")


class Output(Protocol):
    """How a guided command speaks."""

    def say(self, text: str) -> None:
        """Print lines to read, broken where the terminal ends."""

    def show(self, text: str) -> None:
        """Print lines of a diff as they are."""

    def ask(self, question: str) -> None:
        """Print a question without a new line, since the answer follows it."""


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
            if _SURROGATE.search(line):
                raise UsageError("the line is not UTF-8")
            if not (self._has_remarks and line.startswith("#")):
                return "".join(each if each.isprintable() else " " for each in line).strip()
        return None


def open_lines(path: str) -> AnswerSource:
    """Return the answers of the file `path`, or those of stdin where it is empty.

    Raises UsageError where the file cannot be read.
    """
    if not path:
        return AnswerSource(sys.stdin)
    import io

    try:
        data = Path(path).read_bytes()
        return AnswerSource(
            io.StringIO(data[:LARGEST_FILE].decode("utf-8-sig")), path, has_remarks=True
        )
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}", "Name a file with one answer a line."
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8", "Save it as UTF-8.") from error


class Dialogue:
    """The questions of one guided command.

    Every answer is kept in the draft, and one that is there already is not asked for again.
    """

    def __init__(self, lines: AnswerSource, draft: Draft, voice: Output, command: str) -> None:
        """Begin to ask and tell by `voice`.

        `command` is what to type to go on after a stop.
        """
        self._lines, self._draft, self._command = lines, draft, command
        self.say, self.show, self._prompt = voice.say, voice.show, voice.ask
        self._resumed = dict(draft.answers)

    def ask(self, key: str, question: str, read: Callable[[str], Answer]) -> Answer:
        """Return the answer to `question`, as `read` understands it.

        `key` names the question in the draft. An answer `read` raises UsageError for is asked for
        again at a terminal, and stops the command elsewhere. Raises StoppedError where no answer
        comes.
        """
        if key in self._resumed:
            try:
                return read(self._resumed.pop(key))
            except UsageError:
                pass  # the vault is another by now: the question is asked again
        while True:
            try:
                text = self._take(question)
                answer = read(text)
            except UsageError as error:
                if not self._lines.is_typed:
                    raise UsageError(
                        f"{self._lines.place}: {error.message}; nothing was written", error.hint
                    ) from error
                self.say(f"  {error.message}. {error.hint}".rstrip())
                continue
            self._draft.keep(key, text)
            return answer

    def ask_text(self, key: str, question: str) -> str:
        """Return the answer as it stands.

        An empty line is an answer too.
        """
        return self.ask(key, question, str)

    def ask_choice(self, key: str, question: str, options: Sequence[str], default: str = "") -> str:
        """Return one of `options`, by its word or the beginning of it.

        An empty line is `default`, where there is one.
        """

        def read(text: str) -> str:
            word = text.lower()
            found = [each for each in options if each == word] or [
                each for each in options if word and each.startswith(word)
            ]
            if not word and default:
                return default
            if len(found) != 1:
                raise UsageError(f"'{text}' is none of {', '.join(options)}")
            return found[0]

        shown = "/".join(options) + (f", empty is {default}" if default else "")
        return self.ask(key, f"{question} ({shown})", read)

    def ask_number(self, key: str, question: str, most: int) -> int:
        """Return a number from 1 to `most`."""

        def read(text: str) -> int:
            if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
                raise UsageError(f"'{text}' is no number from 1 to {most}")
            return int(text)

        return self.ask(key, question, read)

    def confirm(self, question: str) -> bool:
        """Return whether the person says yes.

        The answer is never kept, and is asked for anew each time.
        """
        while True:
            word = self._take(f"{question} (yes/no)").lower()
            if word in YES | NO:
                return word in YES
            if not self._lines.is_typed:
                raise UsageError(
                    f"{self._lines.place}: '{word}' is neither yes nor no; nothing was written"
                )
            self.say("  yes or no, please.")

    def _take(self, question: str) -> str:
        try:
            self._prompt(f"{question}: ")
            line = self._lines.take()
        except KeyboardInterrupt as error:
            self.say("")
            raise StoppedError("Stopped; nothing was written", self._go_on()) from error
        if line is None:
            self.say("")
            raise StoppedError(
                "The answers ended before the questions did; nothing was written", self._go_on()
            )
        if not self._lines.is_typed:
            self.say(line)
        return line

    def _go_on(self) -> str:
        return (
            f"Your answers are kept: `{self._command}` goes on from here, `{self._command} "
            "--fresh` begins anew."
        )


def tell_resumed(draft: Draft, say: Say) -> None:
    """Say that answers of an earlier start are used."""
    if draft.answers:
        answers = f"{len(draft.answers)} answer{'' if len(draft.answers) == 1 else 's'}"
        say(f"Going on with what was begun on {draft.begun} ({answers}); --fresh begins anew.")


def number(items: Sequence[str]) -> Iterator[str]:
    """Yield lines to choose from by number."""
    return (f"  {at}  {item}" for at, item in enumerate(items, 1))
