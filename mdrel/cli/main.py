"""The `mdrel` command with its global options and its list of commands.

A command is imported only when it is called. This is the only place that catches errors to stop.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from mdrel import __version__
from mdrel.cli.command_group import CommandGroup
from mdrel.command_table import COMMANDS, EXIT_CODES, HIDDEN, TABLE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

NO_VAULT, REFUSED = 5, 6


class LazyGroup(CommandGroup):
    """A group whose commands are imported when they are called.

    `--help` needs none of them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            return None
        module = import_module(f"mdrel.cli.commands.{cmd_name.replace('-', '_')}")
        command = getattr(module, "COMMAND", None) or getattr(module, cmd_name.replace("-", "_"))
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, whose reader may stop early (`| head`)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _leave_stdout()
            return 0

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the commands in their groups."""
        for title, rows in TABLE.values():
            with formatter.section(title):
                formatter.write_dl(list(rows))
        with formatter.section("Exit codes"):
            formatter.write_dl(list(EXIT_CODES))


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return what a shell may offer for a global option."""
    from mdrel.cli.completers import complete_folders, complete_past

    complete = complete_folders if param.name == "vault" else complete_past
    return complete(ctx, param, incomplete)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--vault",
    metavar="DIR",
    shell_complete=_complete,
    envvar="MDREL_VAULT",
    default="",
    help="The folder of notes; by default the nearest parent with mdrel.toml or .obsidian.",
)
@click.option(
    "--today",
    "day",
    metavar="DATE",
    shell_complete=_complete,
    envvar="MDREL_TODAY",
    default="",
    help="Answer as of this day (YYYY-MM-DD).",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours on a terminal: auto honours NO_COLOR, FORCE_COLOR and TERM=dumb.",
)
@click.option(
    "--no-cache",
    "has_cache",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Read every note again, and keep nothing for the next command.",
)
@click.option(
    "-q", "quiet", count=True, help="Say less on stderr: nothing about problems in notes."
)
@click.option("-v", "verbose", count=True, help="Say more on stderr: every problem in notes.")
@click.version_option(__version__, message="mdrel %(version)s")
@click.pass_context
def cli(ctx: click.Context, /, **options: object) -> None:
    """Who do I call today, and what do I say?

    mdrel reads a folder of Markdown notes; only commands that say so write to them, line by line,
    and undo reverses it.
    """
    typed = click.core.ParameterSource.COMMANDLINE
    are_typed = {
        f"is_{name}_typed": ctx.get_parameter_source(name) is typed for name in ("day", "vault")
    }
    ctx.ensure_object(dict).update(options | are_typed)
    if ctx.invoked_subcommand is None:
        ctx.invoke(cli.get_command(ctx, "today") or cli)


def main() -> None:
    """Run the command and exit with the exit code that its `--help` lists.

    Nothing else in mdrel catches an error to stop.
    """
    # In this order: the first file that is opened takes the number of the one that is closed.
    is_closed = sys.stdout is None
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = _run()
    sys.exit(_say_unprinted("it is closed") if is_closed and not code else code)


def _run() -> int:
    from mdrel.errors import MdrelError

    if "_MDREL_COMPLETE" in os.environ:
        from mdrel.cli.shell_completion import register_shells

        register_shells()
    options: dict[str, Any] = {}
    try:
        code = cli.main(
            prog_name="mdrel",
            standalone_mode=False,
            complete_var="_MDREL_COMPLETE",
            obj=options,
        )
        sys.stdout.flush()
    except (click.ClickException, MdrelError) as error:
        from mdrel.cli.usage_errors import say_error

        message, *hints = say_error(error)
        _say(message, *(_call_again(each, options) for each in hints))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort, EOFError):
        click.echo("\ninterrupted" if sys.stderr.isatty() else "interrupted", err=True)
        return 130
    except BrokenPipeError:
        _leave_stdout()
        return 0
    except OSError as error:
        return _say_failure(error)
    return code if isinstance(code, int) else 0


def _call_again(hint: str, options: dict[str, Any]) -> str:
    """Return a hint with the commands of mdrel that it names as they are to be typed."""
    from mdrel.cli.run import Run

    return Run(**options).call_again(hint) if options else hint


def _say_failure(error: OSError) -> int:
    """Say what the system refused, and return the exit code.

    An error without a file's name is about standard output.
    """
    try:
        os.getcwd()  # noqa: PTH109  pathlib is not needed otherwise
    except OSError:
        _say("✗ The folder you are in is gone", "  Change to a folder that exists.")
        return NO_VAULT
    if error.filename is None:
        return _say_unprinted(error.strerror or str(error))
    _say(f"✗ {os.fsdecode(error.filename)}: {error.strerror}", "  Check the disk and permissions.")
    return REFUSED


def _say_unprinted(why: str) -> int:
    """Say that standard output could not be written, and return the exit code."""
    _leave_stdout()
    _say(
        f"✗ The output is lost: standard output: {why}",
        "  Changes to notes were written all the same; mdrel undo --list shows them.",
    )
    return REFUSED


def _leave_stdout() -> None:
    """Let nothing more be written to standard output, also not when Python flushes at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(*lines: str) -> None:
    """Say what went wrong; whatever was typed or read shows its control characters (P11)."""
    from mdrel.cli.terminal import show_plainly
    from mdrel.cli.usage_errors import fold_error

    for line in fold_error("\n".join(lines).split("\n")):
        click.echo(show_plainly(line), err=True)
