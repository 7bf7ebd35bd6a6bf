"""`mdrel undo`: what mdrel wrote into notes is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.options import dry_option
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import json_option
from mdrel.cli.vault_completers import complete_operations
from mdrel.cli.write_command import WriteContext, open_for_writing, say_exactly

if TYPE_CHECKING:
    from mdrel.app.editing.editor import Editor
    from mdrel.app.editing.undo import Operation
    from mdrel.views.fields import vault as fields

SHOWN, INDENT = 20, 5


@click.command()
@click.argument(
    "number",
    metavar="[N]",
    type=click.IntRange(min=1),
    default=1,
    shell_complete=complete_operations,
)
@click.option("--list", "is_list", is_flag=True, help="List what can be undone, the newest first.")
@json_option
@dry_option
@click.pass_context
def undo(ctx: click.Context, /, number: int, *, is_list: bool, is_json: bool, is_dry: bool) -> None:
    """Undo what mdrel wrote last, or number N of the list.

    The change is reversed byte for byte, or not at all if the note has changed since. --json goes
    with --list.
    """
    from mdrel.app.editing.editor import Editor
    from mdrel.app.editing.undo import show_undo
    from mdrel.app.editing.undo import undo as take_back

    if is_json and not is_list:
        raise click.UsageError("--json goes with --list.")
    context = open_for_writing(ctx)
    editor = Editor(context.session.vault, context.session.lexicon)
    if is_list:
        _list(context, editor, is_json=is_json)
    elif is_dry:
        say_exactly(show_undo(editor, number))
    else:
        done = take_back(editor, number)
        context.tell(f"undone: {done.first.command} {done.first.what}", ", ".join(done.paths))


def _list(context: WriteContext, editor: Editor, *, is_json: bool) -> None:
    """List what can be undone."""
    from mdrel.app.editing.undo import list_operations

    items = [_operation_item(*each) for each in enumerate(list_operations(editor), 1)]
    forms = Forms(
        items,
        (_row(each) for each in items),
        lambda screen: (
            [line for each in items[:SHOWN] for line in _draw(each, screen.width)]
            or "Nothing to undo."
        ),
    )
    print_items(context.run, context.session.today, forms, is_json=is_json)


def _operation_item(number: int, operation: Operation) -> fields.Operation:
    return {
        "number": number,
        "written_at": operation.first.at,
        "command": operation.first.command,
        "what": operation.first.what,
        "paths": list(operation.paths),
    }


def _row(item: fields.Operation) -> tuple[object, ...]:
    at = item["written_at"][:16].replace("T", " ")
    return item["number"], at, item["command"], item["what"], ", ".join(item["paths"])


def _draw(item: fields.Operation, width: int) -> list[str]:
    """Return what was written in one line, or where it is too long, with the paths below it."""
    from mdrel.views.terminal.text import cell_width, hang, show

    number, at, command, what, paths = _row(item)
    whole = show(f"{number:3}  {at}  {command:9} {what}  {paths}")
    if cell_width(whole) <= width:
        return [whole]
    said = hang(f"{number:3}  ", f"{at}  {command:9} {what}", width, INDENT)
    return [*said, *hang(" " * INDENT, str(paths), width, INDENT)]
