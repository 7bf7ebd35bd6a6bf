"""`mdrel find`: words in names, conversations and notes of contacts."""

from __future__ import annotations

import click

from mdrel.cli.run import (
    current_run,
    is_terminal,
    open_session,
    report_problems,
    say_json,
    say_rows,
)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def find(ctx: click.Context, words: tuple[str, ...], *, is_json: bool) -> None:
    """Find WORDS in names, conversations and notes of contacts.

    All of them have to stand in one place. In a pipe: one line per place, with tabs between name,
    kind, path, line and text. The exit code is 0 also where nothing is found.
    """
    from mdrel.app.search import find_words
    from mdrel.views.items import FIND_COLUMNS, columns, hit_item

    run = current_run(ctx)
    session = open_session(run)
    hits = list(find_words(session, " ".join(words)))
    items = [hit_item(hit.contact, hit.kind, (hit.path, hit.line), hit.text) for hit in hits]
    if is_json:
        say_json(items, session.today)
    elif not is_terminal():
        say_rows(run, columns(items, FIND_COLUMNS))
    else:
        from mdrel.cli.run import make_screen
        from mdrel.views.terminal.search_results import draw_hits

        run.say(draw_hits(items, " ".join(words), make_screen(run, 1)))
    report_problems(run, session.problems)
