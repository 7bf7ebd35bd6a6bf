"""One person on the screen: the card with its timeline, and what to know before a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mdrel.model.agenda import DueReason, PromptKind, Standing
from mdrel.model.contact import Contact, LevelChange
from mdrel.model.conversation import Conversation
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Mentoring
from mdrel.model.names import note_name
from mdrel.rules.balance import measure_exchange
from mdrel.rules.last_conversation import entries_on_or_before, planned
from mdrel.views.markdown.escape import unmark
from mdrel.views.terminal.promises import MOST_TASKS, say_more
from mdrel.views.terminal.screen import MOST_LINES, Screen
from mdrel.views.terminal.text import cell_width, count, cut, flow, pad, say_by, short_day
from mdrel.views.terminal.wording import (
    NO_TALK,
    STATES,
    describe_prompt,
    describe_talk,
    name_channel,
    say_change,
    say_kind,
    say_unread,
)

LABEL_WIDTH, DAY_WIDTH = 10, 12
BRIEF_FACTS = frozenset(
    {
        "unread",
        "planned",
        "goal",
        "exchange",
        "you gain",
        "they gain",
        "through",
        "source",
        "hand over",
    }
)
TALKS_IN_CARD, TALKS_IN_BRIEF = 12, 3

Company = tuple[tuple[Contact, int], ...]
_MENTORING: dict[Mentoring | None, str] = {
    Mentoring.MENTOR: "they advise you",
    Mentoring.MENTEE: "you advise them",
}
# What stands in the first column of a section, and the texts beside it.
Row = tuple[str, tuple[str, ...]]


def draw_card(
    standing: Standing, today: date, screen: Screen, unread: int = 0, *, is_all: bool
) -> Iterator[str]:
    """Yield who somebody is, where they stand, what is open between you, and the timeline.

    `unread` counts the dated lines of their note that are not read.
    """
    contact = standing.contact
    yield from _draw_head(standing, screen)
    yield from _labelled(list_facts(standing, today, unread), screen)
    yield from _draw_open(standing, today, screen, is_all=is_all)
    talks = entries_on_or_before(contact, today)
    shown = talks if is_all else talks[:TALKS_IN_CARD]
    yield from _section("TIMELINE", _rows(shown, today), screen, MOST_LINES)
    if len(talks) > len(shown):
        rest = count(len(talks) - len(shown), "earlier one")
        yield from screen.hang("  ", f"and {rest}: mdrel show {contact.slug} --all", 2)
    if contact.levels:
        yield from _section(
            "LEVELS", (_move(each, today) for each in reversed(contact.levels)), screen, MOST_LINES
        )


def draw_brief(
    standing: Standing, company: Company, today: date, screen: Screen, unread: int = 0
) -> Iterator[str]:
    """Yield what to know before a meeting.

    This is what to say, what is promised both ways, the last talks in full, and people in common.
    `unread` counts the dated lines of their note that are not read.
    """
    yield from _draw_head(standing, screen)
    yield from _labelled(
        (
            (label, text)
            for label, text in list_facts(standing, today, unread)
            if label in BRIEF_FACTS
        ),
        screen,
    )
    says = (
        (str(prompt.kind), (screen.call_again(describe_prompt(prompt, today)),))
        for prompt in standing.prompts
        if prompt.kind is not PromptKind.PROMISE
    )
    yield from _section("SAY", says, screen)
    yield from _draw_open(standing, today, screen)
    talks = [talk for talk in entries_on_or_before(standing.contact, today) if not talk.is_attempt][
        :TALKS_IN_BRIEF
    ]
    yield from _section("LAST TALKS", _rows(talks, today, is_whole=True), screen)
    names = ", ".join(
        f"{each.name} ({number if at else count(number, 'talk')})"
        for at, (each, number) in enumerate(company[:8])
    )
    yield from _section("PEOPLE IN COMMON", [("", (names,))] if names else [], screen)


def _draw_head(standing: Standing, screen: Screen) -> Iterator[str]:
    contact, profile = standing.contact, standing.contact.profile
    kind, name = say_kind(standing), cut(contact.name, screen.width)
    room = screen.width - cell_width(name) - cell_width(kind)
    yield screen.paint(name, "head") + (" " * room + kind if room > 1 else "")
    for text in filter(None, ("" if room > 1 else kind, profile.work)):
        yield from (f"  {line}" for line in flow(text, screen.width - 2, MOST_LINES))


def list_facts(standing: Standing, today: date, unread: int = 0) -> Iterator[tuple[str, str]]:
    """Yield label and text of what the card says, only where there is something."""
    contact, profile = standing.contact, standing.contact.profile
    yield "reach", ", ".join((*profile.phones, *profile.emails, *profile.urls))
    yield "last", describe_talk(standing.last_conversation, today)
    if standing.last_contact != standing.last_conversation:
        yield "wrote", describe_talk(standing.last_contact, today)
    yield "due", _describe_due(standing, today)
    yield "unread", say_unread(unread) if unread else ""
    yield "planned", "; ".join(describe_talk(talk, today) for talk in planned(contact, today)[:3])
    yield (
        "goal",
        profile.objective + say_by(profile.objective, profile.objective_due, today),
    )
    yield "exchange", _describe_exchange(contact, today)
    yield "you gain", ", ".join(profile.they_offer)
    yield "they gain", ", ".join(profile.i_offer)
    yield "birthday", str(profile.birthday or "")
    yield (
        "met",
        " ".join(
            filter(
                None, (short_day(profile.met_on, today) if profile.met_on else "", profile.met_how)
            )
        ),
    )
    introducers = ", ".join(note_name(each) for each in profile.introduced_by)
    yield "through", introducers
    yield "source", "" if introducers else profile.origin
    yield "mentoring", _MENTORING.get(profile.mentoring, "")
    yield (
        "hand over",
        " – ".join(filter(None, (note_name(profile.handover_to), profile.handover))),
    )
    yield "note", contact.path


def _describe_exchange(contact: Contact, today: date) -> str:
    """Return what was given and received within a year, with the last days (M2)."""
    exchange = measure_exchange(contact.talks_until(today), today)
    sides = (("gave", exchange.gave, exchange.gave_on), ("got", exchange.got, exchange.got_on))
    return (
        ", ".join(
            f"{verb} {number}" + (f" (last {short_day(on, today)})" if on else "")
            for verb, number, on in sides
        )
        if exchange.gave or exchange.got
        else ""
    )


def _describe_due(standing: Standing, today: date) -> str:
    state = STATES[standing.state]
    if standing.reason is DueReason.NEVER:
        return f"{state}, {NO_TALK}"
    if standing.due_on is None:
        return state
    days = standing.overdue_days
    return f"{state}, {short_day(standing.due_on, today, weekday=True)}" + (
        f" ({count(days, 'day')} ago)" if days else ""
    )


def _labelled(facts: Iterable[tuple[str, str]], screen: Screen) -> Iterator[str]:
    for label, text in facts:
        if text:
            yield from screen.label(label, text, LABEL_WIDTH, indent=2)


def _draw_open(
    standing: Standing, today: date, screen: Screen, *, is_all: bool = False
) -> Iterator[str]:
    """Yield the open promises and follow-ups of both sides, and a message that is unanswered.

    Without `is_all` only the newest promises and the first follow-ups are shown.
    """
    profile, most = standing.contact.profile, None if is_all else MOST_TASKS
    rows: list[Row] = []
    if profile.owe_reply and standing.reply_due_on:
        came = f"{profile.message} (came {short_day(profile.owe_reply, today)})"
        rows = [("you owe an answer:", (came,))]
    said = [prompt.task for prompt in standing.prompts if prompt.task]
    promises = [*standing.promises, *standing.their_promises]
    shown = promises if is_all else said[:most]
    rows += [_promise(each, today) for each in (*shown, *standing.follow_ups[:most])]
    yield from _section("BETWEEN YOU", rows, screen)
    older = 0 if is_all else len(promises) - len(said)
    more = (
        len(promises)
        - len(shown)
        - older
        + len(standing.follow_ups)
        - len(standing.follow_ups[:most])
    )
    for each in say_more(more, older, standing.contact.slug):
        yield from screen.hang("  ", each, 2)


def _promise(each: FollowUp, today: date) -> Row:
    who = "they owe" if each.is_theirs else "you owe"
    when = say_by(each.text, each.due_on, today)
    if each.since and not each.due_on:
        when = f" (since {short_day(each.since, today)})"
    return f"{who}:", (f"{unmark(each.text)}{when}",)


def _move(each: LevelChange, today: date) -> Row:
    day, words = say_change(each, today)
    return day, (words,)


def _rows(talks: Sequence[Conversation], today: date, *, is_whole: bool = False) -> Iterator[Row]:
    """Yield each talk with its day and channel.

    With `is_whole` what more was noted of it follows.
    """
    channels = [
        name_channel(talk) + (f" ({talk.purpose})" if talk.purpose else "") for talk in talks
    ]
    width = max(map(len, channels), default=0)
    for talk, channel in zip(talks, channels, strict=True):
        yield (
            f"{pad(short_day(talk.on, today), DAY_WIDTH)} {pad(channel, width)}",
            tuple(map(unmark, (talk.text, talk.more) if is_whole else (talk.text,))),
        )


def _section(head: str, rows: Iterable[Row], screen: Screen, most: int = 0) -> Iterator[str]:
    """Yield a section with its head, or nothing where it has no rows.

    Each text takes as many lines as it needs, at most `most` where that is given.
    """
    listed = list(rows)
    if not listed:
        return
    yield ""
    yield screen.paint(head, "head")
    width = max(cell_width(start) for start, _ in listed)
    if width > screen.width // 3:
        yield from _stack(listed, screen, most)
        return
    indent = width + 4 if width else 2
    for start, texts in listed:
        lines = [
            line for text in texts if text for line in flow(text, screen.width - indent, most)
        ] or [""]
        for place, line in enumerate(lines):
            yield f"  {pad('' if place else start, indent - 2)}{line}".rstrip()


def _stack(rows: Iterable[Row], screen: Screen, most: int) -> Iterator[str]:
    """Yield rows whose first column would take too much of the screen.

    Their texts stand below it.
    """
    for start, texts in rows:
        yield f"  {' '.join(start.split())}"
        yield from (
            f"    {line}" for text in texts if text for line in flow(text, screen.width - 4, most)
        )
