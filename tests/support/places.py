"""Real folders for tests of the disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

NOBODY = 65534


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` (relative path -> content) below `root` and return it."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def hash_tree(root: Path) -> str:
    """Return a hash of names, kinds, times and contents of everything below `root`."""
    found = hashlib.sha256()
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(folders + files):
            path = Path(folder, name)
            status = path.lstat()
            found.update(
                os.fsencode(path)
                + f"{status.st_mode} {status.st_mtime_ns} {status.st_size}".encode()
            )
            if path.is_file() and not path.is_symlink() and status.st_size < 1 << 24:
                found.update(path.read_bytes())
    return found.hexdigest()


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Act without root's right to read everything; whoever is not root stays who they are."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no permissions of the kind")
    me = os.geteuid()
    if me:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


def open_up(folder: Path) -> None:
    """Let everybody walk to `folder`, which pytest keeps to its owner."""
    for each in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            each.chmod(each.stat().st_mode | 0o055)
        if each.name.startswith("pytest-of-"):
            break
