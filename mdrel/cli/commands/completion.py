"""`mdrel completion`: the script that lets a shell complete commands, options and people."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    bash, in ~/.bashrc: eval "$(mdrel completion bash)". zsh, in ~/.zshrc after compinit: eval
    "$(mdrel completion zsh)".
    fish: mdrel completion fish > ~/.config/fish/completions/mdrel.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is not None:
        click.echo(script(ctx.find_root().command, {}, "mdrel", "_MDREL_COMPLETE").source())
