"""A group of commands. Every start imports this module, so it imports only click."""

from __future__ import annotations

import click


class CommandGroup(click.Group):
    """A group of commands that names the nearest one where none has the name that was typed."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """Read the group's own options; a message about them names the group."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            error.ctx = error.ctx or click.Context(self, parent=parent, info_name=info_name)
            raise

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a message about its options names the command.

        click does not say whose option lacks its value.
        """
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            name = ctx.invoked_subcommand
            command = self.get_command(ctx, name) if name and error.ctx is None else None
            if command:
                error.ctx = click.Context(command, parent=ctx, info_name=name)
            raise

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
