"""The morning on one screen: whom to call and what to say, and the rest in a line each.

It says as much as the terminal has rows for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mdrel.model.agenda import Agenda, ItemKind, Prompt, PromptKind, Standing
from mdrel.rules.checks.notices import Notice
from mdrel.views.terminal.call_again import MDREL
from mdrel.views.terminal.morning_in_full import draw_header, draw_today
from mdrel.views.terminal.morning_sections import MorningSection, SectionEnd, list_sections
from mdrel.views.terminal.problems import end_at_word, flow_to_word, say_notices
from mdrel.views.terminal.promises import Room, make_room
from mdrel.views.terminal.screen import LABEL_WIDTH, NAME_WIDTH, Screen
from mdrel.views.terminal.text import cell_width, count, flow, pad, show
from mdrel.views.terminal.wording import (
    NO_TALK,
    call_name,
    describe_last,
    describe_prompt,
    say_nobody,
    say_unread,
)

# Below so many rows fewer calls are shown in full.
TALL, FEW_CALLS = 30, 3
# The last row is the prompt's that comes next.
_SPARE = 1
_HEADS = 9
_DUE = "mdrel due"


class _Size(Struct, frozen=True):
    """How much the screen says.

    So many calls are shown in full, with so many things to say to each, and each text takes so many
    lines at most.
    """

    calls: int
    prompts: int
    lines: int


# What `mdrel go` goes through.
GO_KINDS = (ItemKind.CALL, ItemKind.ANSWER, ItemKind.TARGET)
_SIZES = ((3, 4), (3, 2), (3, 1), (2, 2), (2, 1))


def draw_screen(
    agenda: Agenda, screen: Screen, notices: Sequence[Notice], numbers: str, *, is_why: bool = False
) -> list[str]:
    """Return today's screen: the morning, or with reasons the long form."""
    if not is_why:
        return draw_morning(agenda, screen, notices, numbers)
    return [
        *draw_today(agenda, screen),
        *say_notices(notices, screen.width, screen.call_again),
        *(screen.flow(f"{numbers}: mdrel check") if numbers else []),
    ]


def draw_morning(
    agenda: Agenda, screen: Screen, notices: Sequence[Notice], numbers: str
) -> list[str]:
    """Return the fullest screen that fits the rows of the terminal.

    Where none fits it is the shortest. `numbers` counts the problems of the notes.
    """
    most = screen.calls if screen.height >= TALL else min(screen.calls, FEW_CALLS)
    sizes = [_Size(most, prompts, lines) for prompts, lines in _SIZES]
    sizes += [_Size(calls, prompts, 1) for calls in range(most - 1, 0, -1) for prompts in (2, 1)]
    lines: list[str] = []
    for size in sizes:
        lines = list(_draw(agenda, screen, size, (notices, numbers)))
        if len(lines) <= screen.height - _SPARE:
            break
    return lines


def _draw(
    agenda: Agenda, screen: Screen, size: _Size, said: tuple[Sequence[Notice], str]
) -> Iterator[str]:
    notices, numbers = said
    room = make_room(agenda, size.calls, size.prompts)
    yield draw_header(agenda, screen)
    if not agenda.items and (not notices or any(each.contact.level for each in agenda.standings)):
        yield from ("", *screen.flow(say_nobody(agenda)))
    yield from _draw_calls(agenda, screen, size, room)
    sections = [
        line
        for section in list_sections(agenda, room, screen.call_again)
        for line in _draw_section(section, screen, size.lines)
    ]
    yield from ("", *sections) if sections else ()
    yield from (
        "",
        *say_notices(notices, screen.width, screen.call_again),
        *(screen.paint(line, "dim") for line in _draw_footer(agenda, screen, numbers)),
    )


def _draw_calls(agenda: Agenda, screen: Screen, size: _Size, room: Room) -> Iterator[str]:
    calls = [item.standing for item in agenda.of(ItemKind.CALL)]
    if not calls:
        return
    yield from ("", screen.paint("CALL TODAY", "head"))
    for standing in calls[: size.calls]:
        prompts = room.prompts[standing.contact.path]
        yield from draw_call(standing, agenda, screen, prompts, size.lines)
    if rest := calls[size.calls :]:
        yield _name_rest([show(each.contact.name) for each in rest], screen)


def _name_rest(names: Sequence[str], screen: Screen) -> str:
    """Return the names of the others, like ` and 2 more: Tom, Lena`.

    Where there is no room for all names, it gives the command that shows them.
    """
    width, due = screen.width, screen.call_again(_DUE)
    start, more = f"  and {len(names):,} more: ", f" …: {due}"
    if cell_width(whole := start + ", ".join(names[:width])) <= width:
        return whole
    number = next(
        (
            number
            for number in range(min(len(names), width), 0, -1)
            if cell_width(start + ", ".join(names[:number])) + len(more) <= width
        ),
        0,
    )
    return f"{start}{', '.join(names[:number])}{more}" if number else f"{start}{due}"


