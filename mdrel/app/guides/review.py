"""Asks the questions of the weekly review.

They are about lines that may have been talks, replies to give or let go, moves, promises kept, next
week's target, and what matters most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta

from msgspec.structs import replace

from mdrel.app.editing.commands import OWE
from mdrel.app.editing.note_command import NoteChange
from mdrel.app.guides.counted_talks import count_talks
from mdrel.app.guides.guide import Guide, link_in_record
from mdrel.app.guides.missing_levels import settle_levels
from mdrel.app.guides.question import Question
from mdrel.app.guides.records import list_items, read_records
from mdrel.app.guides.talk_questions import settle_week
from mdrel.app.guides.words import KEYS
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.agenda import Agenda, OpenTask, Standing
from mdrel.model.level import Level
from mdrel.model.names import fold_case
from mdrel.rules.next_targets import next_targets
from mdrel.rules.review import Review, make_review, read_monday, week_to_review
from mdrel.rules.suggestions import Suggestion, is_recent
from mdrel.views.markdown.note import say
from mdrel.views.months import name_week
from mdrel.views.notes.review import (
    ASKED,
    Decisions,
    draw_review,
    name_coming,
    say_side,
    write_review,
)
from mdrel.views.notes.style import say_on_screen, screen_style
from mdrel.views.terminal.promises import MOST_TASKS, say_more
from mdrel.views.terminal.text import say_by, short_day
from mdrel.write.edits import Edit, SetProperty, TickTask

NEXT_TARGETS = 3
LEAVE = "leave"
REPLY_HELP = (
    "answered: it is off the list. raise: they become transactional, and you still owe the answer. "
    "drop: you let the message and its sender go. leave: nothing changes."
)
MOVE_HELP = (
    "A level is yours to give: y moves them and notes the day and why. n changes nothing, and for "
    "60 days it is not proposed again."
)
DONE = Question(
    "promises",
    "Which of these are done? Numbers, or Enter for none",
    "Numbers from the list above, such as 1 3: they are ticked in their notes.",
)
TARGET_HELP = (
    "A number or a name from the list above. They come up as the week's target from its Monday on, "
    "or from today."
)
MATTERS_HELP = "One line for the end of the review's note."


def look_back(session: Session, week: str) -> Review:
    """Return the review of an ISO week, without what the person declined not long ago.

    Without a week it is of this one, and until Wednesday of the last.
    """
    monday = read_monday(week) if week else week_to_review(session.today)
    return _look_at(session, session.agenda, monday)


def _look_at(session: Session, agenda: Agenda, monday: date) -> Review:
    review = make_review(agenda, monday)
    declined = frozenset(_list_declined(session))
    kept = (
        each
        for each in review.suggestions
        if link_in_record(session, each.standing.contact) not in declined
    )
    return replace(review, suggestions=tuple(kept))


def _list_declined(session: Session) -> Iterator[str]:
    """Yield the links to those whose suggestion was declined within 60 days."""
    for record in read_records(session, "reviewed"):
        with suppress(ValueError):
            if is_recent(date.fromisoformat(record["reviewed"].value.text), session.today):
                yield from list_items(record, "declined")


def print_review(guide: Guide, review: Review) -> None:
    """Print the review as it stands, without a question."""
    _tell(guide, review, ())


def _tell(guide: Guide, review: Review, asked: tuple[str, ...]) -> None:
    """Tell what the week was, without what is asked about."""
    role = guide.session.policy.me.role
    style = screen_style(guide.session.today)
    for line in draw_review(review, guide.session.agenda.standings, role, style, asked):
        guide.dialogue.tell(line)


def run_review(guide: Guide, review: Review) -> None:
    """Show the week, ask about what is open, and offer to write the decisions and the record."""
    _tell(guide, review, ASKED)
    guide.dialogue.tell("")
    guide.dialogue.tell(f"{KEYS}.")
    declined: list[str] = []
    made = [*settle_week(guide, review.monday, review.sunday)]
    talks = {path: tuple(edits) for path, edits in guide.edits.items()}
    made += [
        *_say_where(guide, _settle_replies(guide, review)),
        *_say_where(guide, _settle_moves(guide, review, declined)),
        *_say_where(guide, settle_levels(guide)),
        *_say_where(guide, _settle_promises(guide, review)),
    ]
    target = [*_say_where(guide, _choose_target(guide, review))]
    what = f"What matters most {name_coming(review)}? A line, or Enter"
    matters = guide.dialogue.ask_text(Question("matters", what, MATTERS_HELP))
    # The record tells only of what will be written.
    refused = guide.find_refused()
    written = tuple(line for path, line in made if path not in refused)
    chosen = next((line for path, line in target if path not in refused), "")
    decided = Decisions(written, chosen, matters, tuple(declined))
    counted = {path: edits for path, edits in talks.items() if path not in refused}
    text = _write_record(guide, review.monday, decided, counted)
    guide.notes.append(NoteChange(guide.free_path(name_week(review.monday)), content=text))
    guide.finish(guide.command("review", name_week(review.monday)))


def _say_where(guide: Guide, decided: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield each decision with the path of the note that is edited by it."""
    before = {path: len(edits) for path, edits in guide.edits.items()}
    for line in decided:
        after = {path: len(edits) for path, edits in guide.edits.items()}
        yield next((path for path in after if after[path] != before.get(path, 0)), ""), line
        before = after


