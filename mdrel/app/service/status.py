"""How the services of mdrel are, and what is wrong with those of one vault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mdrel.app.service.definition import name_service
from mdrel.app.service.known import Installed, find_manager, list_installed
from mdrel.app.service.manager import Condition, Manager, find_file
from mdrel.errors import WriteError
from mdrel.vault.presence import is_file, why_no_folder
from mdrel.vault.small_file import read_small_file

_LINGER = "Services start when you log in. To start them with the computer: loginctl enable-linger"


@dataclass(frozen=True, slots=True)
class Status:
    """One service, or that there is none for the vault (`is_installed`).

    Attributes:
        kind: `serve` or `watch`.
        is_here: Whether it is the service of the vault that was asked about.
        starts: `login` or `boot`.
        logs: The command or the file that shows what it printed.
        is_edited: Whether its file was edited by hand.
    """

    name: str
    kind: str
    vault: str
    is_here: bool
    is_installed: bool
    condition: Condition
    starts: str
    logs: str
    file: str
    is_edited: bool


class Fault(NamedTuple):
    """What is wrong with a service, what to do, and its file."""

    message: str
    hint: str
    path: str


def list_status(manager: Manager, vault: Path) -> tuple[Status, ...]:
    """Return how the vault's service is, then every other one of mdrel's.

    Nothing is changed or made.
    """
    installed = list_installed(manager)
    here = [each for each in installed if is_for(each, vault)]
    found = [
        *(_make_status(manager, each, is_here=True) for each in here),
        *(_make_status(manager, each, is_here=False) for each in installed if each not in here),
    ]
    if not here:
        found.insert(0, _make_missing(manager, vault))
    return tuple(found)


def is_for(service: Installed, vault: Path) -> bool:
    """Return whether a service is that of a vault, by whatever path it names it."""
    if service.name == name_service(vault):
        return True
    named = service.call.vault
    return bool(named) and os.path.realpath(named) == os.path.realpath(vault)


def find_faults(manager: Manager, vault: Path) -> Iterator[Fault]:
    """Yield what is wrong with the vault's services, and with those whose vault is gone."""
    installed = list_installed(manager)
    here = [each for each in installed if is_for(each, vault)]
    for each in installed:
        file = str(each.file)
        if each.call.vault and (why := why_no_folder(Path(each.call.vault))):
            yield Fault(
                f"The service {each.name} is for {each.call.vault}, which {why}",
                f"Moved or deleted? mdrel service remove {each.name}",
                file,
            )
        if each not in here:
            continue
        if gone := find_missing_program(each.call.program):
            yield Fault(
                f"The service {each.name} starts {each.call.program}, but {gone} is gone",
                "mdrel service install rewrites it for the mdrel that you call.",
                file,
            )
        condition = manager.look(each.name)
        if condition.failure and condition.state in {"failed", "restarting"}:
            yield Fault(
                f"The service {each.name} failed: {condition.failure}",
                f"See {manager.say_logs(each.name)}, then mdrel service install.",
                file,
            )
    if len(here) > 1:
        names = [each.name for each in here]
        yield Fault(
            f"The vault has {len(here)} services: {', '.join(names)}",
            f"One is enough: mdrel service remove {names[-1]}",
            str(here[-1].file),
        )


def find_missing_program(program: str) -> str:
    """Return what is gone of a program, empty where it can be started.

    That is itself, or the Python that its first line names: a virtual environment outlives the
    Python it was made from.
    """
    path = Path(program)
    if not is_file(path):
        return program
    try:
        line = (read_small_file(path) or b"").split(b"\n", 1)[0]
    except OSError:  # a program is a large file, or one that leads elsewhere
        return ""
    words = line[2:].split() if line.startswith(b"#!") else []
    python = os.fsdecode(words[0]) if words else ""
    return python if python and not is_file(Path(python)) else ""


def find_hint(manager: Manager, vault: Path) -> str:
    """Return that the vault's service waits for a login, where it could do without one."""
    has_choice = manager.title == "systemd" and not manager.starts_with_computer()
    return (
        _LINGER
        if has_choice and any(is_for(each, vault) for each in list_installed(manager))
        else ""
    )


def find_own_hint(vault: Path) -> str:
    """Return what `find_hint` says of this system's manager, if mdrel knows it."""
    with suppress(WriteError):
        return find_hint(find_manager(), vault)
    return ""


def _make_status(manager: Manager, service: Installed, *, is_here: bool) -> Status:
    return Status(
        service.name,
        service.call.kind,
        service.call.vault,
        is_here,
        is_installed=True,
        condition=manager.look(service.name),
        starts="boot" if manager.starts_with_computer() else "login",
        logs=manager.say_logs(service.name),
        file=str(service.file),
        is_edited=service.is_edited,
    )


def _make_missing(manager: Manager, vault: Path) -> Status:
    name = name_service(vault)
    file = find_file(manager, name)
    return Status(
        name,
        "",
        str(vault.resolve()),
        is_here=True,
        is_installed=False,
        condition=Condition("none"),
        starts="",
        logs="",
        file=str(file),
        is_edited=False,
    )
