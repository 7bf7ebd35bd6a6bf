"""The rules by which a name in a task tells who owes it, in their order (F73-F75).

This is an ordered table of rules. Each goes from a task and the note it stands in to its owners.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from msgspec import Struct

from mdrel.index.attendee import ME, THIRD, Who
from mdrel.index.cast import Cast
from mdrel.model.note import Named, Place, TaskLine
from mdrel.model.words.given_names import begins_with_given_name
from mdrel.model.words.task_owners import (
    COLLECTIVES,
    CONTEXTS,
    DEPARTMENTS,
    PARTIES,
    THEIRS_TAGS,
)


class Kind(Enum):
    """What a note is to the tasks in it."""

    OWN = "a contact's note"
    TALK = "a note of a conversation that counts"
    ELSEWHERE = "any other note"


class TaskNote(Struct, frozen=True):
    """The note a task stands in.

    `people` are the contacts whose note it is, or who took part. `others` is how many people
    besides you the note deals with.
    """

    kind: Kind
    people: tuple[str, ...]
    others: int
    cast: Cast


Owners = tuple[Who, ...]
_AT_START = frozenset({Place.HANDED, Place.SUBJECT, Place.PRESUMED})
_OTHERS = COLLECTIVES | DEPARTMENTS | PARTIES
Rule = Callable[[TaskLine, TaskNote], Owners]


def list_contacts(task: TaskLine, note: TaskNote, places: Iterable[Place]) -> tuple[str, ...]:
    """Return the contacts that a task names at `places`."""
    if not task.named:
        return ()
    named = [each for place in places for each in task.named if each.place is place]
    found = dict.fromkeys(who for who in map(note.cast.find, named) if isinstance(who, str))
    return tuple(found)


def list_known(task: TaskLine, note: TaskNote, *places: Place) -> Owners:
    """Return those a task names at `places`, as far as they are anybody's names."""
    if not task.named:
        return ()
    found = (note.cast.find(named) for named in task.named if named.place in places)
    return tuple(who for who in found if who is not None)


def _is_tagged(task: TaskLine, note: TaskNote) -> Owners:
    """Return the owners of a task that is tagged `#waiting` or `#theirs`.

    They are whoever else the line says, else those whose note it is, else those it names.
    """
    if THEIRS_TAGS.isdisjoint(task.tags):
        return ()
    for _, _, rule in RULES[1:]:
        owners = tuple(who for who in rule(task, note) if who is not ME)
        if owners:
            return owners
    named = list_known(task, note, Place.ADDRESSED, Place.TOGETHER)
    if note.kind is Kind.OWN:
        return named or note.people
    objects = list_contacts(task, note, (Place.OBJECT, Place.AT_LAST))
    return named or objects or note.people or note.cast.contacts(task.links)


def _has_field(task: TaskLine, note: TaskNote) -> Owners:
    """Return X for `(owner: X)`, `[owner:: X]` and `[assignee:: X]`.

    This holds also where nobody has that name.
    """
    fields: Iterable[Named] = (named for named in task.named if named.place is Place.FIELD)
    return tuple(note.cast.find(named) or THIRD for named in fields)


