"""Prints what a command found in the form that its reader wants."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from mdrel.cli.run import Run, make_rows, make_screen
from mdrel.cli.terminal import is_ascii, is_terminal

if TYPE_CHECKING:
    from mdrel.views.items import Item
    from mdrel.views.terminal.screen import Screen


class Forms(NamedTuple):
    """One answer in its three forms, of which only one is made.

    They are items for JSON, rows for a pipe, and a drawing for a terminal.
    """

    items: Iterable[Item]
    rows: Iterable[Iterable[object]]
    draw: Callable[[Screen], str | Iterable[str]]


def print_items(run: Run, today: date, forms: Forms, *, is_json: bool) -> None:
    """Print an answer on stdout: as JSON where that is wanted, else by where stdout goes."""
    if is_json:
        say_json(forms.items, today)
    elif is_terminal():
        run.print(forms.draw(make_screen(run)))
    else:
        run.print(make_rows(forms.rows))


def say_json(items: Iterable[Item], today: date) -> None:
    """Print one JSON document."""
    from mdrel.views.items import write_json

    click.echo(write_json(list(items), today, is_ascii=is_ascii()))
