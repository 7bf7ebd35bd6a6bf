"""How wide the terminal is, what it may be sent, and what is told on stderr."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from functools import partial

import click

STYLES = {
    "head": partial(click.style, bold=True),
    "name": partial(click.style, bold=True),
    "dim": partial(click.style, dim=True),
    "due": partial(click.style, fg="yellow"),
}
_TAB = re.compile(r"(\t)")
_TAB_OR_COLOUR = re.compile(r"(\t|\x1b\[[0-9;]*m)")


def paint(text: str, style: str) -> str:
    """Return `text` in the style's colours."""
    return STYLES[style](text)


def is_terminal() -> bool:
    """Return whether stdout is a terminal.

    Else plain tab-separated text goes out, with nothing wrapped or cut.
    """
    return sys.stdout.isatty()


def read_width() -> int:
    """Return how many columns a screen has, with COLUMNS honoured."""
    import shutil

    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 120))


def read_height() -> int:
    """Return how many rows a screen has, with LINES honoured."""
    import shutil

    return max(10, shutil.get_terminal_size((80, 24)).lines)


def is_ascii() -> bool:
    """Return whether stdout carries nothing but ASCII for certain."""
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"


def fold(text: str, indent: int = 0) -> Sequence[str]:
    """Return a text, shown, in lines that fit the terminal; in a pipe it stays one line."""
    from mdrel.views.terminal.text import flow, show

    return flow(text, read_width() - indent) if is_terminal() else (show(text),)


def tell_lines(lines: Iterable[str]) -> None:
    """Print lines on stderr: on a terminal broken at words, in a pipe as they are (P11)."""
    is_shown = sys.stderr.isatty()
    for line in lines:
        text = show_plainly(line)
        for each in _break_line(text) if is_shown else (text,):
            click.echo(each, err=True)


def _break_line(line: str) -> Sequence[str]:
    """Return a line on lines that fit the terminal, those after the first further in."""
    from mdrel.views.terminal.text import cell_width, flow

    width = read_width()
    if cell_width(line) <= width:
        return (line,)
    words = line.lstrip()
    lead = " " * (len(line) - len(words))
    first = flow(words, width - len(lead))[0]
    rest = words[len(first) :].strip()
    return [lead + first, *(f"{lead}  {each}" for each in flow(rest, width - len(lead) - 2))]


def show_plainly(line: str, *, is_colored: bool = False) -> str:
    """Return `line` with nothing a terminal would obey (P11).

    Tabs stay, as the cells of a row in a pipe are parted by them.
    So do colours where mdrel sends its own.
    """
    if line.isascii() and line.isprintable():
        return line
    from mdrel.views.terminal.text import show

    parts = (_TAB_OR_COLOUR if is_colored else _TAB).split(line)
    return "".join(part if at % 2 else show(part) for at, part in enumerate(parts))
