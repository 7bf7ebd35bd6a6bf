"""The review of one week as HTML and pictures, in the words of the note of `review`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.contact import Contact
from mdrel.model.level import NO_LEVEL, PATH, Level, Role
from mdrel.rules.review import Review
from mdrel.views.markdown.escape import escape
from mdrel.views.months import name_week
from mdrel.views.notes.review import MOST_PROMISES, Decisions, list_sections, review_title
from mdrel.views.notes.style import list_in_note, write_style
from mdrel.views.terminal.text import count, short_day
from mdrel.views.web.address import person_address
from mdrel.views.web.rich_text import render_text

if TYPE_CHECKING:
    from markupsafe import Markup

# A list on the page is no longer than that; a sheet of paper holds no more.
WEEKS, MOST = 13, 40
_WEEK = timedelta(days=7)


class Week(Struct, frozen=True):
    """The talks of one week: the heights, of 100, and numbers by level."""

    words: str
    parts: list[tuple[str, int, float, float]]
    total: int


class Step(Struct, frozen=True):
    """One level of the pipeline: how many people stand there, of 100 the most."""

    level: str
    number: int
    width: int
    address: str


class ReviewPage(Struct, frozen=True):
    """The page of one week."""

    title: str
    body: Markup
    rest: list[tuple[str, str]]
    weeks: list[Week]
    pipeline: list[Step]
    before: str
    after: str


def make_page(review: Review, agenda: Agenda, role: Role) -> ReviewPage:
    """Return the page of one week, with the way to the weeks around it."""
    style = replace(write_style(_link), day=lambda day: _say_day(day, agenda.today))
    body = list_in_note(list_sections(_shorten(review), agenda.standings, role, style, Decisions()))
    after = review.monday + _WEEK
    return ReviewPage(
        review_title(review),
        render_text("\n".join(body)),
        list(_list_rest(review)),
        count_weeks(agenda.standings, review.monday, agenda.today),
        count_levels(agenda.standings),
        f"/review/{name_week(review.monday - _WEEK)}",
        f"/review/{name_week(after)}" if after <= agenda.today else "",
    )


def _shorten(review: Review) -> Review:
    return replace(
        review,
        talks=review.talks[:MOST],
        promises=review.promises[:MOST_PROMISES],
        older=0,
        replies=review.replies[:MOST],
        suggestions=review.suggestions[:MOST],
        next_week=review.next_week[:MOST],
        follow_ups=review.follow_ups[:MOST],
    )


def _list_rest(review: Review) -> Iterator[tuple[str, str]]:
    """Yield what the page leaves out, and where it is."""
    lists = (
        (review.talks, "talks", "/people?sort=last"),
        (review.replies, "messages to answer", "/"),
        (review.suggestions, "moves to consider", "/people?sort=level"),
        (review.next_week, "people who are due", "/people?sort=due"),
        (review.follow_ups, "dated tasks", "/"),
    )
    for found, words, address in lists:
        if len(found) > MOST:
            yield f"{len(found) - MOST} more {words}", address
    if (more := max(len(review.promises) - MOST_PROMISES, 0) + review.older) > 0:
        yield f"{count(more, 'more promise')}", "/"


def _say_day(day: date | None, today: date) -> str:
    return short_day(day, today, weekday=True) if day else ""


def _link(contact: Contact) -> str:
    return f"[{escape(contact.name)}]({person_address(contact)})"


def count_weeks(standings: Iterable[Standing], monday: date, today: date) -> list[Week]:
    """Return the talks of each of the last weeks by the level of whom they were with.

    A talk with several people counts once, with the nearest of them.
    """
    first = monday - (WEEKS - 1) * _WEEK
    nearest: dict[tuple[str, int], tuple[int, date]] = {}
    ranks = {level: rank for rank, level in enumerate(Level)}
    for each in standings:
        rank = ranks.get(each.contact.level, len(ranks)) if each.contact.level else len(ranks)
        for talk in each.talks:
            if first <= talk.on <= today:
                key = talk.path, talk.span.line
                nearest[key] = min((rank, talk.on), nearest.get(key, (rank, talk.on)))
    often = Counter(((on - first).days // 7, rank) for rank, on in nearest.values())
    names = [*map(str, Level), NO_LEVEL]
    totals = [sum(often[at, rank] for rank in range(len(names))) for at in range(WEEKS)]
    highest = max(totals, default=0) or 1
    return [
        Week(
            f"week of {short_day(first + at * _WEEK, today)}",
            _stack([(name, often[at, rank]) for rank, name in enumerate(names)], highest),
            totals[at],
        )
        for at in range(WEEKS)
    ]


def _stack(counts: Sequence[tuple[str, int]], highest: int) -> list[tuple[str, int, float, float]]:
    """Return level, number, top and height of each part, the first at the bottom."""
    parts, top = [], 100.0
    for name, number in counts:
        height = 100 * number / highest
        top -= height
        parts.append((name, number, round(top, 1), round(height, 1)))
    return parts


def count_levels(standings: Iterable[Standing]) -> list[Step]:
    """Return how many people stand on each level, the way a relationship goes (M17)."""
    often = Counter(each.contact.level for each in standings if each.is_active)
    highest = max((often[level] for level in PATH), default=0) or 1
    return [
        Step(
            str(level), often[level], round(100 * often[level] / highest), f"/people?level={level}"
        )
        for level in PATH
    ]
