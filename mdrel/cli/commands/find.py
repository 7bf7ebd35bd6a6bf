"""`mdrel find`: words in names, conversations and notes of contacts."""

from __future__ import annotations

import click

from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option, open_session, report_problems


@click.command()
@click.argument("words", nargs=-1, required=True)
@json_option
@click.pass_context
def find(ctx: click.Context, words: tuple[str, ...], *, is_json: bool) -> None:
    """Find WORDS in names, conversations and notes of contacts.

    All WORDS must occur in one place. In a pipe: one line per place, with tabs between name,
    kind, path, line and text. The exit code is 0 even if nothing
    is found.
    """
    from mdrel.app.search import find_words
    from mdrel.views.items import FIND_COLUMNS, columns, hit_item
    from mdrel.views.terminal.people import draw_hits

    run = current_run(ctx)
    session = open_session(run)
    hits = list(find_words(session, " ".join(words)))
    items = [hit_item(hit.contact, hit.kind, (hit.path, hit.line), hit.text) for hit in hits]
    forms = Forms(
        items,
        columns(items, FIND_COLUMNS),
        lambda screen: draw_hits(items, " ".join(words), screen),
    )
    print_items(run, session.today, forms, is_json=is_json)
    report_problems(run, session.problems)
