"""Makes and reads the list of what may have been talks: a place, what it was, and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mdrel.app.guides.find_possible import Wanted, find_possible, find_unlikely
from mdrel.app.guides.possible_talk import PossibleTalk
from mdrel.app.guides.talk_questions import say_possible
from mdrel.app.guides.triage_file import read_list
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.views.fields.days import PossibleTalk as Item
from mdrel.views.terminal.text import show

_TALK, _NONE, _OPEN = "talk", "none", "-"
_WORDS = {
    **dict.fromkeys((_TALK, "y", "yes"), _TALK),
    **dict.fromkeys((_NONE, "n", "no"), _NONE),
    **dict.fromkeys((_OPEN, ""), _OPEN),
}


@dataclass(frozen=True, slots=True)
class TalkList:
    """What a list decides, and a sentence for each line that decides nothing."""

    talks: tuple[PossibleTalk, ...]
    none: tuple[PossibleTalk, ...]
    remarks: tuple[str, ...]


def list_possible(session: Session, *, is_all: bool) -> list[PossibleTalk]:
    """Return what may have been a talk, the likely ones first and of each the latest first.

    With `is_all` also what was asked about.
    """
    wanted = Wanted(is_all=is_all, is_tried=True)
    return [*find_possible(session, wanted=wanted), *find_unlikely(session, wanted)]


def make_rows(session: Session, *, is_all: bool) -> Iterator[tuple[str, str, str]]:
    """Yield a row for each: its place, a dash to be replaced, and what a reader sees of it."""
    for each in list_possible(session, is_all=is_all):
        said = say_possible(each, session.today)
        yield each.place, _OPEN, said if each.is_likely else f"less likely: {said}"


def make_item(each: PossibleTalk) -> Item:
    """Return what `triage --talks --print --json` says of one."""
    return {
        "path": each.path,
        "line": each.line,
        "on": each.on.isoformat(),
        "people": [who.slug for who in each.people],
        "text": each.words,
        "likely": each.is_likely,
    }


def read_talks(session: Session, source: str) -> TalkList:
    """Return what the lines of a list decide, each a place, a tab, and `talk`, `none` or `-`.

    Raises UsageError where the file cannot be read.
    """
    known: dict[str, list[PossibleTalk]] = {}
    for each in list_possible(session, is_all=True):
        known.setdefault(_show_place(each.place), []).append(each)

    def read(line: str) -> tuple[str, str]:
        place, tab, rest = line.strip().partition("\t")
        word = _WORDS.get(rest.partition("\t")[0].strip().lower())
        if not tab or word is None:
            raise UsageError(f"a line is a place, a tab and {_TALK}, {_NONE} or {_OPEN}")
        if place not in known:
            raise UsageError(f"{place} is not asked about")
        return place, word

    decided, remarks = read_list(source, read, known.__contains__)
    talks, none = (
        tuple(each for place, word in decided.items() if word == wanted for each in known[place])
        for wanted in (_TALK, _NONE)
    )
    return TalkList(talks, none, remarks)


def _show_place(place: str) -> str:
    """Return a place as a printed list has it: a path may hold tabs, and blanks at its ends."""
    return show(place).strip()