def _write_record(
    guide: Guide, monday: date, decided: Decisions, talks: Mapping[str, Sequence[Edit]]
) -> str:
    """Return the record of the week, in which the `talks` confirmed just now count."""
    agenda = count_talks(guide.session, talks)
    review, role = _look_at(guide.session, agenda, monday), guide.session.policy.me.role
    return write_review(review, agenda.standings, role, guide.link, decided)


def _settle_replies(guide: Guide, review: Review) -> Iterator[str]:
    """Ask of each message set aside what becomes of it (M3, M12).

    It is answered, its sender is raised, or it is let go.
    """
    for standing in review.replies:
        profile = standing.contact.profile
        about = say_on_screen(profile.owe_reply_about) or "a message"
        came = short_day(profile.owe_reply or guide.session.today, guide.session.today)
        guide.dialogue.say(f"{standing.contact.name} waits for an answer: {about} (came {came})")
        question = Question(
            f"reply:{standing.contact.path}", "Answered, raise, drop or leave?", REPLY_HELP
        )
        match guide.dialogue.ask_choice(question, ("answered", "raise", "drop", LEAVE), LEAVE):
            case "answered":
                guide.edit(standing.contact, *OWE)
                yield f"{guide.link(standing.contact)}: answered"
            case "raise":
                guide.move(standing.contact, Level.TRANSACTIONAL, "weekly review")
                yield (
                    f"{guide.link(standing.contact)}: {standing.contact.level or 'no level'} → "
                    f"{Level.TRANSACTIONAL}, and the answer still to write"
                )
            case "drop":
                guide.edit(standing.contact, *OWE, SetProperty("archived", "true"))
                yield f"{guide.link(standing.contact)}: let go"


def _settle_moves(guide: Guide, review: Review, declined: list[str]) -> Iterator[str]:
    """Ask of each suggestion whether to follow it (M17), and list who stays in `declined`.

    Whoever was decided on already is not asked about again.
    """
    for each in review.suggestions:
        contact = each.standing.contact
        if contact.path in guide.edits:
            continue
        if not _wants(guide, each):
            declined.append(guide.link(contact))
        elif each.level is None:
            guide.edit(contact, SetProperty("archived", "true"))
            yield f"{guide.link(contact)}: let go"
        else:
            guide.move(contact, each.level, each.why)
            yield f"{guide.link(contact)}: {contact.level} → {each.level}"


