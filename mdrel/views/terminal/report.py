"""What a period came to: in sections that a screen and a note share, on the screen, and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mdrel.model.contact import Contact
from mdrel.model.words.days import MONTH_NAMES
from mdrel.rules.movement import Move
from mdrel.rules.report import Report
from mdrel.rules.report_people import Period, Unreached
from mdrel.rules.statistics import NO_LEVEL, NO_PURPOSE
from mdrel.views.items import iso, name_item
from mdrel.views.terminal.bar_chart import bar_item
from mdrel.views.terminal.review_items import period_talk_item, person_move_item
from mdrel.views.terminal.screen import NAME_WIDTH, Screen
from mdrel.views.terminal.text import cell_width, count, count_people, pad, short_day, show
from mdrel.views.terminal.wording import NO_TALK, say_step

if TYPE_CHECKING:
    from mdrel.views.fields import days as fields


SayDay = Callable[[date], str]
_DAY = timedelta(days=1)


class ReportSection(NamedTuple):
    """A head, and below it rows of a label and a text. Either may be empty."""

    head: str
    rows: tuple[tuple[str, str], ...]


def say_period(period: Period) -> str:
    """Return a period as `October 2026` or `3 to 22 November 2026`."""
    since, until = period.since, period.until
    last = f"{until.day} {MONTH_NAMES[until.month - 1]} {until.year}"
    is_whole = until == date.max or (until + _DAY).day == 1
    if since.day == 1 and is_whole and (since.year, since.month) == (until.year, until.month):
        return f"{MONTH_NAMES[until.month - 1]} {until.year}"
    if since == until:
        return last
    first = str(since.day)
    if (since.year, since.month) != (until.year, until.month):
        first += f" {MONTH_NAMES[since.month - 1]}"
    if since.year != until.year:
        first += f" {since.year}"
    return f"{first} to {last}"


def say_total(report: Report) -> str:
    """Return what a period came to in a sentence."""
    if report.is_empty:
        return "Nothing is noted in this time."
    people = {each.contact.path for talk in report.talks for each in talk.people}
    talks = count(len(report.talks), "conversation")
    return f"{talks} with {count_people(len(people))}."


def list_report(report: Report, say_day: SayDay) -> Iterator[ReportSection]:
    """Yield the sections of a report that have something to say."""
    waiting = [each for each in report.unreached if each.was_due(report.period.until)]
    others = [each for each in report.unreached if not each.was_due(report.period.until)]
    levels = () if report.is_empty else tuple(_list_levels(report))
    sections = (
        ReportSection("Conversations by level", levels),
        ReportSection("What they were for", _row(_say_purposes(report))),
        ReportSection(
            "Reached",
            _row(", ".join(_say_reached(each.contact, each.talks) for each in report.reached)),
        ),
        ReportSection(
            "To reconnect with",
            tuple((each.contact.name, _say_unreached(each, say_day)) for each in waiting),
        ),
        ReportSection("No talk, and none was due", _row(_names(each.contact for each in others))),
        ReportSection(
            "Moves",
            tuple((contact.name, _say_move(move, say_day)) for contact, move in report.moves),
        ),
        ReportSection("Targets", tuple(_list_targets(report))),
        ReportSection("Thanks and help", tuple(_list_exchange(report))),
    )
    yield from (each for each in sections if each.rows)


def report_rows(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield a row for each line of the report, for a pipe."""
    yield "Period", report.period.since.isoformat(), report.period.until.isoformat()
    yield "Total", "", say_total(report)
    for head, rows in list_report(report, date.isoformat):
        yield from ((head, label, text) for label, text in rows)


def draw_report(report: Report, which: str, today: date, screen: Screen) -> Iterator[str]:
    """Yield the report on a terminal. `which` says of a chosen period why it is this one."""
    title = say_period(report.period)
    yield screen.paint(title, "head") + (f", {which}" if which else "")
    yield say_total(report)
    for head, rows in list_report(report, lambda day: short_day(day, today)):
        yield ""
        yield screen.paint(head.upper(), "head")
        width = min(max((cell_width(show(label)) for label, _ in rows), default=0), NAME_WIDTH + 2)
        for label, text in rows:
            start = f"  {pad(label, width)} " if width else "  "
            if width and screen.is_narrow:
                yield from screen.hang("  ", label, 4)
                yield from screen.hang("    ", text, 4)
            else:
                yield from screen.hang(start, text, len(start) if width else 2)


