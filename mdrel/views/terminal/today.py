"""The screen of the morning in full: whom to call today, and what to say.

The functions return lines and print nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, Prompt, PromptKind, Standing, State
from mdrel.model.conversation import Channel, Conversation
from mdrel.rules.due import SOON_DAYS
from mdrel.views.terminal.promises import Room, make_room, say_more
from mdrel.views.terminal.text import (
    cell_width,
    count,
    cut,
    flow,
    hang,
    name_day,
    pad,
    short_day,
    show,
    wrap,
)

NAME_WIDTH, AGE_WIDTH, LABEL_WIDTH = 18, 9, 8
WIDE, NARROW = 84, 72
MOST_LINES = 4
_DATE_WORDS = {"week": "the week of", "owe_reply": "it came on", "objective_due": "its day is"}
STATES = {
    State.OVERDUE: "● overdue",
    State.SOON: "◐ soon",
    State.FINE: "○ fine",
    State.SNOOZED: "◌ snoozed",
    State.PAUSED: "◌ paused",
    State.ARCHIVED: "– archived",
    State.UNSCHEDULED: "– no date",
}
NOBODY_YET = (
    "Nobody is here yet. Whom do you call first with a half-formed idea? `mdrel add NAME --level "
    "trusted` makes the first note."
)

Paint = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Screen:
    """How to draw on a terminal or into a pipe.

    `width` is in cells. `paint` takes a text and one of `head`, `name`, `dim`, `due`. `calls` is
    how many calls are shown at most. `height` is how many rows there are, 0 where it does not
    matter.
    """

    width: int
    paint: Paint
    calls: int = 5
    is_why: bool = False
    height: int = 0

    @property
    def is_narrow(self) -> bool:
        """Whether a narrow screen puts below what stands side by side on a wide one."""
        return self.width < NARROW


def draw_today(agenda: Agenda, screen: Screen) -> Iterator[str]:
    """Yield the morning with all that is to be said, each thing on as many lines as it takes."""
    by_kind: dict[ItemKind, list[AgendaItem]] = {
        kind: [item for item in agenda.items if item.kind is kind] for kind in ItemKind
    }
    yield draw_header(agenda, screen)
    if not agenda.items:
        yield ""
        yield from flow(say_nobody(agenda), screen.width)
    room = make_room(agenda, screen.calls)
    yield from _draw_calls(by_kind[ItemKind.CALL], agenda, screen, room)
    yield from _draw_list("FOLLOW UP", room.of(ItemKind.FOLLOW_UP), agenda, screen)
    yield from _draw_list("PROMISED", room.of(ItemKind.PROMISE), agenda, screen)
    yield from (f"  {line}" for line in say_more(room.more, len(agenda.older)))
    yield from _draw_list("OBJECTIVE", by_kind[ItemKind.OBJECTIVE], agenda, screen)
    yield from _draw_list("HAND OVER", by_kind[ItemKind.HANDOVER], agenda, screen)
    yield from _draw_answers(by_kind[ItemKind.ANSWER], agenda, screen)
    yield from _draw_target(by_kind[ItemKind.TARGET], agenda, screen)
    yield from _draw_list("BIRTHDAY TODAY", by_kind[ItemKind.BIRTHDAY], agenda, screen)
    yield from _draw_coming(agenda, screen)
    yield ""
    pointers = (
        f"log it: mdrel log {call_name(agenda)} …",
        "all who are due: mdrel due",
        "why these: mdrel today --why",
    )
    together = "    ".join(pointers)
    lines = (
        [together]
        if cell_width(together) <= screen.width
        else [line for each in pointers for line in flow(each, screen.width)]
    )
    yield from (screen.paint(line, "dim") for line in lines)


def draw_header(agenda: Agenda, screen: Screen) -> str:
    """Return the day, and how many things there are to do.

    The number is left out where there is nothing to do and somebody has no level yet.
    """
    title, things = name_day(agenda.today), count(len(agenda.items), "thing")
    if not agenda.items and any(each.contact.level is None for each in agenda.standings):
        return screen.paint(title, "head")
    return (
        screen.paint(title, "head")
        + " " * max(2, screen.width - cell_width(title) - cell_width(things))
        + things
    )


def call_name(agenda: Agenda) -> str:
    """Return what to call the first person on the list in a command.

    It is the first word of their slug, where nobody else has a word like it.
    """
    slugs = [each.contact.slug for each in agenda.standings]
    slug = next((item.standing.contact.slug for item in agenda.items), "WHO")
    word = slug.partition("-")[0]
    alike = sum(any(part.startswith(word) for part in each.split("-")) for each in slugs)
    return word if alike == 1 else slug


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


def _head(words: str, detail: str, screen: Screen) -> Iterator[str]:
    yield ""
    fits = cell_width(words) + 3 + cell_width(detail) <= screen.width
    yield screen.paint(words, "head") + (f"   {detail}" if detail and fits else "")
    if not fits:
        yield from (f"  {line}" for line in flow(detail, screen.width - 2))


def _draw_calls(
    items: list[AgendaItem], agenda: Agenda, screen: Screen, room: Room
) -> Iterator[str]:
    if not items:
        return
    shown = items[: screen.calls]
    kinds = {_describe_kind(item.standing) for item in shown}
    yield from _head("CALL TODAY", kinds.copy().pop() if len(kinds) == 1 else "", screen)
    for item in shown:
        yield from _draw_call(
            item,
            agenda,
            screen,
            (
                "" if len(kinds) == 1 else _describe_kind(item.standing),
                room.prompts[item.standing.contact.path],
            ),
        )
    if len(items) > len(shown):
        yield f"  and {len(items) - len(shown)} more"


def _describe_kind(standing: Standing) -> str:
    level = str(standing.contact.level or "no level")
    circle = f", one of the {standing.contact.circle}" if standing.contact.circle else ""
    return f"{level}{circle}, {standing.cadence.words if standing.cadence else 'no cadence'}"


def _draw_call(
    item: AgendaItem, agenda: Agenda, screen: Screen, said: tuple[str, tuple[Prompt, ...]]
) -> Iterator[str]:
    standing, today = item.standing, agenda.today
    kind, prompts = said
    last = standing.last_conversation
    age = count((today - last.on).days, "day") if last else "never"
    reach = next(iter((*standing.contact.profile.phones, *standing.contact.profile.emails)), "")
    yield from _row(standing.contact.name, age, ("last", describe_talk(last, today)), reach, screen)
    if kind:
        yield from _labelled("who", kind, screen)
    for prompt in prompts:
        yield from _labelled(str(prompt.kind), describe_prompt(prompt, today), screen)
    yield from _reach(reach, screen)
    yield from _why(item, agenda, screen)


def _row(name: str, age: str, said: tuple[str, str], reach: str, screen: Screen) -> Iterator[str]:
    """Yield the row of one person with name, age and text.

    On a wide screen how to reach them stands at the right edge. On a narrow one the text has a line
    of its own, with its label.
    """
    start = (
        f"  {screen.paint(pad(name, NAME_WIDTH), 'name')} {pad(age, AGE_WIDTH).rjust(AGE_WIDTH)}  "
    )
    label, text = said
    if screen.is_narrow:
        yield start.rstrip()
        yield from _labelled(label, text, screen) if text else ()
        return
    used = 2 + NAME_WIDTH + 1 + AGE_WIDTH + 2
    reach = cut(reach, 34) if screen.width >= WIDE else ""
    room = screen.width - used - (cell_width(reach) + 2 if reach else 0)
    yield (start + (pad(text, room) + f"  {reach}" if reach else cut(text, room))).rstrip()


def _reach(reach: str, screen: Screen) -> Iterator[str]:
    """Yield how to reach somebody, where the row had no place for it."""
    if reach and screen.width < WIDE:
        yield from _labelled("reach", reach, screen)


def _labelled(label: str, text: str, screen: Screen) -> Iterator[str]:
    """Yield a label and its text on as many lines as it takes, up to a few.

    The text is meant to be said or read, so it is not cut to one line.
    """
    yield from hang(
        f"    {screen.paint(label.ljust(LABEL_WIDTH), 'dim')}",
        text,
        screen.width,
        4 + LABEL_WIDTH,
        MOST_LINES,
    )


def describe_talk(talk: Conversation | None, today: date) -> str:
    """Return a talk like `call 12 Oct: intro to Lena`, or an empty text where there was none."""
    if talk is None:
        return ""
    return f"{name_channel(talk)} {short_day(talk.on, today)}" + (
        f": {talk.text}" if talk.text else ""
    )


def name_channel(talk: Conversation) -> str:
    """Return how you were in contact, in a word."""
    return "spoke" if talk.channel is Channel.OTHER else str(talk.channel)


def describe_prompt(prompt: Prompt, today: date) -> str:
    """Return the words of a prompt with the day they come from."""
    match prompt.kind:
        case PromptKind.THANK:
            return f"for: {prompt.text}" + (
                f" ({short_day(prompt.on, today)})" if prompt.on else ""
            )
        case PromptKind.PROMISE:
            return prompt.text + (f" (since {short_day(prompt.on, today)})" if prompt.on else "")
        case PromptKind.OFFER:
            return f'"{prompt.text}"'
        case _:
            return prompt.text


def _why(item: AgendaItem, agenda: Agenda, screen: Screen) -> Iterator[str]:
    if screen.is_why:
        dates = ", ".join(
            f"{_DATE_WORDS.get(name) or name.replace('_', ' ')} {short_day(day, agenda.today)}"
            for name, day in item.reason.dates.items()
        )
        yield from _labelled(
            "why",
            f"{item.reason.rule}: {item.reason.text}" + (f" ({dates})" if dates else ""),
            screen,
        )


def _draw_list(head: str, items: list[AgendaItem], agenda: Agenda, screen: Screen) -> Iterator[str]:
    if not items:
        return
    yield from _head(head, "", screen)
    for item in items:
        day = (
            item.due_on
            if item.kind in {ItemKind.FOLLOW_UP, ItemKind.OBJECTIVE}
            else item.reason.dates.get("since")
        )
        yield from _row(
            item.standing.contact.name,
            short_day(day, agenda.today) if day else "",
            ("what", item.reason.text),
            "",
            screen,
        )
        yield from _why(item, agenda, screen)


def _draw_answers(items: list[AgendaItem], agenda: Agenda, screen: Screen) -> Iterator[str]:
    if not items:
        return
    yield from _head("ANSWER", "set aside", screen)
    for item in items:
        profile = item.standing.contact.profile
        age = count((agenda.today - profile.owe_reply).days, "day") if profile.owe_reply else ""
        reach = next(iter((*profile.emails, *profile.phones)), "")
        yield from _row(
            profile.name, age, ("about", profile.owe_reply_about or "a message"), reach, screen
        )
        yield from _reach(reach, screen)
        yield from _why(item, agenda, screen)


def _draw_target(items: list[AgendaItem], agenda: Agenda, screen: Screen) -> Iterator[str]:
    week = agenda.week
    ends = week.monday + timedelta(days=6)
    left = (
        "ends today"
        if ends == agenda.today
        else f"ends {short_day(ends, agenda.today, weekday=True)}"
    )
    for item in items:
        profile = item.standing.contact.profile
        streak = f", {count(week.streak, 'week')} in a row" if week.streak else ""
        yield from _head(
            "THIS WEEK'S TARGET",
            (
                f"{len(week.contacted)} of {week.goal} contacted (week "
                f"{agenda.today.isocalendar().week}, {left}{streak})"
            ),
            screen,
        )
        introducers = [each.rpartition("/")[2] for each in profile.introduced_by]
        parts = (
            [f"{' and '.join(introducers)} can introduce you"]
            if introducers
            else [f"from {profile.origin}"]
            if profile.origin
            else []
        )
        parts += (
            [f"you gain: {', '.join(profile.they_offer)}"]
            if profile.they_offer
            else ["first say what you gain (they_offer)"]
        )
        parts += (
            [f"they gain: {', '.join(profile.i_offer)}"]
            if profile.i_offer
            else ["first say what they gain (i_offer)"]
        )
        yield from _listed(
            f"  {screen.paint(pad(profile.name, NAME_WIDTH), 'name')} ",
            parts,
            NAME_WIDTH + 3,
            screen,
        )
        yield from _why(item, agenda, screen)


def _listed(start: str, parts: Iterable[str], indent: int, screen: Screen) -> Iterator[str]:
    """Yield `parts` beside `start`, with as many on a line as fit.

    On a narrow screen they stand below it, further in, each on lines of its own.
    """
    if screen.is_narrow:
        below = " " * (len(start) - len(start.lstrip(" ")) + 2)
        yield start.rstrip()
        for part in parts:
            yield from (f"{below}{line}" for line in flow(part, screen.width - len(below)))
        return
    first, *rest = wrap(parts, screen.width, indent)
    yield start + first
    yield from rest


def _draw_coming(agenda: Agenda, screen: Screen) -> Iterator[str]:
    if coming := list_coming(agenda):
        yield ""
        words = "COMING UP"
        yield from _listed(f"{screen.paint(words, 'head')}   ", coming, len(words) + 3, screen)


def list_coming(agenda: Agenda) -> list[str]:
    """Return birthdays and those due within the next 7 days, by date."""
    until = agenda.today + timedelta(days=min(SOON_DAYS, (date.max - agenda.today).days))
    coming = [
        (each.on, f"{each.contact.name}, birthday {short_day(each.on, agenda.today, weekday=True)}")
        for each in agenda.birthdays
        if agenda.today < each.on <= until
    ]
    coming += [
        (
            each.due_on,
            f"{each.contact.name} due {short_day(each.due_on, agenda.today, weekday=True)}",
        )
        for each in agenda.standings
        if each.due_on and each.state is State.SOON
    ]
    return [text for _, text in sorted(coming)]
