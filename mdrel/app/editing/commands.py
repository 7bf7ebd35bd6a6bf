"""Plans what the writing commands do as edits of notes.

The plans are pure, and `app.editing` carries them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mdrel.app.editing.editor import NoteChange, NoteCommand
from mdrel.app.input.conversation_line import ParsedLine, read_words
from mdrel.app.session import Session
from mdrel.errors import UsageError, WriteError
from mdrel.index.resolve import Resolver
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel
from mdrel.model.level import Circle, Level
from mdrel.model.note import Link
from mdrel.parse.classify.note_path import INDEX_NAMES
from mdrel.write.edits import (
    AddEntry,
    AddLevel,
    AddTask,
    Edit,
    RemoveProperty,
    SetProperty,
    TickTask,
)

PATH = (Level.TARGET, Level.TENTATIVE, Level.TRANSACTIONAL, Level.TRUSTED)
_UNLINKABLE = frozenset("[]|#^")
PLAN = "Log a conversation after it happens. To plan one: mdrel set WHO next_contact=DATE"
OWE = (RemoveProperty("owe_reply"), RemoveProperty("owe_reply_about"))


@dataclass(frozen=True, slots=True)
class LoggedConversation:
    """A conversation to log: what was said on which day, and what follows from it."""

    words: ParsedLine
    on: date
    next_on: date | None = None
    promises: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def check_channel(session: Session, word: str) -> None:
    """Raise UsageError where a word is no channel's."""
    channels = session.lexicon.channels
    if word.lower() not in channels:
        known = ", ".join(sorted({str(each) for each in channels.values()}))
        raise UsageError(
            f"'{word}' is no channel", f"Say one of {known}, or a word of yours from mdrel.toml."
        )


def read_talk(
    session: Session, words: str, channel: str = "", on: date | None = None
) -> LoggedConversation:
    """Return the talk that the words of a command line say.

    Raises UsageError, NobodyError or AmbiguousError.
    """
    channel = channel.strip().lower()
    if channel:
        check_channel(session, channel)
    return make_talk(session, read_words(session, words, has_channel=bool(channel)), channel, on)


def make_talk(
    session: Session, said: ParsedLine, channel: str = "", on: date | None = None
) -> LoggedConversation:
    """Return the talk that the words say, with the channel and day that options give.

    Raises UsageError where the words tell another day.
    """
    if on and said.on and on != said.on:
        raise UsageError(f"{said.on} and --date {on} are two days", "Say the day once.")
    return LoggedConversation(
        replace(said, channel=channel or said.channel), on or said.on or session.today
    )


def check_targets(talk: LoggedConversation) -> None:
    """Raise UsageError where one of those contacted is no target.

    Such a contact would count for no week (M16).
    """
    for each in talk.words.people:
        if each.contact.level is not Level.TARGET:
            raise UsageError(
                (
                    f"{each.contact.name} is no target ({each.contact.level or 'no level'}); "
                    "nothing was written"
                ),
                f"To log it all the same: mdrel log {each.contact.slug} …",
            )


def make_log(session: Session, talk: LoggedConversation) -> NoteCommand:
    """Return the command that logs a conversation.

    It puts one entry into the note of the first person, which links the others. A reply that is
    owed ends, and the next contact is set for all.
    Raises UsageError where the day is to come, or nothing was said.
    """
    if talk.on > session.today:
        raise UsageError(f"{talk.on} is in the future: nothing was logged", PLAN)
    words = talk.words
    if not words.channel and not words.text:
        raise UsageError(
            "Nothing was said of the conversation",
            "Say how, or what about: mdrel log priya call: board pack",
        )
    first, *others = (each.contact for each in words.people)
    tags = tuple(dict.fromkeys((*words.tags, *talk.tags)))
    entry = AddEntry(
        talk.on,
        words.channel,
        words.text,
        words.purpose,
        tuple(link_to(session, each, first.path) for each in others),
        tags,
        talk.promises,
    )
    is_attempt = session.lexicon.channels.get(words.channel) is Channel.ATTEMPT
    changes = [
        NoteChange(
            each.contact.path,
            (
                *([entry] if each.contact is first else []),
                *_follow(each.contact, talk, is_attempt=is_attempt),
            ),
        )
        for each in words.people
    ]
    return NoteCommand(
        "log",
        " · ".join(
            filter(
                None,
                (", ".join(each.contact.name for each in words.people), words.channel, words.text),
            )
        )[:120],
        _filled(changes),
    )


def _follow(contact: Contact, talk: LoggedConversation, *, is_attempt: bool) -> Iterable[Edit]:
    """Yield what a conversation changes in the properties of whoever took part."""
    if ends_reply(contact, talk.on) and not is_attempt:
        yield from OWE
    if talk.next_on:
        yield SetProperty("next_contact", talk.next_on.isoformat())


def ends_reply(contact: Contact, on: date) -> bool:
    """Whether a conversation on that day answers a message that was set aside (M12)."""
    came = contact.profile.owe_reply
    return came is not None and came <= on


def _filled(changes: Iterable[NoteChange]) -> tuple[NoteChange, ...]:
    return tuple(change for change in changes if change.edits)


def link_to(session: Session, contact: Contact, source: str) -> str:
    """Return the text between `[[` and `]]` that links a contact from the note `source`.

    That is the note's name where it is clear, else its path. An index note's name is never clear.
    """
    resolver = Resolver(session.index.notes, (each.profile for each in session.snapshot.contacts))
    whole = contact.path.rpartition(".")[0]
    name = whole.rpartition("/")[2]
    is_clear = (
        name.casefold() not in INDEX_NAMES
        and resolver.resolve(Link(name), source).path == contact.path
    )
    target = name if is_clear else whole
    if not _UNLINKABLE.isdisjoint(target):
        raise WriteError(
            f"{contact.path} cannot be linked: its name has one of [ ] | # ^",
            "Rename the note, or log in each note by itself.",
        )
    shown = contact.name if contact.name != target and _UNLINKABLE.isdisjoint(contact.name) else ""
    return f"{target}|{shown}" if shown else target


