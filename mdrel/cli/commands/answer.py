"""`mdrel answer`: messages that were set aside (M12)."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from mdrel.cli.completers import after_who, complete_coming, complete_talk
from mdrel.cli.options import channel_option, date_option, dry_option
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import json_option, report_problems
from mdrel.cli.write_command import WriteContext, after_talk, join_words, open_for_writing, say_next
from mdrel.errors import PersonNotFoundError, UsageError

if TYPE_CHECKING:
    from mdrel.app.editing.note_command import NoteCommand
    from mdrel.app.editing.talks import LoggedConversation
    from mdrel.app.session import Session
    from mdrel.model.agenda import Standing


@click.command()
@click.argument("words", metavar="[WHO] [TEXT]", nargs=-1, shell_complete=after_who(complete_talk))
@click.option(
    "--owe", "about", metavar="ABOUT", default=None, help="Set a message aside: what it is about."
)
@click.option(
    "--done",
    "is_done",
    is_flag=True,
    help="Answered: logs TEXT, or 'answered: ABOUT', and removes the debt.",
)
@click.option("--drop", "is_dropped", is_flag=True, help="Let it go without an answer.")
@click.option(
    "--later",
    metavar="DATE",
    shell_complete=complete_coming,
    default="",
    help="Not before DATE: snoozes the person, and the answer with them.",
)
@date_option("The day the message came, or with --done was answered.")
@channel_option("With --done: how you answered; else TEXT says it, or it was a message.")
@json_option
@dry_option
@click.pass_context
def answer(
    ctx: click.Context, /, words: tuple[str, ...], *, is_dry: bool, **options: object
) -> None:
    """List the messages you set aside, or say what becomes of one.

    mdrel answer joris --owe "20 minutes on routing software"; later: mdrel answer joris --done,
    --drop or --later friday
    In a pipe: one line each, with tabs between name, slug, day it came, day it is due, about and
    path.
    """
    context = open_for_writing(ctx, is_dry=is_dry)
    chosen = [
        name
        for name in ("about", "is_done", "is_dropped", "later")
        if options[name] not in {None, False, ""}
    ]
    if len(chosen) > 1 or (chosen and not words):
        raise UsageError(
            "One thing at a time, for one person",
            "mdrel answer WHO --owe ABOUT, --done, --drop or --later DATE",
        )
    if not chosen:
        _list(context, join_words(words), is_json=bool(options["is_json"]))
        return
    from mdrel.app.editing.talks import make_answer
    from mdrel.app.input.conversation_line import take_one

    standing, rest = take_one(context.session, join_words(words))
    talk = _read_answer(context, standing, rest, options) if options["is_done"] else None
    command, title = (
        (make_answer(context.session, talk), "answered")
        if talk
        else _plan(context, standing, rest, options)
    )
    more = (lambda session: after_talk(session, talk)) if talk else say_next(standing)
    context.run_and_report(command, f"{standing.contact.name} · {title}", more)


def _list(context: WriteContext, who: str, *, is_json: bool) -> None:
    from mdrel.app.input.person_lookup import resolve_person
    from mdrel.views.items import columns
    from mdrel.views.terminal.replies import OWED_COLUMNS, draw_owed, owed_item

    _check_name(context.session, who)
    found = [each for each in resolve_person(context.session, who) if each.reply_due_on]
    found.sort(
        key=lambda each: (
            each.contact.profile.owe_reply or context.session.today,
            each.contact.name.casefold(),
        )
    )
    items, today = [owed_item(each) for each in found], context.session.today
    forms = Forms(
        items, columns(items, OWED_COLUMNS), lambda screen: draw_owed(found, today, screen)
    )
    print_items(context.run, today, forms, is_json=is_json)
    report_problems(context.run, context.session.problems)


def _check_name(session: Session, who: str) -> None:
    """Raise UsageError where more than a name was typed, and not what becomes of the message."""
    from mdrel.app.input.conversation_line import take_one
    from mdrel.app.input.person_lookup import find_people

    if not who or find_people(session, who):
        return
    try:
        standing, text = take_one(session, who)
    except PersonNotFoundError:
        return
    if text:
        raise UsageError(
            f"What became of the message of {standing.contact.name}?",
            f"mdrel answer {standing.contact.slug} --done {shlex.quote(text)} if you answered so;\n"
            "--owe ABOUT sets a message aside, --drop lets it go, --later DATE puts it off.",
        )


def _plan(
    context: WriteContext, standing: Standing, rest: str, options: dict[str, object]
) -> tuple[NoteCommand, str]:
    """Return the command that changes the debt of a message, and its title.

    It sets the message aside, drops it or puts it off. Raises UsageError.
    """
    from mdrel.app.editing.commands import make_drop, make_owe, make_snooze
    from mdrel.app.input.dates import read_coming_day, read_past_day
    from mdrel.views.terminal.text import describe_day

    session = context.session
    day = str(options["day"])
    on = read_past_day(day, session.today, session.date_order) if day else session.today
    if options["about"] is not None:
        about = join_words((str(options["about"]), rest))
        return make_owe(
            standing, about, on
        ), f"set aside, {describe_day(on, session.today)}: {about}"
    _check_owed(standing)
    if options["is_dropped"]:
        return make_drop(standing), "let go"
    until = read_coming_day(str(options["later"]), session.today, session.date_order)
    return make_snooze(standing, until), f"later, {describe_day(until, session.today)}"


def _check_owed(standing: Standing) -> None:
    from mdrel.app.editing.actions import check_owed

    check_owed(standing, f'mdrel answer {standing.contact.slug} --owe "what it is about"')


def _read_answer(
    context: WriteContext, standing: Standing, text: str, options: dict[str, object]
) -> LoggedConversation:
    """Return the answer that TEXT tells, with the channel and day of the options."""
    from mdrel.app.editing.talks import read_answer
    from mdrel.app.input.dates import read_past_day

    _check_owed(standing)
    session, day = context.session, str(options["day"])
    on = read_past_day(day, session.today, session.date_order) if day else None
    channel = str(options["channel"]).strip().lower()
    talk = read_answer(session, standing, text, channel, on)
    context.remark(talk.words.remarks)
    return talk
