"""Targets on the screen (M14-M16).

There is the list, the next ones with reasons, the sources, the names added, and people without a
note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from mdrel.index.unknown_people import UnknownPerson
from mdrel.model.agenda import Agenda, TargetState, TargetWeek
from mdrel.model.contact import Contact
from mdrel.rules.checks.probable_owner import Owner
from mdrel.rules.next_targets import Introducer, NextTarget
from mdrel.rules.sources import SourceCount
from mdrel.views.months import draw_strip, name_week
from mdrel.views.terminal.screen import NAME_WIDTH, Screen
from mdrel.views.terminal.text import count, pad, short_day, show
from mdrel.views.terminal.wording import describe_talk, name_channel, say_week_left

GAINS = {"they_offer": "you gain", "i_offer": "they gain"}
LABEL_WIDTH = 12
MOST_UNKNOWN, MOST_COMPANY = 8, 3
NOBODY_IN_LINE = "Nobody is waiting in line. `mdrel target list` shows where names come from."


class TargetPage(Struct, frozen=True):
    """What the list shows below the targets.

    `added` are Mondays with the number of names added in their week, oldest first.
    """

    sources: tuple[SourceCount, ...]
    added: tuple[tuple[date, int], ...]
    unknowns: tuple[UnknownPerson, ...]
    people: Mapping[str, Contact]


def describe_week(week: TargetWeek, today: date) -> str:
    """Return the week's goal in words (M16).

    It says how many were contacted, when the goal ends, and how long the streak is.
    """
    left = say_week_left(week, today)
    return f"{len(week.contacted)} of {week.goal} contacted in {name_week(week.monday)} ({left})"


def draw_targets(agenda: Agenda, page: TargetPage, screen: Screen) -> Iterator[str]:
    """Yield the list of targets, and who is named but has no note yet.

    It says where names come from, and how many were added.
    """
    yield from _head("TARGETS", describe_week(agenda.week, agenda.today), screen)
    if not agenda.week.targets:
        yield from screen.hang(
            "  ",
            "No names yet. Peers, your boss, LinkedIn, events and associations are good "
            "places to look.",
            2,
        )
    for state in sorted(agenda.week.targets, key=lambda each: not each.is_ready):
        yield from _draw_target(state, agenda.today, screen)
    yield ""
    yield screen.paint("SOURCES", "head")
    for source in page.sources:
        yield from screen.hang(
            f"  {pad(source.name, NAME_WIDTH)} ", _say_source(source, agenda.today), NAME_WIDTH + 3
        )
    counts = [number for _, number in page.added]
    yield ""
    yield from _head(
        "NAMES ADDED",
        (
            f"{draw_strip(counts)}  {sum(counts)} in {count(len(counts), 'week')}, "
            f"{counts[-1] if counts else 0} this week"
        ),
        screen,
    )
    yield from draw_mentioned(page.unknowns, page.people, agenda.today, screen)


def _head(words: str, detail: str, screen: Screen) -> Iterator[str]:
    yield from screen.hang(f"{screen.paint(words, 'head')}   ", detail, len(words) + 3)


def _draw_target(state: TargetState, today: date, screen: Screen) -> Iterator[str]:
    contact, last = state.standing.contact, state.standing.last_contact
    symbol = "○" if state.is_ready else "◌"
    what = (
        "ready"
        if state.is_ready
        else f"not noted yet: {' and '.join(f'what {GAINS[name]}' for name in state.missing)}"
    )
    when = f"last {name_channel(last)} {short_day(last.on, today)}" if last else "not contacted yet"
    yield from screen.beside_name(contact.name, f"{what}, {when}", f"  {symbol} ")


def _say_source(source: SourceCount, today: date) -> str:
    if not source.targets + source.moved_on:
        return "no name yet"
    newest = f", newest {short_day(source.newest, today)}" if source.newest else ""
    dry = ": dry for three months" if source.is_dry else ""
    return f"{source.targets} now, {source.moved_on} moved on{newest}{dry}"


def draw_next(found: Sequence[NextTarget], agenda: Agenda, screen: Screen) -> Iterator[str]:
    """Yield the next targets with both reasons, the source and who can introduce you."""
    yield from _head("NEXT TARGETS", describe_week(agenda.week, agenda.today), screen)
    if not found:
        yield from screen.hang("  ", NOBODY_IN_LINE, 2)
    for number, each in enumerate(found, 1):
        contact = each.state.standing.contact
        yield ""
        who = contact.profile.work
        yield from (
            line.rstrip()
            for line in screen.hang(
                f"{number} {screen.paint(pad(contact.name, NAME_WIDTH), 'name')} ",
                who,
                NAME_WIDTH + 3,
            )
        )
        for label, text in _reasons(each, agenda.today):
            yield from screen.label(label, text, LABEL_WIDTH)


def _reasons(each: NextTarget, today: date) -> Iterator[tuple[str, str]]:
    profile, last = each.state.standing.contact.profile, each.state.standing.last_contact
    for introducer in each.introducers:
        yield "introducer", _say_introducer(introducer, today)
    for name in each.others:
        yield "introducer", f"{name}, who has no note yet"
    yield "you gain", ", ".join(profile.they_offer) or "not said yet (they_offer)"
    yield "they gain", ", ".join(profile.i_offer) or "not said yet (i_offer)"
    if profile.origin:
        yield "source", profile.origin
    if last:
        yield "last", describe_talk(last, today)
    if profile.added_on:
        yield "since", short_day(profile.added_on, today)


def _say_introducer(introducer: Introducer, today: date) -> str:
    standing = introducer.standing
    last = (
        f", last spoke {short_day(standing.last_contact.on, today)}"
        if standing.last_contact
        else ""
    )
    how = (
        ""
        if introducer.how == "introduced_by"
        else f", also at {standing.contact.profile.organization}"
    )
    return f"{standing.contact.name} ({standing.contact.level or 'no level'}{last}{how})"


def draw_mentioned(
    unknowns: Sequence[UnknownPerson], people: Mapping[str, Contact], today: date, screen: Screen
) -> Iterator[str]:
    """Yield who is named in conversations but has no note, and who was there."""
    if not unknowns:
        return
    yield ""
    yield screen.paint("NAMED IN CONVERSATIONS, WITHOUT A NOTE", "head")
    for unknown in unknowns[:MOST_UNKNOWN]:
        names = ", ".join(
            f"{people[path].name} ({number})"
            for path, number in unknown.company[:MOST_COMPANY]
            if path in people
        )
        times = count(len(unknown.talks), "conversation")
        last = f"{times}, last {short_day(unknown.talks[0].on, today)}"
        yield from screen.beside_name(unknown.name, last)
        if names:
            yield from screen.label("with", names, LABEL_WIDTH)
        yield screen.paint(f"    {show(unknown.talks[0].path)}:{unknown.talks[0].span.line}", "dim")
    if len(unknowns) > MOST_UNKNOWN:
        rest = f"and {len(unknowns) - MOST_UNKNOWN} more: mdrel target list --mentioned"
        yield from screen.hang("  ", rest, 2)


def say_left_out(owners: Iterable[Owner]) -> str:
    """Return who is left out because that may be you, and what to do in either case."""
    return "\n".join(
        show(
            f"left out: {owner.name} {owner.why}. {owner.remedy}; if not: "
            f"mdrel target add --mentioned {owner.name}"
        )
        for owner in owners
    )


def say_added(targets: int, others: int) -> tuple[str, str]:
    """Return how many were added, as targets and without a level, and why without one."""
    added = f"{count(targets, 'target')} added"
    if not others:
        return added, ""
    return (
        f"{added}, {others:,} without a level",
        "those without a level you met on several days: mdrel triage",
    )
