"""`mdrel history`: how a relationship moved."""

from __future__ import annotations

import click

from mdrel.cli.person_argument import choose_one, who_argument
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option, open_session, report_problems


@click.command()
@who_argument
@json_option
@click.pass_context
def history(ctx: click.Context, who: tuple[str, ...], *, is_json: bool) -> None:
    """Show how a relationship moved.

    That is each change of level, where it is told, and how long each level lasted. Moves come from
    the dated lines below `## Levels` and, where the vault lies in a git repository, from its
    commits. In a pipe: one line per move, with tabs between date, level before, level after, days
    before it, why, path, line and commit.
    """
    from mdrel.app.queries import read_history, suggest_move
    from mdrel.views.items import columns
    from mdrel.views.terminal.movement import HISTORY_COLUMNS, draw_history, history_item, move_item

    run = current_run(ctx)
    session = open_session(run)
    standing = choose_one(session, who)
    found, remark = read_history(session, standing.contact)
    suggestion = suggest_move(session, standing)
    moves = (move_item(found, at) for at in range(len(found.moves)))
    forms = Forms(
        [history_item(found, suggestion)],
        columns(moves, HISTORY_COLUMNS),
        lambda screen: draw_history(found, standing, suggestion, session.today, screen),
    )
    print_items(run, session.today, forms, is_json=is_json)
    run.note(remark)
    report_problems(run, session.problems)
