"""Puts the questions of commands to one vault, by the method's rules.

A question that can be put wrongly is checked here. What is answered comes from the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.names import fold_case, note_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mdrel.app.build import Build
    from mdrel.index.unknown_people import UnknownPerson
    from mdrel.model.diagnostic import Diagnostic
    from mdrel.model.policy import Policy
    from mdrel.rules.checks.notices import Notice
    from mdrel.rules.checks.probable_owner import Owner
    from mdrel.rules.first_call import FirstCall
    from mdrel.rules.movement import Funnel, History
    from mdrel.rules.next_targets import NextTarget
    from mdrel.rules.report import Report
    from mdrel.rules.report_people import Period
    from mdrel.rules.sources import SourceCount
    from mdrel.rules.statistics import Bar
    from mdrel.rules.suggestions import Suggestion


def find_first_calls(session: Session, subject: str) -> tuple[FirstCall, ...]:
    """Return whom to call about `subject`, best first.

    Raises UsageError where it says nothing one could look for.
    """
    from mdrel.rules.first_call import find_first, subject_words

    if not subject_words(subject):
        raise UsageError(
            f"'{subject}' names no subject",
            "Say in a word or two what it is about: mdrel first night contract",
        )
    return find_first(session.agenda, subject)


def filter_people(
    standings: Iterable[Standing], level: str | None, organization: str
) -> tuple[Standing, ...]:
    """Return those of a level whose organisation holds a text.

    `none` are those without a level, `unreadable` those with one that cannot be read.

    None and an empty text limit nothing.
    """
    wanted = fold_case(organization)
    return tuple(
        each
        for each in standings
        if level in {None, each.contact.level_word}
        and wanted in fold_case(each.contact.profile.organization)
    )


def find_line_to_edit(session: Session, contact: Contact) -> int:
    """Return the line of the newest talk in a contact's own note, else its last line."""
    from mdrel.model.conversation import Source
    from mdrel.vault.read import read_note

    own = (
        each.span.line
        for each in contact.conversations
        if each.path == contact.path and each.source is Source.ENTRY
    )
    text, _ = read_note(session.vault, contact.path)
    return next(own, max(1, len((text or "").rstrip("\n").split("\n"))))


def find_possible_owners(session: Session) -> tuple[Owner, ...]:
    """Return everybody who may be you, where the settings do not say who you are."""
    from mdrel.app.git.process import ask_user_name
    from mdrel.rules.checks.probable_owner import find_possible_owners

    me = session.policy.me
    git_name = "" if me.name else ask_user_name(session.vault)
    return find_possible_owners(session.snapshot, me, git_name)


def find_mentioned(session: Session, owners: Iterable[Owner] = ()) -> tuple[UnknownPerson, ...]:
    """Return the people who are named in conversations but have no note.

    Neither you nor any of `owners`, who may be you, is among them.
    """
    from mdrel.index.unknown_people import find_unknown_people

    me = session.policy.me
    mine = [me.name, note_name(me.note)]
    for owner in owners:
        mine += [owner.name, *owner.spellings]
    own = session.gatherer.own
    return find_unknown_people(session.index.notes, session.today, filter(None, mine), own)


def find_common_people(session: Session, contact: Contact) -> tuple[tuple[Contact, int], ...]:
    """Return the people you met together with `contact`."""
    from mdrel.rules.shared_conversations import common_people

    return common_people(contact, session.snapshot, session.today)


def prepare(session: Session, standing: Standing) -> Standing:
    """Return where somebody stands, with what to say to them on this very day."""
    from msgspec.structs import replace

    from mdrel.rules.general_questions import deal_more

    said = deal_more(session.agenda, [standing])
    return replace(standing, prompts=said[standing.contact.path])


def write_first_messages(session: Session, found: Sequence[NextTarget]) -> list[list[str]]:
    """Return a first message to each target, in which no question stands twice (M14)."""
    from mdrel.rules.general_questions import deal_more
    from mdrel.views.terminal.first_message import write_message

    said = deal_more(session.agenda, [each.state.standing for each in found])
    return [
        write_message(each, said[each.state.standing.contact.path], session.policy.me)
        for each in found
    ]


def find_problems(build: Build) -> tuple[Diagnostic, ...]:
    """Return every problem of a build's notes, in reading order."""
    from mdrel.rules.checks import run_checks

    return run_checks(build.snapshot, build.policy, build.today)


def find_notices(problems: Sequence[Diagnostic], policy: Policy) -> tuple[Notice, ...]:
    """Return the notices about a vault with these problems, each a line to print."""
    from mdrel.rules.checks.notices import make_notices

    return make_notices(problems, policy.reading)


def find_handovers(session: Session) -> tuple[Standing, ...]:
    """Return the relationships on their way to somebody else (M18).

    Those to introduce come first.
    """
    from mdrel.rules.transition import handovers

    return handovers(session.agenda)


def find_next_targets(session: Session, count: int) -> tuple[NextTarget, ...]:
    """Return the next `count` targets to contact."""
    from mdrel.rules.next_targets import next_targets

    return next_targets(session.agenda, count)


def count_target_sources(
    session: Session, weeks: int
) -> tuple[tuple[SourceCount, ...], tuple[tuple[date, int], ...]]:
    """Return where targets come from, and how many were added in each week.

    The weeks are the last `weeks`.
    """
    from mdrel.rules.sources import count_added, count_sources

    contacts = session.snapshot.contacts
    return count_sources(contacts, session.today), count_added(contacts, session.today, weeks)


def count_conversations(session: Session, months: int) -> tuple[Bar, ...]:
    """Return the number of conversations by month, level, channel and purpose.

    The conversations are those of the last `months` months.
    """
    from mdrel.rules.statistics import make_statistics

    return make_statistics(session.snapshot, session.today, months)


def suggest_moves(session: Session) -> tuple[Suggestion, ...]:
    """Return the people to consider for another level."""
    from mdrel.rules.suggestions import make_suggestions

    return make_suggestions(session.agenda)


def suggest_move(session: Session, standing: Standing) -> Suggestion | None:
    """Return the level to consider for one contact.

    Return None for a paused or archived one.
    """
    from mdrel.rules.suggestions import suggest

    return suggest(standing, session.today) if standing.is_active else None


def check_week(week: str) -> None:
    """Raise ValueError where an ISO week such as `2026-W47` cannot be reviewed."""
    from mdrel.rules.review import read_monday

    read_monday(week)


def report_period(session: Session, period: Period | None) -> Report:
    """Return the report of a period, without one of the last full month."""
    from mdrel.rules.report import last_month, make_report

    method, chosen = session.policy.method, period or last_month(session.today)
    return make_report(session.agenda, method, chosen)


def read_histories(session: Session) -> tuple[tuple[History, ...], str]:
    """Return everybody's history, and a remark on git where there is one to make."""
    from mdrel.app.git.level_history import read_git_moves
    from mdrel.rules.movement import make_histories

    found = read_git_moves(session.vault, session.policy)
    return make_histories(session.snapshot.contacts, found.moves, session.today), found.remark


def read_history(session: Session, contact: Contact) -> tuple[History, str]:
    """Return one contact's history, and a remark on git."""
    histories, remark = read_histories(session)
    return next(each for each in histories if each.contact.path == contact.path), remark


def read_funnel(session: Session, months: int) -> tuple[Funnel, str]:
    """Return the funnel of the last `months` months, and a remark on git."""
    from mdrel.model.cadence import add_months
    from mdrel.rules.movement import make_funnel

    histories, remark = read_histories(session)
    return make_funnel(histories, add_months(session.today, -months)), remark
