"""Finds the services of mdrel that are installed, and the manager of this system."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.service.definition import PREFIX, Call, Mark, read_call, read_mark
from mdrel.app.service.launchd import Launchd
from mdrel.app.service.manager import Manager, find_file
from mdrel.app.service.systemd import Systemd
from mdrel.app.service.task_scheduler import TaskScheduler
from mdrel.errors import UsageError, WriteError
from mdrel.vault.place import place_outside
from mdrel.vault.presence import is_folder
from mdrel.write.generated_files import read_file


@dataclass(frozen=True, slots=True)
class Installed:
    """A service's file as it is on disk.

    `mark` is None where mdrel did not write it.
    """

    name: str
    file: Path
    content: bytes
    text: str
    call: Call
    mark: Mark | None

    @property
    def is_edited(self) -> bool:
        """Whether somebody edited the file since mdrel wrote it."""
        return self.mark is not None and not self.mark.is_pristine


def find_manager(platform: str = sys.platform) -> Manager:
    """Return the manager of this system.

    Raises WriteError where mdrel knows none.
    """
    if platform == "darwin":
        return Launchd()
    if platform == "win32":
        return TaskScheduler()
    if platform.startswith("linux"):
        return Systemd()
    raise WriteError(
        f"mdrel does not know a service manager for this system ({platform})",
        "Let your own service manager start `mdrel --vault DIR serve`, by its full path.",
    )


def read_installed(manager: Manager, name: str) -> Installed | None:
    """Return the service of that name, None where there is none.

    Raises WriteError where its file cannot be read or is no regular file.
    """
    file = find_file(manager, name)
    if not is_folder(file.parent):
        return None
    try:
        content = read_file(place_outside(file))
    except WriteError as error:
        raise WriteError(
            error.message, "Move it or check its permissions, and try again."
        ) from error
    if content is None:
        return None
    text, words = manager.read(content)
    return Installed(name, file, content, text, read_call(words), read_mark(text))


def list_installed(manager: Manager) -> tuple[Installed, ...]:
    """Return every service that mdrel wrote; files that cannot be read are left out."""
    found = []
    for file in sorted(manager.find_folder().glob(f"{PREFIX}*{manager.ending}")):
        try:
            each = read_installed(manager, file.name.removesuffix(manager.ending))
        except WriteError:
            continue
        if each is not None and each.mark is not None:
            found.append(each)
    return tuple(found)


def find_named(manager: Manager, name: str) -> str:
    """Return the name of an installed service, typed with or without its ending.

    Raises UsageError where there is none of that name.
    """
    wanted = name.removesuffix(manager.ending)
    names = [each.name for each in list_installed(manager)]
    if wanted in names:
        return wanted
    raise UsageError(
        f"There is no service {name}",
        f"There is: {', '.join(names)}" if names else "mdrel has no service here.",
    )
