"""Finds what may have been a talk and does not count, in the notes of some days (F55)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from mdrel.app.guides.possible_talk import PossibleTalk, find_countable
from mdrel.app.guides.settled import read_settled
from mdrel.app.guides.uncounted_lines import list_lines
from mdrel.app.guides.uncounted_notes import Listing, list_notes
from mdrel.app.line_report.told_note import ToldNote
from mdrel.app.session import Session
from mdrel.model.talk_codes import TALK_CODES, TALK_NOTE_CODES
from mdrel.parse.dates.daily_name import daily_day
from mdrel.rules.checks.linked_talks import map_listing
from mdrel.rules.checks.notices import Notice, notice_talks
from mdrel.vault.read import read_note

# The lines of each note, with the code of what was found there, if it has one.
Places = dict[str, set[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: also what was asked about before (`is_all`), in notes that `is_asked`.

    With `is_tried` each is tried at once, and what would not count is left out.
    """

    is_all: bool = False
    is_tried: bool = False
    is_asked: Callable[[str], bool] = bool


_ANY = Wanted()


def find_possible(
    session: Session, first: date = date.min, last: date = date.max, wanted: Wanted = _ANY
) -> list[PossibleTalk]:
    """Return what is likely a talk of those days and would count if said so, latest first."""
    places: Places = {}
    for each in session.list_each(*TALK_CODES):
        if wanted.is_asked(each.path):
            places.setdefault(each.path, set()).add((each.code, each.span.line))
    return _find(session, places, (first, last), wanted, is_likely=True)


def find_unlikely(session: Session, wanted: Wanted = _ANY) -> list[PossibleTalk]:
    """Return the other lines of daily notes that link a contact, latest first.

    They have no word of contact, or tell rather of a plan, a memory or others.
    """
    places: Places = {}
    for path, note in session.index.notes.items():
        if note.passed and wanted.is_asked(path) and daily_day(path, session.lexicon):
            found = {(each.code, each.span.line) for each in note.passed if each.may_be_talk}
            if found:
                places[path] = found
    return _find(session, places, (date.min, date.max), wanted, is_likely=False)


def notice_possible(session: Session) -> tuple[Notice, ...]:
    """Return the notice of how many likely ones `triage --talks` would ask about."""
    return notice_talks(len(find_possible(session, wanted=Wanted(is_tried=True))))


def _find(
    session: Session,
    places: Places,
    days: tuple[date, date],
    wanted: Wanted,
    *,
    is_likely: bool,
) -> list[PossibleTalk]:
    """Return what is found at some places, latest first."""
    first, last = days[0], min(days[1], session.today)
    settled = frozenset(() if wanted.is_all else read_settled(session.vault))
    # A daily note is of one day, which its name tells: those of others are not opened.
    paths = [
        path
        for path, lines in places.items()
        if first <= (_find_day(session, path, lines) or last) <= last
    ]
    talks: list[PossibleTalk] = []
    listing = map_listing(session.snapshot) if is_likely else {}
    for path in session.progress(paths, len(paths)):
        found = [
            each
            for each in _list_in_note(session, path, places[path], listing)
            if each.is_likely is is_likely and first <= each.on <= last and each.mark not in settled
        ]
        if wanted.is_tried:
            found = find_countable(found, session.vault, session.lexicon)
        talks += found
    return sorted(talks, key=lambda each: (-each.on.toordinal(), each.path, each.line))


def _find_day(session: Session, path: str, places: set[tuple[str, int]]) -> date | None:
    """Return the day of a daily note, which its name tells: those of other days are not opened."""
    if any(code in TALK_NOTE_CODES for code, _ in places):
        return None
    return daily_day(path, session.lexicon)


def _list_in_note(
    session: Session, path: str, places: set[tuple[str, int]], listing: Listing
) -> Iterator[PossibleTalk]:
    note, (text, _) = session.index.notes.get(path), read_note(session.vault, path)
    if note is not None and text is not None:
        told = ToldNote(session, session.gatherer.settle(note), text)
        yield from list_lines(told, places)
        yield from list_notes(told, places, listing)
