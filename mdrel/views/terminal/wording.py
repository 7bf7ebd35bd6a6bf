"""What several screens say in the same words: states, talks, prompts and who comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from mdrel.model.agenda import Agenda, Prompt, PromptKind, Standing, State, TargetWeek
from mdrel.model.cadence import say_often
from mdrel.model.contact import LevelChange, Profile
from mdrel.model.conversation import Channel, Conversation
from mdrel.model.names import note_name
from mdrel.rules.due import SOON_DAYS
from mdrel.rules.getting_to_know import say_gains
from mdrel.views.markdown.escape import unmark
from mdrel.views.terminal.text import count, say_by, short_day, show

if TYPE_CHECKING:
    from mdrel.rules.movement import Move

STATES = {
    State.OVERDUE: "● overdue",
    State.SOON: "◐ soon",
    State.FINE: "○ fine",
    State.SNOOZED: "◌ snoozed",
    State.PAUSED: "◌ paused",
    State.ARCHIVED: "– archived",
    State.UNSCHEDULED: "– no date",
}
# What stands before the words of a prompt, and before their day.
_AROUND = {
    PromptKind.THANK: ("for: ", ""),
    PromptKind.PROMISE: ("", "since "),
    PromptKind.ANSWER: ("", "came "),
    PromptKind.PURPOSE: ("", "last "),
    PromptKind.MET: ("", ""),
    PromptKind.MENTEE: ("", ""),
    PromptKind.MENTOR: ("", ""),
}
# What is left around a question that is taken out of a text.
_LEFT_OVER = " .;,:–—-"
NO_CHANNEL = "no channel named"
NO_TALK = "no talk noted"
UNREAD_COMMAND = "mdrel check MDR305"
NOBODY_HERE = "There are no contacts yet. Whom would you call first with a half-formed idea?"
NOBODY_YET = f"{NOBODY_HERE} `mdrel add NAME --level trusted` makes the first note."


def say_no_talk(standing: Standing, agenda: Agenda) -> str:
    """Return that no talk is noted, and how many dated lines of theirs are not read."""
    unread = agenda.unread.get(standing.contact.path, 0)
    return f"{NO_TALK}, {count(unread, 'dated line')} not read" if unread else NO_TALK


def say_unread(number: int) -> str:
    """Return how many dated lines of somebody are not read, and the command that names them."""
    is_one = number == 1
    lines = f"{count(number, 'dated line')} of theirs {'is' if is_one else 'are'} not read"
    return f"{lines} ({UNREAD_COMMAND})"


def say_week_left(week: TargetWeek, today: date) -> str:
    """Return until when the week's goal can be met, and how often in a row it was (M16)."""
    ends = short_day(week.sunday, today, weekday=True)
    left = "until tonight" if week.sunday == today else f"until {ends}"
    row = " in a row" if week.streak > 1 else ""
    return f"{left}; goal met {count(week.streak, 'week')}{row}" if week.streak else left


def say_way_in(profile: Profile) -> str:
    """Return who can introduce you to a target or where the name came from, empty if unknown."""
    introducers = [note_name(each) for each in profile.introduced_by]
    if introducers:
        return f"{' and '.join(introducers)} can introduce you"
    return f"source: {profile.origin}" if profile.origin else ""


def say_reasons(profile: Profile) -> Iterator[str]:
    """Yield who can introduce a target, and what either side gains (M14)."""
    if way := say_way_in(profile):
        yield way
    mine, theirs = say_gains(profile)
    yield from (f"you gain: {mine}", f"they gain: {theirs}")


def call_name(agenda: Agenda) -> str:
    """Return what to call the first person on the list in a command.

    It is the first word of their slug, where nobody else has a word like it.
    """
    slugs = [each.contact.slug for each in agenda.standings]
    slug = next((item.standing.contact.slug for item in agenda.items), "WHO")
    word = slug.partition("-")[0]
    alike = sum(any(part.startswith(word) for part in each.split("-")) for each in slugs)
    return word if alike == 1 else slug


def say_to_do(agenda: Agenda) -> str:
    """Return how many things there are to do.

    Nothing is said where there are none and there is nobody yet, or somebody without a level.
    """
    levels = [each.contact.level for each in agenda.standings]
    if not agenda.items and (not levels or None in levels):
        return ""
    return f"{count(len(agenda.items), 'thing')} to do"


