"""`mdrel first`: whom to call first with a critical issue or an idea."""

from __future__ import annotations

import click
from msgspec.structs import replace

from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option, open_session, report_problems


@click.command()
@click.argument("subject", nargs=-1, required=True)
@json_option
@click.pass_context
def first(ctx: click.Context, subject: tuple[str, ...], *, is_json: bool) -> None:
    """Say whom to call first about SUBJECT.

    Those you trust are ranked by what you talked about with them. In a pipe: one line per place
    that speaks for a person, with tabs between name, slug, level, circle, date, kind, text, path
    and line.
    """
    from mdrel.app.queries import find_first_calls
    from mdrel.views.items import columns
    from mdrel.views.terminal.first_call import FIRST_COLUMNS, draw_first, first_item, first_rows

    run = current_run(ctx)
    session = open_session(run)
    about, most = " ".join(subject), session.policy.method.calls_per_day
    calls = find_first_calls(session, about)
    forms = Forms(
        map(first_item, calls),
        columns(first_rows(calls), FIRST_COLUMNS),
        lambda screen: draw_first(calls, about, session.today, replace(screen, calls=most)),
    )
    print_items(run, session.today, forms, is_json=is_json)
    report_problems(run, session.problems)
