"""Says what stopped a command: one line beginning with ✗, and below it what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from io import StringIO

import click
from click.exceptions import NoArgsIsHelpError

from mdrel.errors import MdrelError

# 'lst' is like 'list'; '--json' is not like '--version'.
_LIKENESS = 0.75


def say_error(error: click.ClickException | MdrelError) -> list[str]:
    """Return what stopped the command, and below it what to do.

    A group without a command shows its help.
    """
    if isinstance(error, MdrelError):
        return _make_lines(error.message, error.hint)
    if isinstance(error, click.UsageError) and not isinstance(error, NoArgsIsHelpError):
        return _make_lines(*_say_usage(error))
    told = StringIO()
    error.show(told)
    return [told.getvalue().rstrip("\n")]


def fold_error(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines as wide as the terminal; what another program reads keeps its lines."""
    if not sys.stderr.isatty():
        yield from lines
        return
    from mdrel.views.terminal.text import hang

    width = shutil.get_terminal_size().columns - 1
    for line in lines:
        yield from hang(line[:2], line[2:], width, 2) if line[:2] in {"✗ ", "  "} else [line]


def _make_lines(message: str, hint: str) -> list[str]:
    return [f"✗ {message}", *(f"  {line}" for line in hint.split("\n") if line)]


def _say_usage(error: click.UsageError) -> tuple[str, str]:
    ctx = error.ctx
    path = ctx.command_path if ctx else "mdrel"
    hint = f"{path} --help explains it."
    if isinstance(error, click.NoSuchOption):
        return _say_option(error, path, hint)
    if isinstance(error, click.BadOptionUsage) and ctx:
        return _say_lacking(error, ctx, hint)
    if isinstance(error, click.MissingParameter) and error.param and ctx:
        wanted = error.param.make_metavar(ctx)
        if isinstance(error.param, click.Option):
            wanted = f"{error.param.opts[0]} {wanted}"
        return f"{path} needs {wanted}", hint
    said = _say_choice(error) or error.message.rstrip(".")
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Option):
        return f"{error.param.opts[0]}: {said}", hint
    return said, hint


def _say_lacking(error: click.BadOptionUsage, ctx: click.Context, hint: str) -> tuple[str, str]:
    """Return what an option takes that is given without its value; else what click says."""
    name = error.option_name
    for each in ctx.command.get_params(ctx):
        if (
            isinstance(each, click.Option)
            and name in each.opts
            and not (each.is_flag or each.count)
        ):
            told = "\n".join(filter(None, (each.help, hint)))
            return f"{name} needs {each.make_metavar(ctx)}", told
    return error.message.rstrip("."), hint


def _say_choice(error: click.UsageError) -> str:
    """Return what there is to choose from, where something else was chosen, and the nearest."""
    param = error.param if isinstance(error, click.BadParameter) else None
    if not param or not isinstance(param.type, click.Choice):
        return ""
    known = [str(each) for each in param.type.choices]
    word = error.message.split("'", 2)[1]
    return f"'{word}' is not one of {', '.join(known)}{ask_nearest(word, known)}"


def _say_option(error: click.NoSuchOption, path: str, hint: str) -> tuple[str, str]:
    """Return that there is no such option, and the nearest one or where one of mdrel stands."""
    name, ctx = error.option_name, error.ctx
    known = ctx.command.get_params(ctx) if ctx else []
    near = ask_nearest(name, (option for each in known for option in each.opts))
    said = f"{path} has no option '{name}'{near}"
    if not ctx:
        return said, hint
    if not ctx.parent:
        return said, "Options of a command go after it: mdrel due --json"
    root = ctx.find_root()
    for each in root.command.params:
        if isinstance(each, click.Option) and name in each.opts:
            value = "" if each.is_flag or each.count else f" {each.make_metavar(root)}"
            program, _, words = path.partition(" ")
            return f"'{name}' goes before the command", f"{program} {name}{value} {words} …"
    return said, hint


def ask_nearest(word: str, known: Iterable[str]) -> str:
    """Return a question for the known word nearest to one, or an empty text."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=_LIKENESS)
    return f". Did you mean '{near[0]}'?" if near else ""
