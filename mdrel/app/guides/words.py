"""The keys and sentences that all guided commands share."""

from __future__ import annotations

from mdrel.errors import MdrelError

BACK, HELP, QUIT, DIFF, YES, NO = "b", "?", "q", "d", "y", "n"
KEYS = "Enter takes what is in brackets · ? explains · b goes back · q stops and keeps your answers"
SAVE = "Save? [y/N], d shows the diff, b goes back: "
SAVE_KEYS = "y saves, n does not, d shows the diff, b goes back."
SAVE_HELP = (
    "y saves all of it, and one `mdrel undo` takes it back.",
    "n saves nothing and keeps your answers, and so does Enter (at a terminal the second one).",
    "d shows what would be written, line by line.",
)
SAVE_EMPTY = "  Enter alone does not save: y saves, n does not."
FIRST = "  This is the first question."
NOTHING_TO_SAVE = "There is nothing to save."
UNREMEMBERED = (
    "What was none cannot be remembered, as the state folder cannot be written: it is asked about "
    "again."
)
STOPPED = "Stopped; nothing was written"
ENDED = "The input ended before the last answer; nothing was written"


def say_kept(command: str) -> str:
    """Return what becomes of the answers of a guided command that was stopped."""
    return f"Your answers are kept: `{command}` goes on from here, `{command} --fresh` starts over."


def say_unsaved(command: str) -> str:
    """Return what is said where the person does not want to save, or stops at a question."""
    return f"Nothing was written. {say_kept(command)}"


def say_refused(error: MdrelError) -> str:
    """Return why an answer cannot be taken or written, and what to do."""
    return f"  {error.message}. {error.hint}".rstrip()


def say_no_key(key: str, keys: str) -> str:
    """Return what is said of a key that means nothing here."""
    return f"  '{key}' is not a key here. {keys}"
