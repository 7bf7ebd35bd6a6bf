"""Settings of Obsidian's daily notes that mdrel cannot use (MDR505)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.parse.markdown.shorten import shorten


def check(_snapshot: Snapshot, policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem where Obsidian's folder or format of daily notes cannot be read.

    There is none where `mdrel.toml` says how daily notes are called.
    """
    reading = policy.reading
    if unread := reading.unread_daily:
        what = unread.setting.partition(" ")[0].removeprefix("daily_")
        place = f"in {reading.daily_folder} " if reading.daily_folder else ""
        message = (
            f"Obsidian's {what} of daily notes cannot be read ('{shorten(unread.text)}'); "
            f"notes {place}called {reading.daily_format} are taken for them"
        )
        yield replace(
            problem("MDR505", unread.path, message),
            hint="Write in mdrel.toml below [notes], as your daily notes are called: "
            f"{unread.setting}",
        )
