"""The dated events of one person.

They are the days to speak, to answer and to follow up, the day of an objective, and birthdays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from mdrel.model.agenda import Standing
from mdrel.model.contact import Birthday
from mdrel.model.conversation import Channel
from mdrel.model.follow_up import FollowUp
from mdrel.rules.birthdays import find_next
from mdrel.views.calendar.event import FeedEvent, Person, Repeat, clean_line
from mdrel.views.calendar.feed_context import FeedContext, hash_text, make_token

# So many tasks of one person are events of their own; a note may hold many thousand.
MOST_FOLLOW_UPS = 20
# A feed that is not full quotes no task: two of a day have a number, and the link leads to them.
_ABOUT = "Your notes say what it is about."
# The first word of a UID, the day, the summary, and lines to read.
_Due = tuple[str, date, str, tuple[str, ...]]


def list_person_events(
    standing: Standing, person: Person, frame: FeedContext
) -> Iterator[FeedEvent]:
    """Yield the dated events of one active contact.

    Events outside the feed's window are included, because the digest names them.
    """
    for kind, due_on, summary, lines in _list_due(standing, person, frame):
        yield FeedEvent(
            frame.uid(kind),
            frame.place(due_on),
            summary,
            _describe(lines, person),
            person,
            frame.alarm_for(due_on),
            due_on,
        )
    # An objective's day passes without anybody owing anything: it never becomes overdue.
    profile = standing.contact.profile
    if (day := profile.objective_due) is not None:
        yield FeedEvent(
            frame.uid(f"objective-{person.key}"),
            day,
            f"Objective with {person.name}",
            _describe(_quote(frame, "Objective", profile.objective), person),
            person,
            frame.alarm_for(day),
        )


def _list_due(standing: Standing, person: Person, frame: FeedContext) -> Iterator[_Due]:
    """Yield what falls due with one contact: a talk, an answer, and tasks."""
    if standing.due_on is not None:
        lines = () if frame.is_private else _prepare(standing, frame)
        yield f"touch-{person.key}", standing.due_on, f"Speak with {person.name}", lines
    profile = standing.contact.profile
    if profile.owe_reply is not None and standing.reply_due_on is not None:
        about = _quote(frame, "About", profile.owe_reply_about)
        lines = () if frame.is_private else (f"Set aside {profile.owe_reply}", *about)
        yield f"reply-{person.key}", standing.reply_due_on, f"Answer {person.name}", lines
    yield from _list_follow_ups(standing, person, frame)


def _list_follow_ups(standing: Standing, person: Person, frame: FeedContext) -> Iterator[_Due]:
    """Yield the dated tasks, the first by day of them, and how many more there are."""
    dated = [
        (each.due_on, number, each)
        for number, each in enumerate(standing.follow_ups)
        if each.is_open and each.due_on is not None
    ]
    if len(dated) > MOST_FOLLOW_UPS:
        dated.sort(key=lambda each: (not frame.has_in_window(frame.place(each[0])), *each[:2]))
    kept, left_out = dated[:MOST_FOLLOW_UPS], dated[MOST_FOLLOW_UPS:]
    alike = Counter((due_on, each.is_theirs) for due_on, _, each in kept)
    passed: Counter[tuple[date, bool]] = Counter()
    lines = () if frame.is_private or frame.is_full else (_ABOUT,)
    # In the order of the notes, by which tasks of one text are told apart.
    for due_on, _, follow_up in sorted(kept, key=lambda each: each[1]):
        kind = f"followup-{person.key}-{_identify(follow_up, frame)}"
        day = (due_on, follow_up.is_theirs)
        passed[day] += 1
        place = f" ({passed[day]} of {alike[day]})" if lines and alike[day] > 1 else ""
        yield kind, due_on, f"{_summarize(follow_up, person, frame)}{place}", lines
    if left_out:
        tasks = "follow-up" if len(left_out) == 1 else "follow-ups"
        summary = f"{len(left_out)} more {tasks} with {person.name}"
        lines = () if frame.is_private else ("All of them: mdrel follow-up list",)
        yield f"followup-{person.key}-more", left_out[0][0], summary, lines


def _summarize(follow_up: FollowUp, person: Person, frame: FeedContext) -> str:
    ask = f"Waiting for {person.name}" if follow_up.is_theirs else f"Follow up with {person.name}"
    return f"{ask}: {clean_line(follow_up.text)}" if frame.is_full and follow_up.text else ask


def _identify(follow_up: FollowUp, frame: FeedContext) -> str:
    """Return what tells a follow-up from the person's others.

    This is its block id, or else a hash of its text as it is written. A block id is the person's
    own word, so a private feed holds its hash.
    """
    if follow_up.block_id:
        return hash_text(follow_up.block_id) if frame.is_private else make_token(follow_up.block_id)
    return hash_text(clean_line(follow_up.written))


def _describe(lines: tuple[str, ...], person: Person) -> str:
    """Return the description of an event: `lines`, and the link on a line of its own.

    The link is repeated there because many clients do not show the URL property.
    """
    return "\n".join((*lines, person.url) if person.url else lines)


def _prepare(standing: Standing, frame: FeedContext) -> tuple[str, ...]:
    """Return the lines that prepare a conversation.

    They name absolute dates only, and quote text from the notes only where the feed is full.
    """
    spoken = standing.last_conversation
    lines = [f"Last spoke {spoken.on.isoformat()}" if spoken else "No conversation yet"]
    mine, theirs = len(standing.promises), len(standing.their_promises)
    if mine or theirs:
        lines.append(
            f"Open promises: {mine + theirs} ({theirs} of them theirs)"
            if theirs
            else f"Open promises: {mine}"
        )
    for prompt in standing.prompts:
        if frame.is_full or prompt.is_general:
            lines.append(f"{prompt.kind.capitalize()}: {clean_line(prompt.text)}")
            break
    if frame.is_full:
        lines.extend(_tell_history(standing))
    return tuple(lines)


def _tell_history(standing: Standing) -> Iterator[str]:
    contact, latest = standing.contact, standing.last_contact or standing.last_conversation
    if contact.level or contact.circle:
        yield "Level: " + ", ".join(
            word for word in (contact.level, contact.circle and f"circle {contact.circle}") if word
        )
    if latest is not None and latest.text:
        way = "" if latest.channel is Channel.OTHER else f" ({latest.channel})"
        yield f"Last entry {latest.on}{way}: {clean_line(latest.text)}"


def _quote(frame: FeedContext, label: str, text: str) -> tuple[str, ...]:
    """Return the person's own words under `label`, where the feed is full."""
    return (f"{label}: {clean_line(text)}",) if frame.is_full and text else ()


