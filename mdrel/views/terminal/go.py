"""The morning one person at a time: the card of each, the keys, and the last line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, PromptKind
from mdrel.model.policy import Me
from mdrel.rules.next_targets import next_targets
from mdrel.views.terminal.call_again import call_again
from mdrel.views.terminal.first_message import write_message
from mdrel.views.terminal.morning import draw_call
from mdrel.views.terminal.promises import choose_prompts
from mdrel.views.terminal.screen import MOST_LINES, Screen
from mdrel.views.terminal.text import count, count_people, flow, name_day, show
from mdrel.views.terminal.wording import say_nobody

MOST_PROMPTS = 6
_NOUNS = {ItemKind.CALL: "call", ItemKind.ANSWER: "answer", ItemKind.TARGET: "target"}
_MORE_KEYS = {ItemKind.ANSWER: " · a answered · d let it go"}
# What was said of somebody whose note could not be changed.
NOT_WRITTEN = "not written"
SKIP = "skip"
# What becomes of somebody by what is done, in the order in which it is said.
DONE = {
    "log": "talked",
    "reached": "talked",
    "answered": "answered",
    "tried": "tried",
    "later": "put off",
    "dropped": "let go",
    SKIP: "skipped",
}


def say_start(agenda: Agenda, kinds: Sequence[ItemKind], earlier: int) -> str:
    """Return what the morning holds, and whom an earlier round of today leaves out."""
    parts = [count(kinds.count(kind), noun) for kind, noun in _NOUNS.items() if kind in kinds]
    rest = f" ({count_people(earlier)} done or skipped earlier today; --fresh asks again)"
    start = f"{name_day(agenda.today)}: {', '.join(parts) or say_nobody(agenda)}"
    return start + rest if earlier else start


def say_keys(kind: ItemKind = ItemKind.CALL) -> str:
    """Return what may be typed."""
    return (
        "Type what was said (call yesterday: board pack +thanks) and it is logged.\n"
        "v tried (v left a message) · l later (l friday) · s or Enter skip"
        f"{_MORE_KEYS.get(kind, '')} · b back to the one before · q stop · ? help"
    )


def draw_step(
    item: AgendaItem, agenda: Agenda, screen: Screen, place: str, me: Me
) -> Iterator[str]:
    """Yield the card of one person, with what to say; a target's with the message to send."""
    head = {ItemKind.ANSWER: "ANSWER", ItemKind.TARGET: "THIS WEEK'S TARGET"}.get(item.kind, "CALL")
    yield f"{screen.paint(head, 'head')}  {screen.paint(place, 'dim')}"
    standing, path = item.standing, item.standing.contact.path
    prompts = choose_prompts(agenda.prompts_for(standing), MOST_PROMPTS)
    yield from draw_call(standing, agenda, screen, prompts, MOST_LINES)
    if [each.contact.name for each in agenda.standings].count(standing.contact.name) > 1:
        yield f"    {screen.paint('note', 'dim')}    {show(path)}"
    if item.kind is ItemKind.ANSWER and not any(each.kind is PromptKind.ANSWER for each in prompts):
        about = standing.contact.profile.message
        reach = ", ".join(standing.contact.profile.emails)
        yield from flow(
            f"They wait for an answer: {about}" + (f" ({reach})" * bool(reach)), screen.width
        )
    if item.kind is ItemKind.TARGET:
        for each in next_targets(agenda, 1):
            yield ""
            for paragraph in write_message(each, agenda.prompts_for(standing), me):
                for line in paragraph.split("\n"):
                    yield from (f"    {part}" for part in flow(line, screen.width - 4))


def say_done(done: Mapping[str, int]) -> str:
    """Return how many people became what: `2 talked, 1 skipped`."""
    words = dict.fromkeys((*DONE.values(), NOT_WRITTEN))
    return ", ".join(f"{done[what]} {what}" for what in words if done.get(what))


def say_end(done: Mapping[str, int], left: int, command: str) -> str:
    """Return what became of the morning; `command` is how mdrel is called again."""
    end = f"{left} left, go on: mdrel go" if left else "See you tomorrow."
    is_logged = any(
        number for what, number in done.items() if what not in {DONE[SKIP], NOT_WRITTEN}
    )
    undo = "\nundo: mdrel undo" if is_logged else ""
    return call_again(f"{say_done(done) or 'Nothing was logged'}. {end}{undo}", command)
