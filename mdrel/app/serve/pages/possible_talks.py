"""The page that asks which uncounted lines and notes were talks, and writes all at once (F55).

It asks about what `mdrel triage --talks` asks about. What was shown and not ticked is remembered,
so that the next ones come up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from mdrel.app.editing.actions import Plan
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.environment.clock import make_token
from mdrel.app.guides.find_possible import Wanted, find_possible, find_unlikely
from mdrel.app.guides.guide import keep_writable
from mdrel.app.guides.possible_talk import PossibleTalk, find_countable
from mdrel.app.guides.settled import forget_settled, read_settled, remember_settled
from mdrel.app.guides.talk_list import make_item
from mdrel.app.serve.pages.current import Days
from mdrel.app.serve.pages.found_talks import (
    ALWAYS,
    MOST,
    find_others,
    find_talks,
    list_countable,
    name_days,
    take_talks,
)
from mdrel.app.serve.pages.review import read_week
from mdrel.app.serve.pages.site import Ask, Page, Said, Site
from mdrel.app.serve.pages.talk_keys import NamedTalk, may_hold, name_talks
from mdrel.app.serve.pages.writing import carry_out, make_unkept
from mdrel.app.session import Session
from mdrel.errors import UsageError, WriteError
from mdrel.views.items import Item
from mdrel.views.terminal.text import count, short_day
from mdrel.views.web.address import Opener
from mdrel.views.web.possible_talks import make_told
from mdrel.write.edits import Edit

# What an undo names where nothing was written: no operation of the journal begins so.
_UNWRITTEN = "no-talks-"
# What stands in a field between the key of a talk and the number of one of its people.
_OF = "."
_GONE = "gone or changed since this page was shown; nothing was written for that"
_LOOK = "Look at what is there now."


def show(ask: Ask) -> Page:
    """Return the latest ones, of one week where the address names one."""
    today, week = ask.current.build.today, ask.query.get("week", "")
    data = _make_rows(ask, find_talks(ask, _read_days(ask))) | {
        "is_less": False,
        "week": f"the week of {short_day(read_week(week), today)}" if week else "",
        "week_address": f"/review/{week}",
    }
    return Page("possible_talks", "Possible talks", data)


def show_others(ask: Ask) -> Page:
    """Return the latest of those that are less likely."""
    data = _make_rows(ask, find_others(ask)) | {"is_less": True, "week": "", "week_address": ""}
    return Page("less_likely_talks", "Less likely talks", data)


def _make_rows(ask: Ask, found: Sequence[NamedTalk]) -> dict[str, object]:
    taken, left = take_talks(ask, found)
    today, opener = ask.current.build.today, ask.current.opener
    return {"rows": [_make_row(each, today, opener) for each in taken], "left": left}


def _make_row(each: NamedTalk, today: date, opener: Opener) -> dict[str, object]:
    talk = each.talk
    day = short_day(talk.on, today, weekday=True)
    return {
        "key": each.key,
        "is_guess": talk.asks_who,
        "fields": _list_fields(each),
        "told": make_told(talk.words, day, talk.people, (talk.path, talk.line), opener),
    }


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel triage --talks --print --json` says, of a week the likely ones alone."""
    found = find_talks(ask, _read_days(ask))
    found += [] if "week" in ask.query else find_others(ask)
    return [make_item(each.talk) for each in list_countable(ask, found)]


def list_others(ask: Ask) -> list[Item]:
    """Return the less likely ones alone."""
    return [make_item(each.talk) for each in list_countable(ask, find_others(ask))]


def _read_days(ask: Ask) -> Days:
    week = ask.query.get("week", "")
    return name_days(read_week(week)) if week else ALWAYS


class Answer(NamedTuple):
    """What a form answers: how many talks a command makes count, and the marks of the `others`.

    `number` is how many lines and notes these are. `remarks` say what is ticked and not written.
    """

    talks: int
    command: NoteCommand
    others: Collection[str]
    number: int
    remarks: tuple[str, ...]


def save(site: Site, form: Mapping[str, str]) -> Said:
    """Make each ticked one count, all by one command, and remember the others as no talks.

    Raises UsageError where a form asks about nothing or too much, WriteError where all of it is
    gone, or nothing can be kept.
    """
    session = site.open_session()
    answer = _read_answer(session, form)
    if not answer.talks:
        return _remember_only(site, answer)
    title = "1 talk counts now" if answer.talks == 1 else f"{answer.talks} talks count now"
    said = carry_out(site, session, Plan(answer.command, title))
    if not answer.others:
        return replace(said, remarks=(*said.remarks, *answer.remarks))
    if _remember(site, answer.others, said.undo):
        words = f"{count(answer.number, 'other')} remembered as no talk."
    else:
        words = "The others cannot be remembered: they are asked about again."
    return replace(said, remarks=(*said.remarks, *answer.remarks, words))