def make_level(standing: Standing, wanted: str, on: date, why: str) -> NoteCommand:
    """Return the command that moves somebody along the path (M17).

    It sets the property and adds a dated line under `## Levels`. Raises UsageError where there is
    no such move.
    """
    contact = standing.contact
    level = _level_of(contact, wanted)
    edits: tuple[Edit, ...] = (SetProperty("level", str(level)),)
    if level is not contact.level:
        edits += (AddLevel(on, contact.level, level, why),)
    return NoteCommand(
        "level",
        f"{contact.name} {contact.level or 'no level'} -> {level}",
        (NoteChange(contact.path, edits),),
    )


def _level_of(contact: Contact, wanted: str) -> Level:
    word = wanted.strip().lower()
    if word in set(Level):
        return Level(word)
    if word not in {"up", "down"}:
        raise UsageError(f"'{wanted}' is no level", f"Say up, down, or one of {', '.join(PATH)}.")
    if contact.level is None:
        raise UsageError(
            f"{contact.name} has no level to move {word} from", f"Name one of {', '.join(PATH)}."
        )
    at = PATH.index(contact.level) + (1 if word == "up" else -1)
    if not 0 <= at < len(PATH):
        raise UsageError(
            (
                f"{contact.name} is {contact.level}: there is nothing "
                f"{'above' if word == 'up' else 'below'}"
            ),
            "To leave somebody be: mdrel archive WHO",
        )
    return PATH[at]


def make_circle(standing: Standing, wanted: str) -> NoteCommand:
    """Return the command that puts somebody into the ten or the three, or takes them out.

    These are the circles of M5 and M6. Raises UsageError for another word.
    """
    word = wanted.strip().lower()
    if word not in {*Circle, "none"}:
        raise UsageError(f"'{wanted}' is no circle", "Say ten, three or none.")
    edit: Edit = RemoveProperty("circle") if word == "none" else SetProperty("circle", word)
    return NoteCommand(
        "circle", f"{standing.contact.name} {word}", (NoteChange(standing.contact.path, (edit,)),)
    )


def make_snooze(standing: Standing, until: date | None) -> NoteCommand:
    """Return the command that keeps somebody off the agenda until a day.

    None as the day ends the snooze.
    """
    edit: Edit = (
        SetProperty("snooze_until", until.isoformat()) if until else RemoveProperty("snooze_until")
    )
    return NoteCommand(
        "snooze",
        f"{standing.contact.name} {until or 'off'}",
        (NoteChange(standing.contact.path, (edit,)),),
    )


def make_archive(standing: Standing, *, is_undone: bool) -> NoteCommand:
    """Take somebody out of everything that reminds, or back in."""
    edit: Edit = RemoveProperty("archived") if is_undone else SetProperty("archived", "true")
    return NoteCommand(
        "archive",
        f"{standing.contact.name}{' back' if is_undone else ''}",
        (NoteChange(standing.contact.path, (edit,)),),
    )


def make_owe(standing: Standing, about: str, came: date) -> NoteCommand:
    """Set a message aside (M12): the day it came, and what it is about."""
    edits: list[Edit] = [SetProperty("owe_reply", came.isoformat())]
    edits += (
        [SetProperty("owe_reply_about", about)] if about else [RemoveProperty("owe_reply_about")]
    )
    return NoteCommand(
        "answer",
        f"{standing.contact.name} owed: {about}",
        (NoteChange(standing.contact.path, tuple(edits)),),
    )


def make_drop(standing: Standing) -> NoteCommand:
    """Let a message go without an answer."""
    return NoteCommand(
        "answer", f"{standing.contact.name} let go", (NoteChange(standing.contact.path, OWE),)
    )


def make_follow_up(
    standing: Standing, text: str, due_on: date | None, since: date, *, is_theirs: bool = False
) -> NoteCommand:
    """Return the command that adds a task to somebody's note.

    A task without a day is a promise made on `since`.
    """
    task = AddTask(text, due_on, None if due_on else since, is_theirs)
    return NoteCommand(
        "follow-up",
        f"{standing.contact.name}: {task.text}",
        (NoteChange(standing.contact.path, (task,)),),
    )


def make_done(standing: Standing, words: str, on: date) -> NoteCommand:
    """Return the command that ticks the one open task whose text holds all `words`.

    Raises UsageError where no task or several tasks do.
    """
    open_tasks = [each for each in standing.contact.follow_ups if each.is_open]
    wanted = words.casefold().split()
    found = [each for each in open_tasks if all(word in each.text.casefold() for word in wanted)]
    found = [each for each in found if each.text.casefold() == words.casefold()] or found
    if len(found) != 1:
        lines = "\n".join(
            f"{each.text}  {each.path}:{each.span.line}" for each in found or open_tasks
        )
        what = (
            f"'{words}' fits {len(found)} tasks"
            if found
            else f"No open task with {standing.contact.name}"
            + (f" says '{words}'" if words else "")
        )
        raise UsageError(what, lines or "There is none.")
    (task,) = found
    return NoteCommand(
        "follow-up",
        f"{standing.contact.name} done: {task.text}",
        (NoteChange(task.path, (TickTask(task.text, task.due_on, task.span.line, on),)),),
    )
