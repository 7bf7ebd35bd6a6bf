"""Real folders for tests of the disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

NOBODY = 65534
EXAMPLE = Path(__file__).resolve().parents[2] / "example-vault"


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` (relative path -> content) below `root` and return it."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def copy_example(target: Path) -> Path:
    """Copy the example vault to `target` and return it."""
    shutil.copytree(EXAMPLE, target)
    return target


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


def list_open() -> set[tuple[str, str]]:
    """Return number and target of everything this process holds open."""
    found = set[tuple[str, str]]()
    for each in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the descriptor of the list itself
            found.add((each.name, str(each.readlink())))
    return found


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Act without root's right to read everything; whoever is not root stays who they are.

    The test that does so is marked `open_place`.
    """
    me = os.geteuid()
    if me:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


@contextlib.contextmanager
def open_place(own: Path) -> Iterator[Path]:
    """Give a folder that everybody may enter: `own`, or one beside it where `own` is in private.

    pytest keeps its folders to their owner, which is mended; a parent of TMPDIR that is private
    to root is not ours to open.
    """
    for each in (own, *own.parents):
        with contextlib.suppress(OSError):
            each.chmod(each.stat().st_mode | 0o055)
        if each.name.startswith("pytest-of-"):
            break
    if _may_be_entered(own):
        yield own
        return
    for parent in ("/tmp", "/var/tmp", "/dev/shm"):  # noqa: S108 a folder of one's own is made in it
        with contextlib.suppress(OSError), tempfile.TemporaryDirectory(dir=parent) as name:
            Path(name).chmod(0o755)
            if _may_be_entered(Path(name)):
                yield Path(name)
                return
    pytest.skip("every folder for temporary files is private to root here")


def _may_be_entered(folder: Path) -> bool:
    with as_nobody():
        return os.access(folder, os.R_OK | os.X_OK, effective_ids=True)