def _names_first(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where the task begins with `@X`."""
    return (
        list_known(task, note, Place.AT_FIRST)
        or _absent(task, note, Place.AT_FIRST)
        or _unknown(task, note, Place.AT_FIRST)
        or _by_handle(task, note, Place.AT_FIRST)
    )


def _names_in_brackets(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where the task ends with `(X)` and all in the brackets are people."""
    found = [note.cast.find(named) for named in task.named if named.place is Place.BRACKETS]
    if not any(found) and note.kind is Kind.TALK:
        if _is_collective(task, Place.BRACKETS):
            return (THIRD,)
        return _absent(task, note, Place.BRACKETS) or _unknown(task, note, Place.BRACKETS)
    if not all(found):
        return ()
    return tuple(who for who in found if who is not None)


def _names_last(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where the task ends with `@X`, in a conversation note and in X's own note.

    The same holds where X is me. Elsewhere it means a task with X.
    """
    known = list_known(task, note, Place.AT_LAST)
    if note.kind is Kind.TALK:
        return known or _by_handle(task, note, Place.AT_LAST)
    return tuple(who for who in known if who is ME or who in note.people)


def _begins_with_owner(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where the task begins with X and `to`, `will`, an arrow, a colon or a dash.

    Where nobody has the name it is somebody else, as it is for the team.
    """
    if known := list_known(task, note, *_AT_START):
        return known
    if note.kind is Kind.ELSEWHERE:
        return ()
    others = _OTHERS if note.kind is Kind.TALK else COLLECTIVES
    is_other = any(
        named.link.target.casefold() in others
        or (named.place is Place.SUBJECT and named.link.target[:1].isupper())
        or (named.place is Place.PRESUMED and note.kind is Kind.TALK)
        for named in task.named
        if named.place in _AT_START
    )
    return (THIRD,) if is_other else _absent(task, note, *_AT_START)


def _names_doer(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where a topic stands before `X to`, or for `to be signed by X`."""
    return list_known(task, note, Place.DOER) or _unknown(task, note, Place.DOER)


def _assigns(task: TaskLine, note: TaskNote) -> Owners:
    """Return X behind the label of an action, or last behind a dash, in a conversation note.

    A link that leads to no contact is as often a project there (`- [[Harbour Bridge]]`).
    """
    if note.kind is not Kind.TALK:
        return ()
    found = (
        (named, note.cast.find(named)) for named in task.named if named.place is Place.ASSIGNED
    )
    known = tuple(who for named, who in found if who and not (who is THIRD and named.link.is_link))
    return known or _unknown(task, note, Place.ASSIGNED)


def _unknown(task: TaskLine, note: TaskNote, place: Place) -> Owners:
    """Return a third person where what a task names at `place` is a given name.

    In notes that are neither a contact's nor a conversation's nothing depends on it.
    """
    return (
        (THIRD,)
        if note.kind is not Kind.ELSEWHERE
        and any(
            named.place is place and begins_with_given_name(named.link.target)
            for named in task.named
        )
        else ()
    )


def _by_handle(task: TaskLine, note: TaskNote, place: Place) -> Owners:
    """Return a third person for `@Zed`, `@Legal` or `@team` in a conversation note.

    Names begin with a capital, and contexts may (`@Home`).
    """
    said = [named.link.target for named in task.named if named.place is place]
    is_somebody = any(
        target.casefold() in COLLECTIVES | DEPARTMENTS
        or (target[:1].isupper() and target.partition(" ")[0].casefold() not in CONTEXTS)
        for target in said
    )
    return (THIRD,) if is_somebody and note.kind is Kind.TALK else ()


def _is_collective(task: TaskLine, place: Place) -> bool:
    """Whether a task names the team or the like at `place`, which is nobody in particular."""
    named = (each.link.target.casefold() for each in task.named if each.place is place)
    return any(target in COLLECTIVES for target in named)


def _absent(task: TaskLine, note: TaskNote, *places: Place) -> Owners:
    """Return a third person where a task names at `places` a contact who was not there.

    A first name alone does not tell that contact's promises, but that they are nobody's here.
    """
    is_named = note.kind is not Kind.ELSEWHERE and any(
        named.place in places and note.cast.is_absent(named) for named in task.named
    )
    return (THIRD,) if is_named else ()


def _begins_with_pronoun(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where the task begins with she, he or they, and then the same words.

    This holds in X's own note, and in a conversation with X alone.
    """
    is_said = any(named.place is Place.PRONOUN for named in task.named)
    return (
        note.people
        if is_said and (note.kind is Kind.OWN or (note.kind is Kind.TALK and note.others == 1))
        else ()
    )


def _begins_with_several(task: TaskLine, note: TaskNote) -> Owners:
    """Return the several people that a task in a conversation note begins with.

    A colon or a dash must follow, and `meet` or a word like it.
    """
    return list_known(task, note, Place.TOGETHER) if note.kind is Kind.TALK else ()


def _begins_with_object(task: TaskLine, note: TaskNote) -> Owners:
    """Return me where a task begins with X, a colon or a dash, and words that speak to X.

    Where X is no contact, I owe it to none.
    """
    known = list_known(task, note, Place.ADDRESSED, Place.TOGETHER)
    return () if not known else (THIRD,) if all(who is THIRD for who in known) else (ME,)


def _waits(task: TaskLine, note: TaskNote) -> Owners:
    """Return X where the task waits for X."""
    return (
        list_known(task, note, Place.AWAITED)
        or _unknown(task, note, Place.AWAITED)
        or _absent(task, note, Place.AWAITED)
        or ((THIRD,) if note.kind is Kind.TALK and _awaits_party(task) else ())
    )


def _awaits_party(task: TaskLine) -> bool:
    """Whether a task waits for whom one deals with: `waiting for the bank to confirm`."""
    awaited = (named.link.target for named in task.named if named.place is Place.AWAITED)
    words = (target.casefold().removeprefix("the ").removeprefix("our ") for target in awaited)
    return any(said.partition(" ")[0] in PARTIES for said in words)


def _stands_below(task: TaskLine, note: TaskNote) -> Owners:
    """Return whoever's names the task stands below, in a talk's or project's note of several."""
    if note.kind is Kind.OWN or note.others <= 1:
        return ()
    found: list[Who] = []
    for named in task.named:
        if named.place is Place.ABOVE:
            if found and not named.is_further:
                break
            if who := note.cast.find(named):
                found.append(who)
    # `Lunch with Ada` below `## Ada` speaks of her.
    return () if set(found) & set(list_contacts(task, note, (Place.OBJECT,))) else tuple(found)


# Each with the places of the names it goes by, and the first with None, since it goes by tags.
RULES: tuple[tuple[str, frozenset[Place] | None, Rule], ...] = (
    ("F73", None, _is_tagged),
    ("F73", frozenset({Place.FIELD}), _has_field),
    ("F73", frozenset({Place.AT_FIRST}), _names_first),
    ("F73", frozenset({Place.BRACKETS}), _names_in_brackets),
    ("F73", frozenset({Place.AT_LAST}), _names_last),
    ("F74", _AT_START, _begins_with_owner),
    ("F74", frozenset({Place.DOER}), _names_doer),
    ("F74", frozenset({Place.PRONOUN}), _begins_with_pronoun),
    ("F74", frozenset({Place.TOGETHER}), _begins_with_several),
    ("F74", frozenset({Place.ADDRESSED, Place.TOGETHER}), _begins_with_object),
    ("F74", frozenset({Place.AWAITED}), _waits),
    ("F74", frozenset({Place.ASSIGNED}), _assigns),
    ("F75", frozenset({Place.ABOVE}), _stands_below),
)
