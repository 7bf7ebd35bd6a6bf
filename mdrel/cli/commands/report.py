"""`mdrel report`: a period in words and numbers."""

from __future__ import annotations

import click

from mdrel.cli.completers import complete_past
from mdrel.cli.options import out_option
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import (
    current_run,
    json_option,
    open_session,
    print_or_write,
    report_problems,
)

LAST_MONTH = "the last full month"


@click.command()
@click.option(
    "--from",
    "since",
    metavar="DATE",
    default="",
    shell_complete=complete_past,
    help="The first day.",
)
@click.option(
    "--to",
    "until",
    metavar="DATE",
    default="",
    shell_complete=complete_past,
    help="The last day; else today.",
)
@click.option("--markdown", "is_markdown", is_flag=True, help="Print Markdown.")
@out_option("Write Markdown to FILE (- for stdout) and leave the vault alone.")
@json_option
@click.pass_context
def report(ctx: click.Context, /, since: str, until: str, out: str, **flags: bool) -> None:
    """Sum up a period: talks, people, moves, targets, thanks and help.

    Without --from and --to it is the last full month; --to alone begins with that month. DATE is
    written as people do: 2026-10-01, '1 oct', 'last monday', 3m. In a pipe: one line each, with
    tabs between section, label and text.
    """
    from mdrel.app.input.dates import read_period
    from mdrel.app.outputs.named_file import write_report
    from mdrel.app.queries import report_period
    from mdrel.views.notes.report import draw_document
    from mdrel.views.terminal.report import draw_report, report_item, report_rows

    if flags["is_json"] and (flags["is_markdown"] or out):
        raise click.UsageError("--json goes neither with --markdown nor with --out.")
    run = current_run(ctx)
    session = open_session(run)
    period = read_period(since, until, session.today, session.date_order)
    found = report_period(session, period)
    if flags["is_markdown"] or out:
        print_or_write(run, draw_document(found), out, write_report)
    else:
        which = "" if period else LAST_MONTH
        forms = Forms(
            [report_item(found)],
            report_rows(found),
            lambda screen: draw_report(found, which, session.today, screen),
        )
        print_items(run, session.today, forms, is_json=flags["is_json"])
    report_problems(run, session.problems)
