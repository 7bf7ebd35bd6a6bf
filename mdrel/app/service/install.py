"""What an installation or a removal of a service would do, and doing it.

The disk is the same after both as before the first: what was made is taken away again, and what
somebody edited by hand is neither overwritten nor deleted unless that is said.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mdrel.app.environment.programs import find_own_words
from mdrel.app.service.definition import Call, Definition, define_service, name_service
from mdrel.app.service.known import Installed, list_installed, read_installed
from mdrel.app.service.manager import Manager, Words, find_file
from mdrel.errors import UsageError, WriteError, raising_write_error
from mdrel.vault.place import place_outside
from mdrel.vault.presence import is_there
from mdrel.write.generated_files import write_file

# What of the environment tells mdrel where its folders are, and which day it is; a manager starts
# services with an environment of its own.
_NEEDED = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TZ")
_HIGHEST_PORT = 65535


class Wish(NamedTuple):
    """What a service is to run: `serve` or `watch`, and its options."""

    kind: str
    port: int | None = None
    names: tuple[str, ...] = ()
    polls: bool = False


@dataclass(frozen=True, slots=True)
class Installation:
    """What `install` would do.

    Attributes:
        file: The service's file.
        content: What is to stand there.
        text: The same, to show.
        before: What stands there now, if anything does.
        absence: Why the manager cannot be spoken with, if so.
        steps: What the manager is to be asked once the file is there.
        made: How many folders have to be made for the file.
        is_done: Whether it is all so already.
    """

    name: str
    file: Path
    content: bytes
    text: str
    before: Installed | None
    absence: str
    steps: tuple[Words, ...]
    made: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class Removal:
    """What `remove` would do: which paths go, and what the manager is asked before and after."""

    found: Installed
    paths: tuple[Path, ...]
    absence: str
    steps: tuple[Words, ...]
    ends: tuple[Words, ...]


def describe_service(manager: Manager, vault: Path, wish: Wish, first_port: int) -> Definition:
    """Return the service that a person wishes for a vault; `first_port` is the usual one.

    Raises UsageError where `watch` is given what only `serve` has, WriteError where a path is none
    that a service's file carries or another service has the port.
    """
    command = [wish.kind]
    if wish.kind == "serve":
        port = choose_port(manager, name_service(vault), wish.port, first_port)
        command += ["--port", str(port)]
    elif wish.port is not None or wish.names:
        raise UsageError(
            "watch has no address to answer at",
            "Leave --port and --allow-host out, or install serve.",
        )
    command += [word for name in wish.names for word in ("--allow-host", name)]
    command += ["--poll"] * wish.polls
    program = find_own_words()
    environment = read_environment(is_module=len(program) > 1)
    return manager.complete(define_service(vault, program, command, environment))


def read_environment(*, is_module: bool) -> tuple[tuple[str, str], ...]:
    """Return what a service needs of this environment, with `is_module` also where mdrel lies."""
    found = [(name, os.environ[name]) for name in _NEEDED if os.environ.get(name)]
    paths = os.environ.get("PYTHONPATH", "")
    if is_module and paths:
        found.append(("PYTHONPATH", os.pathsep.join(map(os.path.abspath, paths.split(os.pathsep)))))
    return tuple(found)


def choose_port(manager: Manager, name: str, wanted: int | None, first: int) -> int:
    """Return the port a service is to serve on.

    That is the one wanted, else the one it has, else the next from `first` on that no other service
    of mdrel has. Raises WriteError where another one has the port that is wanted.
    """
    services = {each.name: each.call for each in list_installed(manager)}
    own = services.pop(name, Call()).port
    taken = {call.port: call.vault for call in services.values()}
    if wanted is not None and wanted in taken:
        raise WriteError(
            f"Port {wanted} belongs to the service for {taken[wanted]}",
            "Choose another with --port, or leave it out to take a free one.",
        )
    if wanted is not None:
        return wanted
    if own is not None and own not in taken:
        return own
    return next(port for port in range(first, _HIGHEST_PORT) if port not in taken)


def plan_install(manager: Manager, service: Definition) -> Installation:
    """Return what installing a service would do; nothing is changed.

    Raises WriteError where a file stands in its place that mdrel did not write, or the manager's
    file cannot carry a path.
    """
    before = read_installed(manager, service.name)
    file = find_file(manager, service.name)
    if before is not None and before.mark is None:
        raise WriteError(
            f"{file} exists, and mdrel did not write it", "Move or delete it, and try again."
        )
    made = before.mark.made if before and before.mark else _count_missing(file.parent)
    content = manager.write(service, made)
    absence = manager.explain_absence()
    is_same = before is not None and before.content == content
    return Installation(
        service.name,
        file,
        content,
        manager.read(content)[0],
        before,
        absence,
        manager.list_starts(service.name),
        made,
        is_done=is_same and not absence and manager.look(service.name).state == "running",
    )


def apply_install(manager: Manager, plan: Installation) -> None:
    """Write the service's file and have the manager start it.

    Where the manager is absent the file is all there is. Raises WriteError where it refuses;
    everything is then as it was.
    """
    _make_folder(plan.file.parent)
    write_file(place_outside(plan.file), plan.content)
    if plan.absence:
        return
    try:
        _ask_all(manager, plan.steps)
    except WriteError:
        _take_back(manager, plan)
        raise


def plan_removal(manager: Manager, name: str) -> Removal | None:
    """Return what removing a service would do, None where there is none.

    Raises WriteError where mdrel did not write its file.
    """
    found = read_installed(manager, name)
    if found is None:
        return None
    if found.mark is None:
        raise WriteError(f"{found.file}: mdrel did not write it", "Delete it by hand.")
    absence = manager.explain_absence()
    return Removal(
        found,
        (found.file, *manager.find_remains(name)),
        absence,
        () if absence else manager.list_stops(name),
        () if absence else manager.list_ends(name),
    )


def apply_removal(manager: Manager, plan: Removal) -> None:
    """Stop the service and delete its files, and the folders that were made for it.

    Raises WriteError; what was not deleted by then is there still.
    """
    _ask_all(manager, plan.steps)
    folder = plan.found.file.parent
    for path in plan.paths:
        _delete(path, folder)
    _delete_empty(folder, plan.found.mark.made if plan.found.mark else 0)
    for step in plan.ends:
        manager.call(step)


def _take_back(manager: Manager, plan: Installation) -> None:
    """Undo what `apply_install` did so far, as far as the disk and the manager let it."""
    if plan.before:
        with suppress(WriteError):
            write_file(place_outside(plan.file), plan.before.content)
        steps = plan.steps
    else:
        for step in manager.list_stops(plan.name):
            manager.call(step)
        with suppress(WriteError):
            for path in (plan.file, *manager.find_remains(plan.name)):
                _delete(path, plan.file.parent)
        _delete_empty(plan.file.parent, plan.made)
        steps = manager.list_ends(plan.name)
    for step in steps:
        manager.call(step)


def _ask_all(manager: Manager, steps: Iterable[Words]) -> None:
    """Have the manager take each step; raises WriteError with what it said where it refuses."""
    for step in steps:
        answer = manager.call(step)
        if answer.code:
            raise WriteError(
                f"{shlex.join(step)}: {answer.said}",
                f"{manager.title} refused; everything is as it was before.",
            )


def _count_missing(folder: Path) -> int:
    return sum(not is_there(each) for each in (folder, *folder.parents))


def _make_folder(folder: Path) -> None:
    with raising_write_error(f"{folder} cannot be created", "Check the permissions above it."):
        folder.mkdir(parents=True, exist_ok=True)


def _delete(path: Path, folder: Path) -> None:
    """Delete a file or a link, and the folder below `folder` that it was alone in.

    What is gone is fine. Raises WriteError.
    """
    with raising_write_error(f"{path} cannot be deleted", "Check its folder's permissions."):
        path.unlink(missing_ok=True)
    if path.parent.parent == folder:
        _delete_empty(path.parent, levels=1)


def _delete_empty(folder: Path, levels: int) -> None:
    """Delete a folder, and so many levels of those above it, as far as they are empty.

    The person's own folder is never deleted, whatever number somebody wrote into a file.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    with suppress(OSError):
        for each in (folder, *folder.parents)[:levels]:
            if each == home:
                return
            each.rmdir()
