"""`mdrel completion`: the script that lets a shell complete arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mdrel.app.build import Build
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.cli.cached_answer import Question


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of SHELL.

    bash, in ~/.bashrc: eval "$(mdrel completion bash)". zsh, in ~/.zshrc after compinit: eval
    "$(mdrel completion zsh)".
    fish: mdrel completion fish > ~/.config/fish/completions/mdrel.fish
    """
    from mdrel.cli.shell_completion import SCRIPTS

    click.echo(SCRIPTS[shell], nl=False)


def reply(build: Build, _question: Question) -> CachedAnswer:
    """Return slug, name and organisation of everybody, for what shells offer."""
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.views.terminal.text import tab_row

    return CachedAnswer(
        tuple(
            tab_row((each.slug, each.name, each.profile.organization))
            for each in build.snapshot.contacts
        )
    )
