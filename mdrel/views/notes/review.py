"""The weekly review as a Markdown note, which is the person's own once it is written.

It is meant to be pleasant to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact, LevelChange
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import FIRST_LEVELS, Role
from mdrel.rules.review import Load, Review, WeekTalk
from mdrel.rules.suggestions import Suggestion
from mdrel.views.markdown.note import (
    Link,
    say,
    say_day,
    say_talk,
    section,
    write_review_note,
)
from mdrel.views.months import name_week
from mdrel.views.terminal.promises import say_more
from mdrel.views.terminal.text import count

MOST_PROMISES = 10


class Decisions(Struct, frozen=True):
    """What the person decided and said in the review, as lines for the note."""

    made: tuple[str, ...] = ()
    target: str = ""
    matters: str = ""


def review_title(review: Review) -> str:
    """Return `Week 47, 16 to 22 November 2026`."""
    year, week, _ = review.monday.isocalendar()
    first = say_day(review.monday).removesuffix(
        f" {review.monday.year}" if review.monday.year == review.sunday.year else ""
    )
    return f"Week {week} of {year}, {first} to {say_day(review.sunday)}"


def write_review(
    review: Review, standings: Sequence[Standing], role: Role, link: Link, decided: Decisions
) -> str:
    """Return the whole note."""
    return write_review_note(
        {
            "week": name_week(review.monday),
            "reviewed": review.today.isoformat(),
            "conversations": len(review.talks),
        },
        review_title(review),
        review_body(review, standings, role, link, decided),
    )


def review_body(
    review: Review, standings: Sequence[Standing], role: Role, link: Link, decided: Decisions
) -> Iterator[str]:
    """Yield the sections of the review.

    The headline leads with what defines success for the person's role (M11, M21).
    """
    yield ""
    yield from (f"- {line}" for line in _headline(standings, role))
    yield from section(
        "Spoken and written",
        (f"- {say_talk(each.talk)} ({_names(each, link)})" for each in review.talks),
        "No conversation is noted for this week.",
    )
    yield from section("Target", _target(review, link, decided))
    yield from section("Answer or let go", (_reply(each, link) for each in review.replies))
    yield from section("Moves", (_move(contact, change, link) for contact, change in review.moves))
    yield from section("To consider", (_suggestion(each, link) for each in review.suggestions))
    yield from section("Promises", _promises(review, link))
    yield from section("Does it fit?", [say_load(review.load)])
    yield from section("Next week", _next_week(review, link), "Nobody is due.")
    yield from section("Decided", (f"- {line}" for line in decided.made))
    yield from section("What matters most", [say(decided.matters)] if decided.matters else [])


def _headline(standings: Sequence[Standing], role: Role) -> Iterator[str]:
    for level in FIRST_LEVELS[role]:
        people = [each for each in standings if each.is_active and each.contact.level is level]
        due = sum(each.is_due for each in people)
        noun = "person" if len(people) == 1 else "people"
        waiting = f"{due} to reconnect with" if due else "nobody waiting"
        yield f"**{level.capitalize()}**: {len(people)} {noun}, {waiting}."


def _names(each: WeekTalk, link: Link) -> str:
    return ", ".join(link(standing.contact) for standing in each.people)


def _target(review: Review, link: Link, decided: Decisions) -> Iterator[str]:
    if review.contacted:
        yield f"- contacted: {', '.join(link(contact) for contact in review.contacted)}"
    else:
        yield "- nobody contacted in this week"
    if review.streak:
        yield f"- {count(review.streak, 'week')} in a row with a target contacted"
    if decided.target:
        yield f"- next week's choice: {decided.target}"


def _reply(standing: Standing, link: Link) -> str:
    profile = standing.contact.profile
    about = say(profile.owe_reply_about) or "a message"
    return f"- {link(standing.contact)}: {about} (came {profile.owe_reply})"


def _move(contact: Contact, change: LevelChange, link: Link) -> str:
    step = f"{change.before} → {change.after}" if change.before else f"begins as {change.after}"
    return f"- {change.on} {link(contact)}: {step}" + (f", {say(change.why)}" if change.why else "")


def _suggestion(each: Suggestion, link: Link) -> str:
    goal = f"{each.standing.contact.level} → {each.level}" if each.level else "let go"
    return f"- {link(each.standing.contact)}, {goal}? {say(each.why[:1].upper() + each.why[1:])}."


def _promises(review: Review, link: Link) -> Iterator[str]:
    yield from (
        _promise(standing, task, link) for standing, task in review.promises[:MOST_PROMISES]
    )
    yield from (
        f"- {line}" for line in say_more(len(review.promises) - MOST_PROMISES, review.older)
    )


def _promise(standing: Standing, task: FollowUp, link: Link) -> str:
    return f"- {_say_side(task)} {link(standing.contact)}: {say(task.text)}" + (
        f" (since {task.since})" if task.since else ""
    )


def _say_side(task: FollowUp) -> str:
    return "from" if task.is_theirs else "to"


def say_load(load: Load) -> str:
    """Return the load check as a sentence.

    It says how many conversations a week the people of each kind ask for, and how many there are.
    """
    parts = " + ".join(f"{part.people} {part.group} {say(part.cadence)}" for part in load.parts)
    if not parts:
        return f"Nobody has a cadence yet; you average {_round(load.average)} conversations a week."
    return (
        f"{parts} = {_say_conversations(load.per_week)} a week; you average {_round(load.average)}."
    )


def _say_conversations(number: float) -> str:
    text = _round(number)
    return f"{text} conversation" + ("" if text == "1" else "s")


def _round(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _next_week(review: Review, link: Link) -> Iterator[str]:
    for standing in review.next_week:
        when = f"due {standing.due_on}" if standing.due_on else "not yet spoken with"
        yield f"- {link(standing.contact)}, {when}" + (
            f"; last {say_talk(standing.last_conversation)}" if standing.last_conversation else ""
        )
    for standing, task in review.follow_ups:
        yield f"- {task.due_on} {_say_side(task)} {link(standing.contact)}: {say(task.text)}"
    for standing in review.objectives:
        profile = standing.contact.profile
        what = say(profile.objective) or "its day"
        yield f"- {profile.objective_due} objective with {link(standing.contact)}: {what}"
    for birthday in review.birthdays:
        yield f"- {birthday.on} birthday of {link(birthday.contact)}"
