"""Takes the keys of a guided command that wants one key an answer.

At a terminal a key counts as soon as it is pressed, and an Enter that follows it by habit is left
out. Elsewhere each sign of a line is a key, and an empty line is Enter.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from mdrel.app.guides.answer_source import AnswerSource

ENTER = ""
_LINE_ENDS, _BACKSPACES, _END = "\r\n", "\x7f\x08", "\x04"
# An Enter so many seconds behind another key belongs to it: nobody has read a question sooner.
_HABIT = 0.3


class Keys(Protocol):
    """Where keys come from."""

    is_echoed: bool
    is_typed: bool

    def take(self) -> str | None:
        """Return the next key in lower case, empty for Enter, or None at the end."""


class LineKeys:
    """The keys of lines from stdin; `is_echoed` says that a terminal shows what is typed.

    `is_typed` says that somebody sits at one.
    """

    def __init__(self, lines: AnswerSource) -> None:
        """Begin to take keys from `lines`."""
        self.is_echoed = self.is_typed = lines.is_typed
        self._lines, self._kept = lines, deque[str]()

    def take(self) -> str | None:
        """Return the next key."""
        if not self._kept:
            line = self._lines.take()
            if line is None:
                return None
            self._kept.extend("".join(line.split()).lower() or [ENTER])
        return self._kept.popleft()


class TerminalKeys:
    """The keys of a terminal, one by one as they are pressed."""

    is_echoed, is_typed = False, True

    def __init__(self, terminal: int, read_clock: Callable[[], float] = monotonic) -> None:
        """Begin to take keys from the file descriptor `terminal`; `read_clock` gives seconds."""
        self._terminal, self._read_clock = terminal, read_clock
        self._pressed_at: float | None = None

    def take(self) -> str | None:
        """Return the next key. An arrow or another key of several signs is `?`."""
        while True:
            key, before = self._take_any(), self._pressed_at
            now = self._read_clock()
            self._pressed_at = now if key else None
            if key != ENTER or before is None or now - before > _HABIT:
                return key

    def _take_any(self) -> str | None:
        first = os.read(self._terminal, 1)
        if first in {b"", _END.encode()}:
            return None
        if first == b"\x1b":
            self._pass_sequence()
            return "?"
        key = first.decode("ascii", "replace")
        if key in _LINE_ENDS:
            return ENTER
        return "u" if key in _BACKSPACES else key.lower()

    def _pass_sequence(self) -> None:
        """Take what follows Escape at once, such as the rest of an arrow key."""
        import select

        while select.select([self._terminal], [], [], 0.02)[0]:
            if os.read(self._terminal, 1).isalpha():
                return


@contextmanager
def open_keys() -> Iterator[Keys]:
    """Yield the keys of stdin; a terminal is set back at the end, whatever happens."""
    try:
        import termios
        import tty
    except ImportError:  # a system whose terminals give whole lines
        yield LineKeys(AnswerSource(sys.stdin))
        return
    if not sys.stdin.isatty():
        yield LineKeys(AnswerSource(sys.stdin))
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        yield TerminalKeys(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
