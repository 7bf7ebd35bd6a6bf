"""Says what stopped a command: one line beginning with ✗, and below it what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from io import StringIO

import click
from click.exceptions import NoArgsIsHelpError

# 'lst' is like 'list'; '--json' is not like '--version'.
_LIKENESS = 0.75


class CommandGroup(click.Group):
    """A group of commands that names the nearest one where none has the name that was typed."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names, and the words after it."""
        word = args[0]
        if not (
            ctx.resilient_parsing or word.startswith("-") or self.get_command(ctx, word) is not None
        ):
            from mdrel.errors import UsageError

            near = _ask_nearest(word, self.list_commands(ctx))
            raise UsageError(
                f"There is no command '{ctx.command_path} {word}'{near}",
                f"{ctx.command_path} --help lists them.",
            )
        return super().resolve_command(ctx, args)


def say_error(message: str, hint: str) -> list[str]:
    """Return what stopped the command, and below it what to do."""
    return [f"✗ {message}", *(f"  {line}" for line in hint.split("\n") if line)]


def fold_error(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines as wide as the terminal; what another program reads keeps its lines."""
    if not sys.stderr.isatty():
        yield from lines
        return
    from mdrel.views.terminal.text import hang

    width = shutil.get_terminal_size().columns - 1
    for line in lines:
        yield from hang(line[:2], line[2:], width, 2) if line[:2] in {"✗ ", "  "} else [line]


def say_click(error: click.ClickException) -> list[str]:
    """Return what was wrong with the words of a command; a group without one shows its help."""
    if isinstance(error, click.UsageError) and not isinstance(error, NoArgsIsHelpError):
        return say_error(*_say_usage(error))
    told = StringIO()
    error.show(told)
    return [told.getvalue().rstrip("\n")]


def _say_usage(error: click.UsageError) -> tuple[str, str]:
    ctx = error.ctx
    path = ctx.command_path if ctx else "mdrel"
    hint = f"{path} --help explains it."
    if isinstance(error, click.NoSuchOption):
        return _say_option(error, path, hint)
    if isinstance(error, click.MissingParameter) and error.param and ctx:
        wanted = error.param.make_metavar(ctx)
        if isinstance(error.param, click.Option):
            wanted = f"{error.param.opts[0]} {wanted}"
        return f"{path} needs {wanted}", hint
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Option):
        return f"{error.param.opts[0]}: {error.message.rstrip('.')}", hint
    return error.message.rstrip("."), hint


def _say_option(error: click.NoSuchOption, path: str, hint: str) -> tuple[str, str]:
    """Return that there is no such option, and the near one or the place of one of mdrel itself."""
    name, ctx = error.option_name, error.ctx
    known = ctx.command.get_params(ctx) if ctx else []
    near = _ask_nearest(name, (option for each in known for option in each.opts))
    said = f"{path} has no option '{name}'{near}"
    if not ctx:
        return said, hint
    if not ctx.parent:
        return said, "Options of a command stand after it: mdrel due --json"
    root = ctx.find_root()
    for each in root.command.params:
        if isinstance(each, click.Option) and name in each.opts:
            value = "" if each.is_flag or each.count else f" {each.make_metavar(root)}"
            program, _, words = path.partition(" ")
            return f"'{name}' stands before the command", f"{program} {name}{value} {words} …"
    return said, hint


def _ask_nearest(word: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=_LIKENESS)
    return f". Did you mean '{near[0]}'?" if near else ""
