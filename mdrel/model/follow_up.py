"""A task that concerns a contact: a follow-up if it has a date, else a promise."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mdrel.model.span import Span


class FollowUp(Struct, frozen=True, omit_defaults=True, gc=False):
    """One task line.

    `text` is bare: without marker, dates and tags of tasks, and without words that say no more
    than whose it is (`me: `, ` @me`). `more` is the text with these words, and is empty where there
    are none. `is_theirs` is true when the other side owes it. `is_cancelled` is true of what was
    moved on as well. `block_id` is Obsidian's `^id` without the caret, or empty. `rule` is the
    number of the rule of `mdrel.model.format_rules` that says who owes. `since` is the date of the
    entry or note the task stands in, where one is known.
    """

    text: str
    path: str
    span: Span
    due_on: date | None = None
    done_on: date | None = None
    since: date | None = None
    is_done: bool = False
    is_cancelled: bool = False
    is_theirs: bool = False
    block_id: str = ""
    rule: str = ""
    more: str = ""

    def is_old(self, today: date, days: int) -> bool:
        """Whether it is a promise older than `days`.

        Its age counts from the day of its entry or dated note. Without a known day it is never old.
        """
        return self.due_on is None and self.since is not None and (today - self.since).days > days

    @property
    def written(self) -> str:
        """The text with the words that say whose it is, by which an edit or an event finds it."""
        return self.more or self.text

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return not (self.is_done or self.is_cancelled)
