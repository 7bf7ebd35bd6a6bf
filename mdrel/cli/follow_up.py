"""`mdrel follow-up`: tasks between you and somebody."""

from __future__ import annotations

import click

from mdrel.cli.who import complete_slugs
from mdrel.cli.writing import dry_option, join_words, open_desk


@click.group("follow-up")
def follow_up() -> None:
    """Add or tick a task between you and somebody."""


@follow_up.command()
@click.argument("words", metavar="WHO TEXT", nargs=-1, required=True, shell_complete=complete_slugs)
@click.option("--due", "day", metavar="DATE", default="", help="Until when; without a date it is a promise.")
@click.option("--waiting", is_flag=True, help="The other side owes it.")
@dry_option
@click.pass_context
def add(ctx: click.Context, /, words: tuple[str, ...], day: str, *, waiting: bool, is_dry: bool) -> None:
    """Add a task to somebody's note.

    mdrel follow-up add priya: send the draft --due friday
    """
    from mdrel.app.log_words import take_one
    from mdrel.app.typed_date import read_typed_day
    from mdrel.app.writing import make_follow_up
    from mdrel.errors import UsageError
    from mdrel.views.plain import describe_day
    from mdrel.write.edits import AddTask

    desk = open_desk(ctx, is_dry=is_dry)
    standing, text = take_one(desk.session, join_words(words))
    if not text:
        raise UsageError("What is to be done?", "mdrel follow-up add priya: send the draft --due friday")
    due_on = read_typed_day(day, desk.session.today, desk.session.policy.reading.date_order) if day else None
    task = AddTask(text, due_on, None if due_on else desk.session.today, waiting)
    when = f"by {describe_day(due_on, desk.session.today)}" if due_on else "promised"
    desk.write_and_tell(make_follow_up(standing, task), f"{standing.contact.name} · {text} · {when}")


@follow_up.command()
@click.argument("words", metavar="WHO WORDS", nargs=-1, required=True, shell_complete=complete_slugs)
@dry_option
@click.pass_context
def done(ctx: click.Context, /, words: tuple[str, ...], *, is_dry: bool) -> None:
    """Tick the open task with somebody whose text has WORDS; with only one open task WORDS can be left out."""
    from mdrel.app.log_words import take_one
    from mdrel.app.writing import make_done

    desk = open_desk(ctx, is_dry=is_dry)
    standing, text = take_one(desk.session, join_words(words))
    command = make_done(standing, text, desk.session.today)
    desk.write_and_tell(command, command.what)