def _remember_only(site: Site, answer: Answer) -> Said:
    if not answer.others:
        raise WriteError(" ".join(answer.remarks) or f"All of these lines are {_GONE}", _LOOK)
    operation = f"{_UNWRITTEN}{make_token()[:12]}"
    if not _remember(site, answer.others, operation):
        raise make_unkept()
    words = f"{_count_lines(answer.number)} remembered as no talk; no note was changed"
    return Said(words, undo=operation, remarks=answer.remarks)


def _remember(site: Site, marks: Collection[str], operation: str) -> bool:
    """Remember what was no talk, with the operation that takes that back; whether it is kept."""
    known = frozenset(read_settled(site.vault))
    is_kept = remember_settled(site.vault, marks)
    if is_kept:
        site.keep_settled(operation, [each for each in marks if each not in known])
    return is_kept


def _read_answer(session: Session, form: Mapping[str, str]) -> Answer:
    """Return what a form answers, found anew in the notes as they are now.

    A line that another page settled meanwhile still counts where it is ticked here.
    """
    asked = dict.fromkeys(form.get("asked", "").split())
    if not 0 < len(asked) <= MOST:
        raise UsageError(
            f"A form asks about 1 to {MOST} lines and notes, this one about {len(asked)}; "
            "nothing was written"
        )
    wanted = Wanted(is_all=True, is_asked=lambda path: may_hold(asked, path))
    found = [*find_possible(session, wanted=wanted), *find_unlikely(session, wanted)]
    here = [each for each in name_talks(found) if each.key in asked]
    chosen = {each.key: talk for each in here if (talk := _choose(each, form))}
    countable = find_countable(tuple(chosen.values()), session.vault, session.lexicon)
    ids = {id(each) for each in countable}
    would = {key: talk for key, talk in chosen.items() if id(talk) in ids}
    command, refused = _make_command(session, would.values())
    written = {each.path for each in command.changes}
    talks = {key for key, talk in would.items() if talk.path in written}
    left = {each.mark for each in here if each.key in chosen.keys() - talks}
    none = [each for each in here if each.key not in chosen and each.mark not in left]
    gone = len(asked.keys() & {name.partition(_OF)[0] for name in form}) - len(would)
    remarks = [f"{_count_lines(gone)} {_GONE}."] if gone else []
    remarks += [f"Left out: {why}" for why in refused.values()]
    what = f"--talks: {count(len(talks), 'talk')}"
    others = dict.fromkeys(each.mark for each in none)
    return Answer(len(talks), replace(command, what=what), others, len(none), tuple(remarks))


def _choose(each: NamedTalk, form: Mapping[str, str]) -> PossibleTalk | None:
    """Return a talk with those who were there, as they are ticked, None where it is no talk.

    Where nobody is ticked and the talk is, all of them were.
    """
    talk = each.talk
    there = [at for at, name in enumerate(_list_fields(each)) if name in form]
    if there:
        return replace(talk, edits=tuple(talk.edits[at] for at in there))
    return talk if each.key in form else None


def _list_fields(each: NamedTalk) -> list[str]:
    """Return the fields that say who was there, where nothing else does and there are several."""
    number = len(each.talk.people) if each.talk.asks_who else 0
    return [f"{each.key}{_OF}{at}" for at in range(1, number + 1)] if number > 1 else []


def _make_command(
    session: Session, talks: Iterable[PossibleTalk]
) -> tuple[NoteCommand, Mapping[str, str]]:
    """Return the command that makes talks count, and by note why which cannot be written."""
    edits: dict[str, list[Edit]] = {}
    for each in talks:
        edits.setdefault(each.path, []).extend(each.edits)
    changes = tuple(NoteChange(path, tuple(each)) for path, each in edits.items())
    editor = Editor(session.vault, session.lexicon)
    return keep_writable(editor, NoteCommand("triage", "", changes))


def _count_lines(number: int) -> str:
    return count(number, "line or note", "lines and notes")


def is_unwritten(operation: str) -> bool:
    """Whether an undo is of a form that remembered only, which the journal does not know."""
    return operation.startswith(_UNWRITTEN)


def take_back(site: Site, operation: str) -> Said:
    """Ask again about what a form remembered that wrote nothing.

    Raises UsageError where it was taken back already, WriteError where that cannot be kept.
    """
    if operation not in site.settled:
        raise UsageError("That was taken back already")
    if not ask_again(site, operation):
        raise make_unkept()
    site.done.clear()  # a form done before may be meant once more
    return Said("Undone: all of these are asked about again")


def ask_again(site: Site, operation: str) -> bool:
    """Ask again about what was remembered with an operation, and return whether that is kept."""
    is_kept = forget_settled(site.vault, site.settled.get(operation, ()))
    if is_kept:
        site.settled.pop(operation, None)
    return is_kept
