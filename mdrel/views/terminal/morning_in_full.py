"""The screen of the morning in full, with the reason of each line, for `today --why`.

The functions return lines and print nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, Prompt, Standing
from mdrel.model.cadence import say_often
from mdrel.views.markdown.escape import unmark
from mdrel.views.terminal.promises import Room, make_room, say_more
from mdrel.views.terminal.screen import NAME_WIDTH, WIDE, Screen
from mdrel.views.terminal.text import cell_width, count, cut, flow, name_day, pad, short_day, wrap
from mdrel.views.terminal.wording import (
    call_name,
    describe_last,
    describe_prompt,
    list_coming,
    say_nobody,
    say_reasons,
    say_to_do,
    say_unread,
    say_week_left,
)

AGE_WIDTH = 9
_NO_RULE = {
    "follow_up": "a task whose day has come",
    "promise": "a promise without a day",
    "birthday": "a birthday",
}
_DATE_WORDS = {
    "week": "the week of",
    "owe_reply": "it came on",
    "objective_due": "its day is",
    "birthday": "on",
}


def draw_today(agenda: Agenda, screen: Screen) -> Iterator[str]:
    """Yield the morning with all that is to be said, each thing on as many lines as it takes."""
    yield draw_header(agenda, screen)
    if not agenda.items:
        yield ""
        yield from screen.flow(say_nobody(agenda))
    room = make_room(agenda, screen.calls)
    yield from _draw_calls(agenda.of(ItemKind.CALL), agenda, screen, room)
    yield from _draw_list("FOLLOW UP", room.of(ItemKind.FOLLOW_UP), agenda, screen)
    yield from _draw_list("PROMISED", room.of(ItemKind.PROMISE), agenda, screen)
    for each in say_more(room.more, len(agenda.older)):
        yield from screen.hang("  ", each, 2)
    yield from _draw_list("OBJECTIVE", agenda.of(ItemKind.OBJECTIVE), agenda, screen)
    yield from _draw_list("HAND OVER", agenda.of(ItemKind.HANDOVER), agenda, screen)
    yield from _draw_answers(agenda.of(ItemKind.ANSWER), agenda, screen)
    yield from _draw_target(agenda.of(ItemKind.TARGET), agenda, screen)
    yield from _draw_list("BIRTHDAY TODAY", agenda.of(ItemKind.BIRTHDAY), agenda, screen)
    yield from _draw_coming(agenda, screen)
    yield ""
    texts = f"log it: mdrel log {call_name(agenda)} …", "all who are due: mdrel due"
    pointers = [screen.call_again(each) for each in texts]
    together = "    ".join(pointers)
    lines = (
        [together]
        if cell_width(together) <= screen.width
        else [line for each in pointers for line in flow(each, screen.width)]
    )
    yield from (screen.paint(line, "dim") for line in lines)


def draw_header(agenda: Agenda, screen: Screen) -> str:
    """Return the day, and how many things there are to do (`say_to_do`)."""
    title, to_do = name_day(agenda.today), say_to_do(agenda)
    space = " " * max(2, screen.width - cell_width(title) - cell_width(to_do))
    return screen.paint(title, "head") + (space + to_do if to_do else "")


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
    how_often = say_often(standing.cadence.words) if standing.cadence else "no cadence"
    return f"{level}{circle}, {how_often}"


def _draw_call(
    item: AgendaItem, agenda: Agenda, screen: Screen, said: tuple[str, tuple[Prompt, ...]]
) -> Iterator[str]:
    standing, today = item.standing, agenda.today
    kind, prompts = said
    last = standing.last_conversation
    age = count((today - last.on).days, "day") if last else "no talk"
    reach = standing.contact.profile.reach
    unread = agenda.unread.get(standing.contact.path, 0)
    about = ("last", describe_last(last, prompts, today))
    if not last and unread:
        about = ("unread", say_unread(unread))
    yield from _row(standing.contact.name, age, about, reach, screen)
    if kind:
        yield from screen.label("who", kind)
    for prompt in prompts:
        yield from screen.label(str(prompt.kind), describe_prompt(prompt, today))
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
        yield from screen.label(label, text) if text else ()
        return
    used = 2 + NAME_WIDTH + 1 + AGE_WIDTH + 2
    reach = cut(reach, 34) if screen.width >= WIDE else ""
    room = screen.width - used - (cell_width(reach) + 2 if reach else 0)
    yield (start + (pad(text, room) + f"  {reach}" if reach else cut(text, room))).rstrip()


def _reach(reach: str, screen: Screen) -> Iterator[str]:
    """Yield how to reach somebody, where the row had no place for it."""
    if reach and screen.width < WIDE:
        yield from screen.label("reach", reach)


def _why(item: AgendaItem, agenda: Agenda, screen: Screen) -> Iterator[str]:
    dates = ", ".join(
        f"{_DATE_WORDS.get(name) or name.replace('_', ' ')} {short_day(day, agenda.today)}"
        for name, day in item.reason.dates.items()
    )
    # A task and a birthday are there by no rule of the method, and told on the line above.
    why = _NO_RULE.get(item.reason.rule) or f"{item.reason.rule}: {unmark(item.reason.text)}"
    yield from screen.label("why", why + (f" ({dates})" if dates else ""))


def _draw_list(head: str, items: list[AgendaItem], agenda: Agenda, screen: Screen) -> Iterator[str]:
    if not items:
        return
    yield from _head(head, "", screen)
    for item in items:
        yield from _row(
            item.standing.contact.name,
            short_day(item.day, agenda.today) if item.day else "",
            ("what", unmark(item.reason.text)),
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
        reach = profile.reach_to_answer
        yield from _row(profile.name, age, ("about", profile.message), reach, screen)
        yield from _reach(reach, screen)
        yield from _why(item, agenda, screen)


def _draw_target(items: list[AgendaItem], agenda: Agenda, screen: Screen) -> Iterator[str]:
    week = agenda.week
    left = say_week_left(week, agenda.today)
    for item in items:
        profile = item.standing.contact.profile
        yield from _head(
            "THIS WEEK'S TARGET",
            (
                f"{len(week.contacted)} of {week.goal} contacted in week "
                f"{agenda.today.isocalendar().week} ({left})"
            ),
            screen,
        )
        start = f"  {screen.paint(pad(profile.name, NAME_WIDTH), 'name')} "
        yield from _listed(start, say_reasons(profile), NAME_WIDTH + 3, screen)
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