def _row(text: str) -> tuple[tuple[str, str], ...]:
    return (("", text),) if text else ()


def _list_levels(report: Report) -> Iterator[tuple[str, str]]:
    for each in report.levels:
        if each.people or each.talks:
            reached = f", {each.reached} of {count_people(each.people)} reached"
            yield str(each.level), f"{each.talks}{reached if each.people else ''}"
    without = next(
        (bar.conversations for bar in report.bars if (bar.group, bar.name) == ("level", NO_LEVEL)),
        0,
    )
    if without:
        yield NO_LEVEL, str(without)


def _say_purposes(report: Report) -> str:
    """Return the mix of purposes (M20), nothing where none is said."""
    bars = [bar for bar in report.bars if bar.group == "purpose"]
    if not any(bar.conversations for bar in bars if bar.name != NO_PURPOSE):
        return ""
    return ", ".join(f"{bar.name} {bar.conversations}" for bar in bars if bar.conversations)


def _say_reached(contact: Contact, talks: int) -> str:
    return contact.name if talks == 1 else f"{contact.name} ({talks})"


def _say_unreached(each: Unreached, say_day: SayDay) -> str:
    if each.last is None or each.due_on is None:
        return f"{each.level}, {NO_TALK}" if each.level else NO_TALK
    parts = (str(each.level or ""), f"last {say_day(each.last.on)}", f"due {say_day(each.due_on)}")
    return ", ".join(filter(None, parts))


def _say_move(move: Move, say_day: SayDay) -> str:
    way = "up " if move.climbs > 0 else "down " if move.climbs < 0 else ""
    return f"{way}{say_day(move.on)}: {say_step(move)}" + (f", {move.why}" if move.why else "")


def _list_targets(report: Report) -> Iterator[tuple[str, str]]:
    if report.contacted:
        yield "contacted", _names(report.contacted)
    if report.added:
        yield "added", _names(report.added)
    if report.weeks and (report.contacted or report.added):
        yield "weeks", f"{report.met_weeks} of {report.weeks} with the goal met"


def _list_exchange(report: Report) -> Iterator[tuple[str, str]]:
    said = report.exchange
    if said.thanked:
        yield "thanked", _names(said.thanked)
    if said.assisted:
        yield "asked to help", _names(said.assisted)
    if said.got or said.gave:
        yield "help", f"received {count(said.got, 'time')}, given {count(said.gave, 'time')}"
    if said.kept or said.kept_by_them:
        yield "promises kept", f"{said.kept} of yours, {said.kept_by_them} of theirs"


def _names(contacts: Iterable[Contact]) -> str:
    return ", ".join(each.name for each in contacts)


def report_item(report: Report) -> fields.Report:
    """Return what `report --json` says."""
    exchange = report.exchange
    return {
        "since": report.period.since.isoformat(),
        "until": report.period.until.isoformat(),
        "conversations": [period_talk_item(each) for each in report.talks],
        "counts": [bar_item(bar) for bar in report.bars],
        "level_shares": [
            {
                "level": each.level,
                "count": each.people,
                "reached_count": each.reached,
                "talk_count": each.talks,
            }
            for each in report.levels
        ],
        "reached": [
            {
                **name_item(each.contact),
                "level": each.level,
                "count": each.talks,
                "last_on": each.last.isoformat(),
            }
            for each in report.reached
        ],
        "unreached": [_unreached_item(each) for each in report.unreached],
        "moves": [person_move_item(*each) for each in report.moves],
        "contacted": _slugs(report.contacted),
        "added": _slugs(report.added),
        "weeks": report.weeks,
        "met_weeks": report.met_weeks,
        "thanked": _slugs(exchange.thanked),
        "assisted": _slugs(exchange.assisted),
        "received": exchange.got,
        "given": exchange.gave,
        "kept": exchange.kept,
        "kept_by_them": exchange.kept_by_them,
    }


def _unreached_item(each: Unreached) -> fields.Due:
    return {
        **name_item(each.contact),
        "level": each.level,
        "due_on": iso(each.due_on),
        "last_conversation": iso(each.last.on if each.last else None),
    }


def _slugs(contacts: Iterable[Contact]) -> list[str]:
    return [each.slug for each in contacts]
