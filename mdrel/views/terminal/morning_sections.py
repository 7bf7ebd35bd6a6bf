"""The sections of the morning below the calls: what else there is today, in a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, PromptKind
from mdrel.views.markdown.escape import unmark
from mdrel.views.owner_first import drop_owner
from mdrel.views.terminal.promises import Room
from mdrel.views.terminal.text import count, short_day, show
from mdrel.views.terminal.wording import describe_prompt, list_coming, say_reasons, say_week_left

_MESSAGE = "a message to send: mdrel target next --message"
_TASKS = "mdrel follow-up list"
# Where the rest of a section is.
_COMMANDS = {"ANSWER": "mdrel answer", "HAND ON": "mdrel handover"}
# Its parts tell of one person: what has no room is no other thing to do.
_OF_ONE = "TARGET"


class SectionEnd(Struct, frozen=True):
    """The end of a section: it stands for the parts that have no room.

    It names what is left out and the command that shows it. Nothing is said where `is_silent`.
    """

    more: int = 0
    older: int = 0
    command: str = ""
    is_silent: bool = False

    def say(self, left: int) -> str:
        """Return how many things are not shown, or an empty text where all are."""
        number = 0 if self.is_silent else left + self.more
        words = [f"{number:,} more"] if number else []
        words += [count(self.older, "older promise")] if self.older else []
        return (
            f" and {', '.join(words)}{f': {self.command}' if self.command else ''}" if words else ""
        )


class MorningSection(Struct, frozen=True):
    """One section of the morning, whose parts begin with a name, and what ends it."""

    head: str
    parts: list[str]
    end: SectionEnd


def list_sections(
    agenda: Agenda, room: Room, call_again: Callable[[str], str] = str
) -> Iterator[MorningSection]:
    """Yield what else there is today, section by section.

    What is left out of tasks is said once. `call_again` gives a command as it is to be typed.
    """
    found = _list_parts(agenda, room, call_again)
    all_tasks = call_again(_TASKS)
    heads = [head for head, parts in found if parts]
    last = next((head for head in ("PROMISED", "DUE") if head in heads), "")
    for head, parts in found:
        if parts:
            end = (
                SectionEnd(room.more, len(agenda.older), all_tasks)
                if head == last
                else SectionEnd(
                    command=call_again(_COMMANDS.get(head, "")), is_silent=head == _OF_ONE
                )
            )
            yield MorningSection(head, parts, end)
    if not last and (room.more or agenda.older):
        yield MorningSection(
            "PROMISED", list(_count_tasks(room, len(agenda.older), all_tasks)), SectionEnd()
        )


def _count_tasks(room: Room, older: int, command: str) -> Iterator[str]:
    """Yield how many tasks there are that no section shows, beside those said with a call."""
    is_first = not any(prompt.task for each in room.prompts.values() for prompt in each)
    tasks = count(room.more, "task" if is_first else "more task")
    numbers = ((room.more, tasks), (older, count(older, "older promise")))
    yield from (f"{words}: {command}" for number, words in numbers if number)


def _list_parts(
    agenda: Agenda, room: Room, call_again: Callable[[str], str]
) -> tuple[tuple[str, list[str]], ...]:
    """Return the parts of every section under its head, also where there are none."""
    targets = agenda.of(ItemKind.TARGET)
    return (
        ("ANSWER", [_say_answer(item, agenda) for item in agenda.of(ItemKind.ANSWER)]),
        ("DUE", [_say_item(item, agenda) for item in room.of(ItemKind.FOLLOW_UP)]),
        ("PROMISED", [_say_item(item, agenda) for item in room.of(ItemKind.PROMISE)]),
        ("GOAL", [_say_item(item, agenda) for item in agenda.of(ItemKind.OBJECTIVE)]),
        ("HAND ON", [_say_item(item, agenda) for item in agenda.of(ItemKind.HANDOVER)]),
        (
            "TARGET",
            [
                part
                for item in targets
                for part in (*_say_target(item, agenda), call_again(_MESSAGE))
            ],
        ),
        (
            "BIRTHDAY",
            [
                f"{show(item.standing.contact.name)}, {item.reason.text}"
                for item in agenda.of(ItemKind.BIRTHDAY)
            ],
        ),
        ("COMING", list_coming(agenda)),
    )


def _say_answer(item: AgendaItem, agenda: Agenda) -> str:
    profile = item.standing.contact.profile
    age = f" {count((agenda.today - profile.owe_reply).days, 'day')}" if profile.owe_reply else ""
    reach = profile.reach_to_answer
    return show(f"{profile.name}{age}: {profile.message}" + (f" ({reach})" if reach else ""))


def _say_item(item: AgendaItem, agenda: Agenda) -> str:
    since = "" if item.is_dated else "since "
    when = f" ({since}{short_day(item.day, agenda.today)})" if item.day else ""
    text = item.reason.text.partition(": ")[2] if item.follow_up else item.reason.text
    contact, text, owes = item.standing.contact, unmark(text), ""
    if item.follow_up and item.follow_up.is_theirs:
        text, owes = drop_owner(text, contact), " owes you"
    return show(f"{contact.name}{owes}: {text}{when}")


def _say_target(item: AgendaItem, agenda: Agenda) -> Iterator[str]:
    """Yield who is the next target and how the week stands.

    It also says who can introduce you, and what each of you gains.
    """
    week, profile = agenda.week, item.standing.contact.profile
    left = say_week_left(week, agenda.today)
    yield show(f"{profile.name}  {len(week.contacted)} of {week.goal} this week ({left})")
    prompts = agenda.prompts_for(item.standing)
    yield from (
        describe_prompt(each, agenda.today) for each in prompts if each.kind is PromptKind.AGAIN
    )
    yield from map(show, say_reasons(profile))
