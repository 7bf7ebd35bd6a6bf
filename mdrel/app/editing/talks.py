"""Plans how a conversation that a person tells of is logged in notes.

With some people only a talk counts (M19): they may go on waiting after a written word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mdrel.app.editing.commands import OWE
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.editing.person_links import link_to
from mdrel.app.input.conversation_line import read_more, read_words
from mdrel.app.input.day_words import PLAN
from mdrel.app.input.talk_words import ParsedLine
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.agenda import DueReason, Standing
from mdrel.model.cadence import Cadence
from mdrel.model.contact import Contact
from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.level import Level
from mdrel.parse.dates.read import UNREADABLE
from mdrel.parse.entries.head import Head, read_head
from mdrel.parse.entries.unheld import judge
from mdrel.rules.last_conversation import is_spoken_only
from mdrel.write.edits import AddEntry, Edit, SetProperty


@dataclass(frozen=True, slots=True)
class LoggedConversation:
    """A conversation to log, with what was said on which day and what follows from it.

    `is_attempt` tells that its entry will say that nobody was reached.
    """

    words: ParsedLine
    on: date
    next_on: date | None = None
    promises: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_attempt: bool = False

    @property
    def channel(self) -> str:
        """The channel as the entry will be read, to be shown."""
        return str(Channel.ATTEMPT) if self.is_attempt else self.words.channel


def check_channel(session: Session, word: str) -> None:
    """Raise UsageError where a word names no channel."""
    channels = session.lexicon.channels
    if word.lower() not in channels:
        known = ", ".join(sorted({str(each) for each in channels.values()}))
        raise UsageError(
            f"'{word}' is not a channel", f"Say one of {known}, or a word of yours from mdrel.toml."
        )


def read_talk(
    session: Session, words: str, channel: str = "", on: date | None = None
) -> LoggedConversation:
    """Return the talk that the words of a command line say.

    Raises UsageError, PersonNotFoundError or AmbiguousError.
    """
    channel = channel.strip().lower()
    if channel:
        check_channel(session, channel)
    return make_talk(session, read_words(session, words, has_channel=bool(channel)), channel, on)


def make_talk(
    session: Session, said: ParsedLine, channel: str = "", on: date | None = None
) -> LoggedConversation:
    """Return the talk that the words say, with the channel and day that options give.

    Raises UsageError where the words tell another day, or that nobody spoke.
    """
    if on and said.on and on != said.on:
        raise UsageError(f"{said.on} and --date {on} are two days", "Say the day once.")
    said = replace(said, channel=channel or said.channel)
    on = on or said.on or session.today
    if not said.is_told:
        said = _judge_words(session, said, on)
    is_attempt = _read_entry(session, said, on, ":" if said.text else "").channel is Channel.ATTEMPT
    return LoggedConversation(said, on, is_attempt=is_attempt)


def say_attempt(text: str) -> str:
    """Return the line that logs a try, with what was typed of it."""
    return f"{Channel.ATTEMPT}: {text.strip() or 'no answer'}"


def _judge_words(session: Session, said: ParsedLine, on: date) -> ParsedLine:
    """Return the words as they have to be written for their entry to be read as meant.

    Without a colon they are read as an entry without one: `ada missed her call` is an attempt.
    Raises UsageError where they say that nobody spoke.
    """
    head = _read_entry(session, said, on)
    line = f"{on.isoformat()} {said.channel} {said.text}".strip()
    rule = judge(head, line.removesuffix(head.text), session.lexicon).rule
    # In `called but nobody answered` the channel word is the text's own.
    is_whole = said.head != "" and said.text.startswith(said.head)
    words = said.text if is_whole else f"{said.channel} {said.text}".strip()
    if rule in {"F57", "F58"}:
        slug, channel = said.people[0].contact.slug, f" {said.channel}" if said.channel else ""
        raise UsageError(
            f"'{words}' says that you did not speak: nothing was logged",
            f"If you did, put a colon before what was said: mdrel log {slug}{channel}: …",
        )
    if rule == "F59" and _read_entry(session, said, on, ":").channel is not Channel.ATTEMPT:
        return replace(said, channel=str(Channel.ATTEMPT), text=words, is_told=True, remarks=())
    return said


def _read_entry(session: Session, said: ParsedLine, on: date, colon: str = "") -> Head:
    """Return how the entry of these words is read, with or without a colon before its text."""
    head = f"{on.isoformat()} {said.channel}".rstrip()
    found = read_head(f"{head}{colon} {said.text}".rstrip(), session.lexicon)
    return found or Head(UNREADABLE)


def check_targets(talk: LoggedConversation) -> None:
    """Raise UsageError where one of those contacted is no target.

    Such a contact would count for no week (M16).
    """
    for each in talk.words.people:
        if each.contact.level is not Level.TARGET:
            raise UsageError(
                (
                    f"{each.contact.name} is not a target ({each.contact.level or 'no level'}); "
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
            "The conversation has no text",
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
    changes = [
        NoteChange(
            each.contact.path,
            (
                *([entry] if each.contact is first else []),
                *_follow(each.contact, talk, is_attempt=talk.is_attempt),
            ),
        )
        for each in words.people
    ]
    return NoteCommand("log", _title(words), _filled(changes))


def _title(words: ParsedLine) -> str:
    return " · ".join(filter(None, (words.names, words.channel, words.text)))[:120]


def _follow(contact: Contact, talk: LoggedConversation, *, is_attempt: bool) -> Iterable[Edit]:
    """Yield what a conversation changes in the properties of whoever took part."""
    if ends_reply(contact, talk.on) and not is_attempt:
        yield from OWE
    if talk.next_on:
        yield SetProperty("next_contact", talk.next_on.isoformat())


def ends_reply(contact: Contact, on: date) -> bool:
    """Return whether a conversation on that day answers a message set aside (M12)."""
    came = contact.profile.owe_reply
    return came is not None and came <= on


def _filled(changes: Iterable[NoteChange]) -> tuple[NoteChange, ...]:
    return tuple(change for change in changes if change.edits)


_SPANS = {(1, 0): "month", (3, 0): "quarter", (12, 0): "year", (0, 7): "week"}


def find_running(session: Session, talk: LoggedConversation) -> tuple[Standing, ...]:
    """Return who of those one wrote to still needs a talk by the same day.

    They are returned as they stand now.
    """
    if talk.is_attempt or session.lexicon.channels.get(talk.words.channel) not in WRITTEN:
        return ()
    paths = [each.contact.path for each in talk.words.people]
    found = {
        each.contact.path: each for each in session.agenda.standings if each.contact.path in paths
    }
    return tuple(
        found[path] for path in paths if path in found and _is_running(session, found[path])
    )


def _is_running(session: Session, standing: Standing) -> bool:
    return is_spoken_only(standing.contact, session.policy.method) and standing.reason in {
        DueReason.CADENCE,
        DueReason.NEVER,
    }


def running_words(standing: Standing) -> str:
    """Return `the month goes on`, in the words of the cadence in force."""
    cadence = standing.cadence or Cadence("none")
    return f"the {_SPANS.get((cadence.months, cadence.days), 'time')} goes on"


def read_answer(
    session: Session, standing: Standing, text: str, channel: str = "", on: date | None = None
) -> LoggedConversation:
    """Return the answer that a text tells, read as `log` reads a line.

    The channel word and day of the text count where none is given. Raises UsageError.
    """
    if channel:
        check_channel(session, channel)
    said = read_more(session, ParsedLine((standing,)), text, has_channel=bool(channel))
    about = standing.contact.profile.owe_reply_about
    said = replace(
        said,
        text=said.text or (f"answered: {about}" if about else "answered"),
        channel=said.channel or "message",
        is_told=said.is_told or not said.channel,
    )
    return make_talk(session, said, channel, on)


def make_answer(session: Session, talk: LoggedConversation) -> NoteCommand:
    """Return the command that logs an answer and removes the debt, whatever day it was."""
    command = make_log(session, talk)
    (change, *rest) = command.changes
    edits = change.edits if change.edits[-1] == OWE[-1] else (*change.edits, *OWE)
    return replace(command, changes=(replace(change, edits=edits), *rest))