def _wants(guide: Guide, each: Suggestion) -> bool:
    contact = each.standing.contact
    goal = f"{contact.level} → {each.level}" if each.level else "let go"
    guide.dialogue.say(f"{contact.name}, {goal}? {each.why[:1].upper()}{each.why[1:]}.")
    verb = f"Make them {each.level}?" if each.level else "Let them go?"
    return guide.dialogue.ask_whether(
        Question(f"move:{contact.path}", verb, MOVE_HELP), default=False
    )


def _settle_promises(guide: Guide, review: Review) -> Iterator[str]:
    """Ask which open promises are kept by now, and tick them."""
    tasks = [*review.promises[:MOST_TASKS], *review.follow_ups[:MOST_TASKS]]
    if not tasks:
        return
    guide.dialogue.say("")
    guide.dialogue.say("Open between you and others:")
    today = guide.session.today
    guide.dialogue.say_numbered(_say_task(each, today) for each in tasks)
    for line in say_more(len(review.promises) + len(review.follow_ups) - len(tasks), review.older):
        guide.dialogue.say(line)
    if review.later:
        guide.dialogue.say(f"and {review.later} with a later day: mdrel follow-up list")
    listed = [f"{each.task.path}:{each.task.written}" for each in tasks]
    for at in guide.dialogue.ask_numbers(DONE, listed):
        task, whose = tasks[at - 1].task, tasks[at - 1].standings[0].contact
        guide.edits.setdefault(task.path, []).append(
            TickTask(task.written, task.due_on, task.span.line, guide.session.today)
        )
        yield f"done, {say_side(task)} {guide.link(whose)}: {say(task.text)}"


def _say_task(each: OpenTask, today: date) -> str:
    task, whose = each.task, each.standings[0].contact
    by = say_by(task.text, task.due_on, today)
    return f"{say_side(task)} {whose.name}: {say_on_screen(task.text)}{by}"


def _choose_target(guide: Guide, review: Review) -> Iterator[str]:
    """Ask whom to contact in the week behind, and yield the choice as a link (M16).

    Three are offered with their reasons, and the choice is planned.
    """
    line = next_targets(guide.session.agenda, NEXT_TARGETS)
    if not line:
        return
    guide.dialogue.say("")
    guide.dialogue.say("Targets next in line:")
    guide.dialogue.say_numbered(_say_target(each.state.standing) for each in line)
    names = {fold_case(each.state.standing.contact.name): each.state.standing for each in line}

    def read(text: str) -> Standing | None:
        if not text:
            return None
        chosen = (
            line[int(text) - 1].state.standing
            if text in {"1", "2", "3"} and int(text) <= len(line)
            else names.get(fold_case(text))
        )
        if chosen is None:
            raise UsageError(
                f"'{text}' is none of them", f"Say a number up to {len(line)}, a name, or nothing."
            )
        return chosen

    whom = f"Whom will you contact {name_coming(review)}? A number, or Enter for nobody"
    chosen = guide.dialogue.ask(Question("target", whom, TARGET_HELP), read)
    if chosen is None:
        return
    on = max(guide.session.today, review.monday + timedelta(days=7))
    guide.edit(chosen.contact, SetProperty("next_contact", on.isoformat()))
    yield f"{guide.link(chosen.contact)}, from {on}"


def _say_target(standing: Standing) -> str:
    profile = standing.contact.profile
    reasons = [
        f"you gain: {', '.join(map(say_on_screen, profile.they_offer))}"
        if profile.they_offer
        else "",
        f"they gain: {', '.join(map(say_on_screen, profile.i_offer))}" if profile.i_offer else "",
    ]
    through = (
        f"through {', '.join(name.rpartition('/')[2] for name in profile.introduced_by)}"
        if profile.introduced_by
        else ""
    )
    return "; ".join(filter(None, (standing.contact.name, through, *reasons)))
