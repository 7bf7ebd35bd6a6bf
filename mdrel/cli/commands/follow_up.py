"""`mdrel follow-up`: tasks between you and somebody."""

from __future__ import annotations

import click

from mdrel.cli.command_group import CommandGroup
from mdrel.cli.completers import after_who, complete_coming, complete_people
from mdrel.cli.options import dry_option
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option, open_session, report_problems
from mdrel.cli.vault_completers import complete_tasks
from mdrel.cli.write_command import join_words, open_for_writing


@click.group("follow-up", cls=CommandGroup, invoke_without_command=True)
@click.pass_context
def follow_up(ctx: click.Context) -> None:
    """Tasks between you and others: list, add or tick them. Without a further word: list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_list)


@follow_up.command("list")
@click.argument("who", nargs=-1, shell_complete=complete_people)
@click.option("--mine", "side", flag_value="mine", help="Only what you owe.")
@click.option("--theirs", "side", flag_value="theirs", help="Only what they owe.")
@click.option("--overdue", "is_overdue", is_flag=True, help="Only what is past its day.")
@json_option
@click.pass_context
def show_list(
    ctx: click.Context,
    /,
    who: tuple[str, ...] = (),
    side: str | None = None,
    *,
    is_overdue: bool = False,
    is_json: bool = False,
) -> None:
    """List every open task: what is overdue, has a day, or is promised.

    They come in this order, the newest promises first. With WHO list only those with that person.
    A task with several people is listed once. In a pipe: one line each, with tabs between due date,
    days overdue, day it was promised, whether they owe it, text, slugs, path and line.
    """
    from mdrel.app.input.person_lookup import find_open_tasks
    from mdrel.views.terminal.follow_ups import draw_follow_ups, follow_up_item, follow_up_row

    run = current_run(ctx)
    session = open_session(run)
    found = find_open_tasks(session, " ".join(who), side or "", is_overdue=is_overdue)
    forms = Forms(
        (follow_up_item(each, session.today) for each in found),
        (follow_up_row(each, session.today) for each in found),
        lambda screen: draw_follow_ups(found, session.today, screen),
    )
    print_items(run, session.today, forms, is_json=is_json)
    report_problems(run, session.problems)


@follow_up.command()
@click.argument("words", metavar="WHO TEXT", nargs=-1, required=True, shell_complete=after_who())
@click.option(
    "--due",
    "day",
    metavar="DATE",
    shell_complete=complete_coming,
    default="",
    help="The day it is due; without one it is a promise.",
)
@click.option("--waiting", is_flag=True, help="The other side owes it.")
@dry_option
@click.pass_context
def add(
    ctx: click.Context, /, words: tuple[str, ...], day: str, *, waiting: bool, is_dry: bool
) -> None:
    """Add a task to somebody's note.

    mdrel follow-up add priya: send the draft --due friday
    """
    from mdrel.app.editing.commands import make_follow_up
    from mdrel.app.input.conversation_line import take_one
    from mdrel.app.input.dates import read_typed_day
    from mdrel.errors import UsageError
    from mdrel.views.terminal.text import describe_day

    context = open_for_writing(ctx, is_dry=is_dry)
    standing, text = take_one(context.session, join_words(words))
    if not text:
        raise UsageError(
            "What should be done?", "mdrel follow-up add priya: send the draft --due friday"
        )
    session = context.session
    due_on = read_typed_day(day, session.today, session.date_order) if day else None
    when = f"by {describe_day(due_on, session.today)}" if due_on else "promised"
    context.run_and_report(
        make_follow_up(standing, text, due_on, context.session.today, is_theirs=waiting),
        f"{standing.contact.name} · {text} · {when}",
    )


@follow_up.command()
@click.argument(
    "words", metavar="WHO WORDS", nargs=-1, required=True, shell_complete=after_who(complete_tasks)
)
@dry_option
@click.pass_context
def done(ctx: click.Context, /, words: tuple[str, ...], *, is_dry: bool) -> None:
    """Tick the open task with somebody whose text has all WORDS.

    mdrel follow-up done priya invoice. With only one open task WORDS can be left out, and of equal
    ones it is the place, as in People/Priya Raman.md:12.
    """
    from mdrel.app.editing.commands import make_done
    from mdrel.app.input.conversation_line import take_one

    context = open_for_writing(ctx, is_dry=is_dry)
    standing, text = take_one(context.session, join_words(words))
    command = make_done(standing, text, context.session.today)
    context.run_and_report(command, command.what)
