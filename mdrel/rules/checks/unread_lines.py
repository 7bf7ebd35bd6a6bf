"""Lines of contacts' notes that tell of a talk, perhaps, and are not read (MDR305, MDR310).

Those below headings that are not read are one remark for each note. A day on which another note
has a talk with the person is told already.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Source
from mdrel.model.diagnostic import Diagnostic, LinesBelow
from mdrel.model.policy import Reading
from mdrel.model.snapshot import Snapshot
from mdrel.parse.entries.unread import report_unread

_LINES, _UNDATED = "MDR305", "MDR310"


def merge_unread(
    problems: Iterable[Diagnostic],
    contacts: Iterable[Contact],
    reading: Reading,
    *,
    is_each: bool = False,
) -> list[Diagnostic]:
    """Return the problems, with one for all dated lines of a note that are not read.

    With `is_each` each line has one of its own. Lines of days that are told are left out.
    """
    kept: list[Diagnostic] = []
    lines: dict[str, list[Diagnostic]] = {}
    for each in problems:
        if each.code == _UNDATED or (each.code == _LINES and each.lines):
            lines.setdefault(each.path, []).append(each)
        else:
            kept.append(each)
    if not lines:
        return kept
    days = {each.path: _told_days(each) for each in contacts if each.path in lines}
    for path, found in lines.items():
        unread: list[LinesBelow] = []
        for each in found:
            if each.after in days.get(path, ()):
                continue
            if each.code == _UNDATED:
                kept.append(each)
            else:
                unread += each.lines
        for lines_told in [[line] for line in unread] if is_each else [unread]:
            kept += report_unread(path, lines_told, reading.sections)
    return kept


def count_unread(snapshot: Snapshot, reading: Reading, today: date) -> dict[str, int]:
    """Return how many dated lines of a contact's note are not read (MDR305), by path."""
    lines = [
        each
        for each in snapshot.diagnostics
        if each.code == _LINES and each.lines and (each.after is None or each.after < today)
    ]
    return {each.path: each.count for each in merge_unread(lines, snapshot.contacts, reading)}


def _told_days(contact: Contact) -> set[date | None]:
    """Return the days of the talks with a contact that count."""
    return {
        talk.on
        for talk in contact.conversations
        if not (talk.is_plan or talk.channel is Channel.ATTEMPT or talk.source is Source.STATED)
    }
