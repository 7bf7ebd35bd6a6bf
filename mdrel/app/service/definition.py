"""What a service is, whatever manager runs it: a name, words to start, an environment.

Its file has a line, the mark, that says that mdrel wrote it. The mark holds how many folders had to
be made for the file, so that `remove` takes these away again, and a digest of that number and of
all other lines, so that an edit by hand is known.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

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


_MARK = re.compile(
    r"Written by mdrel service install; mdrel service remove deletes it "
    r"\((?P<made>[0-9]{1,3}) (?P<digest>[0-9a-f]{64})\)"
)


class Mark(NamedTuple):
    """What the mark of a file says: folders made for it, and whether it is as it was written."""

    made: int
    is_pristine: bool


def sign(text: str, at: int, frame: str, made: int) -> str:
    """Return `text` with the mark as line `at`, in a comment of the form `frame`."""
    lines = text.split("\n")
    words = f"Written by mdrel service install; mdrel service remove deletes it ({made} "
    lines.insert(at, frame.format(f"{words}{_digest(made, text)})"))
    return "\n".join(lines)


def read_mark(text: str) -> Mark | None:
    """Return the mark of a file, None where mdrel did not write it."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if found := _MARK.search(line):
            rest = "\n".join((*lines[:at], *lines[at + 1 :]))
            made = int(found["made"])
            return Mark(made, _digest(made, rest) == found["digest"])
    return None


def _digest(made: int, text: str) -> str:
    return hashlib.sha256(f"{made}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
