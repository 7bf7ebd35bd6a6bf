"""Commands that a text tells to type, with the vault and the day of the call that says it.

A command that is copied from a screen is then about the same notes and the same day. A call without
--vault and --today leaves the text as it is.
"""

from __future__ import annotations

import re

from mdrel.command_table import COMMANDS

MDREL = "mdrel"
# Of these the day changes nothing.
_TIMELESS = {
    "check", "config", "doctor", "edit", "explain", "feed", "find", "git", "serve", "service",
    "undo", "watch",
}  # fmt: skip
# These are about no vault, or about another.
_TIMELY = COMMANDS.keys() - _TIMELESS - {"demo", "init", "completion"}
_CALLED = re.compile(
    rf"(?<![\w./-]){MDREL} (?=(?:({'|'.join(_TIMELESS)})|{'|'.join(_TIMELY)})(?![\w-]))"
)
_DAY = " --today "


def call_again(text: str, call: str) -> str:
    """Return `text` with each command of mdrel that it names as it is to be typed.

    `call` is how mdrel was called: `mdrel --vault ~/Notes --today 2026-11-22`.
    """
    if call == MDREL:
        return text
    without_day = call.partition(_DAY)[0]
    return _CALLED.sub(lambda named: f"{without_day if named[1] else call} ", text)
