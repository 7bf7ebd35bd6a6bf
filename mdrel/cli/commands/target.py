"""`mdrel target`: those you should know and do not know yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from mdrel.cli.command_group import CommandGroup
from mdrel.cli.completers import (
    SOURCES,
    after_who,
    complete_files,
    complete_names,
    complete_talk,
    complete_words,
)
from mdrel.cli.new_people import add_people, add_targets
from mdrel.cli.options import (
    anyway_option,
    channel_option,
    dry_option,
    i_offer_option,
    organization_option,
    they_offer_option,
)
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import Run, current_run, json_option, open_session, report_problems
from mdrel.cli.write_command import join_words, open_for_writing, say_raised
from mdrel.errors import UsageError

if TYPE_CHECKING:
    from mdrel.app.session import Session
    from mdrel.views.terminal.screen import Screen

WEEKS = 8
AT_ONCE = 3


@click.group(cls=CommandGroup, invoke_without_command=True)
@json_option
@click.pass_context
def target(ctx: click.Context, *, is_json: bool) -> None:
    """Targets: people you should know and do not know yet. Without a further word: list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_targets, is_json=is_json)


@target.command("list")
@click.option(
    "--mentioned",
    "is_mentioned",
    is_flag=True,
    help="List people who are named in conversations but have no note, instead.",
)
@json_option
@click.pass_context
def list_targets(ctx: click.Context, *, is_mentioned: bool = False, is_json: bool = False) -> None:
    """List targets: who is ready, where names come from, who has no note.

    Names added are counted week by week. In a pipe: one line per target, with tabs between name,
    slug, ready, missing, source, what they offer, what you offer, last contact, added and path;
    with --mentioned: name, conversations, last, who was there, path and line.
    """
    run = current_run(ctx)
    session = open_session(run)
    if is_mentioned:
        _say_mentioned(run, session, is_json=is_json)
    else:
        _say_targets(run, session, is_json=is_json)
    report_problems(run, session.problems)


def _say_mentioned(run: Run, session: Session, *, is_json: bool) -> None:
    from mdrel.app.queries import find_mentioned, find_possible_owners
    from mdrel.views.items import columns
    from mdrel.views.terminal.target_items import MENTIONED_COLUMNS, flat, mentioned_item
    from mdrel.views.terminal.targets import draw_mentioned, say_left_out

    owners = find_possible_owners(session)
    found = find_mentioned(session, owners)
    people = {each.path: each for each in session.snapshot.contacts}
    items = [mentioned_item(each, people) for each in found]
    forms = Forms(
        items,
        columns(map(flat, items), MENTIONED_COLUMNS),
        lambda screen: (
            list(draw_mentioned(found, people, session.today, screen))[1:]
            or "No name without a note was found in your conversations."
        ),
    )
    print_items(run, session.today, forms, is_json=is_json)
    run.note(say_left_out(owners))


def _say_targets(run: Run, session: Session, *, is_json: bool) -> None:
    from mdrel.app.queries import count_target_sources, find_mentioned, find_possible_owners
    from mdrel.views.items import columns
    from mdrel.views.terminal.target_items import TARGET_COLUMNS, flat, target_item
    from mdrel.views.terminal.targets import TargetPage, draw_targets

    found = session.agenda.week.targets
    items = [target_item(each) for each in found]

    def draw(screen: Screen) -> Iterator[str]:
        page = TargetPage(
            *count_target_sources(session, WEEKS),
            find_mentioned(session, find_possible_owners(session)),
            {each.path: each for each in session.snapshot.contacts},
        )
        return draw_targets(session.agenda, page, screen)

    forms = Forms(items, columns(map(flat, items), TARGET_COLUMNS), draw)
    print_items(run, session.today, forms, is_json=is_json)


@target.command("next")
@click.option("--count", type=click.IntRange(1, 50), help="How many; else 3, and 1 with --message.")
@click.option(
    "--message",
    "is_message",
    is_flag=True,
    help="Print a first message to paste instead, made from the note and [prompts].",
)
@json_option
@click.pass_context
def next_target(ctx: click.Context, count: int | None, *, is_message: bool, is_json: bool) -> None:
    """Show the next targets, with both gains and who can introduce you.

    It also says where the name came from. In a pipe: one line each, with tabs between name,
    slug, ready, missing, source, introducers, what they offer, what you offer and path.
    """
    from mdrel.app.queries import find_next_targets
    from mdrel.views.items import columns
    from mdrel.views.terminal.target_items import NEXT_COLUMNS, flat, next_item
    from mdrel.views.terminal.targets import draw_next

    run = current_run(ctx)
    session = open_session(run)
    if is_message:
        _say_messages(run, session, count or 1, is_json=is_json)
        return
    found = find_next_targets(session, count or AT_ONCE)
    items = [next_item(each) for each in found]
    forms = Forms(
        items,
        columns(map(flat, items), NEXT_COLUMNS),
        lambda screen: draw_next(found, session.agenda, screen),
    )
    print_items(run, session.today, forms, is_json=is_json)
    report_problems(run, session.problems)


