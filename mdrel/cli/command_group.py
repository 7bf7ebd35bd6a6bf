"""A group of commands; every start needs it, so it takes nothing but click."""

from __future__ import annotations

import click


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
            from mdrel.cli.usage_errors import ask_nearest
            from mdrel.errors import UsageError

            near = ask_nearest(word, self.list_commands(ctx))
            raise UsageError(
                f"There is no command '{ctx.command_path} {word}'{near}",
                f"{ctx.command_path} --help lists them.",
            )
        return super().resolve_command(ctx, args)