def say_nobody(agenda: Agenda, level: str = "") -> str:
    """Return what is said where nobody is due, of one level where that is given."""
    if not agenda.standings:
        return NOBODY_YET
    dated = (
        each
        for each in agenda.standings
        if each.due_on and each.due_on > agenda.today and level in {"", each.contact.level}
    )
    coming = min(dated, key=lambda each: each.due_on or date.max, default=None)
    if coming is None or coming.due_on is None:
        return "Nobody is waiting."
    return (
        f"Nobody is waiting. Next: {show(coming.contact.name)}, "
        f"{short_day(coming.due_on, agenda.today, weekday=True)}."
    )


def say_kind(standing: Standing) -> str:
    """Return level, circle and cadence: `trusted, one of the three, monthly`."""
    contact = standing.contact
    circle = f"one of the {contact.circle}" if contact.circle else ""
    cadence = say_often(standing.cadence.words) if standing.cadence else ""
    return ", ".join(filter(None, (str(contact.level or "no level"), circle, cadence)))


def say_step(move: LevelChange | Move) -> str:
    """Return from which level to which somebody moved."""
    return f"{move.before} → {move.after}" if move.before else f"begins as {move.after}"


def say_change(change: LevelChange, today: date) -> tuple[str, str]:
    """Return the day of a change of level, and what it was, for a person's own list."""
    words = f"{change.before} → {change.after}" if change.before else f"→ {change.after}"
    return short_day(change.on, today), words + (f": {change.why}" if change.why else "")


def describe_talk(talk: Conversation | None, today: date) -> str:
    """Return a talk like `call 12 Oct: intro to Lena`, or an empty text where there was none."""
    if talk is None:
        return ""
    return f"{name_channel(talk)} {short_day(talk.on, today)}" + (
        f": {unmark(talk.text)}" if talk.text else ""
    )


def describe_last(talk: Conversation | None, prompts: Iterable[Prompt], today: date) -> str:
    """Return the last talk, without a question of it that is among the prompts beside it."""
    return describe_talk(leave_out_asked(talk, prompts), today)


def leave_out_asked(talk: Conversation | None, prompts: Iterable[Prompt]) -> Conversation | None:
    """Return a talk without the questions of its text that are among the prompts beside it."""
    if talk is None:
        return None
    text = talk.text
    for each in prompts:
        if each.kind is PromptKind.ASK and not each.is_general and each.text in text:
            text = text.replace(each.text, " ").strip(_LEFT_OVER)
    return talk if text == talk.text else replace(talk, text=text)


def name_channel(talk: Conversation) -> str:
    """Return how you were in contact, in a word."""
    return "spoke" if talk.channel is Channel.OTHER else str(talk.channel)


def describe_prompt(prompt: Prompt, today: date) -> str:
    """Return the words of a prompt with the day they come from."""
    day, text = short_day(prompt.on, today) if prompt.on else "", unmark(prompt.text)
    if prompt.kind is PromptKind.AGAIN or (prompt.kind is PromptKind.THANK and prompt.bare):
        return text.replace(str(prompt.on), day) if prompt.on else text
    if prompt.question:
        return f'"{text}"'
    if prompt.kind is PromptKind.GOAL:
        return text + say_by(text, prompt.on, today)
    start, end = _AROUND.get(prompt.kind, ("", ""))
    return start + text + (f" ({end}{day})" if day and prompt.kind in _AROUND else "")


class Coming(NamedTuple):
    """Who comes up on a day within the next week: by a birthday, or by being due."""

    on: date
    words: str
    standing: Standing
    is_birthday: bool


def find_coming(agenda: Agenda) -> list[Coming]:
    """Return birthdays and those due within the next 7 days, by date and name."""
    return sorted(gather_coming(agenda), key=lambda each: (each.on, each.words))


def gather_coming(agenda: Agenda) -> list[Coming]:
    """Return birthdays, and then those due within the next 7 days, as the agenda has them."""
    until = agenda.today + timedelta(days=min(SOON_DAYS, (date.max - agenda.today).days))
    by_path = {each.contact.path: each for each in agenda.standings}
    coming = [
        Coming(
            each.on,
            f"{each.contact.name}, birthday {short_day(each.on, agenda.today, weekday=True)}",
            by_path[each.contact.path],
            is_birthday=True,
        )
        for each in agenda.birthdays
        if agenda.today < each.on <= until
    ]
    coming += [
        Coming(
            each.due_on,
            f"{each.contact.name} due {short_day(each.due_on, agenda.today, weekday=True)}",
            each,
            is_birthday=False,
        )
        for each in agenda.standings
        if each.due_on and each.state is State.SOON
    ]
    return coming


def list_coming(agenda: Agenda) -> list[str]:
    """Return birthdays and those due within the next 7 days in words, by date."""
    return [each.words for each in find_coming(agenda)]
