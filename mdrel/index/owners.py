"""Decides who owes a task, and which contacts it concerns (F72-F77).

It reads no text: what a line says of people is in `TaskLine.named`. Here names become contacts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from mdrel.index.attendee import ME, THIRD
from mdrel.index.owner_rules import RULES, Kind, Owners, TaskNote, list_contacts, list_known
from mdrel.model.note import Place, TaskLine

_BESIDE_DAY = frozenset({Place.FIELD, Place.BRACKETS, Place.AT_LAST, Place.ASSIGNED})


class Verdict(Struct, frozen=True):
    """The contacts that a task concerns, by path, and whether they owe it.

    It also has the rule that decided, and whether the owner stands where a day beside them is the
    task's. Without people the task is nobody's promise here.
    """

    people: tuple[str, ...]
    is_theirs: bool
    rule: str
    has_day_beside: bool = False


def decide(task: TaskLine, note: TaskNote) -> Verdict:
    """Return who owes `task` and which contacts it concerns.

    The first rule that fits decides. Where none fits, I owe it.
    """
    if task.is_no_promise:
        return Verdict((), is_theirs=False, rule="F79")
    # What a rule goes by is a tag or a name.
    places = {named.place for named in task.named}
    for number, at, rule in RULES if task.tags or places else ():
        if (task.tags if at is None else not places.isdisjoint(at)) and (
            owners := rule(task, note)
        ):
            verdict = _settle(owners, number, task, note)
            return replace(verdict, has_day_beside=at is not None and at <= _BESIDE_DAY)
    return Verdict(_whom(task, note), is_theirs=False, rule="F76")


def _settle(owners: Owners, number: str, task: TaskLine, note: TaskNote) -> Verdict:
    """Return the verdict on a task that `owners` owe.

    I owe it where I am among them. Otherwise the contacts among them owe it, or nobody here does.
    """
    contacts = tuple(dict.fromkeys(who for who in owners if isinstance(who, str)))
    if ME in owners:
        return Verdict(
            tuple(dict.fromkeys((*_whom(task, note), *contacts))), is_theirs=False, rule=number
        )
    return Verdict(contacts, is_theirs=bool(contacts), rule=number if contacts else "F77")


def _whom(task: TaskLine, note: TaskNote) -> tuple[str, ...]:
    """Return the contacts that a task of mine concerns.

    They are its objects, and the people of the note. In a conversation they are those of its people
    that the task names, where it names some.
    """
    objects = list_contacts(
        task, note, (Place.OBJECT, Place.ADDRESSED, Place.TOGETHER, Place.AT_LAST)
    )
    if note.kind is Kind.TALK:
        named = dict.fromkeys(
            (*objects, *note.cast.contacts(task.links), *note.cast.mentioned(task.text))
        )
        if any(path in note.people for path in named):
            return tuple(path for path in named if path in note.people or path in objects)
        if not objects and THIRD in list_known(task, note, Place.OBJECT):
            return ()
    return tuple(dict.fromkeys((*note.people, *objects)))


def find_regulars(people: Collection[Iterable[str]]) -> tuple[str, ...]:
    """Return who took part on half of a note's days or more, or all where nobody did.

    `people` are those of each day.
    """
    times = Counter(chain.from_iterable(people))
    return tuple(path for path, number in times.items() if 2 * number >= len(people)) or tuple(
        times
    )
