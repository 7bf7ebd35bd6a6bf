"""How guided commands speak, and ask at their end whether to save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from mdrel.app.guides.words import BACK, DIFF, HELP, NO, QUIT, SAVE, SAVE_HELP, YES

# What may be typed or pressed at the end, and what it means.
MEANINGS = {
    **dict.fromkeys((YES, "yes"), YES),
    **dict.fromkeys((NO, "no", QUIT, ""), NO),
    **dict.fromkeys((BACK, "u"), BACK),
    DIFF: DIFF,
    HELP: HELP,
}


class Output(Protocol):
    """How a guided command speaks."""

    def say(self, text: str) -> None:
        """Print lines to read, broken where the terminal ends."""

    def show(self, text: str) -> None:
        """Print lines of a diff as they are."""

    def ask(self, question: str) -> None:
        """Print a question without a new line, since the answer follows it."""


def ask_to_save(
    take: Callable[[str], str],
    voice: Output,
    show_diff: Callable[[], str],
    refuse: Callable[[str], None],
) -> str:
    """Return YES, NO or BACK, after the diff and the help as often as wanted.

    `take` asks a question and returns what was typed, and `refuse` tells that it means nothing.
    """
    while True:
        word = take(SAVE)
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
