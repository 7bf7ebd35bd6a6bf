"""What `Overview.md` shows: whom to reconnect with, how the levels fare, and what is open.

It also says what to say to each. It leads with trusted and transactional people (M21), in the order
that the person's role asks for (M11).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mdrel.model.agenda import State
from mdrel.model.diagnostic import Severity
from mdrel.model.level import FIRST_LEVELS, Circle, Level
from mdrel.rules.checks import missing_level, run_checks
from mdrel.rules.checks.missing_level import unreadable_levels
from mdrel.rules.checks.notices import make_notices
from mdrel.rules.statistics import name_months
from mdrel.views.dashboards.moves import describe_moves
from mdrel.views.dashboards.people import LONGEST, MOST_ROWS, describe_reply, write_date
from mdrel.views.dashboards.target import describe_week
from mdrel.views.dashboards.tasks import describe_open_tasks, pick_with_caps
from mdrel.views.markdown.escape import Markdown, code, escape, join, shorten
from mdrel.views.months import draw_strip

if TYPE_CHECKING:
    from mdrel.model.agenda import Standing
    from mdrel.rules.statistics import TalkPlace
    from mdrel.views.dashboards.people import DashboardData, Data

NEXT_BIRTHDAYS = 5
MOST_PROBLEMS = 50
MOST_NAMES, LONGEST_NOTICE = 5, 600
REPORTED = frozenset({Severity.ERROR, Severity.WARNING})


def describe_overview(material: DashboardData) -> Data:
    """Return the table `overview` of docs/templates.md."""
    due = [standing for standing in material.active if standing.is_due]
    calls = material.context.policy.method.calls_per_day
    months = name_months(material.ranking.today)
    levels = _describe_levels(material, months)
    return {
        "headline": [
            row for row in levels if row["level"] in FIRST_LEVELS[material.context.policy.me.role]
        ],
        "circles": {
            "three": _count_circle(material, Circle.THREE),
            "ten": _count_circle(material, Circle.TEN),
        },
        "reconnect": pick_with_caps(due[:calls], material),
        "then": material.pick(due[calls : calls + MOST_ROWS]),
        "more_due": max(0, len(due) - calls - MOST_ROWS),
        "next": _find_next(material),
        "week": describe_week(material),
        "months": months,
        "levels": levels,
        "aside": _count_aside(material),
        **describe_moves(material),
        **_describe_open(material),
        "birthdays": _describe_birthdays(material),
        **_describe_notices(material),
        **_describe_problems(material),
        "everybody": list(material.people.values())
        if material.context.policy.boards.link_everybody
        else [],
    }


def _describe_levels(material: DashboardData, months: list[str]) -> list[Data]:
    """Return one row for each level, in the order of the person's role.

    People without a level have a row at the end, where there are any.
    """
    first = FIRST_LEVELS[material.context.policy.me.role]
    order: list[Level | None] = [*first, *(level for level in Level if level not in first), None]
    rows: list[tuple[Level | None, list[Standing]]] = []
    unreadable = unreadable_levels(material.snapshot)
    for level in order:
        standings = [
            standing
            for standing in material.active
            if standing.contact.level is level
            and (level is not None or standing.contact.path not in unreadable)
        ]
        if level is not None or standings:
            rows.append((level, standings))
    counts = {level: _count_talks(level, material, len(months)) for level, _ in rows}
    highest = max(map(max, counts.values()))
    return [
        {
            **_name_level(level, material),
            **_describe_level(standings),
            "conversations": sum(counts[level]),
            "strip": draw_strip(counts[level], highest),
        }
        for level, standings in rows
    ]


def _count_talks(level: Level | None, material: DashboardData, months: int) -> list[int]:
    """Return the conversations of a level by month, each once, however many took part."""
    found: dict[TalkPlace, int] = {}
    for year in material.years.values():
        if level in year.places:
            found.update(year.places[level])
    counts = Counter(found.values())
    return [counts[month] for month in range(months)]


def _name_level(level: Level | None, material: DashboardData) -> Data:
    """Return a level with a link to its dashboard."""
    if level is None:
        return {"level": "", "link": ""}
    return {"level": level.value, "link": material.linker.board(level.value.capitalize())}


def _describe_level(standings: list[Standing]) -> Data:
    """Return how many of `standings` are where."""
    due = sum(standing.is_due for standing in standings)
    soon = sum(standing.state is State.SOON and not standing.is_due for standing in standings)
    undated = sum(standing.due_on is None and not standing.is_due for standing in standings)
    return {
        "people": len(standings),
        "on_time": len(standings) - due - soon - undated,
        "soon": soon,
        "overdue": due,
        "undated": undated,
    }


def _count_circle(material: DashboardData, circle: Circle) -> int:
    """Return how many are in a circle (M5, M6)."""
    return sum(standing.contact.circle is circle for standing in material.active)


def _count_aside(material: DashboardData) -> Data:
    """Return how many people are left out of the counts."""
    states = [standing.state for standing in material.ranking.standings]
    unreadable = unreadable_levels(material.snapshot)
    return {
        "paused": states.count(State.PAUSED),
        "archived": states.count(State.ARCHIVED),
        "unreadable": sum(
            each.contact.level is None and each.contact.path in unreadable
            for each in material.active
        ),
    }


def _find_next(material: DashboardData) -> Data | None:
    """Return whoever comes next by date, for a day on which nobody waits."""
    dated = [
        standing
        for standing in material.active
        if standing.due_on is not None and not standing.is_due
    ]
    # Of one date the first in agenda order: `min` keeps it.
    return (
        material.person(min(dated, key=lambda standing: write_date(standing.due_on)))
        if dated
        else None
    )


def _describe_open(material: DashboardData) -> Data:
    """Return owed replies by date, and the open tasks."""
    replies = sorted(
        (standing for standing in material.active if standing.reply_due_on is not None),
        key=lambda standing: write_date(standing.reply_due_on),
    )
    shown = [describe_reply(standing, material) for standing in replies[:MOST_ROWS]]
    return {
        "replies": shown,
        "more_replies": len(replies) - len(shown),
        **describe_open_tasks(material),
    }


def _describe_birthdays(material: DashboardData) -> list[Data]:
    """Return the next birthdays by date.

    The list changes only when one of them has passed.
    """
    known = [
        birthday
        for birthday in material.ranking.birthdays
        if birthday.contact.path in material.people
    ]
    return [
        {
            "on": write_date(birthday.on),
            "person": material.people[birthday.contact.path],
            "turns": birthday.turns,
        }
        for birthday in known[:NEXT_BIRTHDAYS]
    ]


def _describe_notices(material: DashboardData) -> Data:
    """Return the people without a level, and notices of what is not read.

    Such a notice tells of what looks like something to read and is not, with what would change it.
    """
    policy, today = material.context.policy, material.ranking.today
    notices = make_notices(run_checks(material.snapshot, policy, today), policy.reading)
    without = [each.path for each in missing_level.check(material.snapshot, policy, today)]
    return {
        "without_level": [material.people[path] for path in without[:MOST_NAMES]],
        "more_without_level": max(0, len(without) - MOST_NAMES),
        "notices": [
            {
                "words": shorten(notice.words, LONGEST_NOTICE),
                "remedy": _mark_setting(shorten(notice.remedy, LONGEST_NOTICE)),
            }
            for notice in notices
            if notice.is_of_reading
        ],
    }


def _mark_setting(remedy: str) -> Markdown:
    """Return a remedy with the line of settings in it, behind a colon, as code."""
    words, colon, setting = remedy.partition(": ")
    return join(colon, [_mark_code(words), code(setting)]) if setting else _mark_code(words)


def _mark_code(text: str) -> Markdown:
    """Return a text of mdrel's own with what stands between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # cut within one
        return escape(text)
    return join("", [code(part) if at % 2 else escape(part) for at, part in enumerate(parts)])


def _describe_problems(material: DashboardData) -> Data:
    """Return the errors and then the warnings, in reading order.

    Each has a link to its note. There are no more of them than a page that people read can hold.
    """
    found = sorted(
        (problem for problem in material.snapshot.diagnostics if problem.severity in REPORTED),
        key=lambda each: each.severity is not Severity.ERROR,
    )
    problems = [
        {
            "place": material.linker.labelled(
                problem.path, code(f"{problem.path}:{problem.span.line}:{problem.span.column}")
            ),
            "severity": problem.severity.value,
            "code": problem.code,
            "message": shorten(problem.message, LONGEST),
        }
        for problem in found[:MOST_PROBLEMS]
    ]
    return {"problems": problems, "more_problems": max(0, len(found) - MOST_PROBLEMS)}