# A leap year, so that 29 February has a place in it.
UNKNOWN_YEAR = 2000
# The Gregorian calendar's first full year: earlier dates are another day in some readers.
FIRST_YEAR = 1583

_LEAP_DAY = 2, 29


def make_birthday_event(birthday: Birthday, person: Person, frame: FeedContext) -> FeedEvent | None:
    """Return the event of a contact's birthday, or None where birthdays are switched off.

    Raises ValueError where the birthday is not a day of the calendar.
    """
    if frame.birthdays == "none":
        return None
    year = birthday.year if birthday.year is not None and birthday.year >= FIRST_YEAR else None
    born_on = date(year or UNKNOWN_YEAR, birthday.month, birthday.day)
    summary, repeat = (
        f"Birthday: {person.name}",
        Repeat.LEAP_DAY if (birthday.month, birthday.day) == _LEAP_DAY else Repeat.YEARLY,
    )
    starts_on = born_on
    if frame.birthdays == "next":
        coming, repeat = find_next(birthday, frame.today), Repeat.ONCE
        if coming is None:
            raise ValueError("the calendar ends before this birthday")
        starts_on = coming
        age = starts_on.year - born_on.year
        if year is not None and age > 0 and not frame.is_private:
            summary = f"{summary} ({age})"
    elif frame.is_private:
        # The year of birth is nobody's business there.
        starts_on = born_on.replace(year=UNKNOWN_YEAR)
    return FeedEvent(
        uid=frame.uid(f"bday-{person.key}"),
        starts_on=starts_on,
        summary=summary,
        description=person.url,
        person=person,
        alarm=frame.alarm,
        repeat=repeat,
    )
