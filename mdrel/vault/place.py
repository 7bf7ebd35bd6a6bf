"""Says where a file of a vault stands, so that it is opened through no link (P9)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from mdrel.vault.folders import Folder, open_folder


@dataclass(frozen=True, slots=True)
class Place:
    """A path below `root` with `/`, none of whose folders was a link when it was looked up.

    Whoever opens it finds out whether that is so still.
    """

    root: Path
    path: str

    def __str__(self) -> str:
        """Return the whole path, to show."""
        return str(self.root / self.path)

    @property
    def name(self) -> str:
        """The file's name in its folder."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> Path:
        """The path of the folder, to show or to ask whether it is there."""
        return (self.root / self.path).parent

    @contextmanager
    def opened(self, *, makes: bool = False) -> Iterator[Folder]:
        """Yield the file's folder, with `makes` also where it has to be made.

        Raises OSError where it cannot be opened or a part of its path is a link.
        """
        with open_folder(self.root, self.path.rpartition("/")[0], makes=makes) as folder:
            yield folder


def is_inside(path: str) -> bool:
    """Whether a relative path with `/` stays, as it is written, below where it starts."""
    return not ({"", ".", ".."} & {*path.split("/")} or "\0" in path or PureWindowsPath(path).drive)


def place_outside(path: Path) -> Place:
    """Return the place of a file that the person named themselves, in a vault or not."""
    return Place(path.parent, path.name)


def find_place(root: Path, relative: str) -> Place | None:
    """Return where `relative` stands below `root`, None where it leads out of it.

    Links to folders inside are followed, a link in the file's own place is not.
    Raises OSError, RuntimeError or ValueError where the path cannot be looked up.
    """
    folder, name = os.path.split(relative)
    top = root.resolve()
    real = (root / folder).resolve()
    if not real.is_relative_to(top) or name in {"", ".", ".."}:
        return None
    inner = real.relative_to(top).as_posix()
    return Place(root, name if inner == "." else f"{inner}/{name}")


def find_file(root: Path, relative: str) -> Place | None:
    """Return where the file at `relative` is, with all links followed; None where outside.

    Raises OSError, RuntimeError or ValueError where it is not there.
    """
    top = root.resolve()
    real = (root / relative).resolve(strict=True)
    return Place(top, real.relative_to(top).as_posix()) if real.is_relative_to(top) else None
