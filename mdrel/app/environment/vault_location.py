"""Finds the vault that a command is meant for."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mdrel.errors import VaultError
from mdrel.vault.presence import is_there, why_no_folder

MARKS = ("mdrel.toml", ".obsidian")


def find_vault(named: str, start: Path | None = None) -> Path:
    """Return the folder of the vault that is meant.

    That is the one named, else the nearest from `start` (here) upwards that looks like a vault,
    else the person's default. Raises VaultError, with what to do next, when there is none.
    """
    if named:
        folder = Path(named).expanduser()
        if why := why_no_folder(folder):
            raise VaultError(
                f"{named} {why}",
                "Name the folder of your notes with --vault, or see an example with `mdrel demo`.",
            )
        return folder
    if near := _find_above(start or Path.cwd()):
        return near
    from mdrel.app.environment.user_config import read_default_vault

    if preferred := read_default_vault():
        if not (why := why_no_folder(preferred)):
            return preferred
        raise VaultError(
            f"{preferred}, the default vault, {why}",
            "Set another with `mdrel config default-vault DIR`, or name the folder with --vault.",
        )
    hint = (
        "mdrel demo          see it work on an example\nmdrel init DIR      start with a folder of "
        "notes\nmdrel --vault DIR   name the folder, or set MDREL_VAULT"
    )
    raise VaultError("No vault here: no mdrel.toml or .obsidian in this folder or above it.", hint)


def _find_above(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that looks like a vault."""
    return next(
        (
            folder
            for folder in (start, *start.parents)
            if any(is_there(folder / mark) for mark in MARKS)
        ),
        None,
    )


def name_vault(named: str, start: Path | None = None) -> str:
    """Return ` --vault ~/Notes`, to stand in commands that are to find the vault that was named.

    Return nothing where they find it without, by the environment or from `start` (here), or where
    there is none.
    """
    folder = Path(named).expanduser()
    if why_no_folder(folder):
        return ""
    preset = os.environ.get("MDREL_VAULT")
    found = Path(preset).expanduser() if preset else _find_above(start or Path.cwd())
    with suppress(OSError):
        if found and found.samefile(folder):
            return ""
    return f" --vault {_shorten(named, folder)}"


def _shorten(named: str, folder: Path) -> str:
    """Return a folder in short, as a shell takes it: as it was typed, or from the home folder."""
    from shlex import quote

    ways = [quote(named)]
    with suppress(RuntimeError, ValueError):
        inner = folder.absolute().relative_to(Path.home()).as_posix()
        ways.append("~" if inner == "." else f"~/{quote(inner)}")
    return min(ways, key=len)
