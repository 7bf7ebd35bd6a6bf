"""`mdrel triage`: a level for everybody who has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.completers import complete_files
from mdrel.cli.guided import Start, TerminalOutput, ask_through, open_guide
from mdrel.cli.print_items import say_json
from mdrel.cli.run import Run, current_run, json_option, make_rows, open_session, report_problems
from mdrel.cli.terminal import read_width, tell_lines

if TYPE_CHECKING:
    from mdrel.app.guides.guide import Guide
    from mdrel.app.guides.keys import Keys
    from mdrel.app.guides.triage import Triage


@click.command()
@click.option(
    "--talks",
    "is_talks",
    is_flag=True,
    help="Instead: say which uncounted lines and notes were talks.",
)
@click.option(
    "--all",
    "is_all",
    is_flag=True,
    help="Look at everybody again, with a level or not; with --talks at what you said no to.",
)
@click.option(
    "--from",
    "source",
    metavar="FILE",
    shell_complete=complete_files,
    default="",
    help="Take the levels from FILE (- for stdin), one person per line: name, tab, level; with "
    "--talks: place, tab, `talk` or `none`.",
)
@click.option("--yes", "is_yes", is_flag=True, help="With --from: save without a question.")
@click.option(
    "--print", "is_print", is_flag=True, help="Only print the proposals, in the form of --from."
)
@json_option
@click.option("--fresh", "is_fresh", is_flag=True, help="Start over, and forget earlier decisions.")
@click.pass_context
def triage(ctx: click.Context, /, source: str, *, is_all: bool, **flags: bool) -> None:
    """Give a level to everybody who has none, one key each, best evidence first.

    Each person comes with what the notes tell of them and a proposal; Enter takes it. Nothing is
    written before you have seen a summary, and one undo takes all of it back. Stopped at any key,
    it goes on from there the next time. --json goes with --print.

    With --talks it asks about the lines of daily notes and the notes that may be talks and do not
    count, the latest first, and at the end about lines that only name somebody. What was one gets
    the tag, link, attendees or date that it lacks, and what was none is not asked about again.
    """
    from mdrel.app.guides.triage import open_triage

    if flags["is_yes"] and not source:
        raise click.UsageError("--yes goes with --from FILE.")
    if source == "-" and not flags["is_yes"]:
        raise click.UsageError("--from - reads the levels from standard input, so it needs --yes.")
    if flags["is_json"] and not flags["is_print"]:
        raise click.UsageError("--json goes with --print.")
    if flags["is_talks"]:
        _ask_about_talks(ctx, source, is_all=is_all, **flags)
        return
    run = current_run(ctx)
    session = open_session(run)
    asked = open_triage(
        session, TerminalOutput(run), source, is_all=is_all, is_fresh=flags["is_fresh"]
    )
    asked.measure = read_width
    asked.command = f"{run.call}{asked.command.removeprefix('mdrel')}"
    if flags["is_print"]:
        _print(run, asked, is_json=flags["is_json"])
    elif _decide(asked, source, is_yes=flags["is_yes"]):
        _show_morning(ctx, run)
    report_problems(run, session.problems)


def _print(run: Run, asked: Triage, *, is_json: bool) -> None:
    from mdrel.app.guides.triage_file import list_proposals
    from mdrel.views.terminal.review_items import proposal_item

    if is_json:
        say_json(map(proposal_item, asked.cases), asked.session.today)
        return
    run.print(make_rows(list_proposals(asked.cases)))


def _decide(asked: Triage, source: str, *, is_yes: bool) -> bool:
    """Return whether levels were saved: those of a file, or those of keys."""
    from mdrel.app.guides.keys import open_keys
    from mdrel.app.guides.triage_file import read_levels
    from mdrel.views.terminal.text import show

    if source:
        found = read_levels(asked.session, source)
        for each in found.remarks:
            tell_lines([show(each)])
        asked.decided = found.decided
    if is_yes:
        return asked.save_all()
    if not source and not asked.begin():
        return False
    with open_keys() as keys:
        return asked.ask(keys) if not source else _settle_file(asked, keys)


def _settle_file(asked: Triage, keys: Keys) -> bool:
    """Ask whether to save what a file decides. There is no question to go back to."""
    from mdrel.app.guides.words import FIRST

    decided = dict(asked.decided)
    while (is_saved := asked.settle(keys)) is None:
        asked.voice.say(FIRST)
        asked.decided = dict(decided)
    return is_saved


def _show_morning(ctx: click.Context, run: Run) -> None:
    """Show whom to call today, now that levels are there. It ends the command."""
    from mdrel.cli.commands.today import today

    run.print("")
    ctx.invoke(today, is_why=False, is_json=False)


def _ask_about_talks(ctx: click.Context, source: str, *, is_all: bool, **flags: bool) -> None:
    """Print, take from a file, or ask which uncounted lines and notes were talks."""
    from shlex import quote

    from mdrel.app.guides.talk_list import list_possible, make_item
    from mdrel.app.guides.talk_list import make_rows as list_rows
    from mdrel.app.guides.talk_questions import run_talks

    words = f"--talks{' --all' if is_all else ''}"
    draft = f"triage-talks{'-all' if is_all else ''}"
    if source:
        words, draft = f"{words} --from {quote(source)}", "triage-talks-from"
    start = Start("triage", words, "", flags["is_fresh"], flags["is_print"], words, draft)
    run, guide = open_guide(ctx, start)
    if flags["is_json"]:
        say_json(map(make_item, list_possible(guide.session, is_all=is_all)), guide.session.today)
    elif flags["is_print"]:
        run.print(make_rows(list_rows(guide.session, is_all=is_all)))
    elif source:
        _take_talks(guide, source, is_yes=flags["is_yes"])
    else:
        ask_through(run, guide, lambda each: run_talks(each, is_all=is_all))
        return
    report_problems(run, guide.session.problems)


def _take_talks(guide: Guide, source: str, *, is_yes: bool) -> None:
    """Save what a list decides, and say which of its lines decide nothing."""
    from mdrel.app.guides.guide import run_guided
    from mdrel.app.guides.talk_list import read_talks
    from mdrel.app.guides.talk_questions import save_talks, settle
    from mdrel.views.terminal.text import show

    found = read_talks(guide.session, source)
    for each in found.remarks:
        tell_lines([show(each)])
    listed, chosen = (*found.talks, *found.none), range(1, len(found.talks) + 1)

    def take(guide: Guide) -> None:
        settle(guide, listed, chosen, is_yes=is_yes)
        save_talks(guide, found.talks, is_yes=is_yes)

    run_guided(guide, take)
