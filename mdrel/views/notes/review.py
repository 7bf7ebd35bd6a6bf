"""The weekly review as a Markdown note, which is the person's own once it is written.

It is meant to be pleasant to read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.agenda import OpenTask, Standing
from mdrel.model.cadence import say_often
from mdrel.model.contact import Contact, LevelChange
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import FIRST_LEVELS, Role
from mdrel.rules.report_people import Period
from mdrel.rules.review import Load, Review, WeekTalk
from mdrel.rules.suggestions import Suggestion
from mdrel.views.markdown.note import Link, write_review_note
from mdrel.views.months import name_week
from mdrel.views.notes.style import Section, Style, draw, list_in_note, write_style
from mdrel.views.terminal.promises import say_more
from mdrel.views.terminal.report import say_period
from mdrel.views.terminal.text import count, count_people
from mdrel.views.terminal.wording import say_step

MOST_PROMISES = 10
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
# So many who begin together are one line, which names so many of them.
MANY, MOST_NAMES = 4, 10
# Sections that the review's questions repeat.
ASKED = ("Answer or let go", "To consider", "Promises")


class Decisions(Struct, frozen=True):
    """What the person decided and said in the review, as lines for the note.

    `declined` are links to those whose suggestion was declined: they are not proposed again soon.
    """

    made: tuple[str, ...] = ()
    target: str = ""
    matters: str = ""
    declined: tuple[str, ...] = ()


def review_title(review: Review) -> str:
    """Return `Week 47 of 2026, 16 to 22 November 2026`."""
    year, week, _ = review.monday.isocalendar()
    return f"Week {week} of {year}, {say_period(Period(review.monday, review.sunday))}"


def write_review(
    review: Review, standings: Sequence[Standing], role: Role, link: Link, decided: Decisions
) -> str:
    """Return the whole note."""
    return write_review_note(
        {
            "week": name_week(review.monday),
            "reviewed": review.today.isoformat(),
            "conversations": len(review.talks),
            **({"declined": list(decided.declined)} if decided.declined else {}),
        },
        review_title(review),
        review_body(review, standings, role, link, decided),
    )


def review_body(
    review: Review, standings: Sequence[Standing], role: Role, link: Link, decided: Decisions
) -> Iterator[str]:
    """Yield the lines of the note below its title."""
    return list_in_note(list_sections(review, standings, role, write_style(link), decided))


def draw_review(
    review: Review,
    standings: Sequence[Standing],
    role: Role,
    style: Style,
    without: Collection[str] = (),
) -> Iterator[str]:
    """Yield the review as it is told on a screen, before anything is decided.

    The sections with the titles `without` are left out.
    """
    yield review_title(review)
    found = list_sections(review, standings, role, style, Decisions())
    yield from draw(each for each in found if each.title not in without)


def list_sections(
    review: Review, standings: Sequence[Standing], role: Role, style: Style, decided: Decisions
) -> Iterator[Section]:
    """Yield the sections of the review.

    The headline leads with what defines success for the person's role (M11, M21).
    """
    yield Section("", _headline(standings, role, style))
    talks = (f"{style.talk(each.talk)} ({_names(each, style)})" for each in review.talks)
    none = f"No conversation is noted for {_say_week(review)}."
    yield Section("Spoken and written", talks, none)
    yield Section("Target", _target(review, style, decided))
    yield Section(ASKED[0], (_reply(each, style) for each in review.replies))
    yield Section("Moves", _moves(review.moves, style))
    yield Section(ASKED[1], (_suggestion(each, style) for each in review.suggestions))
    yield Section(ASKED[2], _promises(review, style))
    yield Section("Does it fit?", _list_load(review.load, style))
    yield Section(_title_coming(review), _list_coming(review, style), "Nobody is due.")
    yield Section("Decided", decided.made)
    yield Section("What matters most", (), style.say(decided.matters))


def _headline(standings: Sequence[Standing], role: Role, style: Style) -> Iterator[str]:
    for level in FIRST_LEVELS[role]:
        people = [each for each in standings if each.is_active and each.contact.level is level]
        due = sum(each.is_due for each in people)
        waiting = f"{due} to reconnect with" if due else "nobody waiting"
        yield f"{style.strong(level.capitalize())}: {count_people(len(people))}, {waiting}."


def _names(each: WeekTalk, style: Style) -> str:
    return ", ".join(style.link(standing.contact) for standing in each.people)


def _target(review: Review, style: Style, decided: Decisions) -> Iterator[str]:
    streak = f"{count(review.streak, 'week')} in a row with a target contacted"
    if review.contacted:
        yield f"contacted: {', '.join(style.link(contact) for contact in review.contacted)}"
        yield from [streak] if review.streak else []
    else:
        yield f"no target contacted in {_say_week(review)}" + (
            f", after {streak}" if review.streak else ""
        )
    if decided.target:
        yield f"next week's choice: {decided.target}"


def _reply(standing: Standing, style: Style) -> str:
    profile = standing.contact.profile
    about = style.say(profile.owe_reply_about) or "a message"
    return f"{style.link(standing.contact)}: {about} (came {style.day(profile.owe_reply)})"


def _moves(moves: Sequence[tuple[Contact, LevelChange]], style: Style) -> Iterator[str]:
    """Yield each move; of many who begin on one level on one day, as after a triage, one line."""
    begun: dict[tuple[date, str], list[Contact]] = {}
    for contact, change in moves:
        if not (change.before or change.why):
            begun.setdefault((change.on, change.after), []).append(contact)
    for contact, change in moves:
        key = change.on, change.after
        together = [] if change.before or change.why else begun[key]
        if len(together) < MANY:
            yield _move(contact, change, style)
        elif contact is together[0]:
            names = ", ".join(style.link(each) for each in together[:MOST_NAMES])
            more = f" and {left} more" if (left := len(together) - MOST_NAMES) > 0 else ""
            yield (
                f"{style.day(change.on)} {len(together)} people begin as {change.after}: "
                f"{names}{more}"
            )


def _move(contact: Contact, change: LevelChange, style: Style) -> str:
    return f"{style.day(change.on)} {style.link(contact)}: {say_step(change)}" + (
        f", {style.say(change.why)}" if change.why else ""
    )


def _suggestion(each: Suggestion, style: Style) -> str:
    goal = f"{each.standing.contact.level} → {each.level}" if each.level else "let go"
    why = style.say(each.why[:1].upper() + each.why[1:])
    return f"{style.link(each.standing.contact)}, {goal}? {why}."


def _promises(review: Review, style: Style) -> Iterator[str]:
    yield from (_promise(each, style) for each in review.promises[:MOST_PROMISES])
    yield from say_more(len(review.promises) - MOST_PROMISES, review.older)


def _promise(each: OpenTask, style: Style) -> str:
    since = f" (since {style.day(each.task.since)})" if each.task.since else ""
    return f"{_task(each, style)}{since}"


def _task(each: OpenTask, style: Style) -> str:
    who = style.link(each.standings[0].contact)
    return f"{say_side(each.task)} {who}: {style.say(each.task.text)}"


def say_side(task: FollowUp) -> str:
    """Return `from` or `to`, the word before the name of the other side of a promise."""
    return "from" if task.is_theirs else "to"


def _list_load(load: Load, style: Style) -> Iterator[str]:
    """Yield how many conversations a week the cadences need, how many there are, and whose."""
    average = f"you average {_round(load.average)}"
    if not load.parts:
        yield f"Nobody has a cadence yet; {average} conversations a week."
        return
    yield f"Your cadences need {_say_conversations(load.per_week)} a week; {average}."
    people = (
        f"{part.people} {part.group} {style.say(say_often(part.cadence))}" for part in load.parts
    )
    yield f"That is {', '.join(people)}."


def _say_conversations(number: float) -> str:
    text = _round(number)
    return f"{text} conversation" + ("" if text == "1" else "s")


def _round(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _title_coming(review: Review) -> str:
    """Return the title of the week after the reviewed one, with its days."""
    name = name_coming(review)
    first, last = review.sunday + _DAY, review.sunday + _WEEK
    return f"{name[0].upper()}{name[1:]}, {say_period(Period(first, last))}"


def name_coming(review: Review) -> str:
    """Return `next week` or `this week`, by the day of the review, or `the week after`."""
    days = (review.today - review.sunday).days
    return "next week" if days <= 0 else "this week" if days <= _WEEK.days else "the week after"


def _say_week(review: Review) -> str:
    return f"week {review.monday.isocalendar().week}"


def _list_coming(review: Review, style: Style) -> Iterator[str]:
    """Yield what comes up until the end of the following week, by day.

    Whoever is due without a day comes first.
    """
    found = sorted(_find_coming(review, style), key=lambda pair: pair[0] or date.min)
    yield from (line for _, line in found)


def _find_coming(review: Review, style: Style) -> Iterator[tuple[date | None, str]]:
    for standing in review.next_week:
        when = f"due {style.day(standing.due_on)}" if standing.due_on else "no talk noted"
        last = standing.last_conversation
        spoke = f"; last talk: {style.talk(last)}" if last else ""
        yield standing.due_on, f"{style.link(standing.contact)}, {when}{spoke}"
    for each in review.follow_ups:
        yield each.task.due_on, f"{style.day(each.task.due_on)} {_task(each, style)}"
    for standing in review.objectives:
        profile = standing.contact.profile
        on = profile.objective_due
        what = style.say(profile.objective) or "its day"
        who = style.link(standing.contact)
        yield on, f"{style.day(on)} objective with {who}: {what}"
    for birthday in review.birthdays:
        who = style.link(birthday.contact)
        yield birthday.on, f"{style.day(birthday.on)} birthday of {who}"
