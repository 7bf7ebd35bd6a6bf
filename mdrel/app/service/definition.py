"""What a service is, whatever manager runs it: a name, words to start, an environment."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mdrel.errors import WriteError
from mdrel.model.slug import make_slug

KINDS = ("serve", "watch")
PREFIX = "mdrel-"
_LONGEST = 32
_DIGITS = 8
_PORT = re.compile("[0-9]{1,5}")
_UNPRINTABLE = re.compile("[\0-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Definition:
    """One service.

    Attributes:
        name: Its name at the manager, and of its file without the ending.
        title: A line that says what it is.
        words: What is started, beginning with the absolute path of a program.
        environment: Pairs of name and value that the words need.
        log: The file that what is printed goes to; empty where the manager keeps it.
        user: The account it runs for, where the manager has to be told.
    """

    name: str
    title: str
    words: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()
    log: str = ""
    user: str = ""


def name_service(vault: Path) -> str:
    """Return the name of the vault's service: `mdrel-notes-1f3a90c2`.

    It is the folder's name in plain letters, and digits of its path, so that two vaults of one name
    differ. Every manager and every file system takes it.
    """
    path = vault.resolve()
    digits = hashlib.sha256(os.fsencode(path)).hexdigest()[:_DIGITS]
    slug = "".join(sign for sign in make_slug(path.name or "vault") if sign.isascii())
    slug = re.sub("-+", "-", slug)[:_LONGEST].strip("-") or "vault"
    return f"{PREFIX}{slug}-{digits}"


def define_service(
    vault: Path,
    program: Iterable[str],
    command: Iterable[str],
    environment: Iterable[tuple[str, str]] = (),
) -> Definition:
    """Return the service that runs `command` (`serve`, its options) of the mdrel `program`.

    Raises WriteError where a path in it has signs that no service's file carries.
    """
    path = vault.resolve()
    command = tuple(command)
    found = Definition(
        name_service(path),
        f"The notes in {path}, kept up to date (mdrel {command[0]})",
        (*program, "--vault", str(path), *command),
        tuple(environment),
    )
    for text in (*found.words, *(value for _, value in found.environment)):
        if _UNPRINTABLE.search(text):
            raise WriteError(
                f"{text!r} has a character that no service file can hold",
                "Rename the folder, or start mdrel by hand.",
            )
    return found


@dataclass(frozen=True, slots=True)
class Call:
    """What the words of an installed service say, as far as they can be read.

    `port` is the one that `serve` was given, if any.
    """

    program: str = ""
    vault: str = ""
    kind: str = ""
    port: int | None = None


def read_call(words: Iterable[str]) -> Call:
    """Return what the words of a service say; whatever they are, nothing is raised."""
    words = tuple(words)
    kind = next((each for each in reversed(words) if each in KINDS), "")
    port = _value_after(words, "--port")
    return Call(
        words[0] if words else "",
        _value_after(words, "--vault"),
        kind,
        int(port) if _PORT.fullmatch(port) else None,
    )


def _value_after(words: tuple[str, ...], option: str) -> str:
    for at, word in enumerate(words):
        if word == option and at + 1 < len(words):
            return words[at + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""