def _say_messages(run: Run, session: Session, count: int, *, is_json: bool) -> None:
    """Print a first message to each, broken at the terminal's width and in a pipe as it is."""
    from mdrel.app.queries import find_next_targets, write_first_messages
    from mdrel.views.terminal.first_message import draw_messages
    from mdrel.views.terminal.target_items import message_item
    from mdrel.views.terminal.targets import NOBODY_IN_LINE

    found = find_next_targets(session, count)
    messages = write_first_messages(session, found)
    items = [
        message_item(each, "\n\n".join(message))
        for each, message in zip(found, messages, strict=True)
    ]
    forms = Forms(
        items,
        ([line] for line in draw_messages(messages, 0)),
        lambda screen: draw_messages(messages, screen.width),
    )
    print_items(run, session.today, forms, is_json=is_json)
    for each in found:
        if each.state.missing:
            run.note(
                f"{each.state.standing.contact.name}: the note does not say yet "
                f"{_name_gains(each.state.missing)}"
            )
    if not found:
        run.note(NOBODY_IN_LINE)
    report_problems(run, session.problems)


@target.command("add")
@click.argument("name", nargs=-1)
@click.option(
    "--list",
    "path",
    metavar="FILE",
    shell_complete=complete_files,
    default="",
    help="Add everybody of a list: Name; source; what you gain; what they gain; organisation.",
)
@click.option(
    "--mentioned",
    "is_mentioned",
    is_flag=True,
    help="Add people who are named in conversations but have no note; with NAME only that one.",
)
@click.option(
    "--source",
    shell_complete=complete_words(*SOURCES),
    metavar="TEXT",
    default="",
    help="Where the name came from (M15): a peer, an event, LinkedIn …",
)
@click.option(
    "--introduced-by",
    metavar="NAME",
    multiple=True,
    shell_complete=complete_names,
    help="Who can introduce you.",
)
@they_offer_option
@i_offer_option
@organization_option
@anyway_option
@dry_option
@click.pass_context
def add_target(
    ctx: click.Context,
    /,
    name: tuple[str, ...],
    *,
    is_sure: bool,
    is_dry: bool,
    **options: str | tuple[str, ...],
) -> None:
    """Write a note for somebody you should know.

    Without both gains it says which reason is missing. --list and --mentioned add several at once;
    who has a note already, or may have one under nearly that name, is left out and named,
    and so is whoever may be you. Of those named in conversations whom you met on several days are
    no targets: they get a note without a level.
    """
    from mdrel.app.editing.new_contacts import read_newcomer
    from mdrel.model.level import Level

    context = open_for_writing(ctx, is_dry=is_dry)
    path, is_mentioned = str(options.pop("path")), bool(options.pop("is_mentioned"))
    if path or is_mentioned:
        add_targets(context, join_words(name), path, is_sure=is_sure)
        return
    if not join_words(name):
        raise UsageError("Nobody was named", "Say a name, or --list FILE, or --mentioned.")
    new = read_newcomer(join_words(name), Level.TARGET, options)
    missing = _name_gains(key for key in ("they_offer", "i_offer") if not options[key])
    context.run_and_report(
        add_people(context, (new,), is_sure=is_sure),
        f"{new.name} · target",
        lambda _: f"not ready yet: say {missing}" if missing else "ready",
    )


def _name_gains(keys: Iterable[str]) -> str:
    """Return what is gained, with the property that says it."""
    from mdrel.views.dashboards.target import LACKS

    return " and ".join(f"{LACKS[key]} ({key})" for key in keys)


@target.command("done")
@click.argument(
    "words", metavar="WHO TEXT", nargs=-1, required=True, shell_complete=after_who(complete_talk)
)
@channel_option("How; TEXT then has no channel word.")
@dry_option
@click.pass_context
def target_done(
    ctx: click.Context, /, words: tuple[str, ...], channel: str, *, is_dry: bool
) -> None:
    """Log that a target was contacted today, which counts for the week.

    mdrel target done ines email: asked for half an hour.
    """
    from mdrel.app.editing.talks import check_targets, make_log, read_talk

    context = open_for_writing(ctx, is_dry=is_dry)
    talk = read_talk(context.session, join_words(words), channel)
    check_targets(talk)
    context.remark(talk.words.remarks)
    context.run_and_report(
        make_log(context.session, talk),
        f"{talk.words.names} · contacted",
        lambda session: "; ".join((_week_line(session), *say_raised(session, talk))),
    )


def _week_line(session: Session) -> str:
    """Return how the week's goal stands."""
    week = session.agenda.week
    return f"{len(week.contacted)} of {week.goal} contacted this week"