def draw_call(
    standing: Standing, agenda: Agenda, screen: Screen, prompts: Sequence[Prompt], most: int
) -> Iterator[str]:
    """Yield one person to call: the name, how you stand, how to reach them, and what to say.

    It also says when you last spoke and about what. Each text takes at most so many lines.
    """
    last, profile = standing.last_conversation, standing.contact.profile
    age = count((agenda.today - last.on).days, "day") if last else NO_TALK
    reach = show(profile.reach)
    reach_row = [("reach", reach)] if reach and screen.is_narrow else []
    reach = reach if cell_width(reach) < screen.width // 2 and not reach_row else ""
    parts = [
        f"the {standing.contact.circle}"
        if standing.contact.circle
        else str(standing.contact.level or "no level"),
        age,
    ]
    at = 2 + NAME_WIDTH + 1
    width = screen.width - at - (cell_width(reach) + 4 if reach else 0)
    goal = next((each for each in prompts if each.kind is PromptKind.GOAL), None)
    if goal:
        whole = ", ".join((*parts, f"objective: {show(describe_prompt(goal, agenda.today))}"))
        if cell_width(whole) <= width:
            parts, prompts = [whole], tuple(each for each in prompts if each is not goal)
    words = end_at_word(", ".join(parts), width)
    mark = screen.paint("●", "due")
    name = screen.paint(pad(standing.contact.name, NAME_WIDTH), "name")
    yield f"{mark} {name} {words}" + (f"    {reach}" if reach else "")
    said = describe_last(last, prompts, agenda.today)
    unread = 0 if last else agenda.unread.get(standing.contact.path, 0)
    texts = reach_row + ([("last", said)] if last else [])
    texts += [("unread", say_unread(unread))] if unread else []
    texts += [(str(prompt.kind), describe_prompt(prompt, agenda.today)) for prompt in prompts]
    for label, text in texts:
        first, *more = flow_to_word(screen.call_again(text), screen.width - 4 - LABEL_WIDTH, most)
        yield f"    {screen.paint(label.ljust(LABEL_WIDTH), 'dim')}{first}"
        yield from (" " * (4 + LABEL_WIDTH) + line for line in more)


def _draw_section(section: MorningSection, screen: Screen, most: int) -> Iterator[str]:
    first, *more = _fit(section.parts, screen.width - _HEADS, most, section.end)
    yield screen.paint(section.head, "head") + " " * (_HEADS - len(section.head)) + first
    yield from (" " * _HEADS + line for line in more)


def _fit(parts: Sequence[str], width: int, most: int, end: SectionEnd) -> list[str]:
    """Return as many `parts` as fit into `most` lines, with `end` for those that do not.

    Of the first part as much is shown as fits.
    """
    for number in range(min(len(parts), width * most), 0, -1):
        lines = flow("; ".join(parts[:number]) + end.say(len(parts) - number), width)
        if len(lines) <= most:
            return lines
    rest = end.say(len(parts) - 1)
    *lines, last = flow_to_word(parts[0], width, most)
    if cell_width(rest) * 2 > width:  # a narrow screen: the names keep their line
        return [*lines, end_at_word(last, width), *flow(rest.strip(), width)]
    return [*lines, end_at_word(last, width, rest)]


def _draw_footer(agenda: Agenda, screen: Screen, numbers: str) -> Iterable[str]:
    """Return the last line: how to log, where the rest is, and how many problems there are.

    The number of problems is said in any case. Where vault or day were typed they are said once, in
    front; a long folder may take a second line.
    """
    goes = any(item.kind in GO_KINDS for item in agenda.items)
    name = call_name(agenda) if agenda.standings else ""
    draw = _point if screen.command == MDREL else _point_in_short
    lines = list(draw(screen.command, name, numbers, goes=goes))
    fitting = (line for line in lines if cell_width(line) <= screen.width)
    last = next(fitting, None)
    return flow(lines[-1], screen.width) if last is None else (last,)


def _point(_command: str, name: str, numbers: str, *, goes: bool) -> Iterator[str]:
    """Yield lines of commands that go on from here, the longest first."""
    check = [f"{numbers}: mdrel check"] if numbers else []
    if not name:
        yield " · ".join(["mdrel add NAME", *check])
        return
    log, why = f"{'mdrel go · ' if goes else ''}mdrel log {name} …", "why: mdrel today --why"
    yield " · ".join([log, f"all: {_DUE}", why, *check])
    yield " · ".join([log, why, *check])
    yield " · ".join([log, *check])
    yield check[0] if check else log


def _point_in_short(command: str, name: str, numbers: str, *, goes: bool) -> Iterator[str]:
    """Yield such lines that say once, in front, in which vault and on which day."""
    check = [f"check ({numbers})"] if numbers else []
    log = [*(["go"] if goes else []), f"log {name} …"]
    choices = [[*log, "due", "today --why"], [*log, "today --why"], log, log[:1], []]
    for words in choices if name else [["add NAME"], []]:
        *most, last = [*words, *check] or log[:1]
        yield f"{command} {', '.join(most)}{' or ' if most else ''}{last}"
    if numbers:
        yield numbers
