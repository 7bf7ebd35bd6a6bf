"""Asks whether to save, in the same words at the end of every guided command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from mdrel.app.guides.words import BACK, DIFF, HELP, NO, QUIT, SAVE, SAVE_HELP, YES

# What may be typed or pressed, and what it means.
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
        """Print lines to read."""

    def show(self, text: str) -> None:
        """Print lines of a diff as they are."""


def ask_to_save(
    take: Callable[[str], str],
    voice: Voice,
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
