"""`mdrel undo`: what mdrel wrote into notes is taken back."""

from __future__ import annotations

import click

from mdrel.cli.options import dry_option
from mdrel.cli.run import is_terminal, make_rows
from mdrel.cli.write_command import open_for_writing, say_exactly

SHOWN = 20


@click.command()
@click.argument("number", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.option("--list", "is_list", is_flag=True, help="List what can be undone, the newest first.")
@dry_option
@click.pass_context
def undo(ctx: click.Context, /, number: int, *, is_list: bool, is_dry: bool) -> None:
    """Undo what mdrel wrote last, or number N of the list.

    The change is reversed byte for byte, or not at all if the note has changed since.
    """
    from mdrel.app.editing.editor import Editor
    from mdrel.app.editing.undo import list_operations, show_undo
    from mdrel.app.editing.undo import undo as take_back
    from mdrel.views.terminal.text import show

    context = open_for_writing(ctx)
    editor = Editor(context.session.vault, context.session.lexicon)
    if is_list:
        rows = [
            (
                index,
                each.first.at[:16].replace("T", " "),
                each.first.command,
                each.first.what,
                ", ".join(each.paths),
            )
            for index, each in enumerate(list_operations(editor), 1)
        ]
        if is_terminal():
            context.run.print(
                [
                    show(f"{index:3}  {at}  {command:9} {what}  {paths}")
                    for index, at, command, what, paths in rows[:SHOWN]
                ]
                or "Nothing to undo."
            )
        else:
            context.run.print(make_rows(rows))
    elif is_dry:
        say_exactly(show_undo(editor, number))
    else:
        done = take_back(editor, number)
        context.tell(f"undone: {done.first.command} {done.first.what}", ", ".join(done.paths))
