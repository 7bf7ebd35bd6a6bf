"""Swaps a folder of a vault for a link to outside while a command runs.

It happens before the n-th call of the system, and a few calls later the folder may be back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# When it is imported it asks which calls take descriptors, and calls that are patched do not.
from mdrel.vault.folders import HAS_DESCRIPTORS

CALLS = (
    "open", "scandir", "listdir", "stat", "lstat", "access", "mkdir", "link", "rename",
    "replace", "unlink", "readlink",
)  # fmt: skip


class Swap:
    """Counts the system's calls about a vault, and swaps `folder` for a link before one of them.

    The link leads to `outside`.
    """

    def __init__(self, vault: Path, folder: str, outside: Path, at: int, back: int = 0) -> None:
        """Take when to swap, and after how many further calls to swap back (0 for never)."""
        self.vault, self.folder = vault, vault / folder
        self.outside, self.at, self.back = outside / folder, at, back
        self.seen = 0
        self._is_swapping = False

    @property
    def has_happened(self) -> bool:
        """Whether the folder was swapped at all."""
        return self.seen >= self.at

    @property
    def _aside(self) -> Path:
        return self.folder.with_name(f".{self.folder.name} aside")

    def notice(self, words: tuple[object, ...], options: dict[str, object]) -> None:
        """Count a call, if it is about the vault: by a path in it, or by a descriptor."""
        if self._is_swapping or not (
            isinstance(words[0], int)
            or any(each is not None for name, each in options.items() if name.endswith("dir_fd"))
            or (
                isinstance(words[0], str | os.PathLike)
                and os.fspath(words[0]).startswith(str(self.vault))
            )
        ):
            return
        self.seen += 1
        self._is_swapping = True
        if self.seen == self.at:
            self.folder.rename(self._aside)
            self.folder.symlink_to(self.outside, target_is_directory=True)
        elif self.back and self.seen == self.at + self.back:
            self._put_back()
        self._is_swapping = False

    def _put_back(self) -> None:
        if self.folder.is_symlink():
            self.folder.unlink()
            self._aside.rename(self.folder)

    def end(self) -> None:
        """Put the folder back where that has not been done."""
        self._is_swapping = True
        self._put_back()


@contextmanager
def swapping(swap: Swap) -> Iterator[Swap]:
    """Let the swap happen, on a system where folders are opened by descriptors."""
    assert HAS_DESCRIPTORS
    real = {name: getattr(os, name) for name in CALLS}

    def patched(name: str) -> Callable[..., object]:
        def call(*words: object, **options: object) -> object:
            swap.notice(words, options)
            return real[name](*words, **options)

        return call

    for name in CALLS:
        setattr(os, name, patched(name))
    try:
        yield swap
    finally:
        swap.end()
        for name, function in real.items():
            setattr(os, name, function)
