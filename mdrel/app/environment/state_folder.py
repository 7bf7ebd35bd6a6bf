"""Keeps outside the vault what mdrel remembers of it.

That is how many contacts there were, and who is watching. It lies in the user's state folder, for
the user alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mdrel.errors import WriteError
from mdrel.vault.small_file import read_small_file
from mdrel.write.private_file import write_private

if TYPE_CHECKING:
    from filelock import FileLock

FEW = 5
FEED_SECONDS = 60
# A glance at the lock by `is_watched` holds it for far less.
GLANCE_SECONDS = 0.5
_WATCH_LOCK = "watch.lock"


def state_folder(vault: Path) -> Path:
    """Return the vault's folder below the user's state folder, made for the user alone (0700)."""
    return _private_folder("vaults", name_folder(vault))


def name_folder(vault: Path) -> str:
    """Return the name of the vault's folder, which tells it apart; nothing is made."""
    return hashlib.sha256(os.fsencode(vault.resolve())).hexdigest()[:16]


def ports_folder() -> Path:
    """Return the folder that tells which mdrel serves on which port.

    It is made for the user alone (0700).
    """
    return _private_folder("ports")


def find_lax_folders(vault: Path) -> list[Path]:
    """Return the folders of mdrel's state that others may look into."""
    folder = state_folder(vault)
    if os.name != "posix":
        return []
    return [each for each in (folder, *folder.parents[:2]) if each.stat().st_mode & 0o077]


def _private_folder(*names: str) -> Path:
    """Return a folder below the user's state folder that only the user can read.

    Each level is made for the user alone, since `mkdir` gives its mode to the last one only.
    """
    from platformdirs import user_state_path

    folder = Path(user_state_path("mdrel"))
    for part in ("", *names):
        folder = folder / part
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def read_state(vault: Path, name: str) -> dict[str, object]:
    """Return what was kept of the vault under `name`.

    What is gone, damaged or out of reach is returned as empty.
    """
    with suppress(OSError):
        return read_small_json(state_folder(vault) / name)
    return {}


def write_state(vault: Path, name: str, content: dict[str, object]) -> None:
    """Keep `content` of the vault under `name`.

    Raises OSError where nothing can be kept.
    """
    write_small_json(state_folder(vault) / name, content)


def check_removals(vault: Path, contacts: int) -> None:
    """Raise WriteError when most contacts are gone at once (P13).

    That is more than half of those known from last time, and more than five.
    """
    known = _read_known(vault)
    if known - contacts > FEW and (known - contacts) * 2 > known:
        message = (
            f"Of {known} contacts {contacts} {'is' if contacts == 1 else 'are'} left; nothing was "
            "rewritten"
        )
        raise WriteError(
            message,
            (
                "Is the folder mounted, synced, checked out? If they are gone on purpose: "
                "--accept-removals"
            ),
        )


def remember_contacts(vault: Path, contacts: int) -> None:
    """Keep the number of contacts for the next time.

    Where nothing can be kept, the next run knows of no number.
    """
    if _read_known(vault) != contacts:
        with suppress(OSError):
            write_small_json(state_folder(vault) / "contacts.json", {"contacts": contacts})


def _read_known(vault: Path) -> int:
    with suppress(OSError):
        count = read_small_json(state_folder(vault) / "contacts.json").get("contacts")
        return count if isinstance(count, int) else 0
    return 0


def lock_watching(vault: Path, since: str) -> FileLock:
    """Return the held lock of the vault's one watcher.

    Raises WriteError that says who has the lock.
    """
    from filelock import FileLock, Timeout

    try:
        folder = state_folder(vault)
        lock = FileLock(folder / _WATCH_LOCK, timeout=GLANCE_SECONDS, mode=0o600)
        lock.acquire()
    except Timeout as error:
        raise WriteError(
            f"Another mdrel watches this vault: {_read_watcher(folder)}",
            "Stop that one first, or let it do the work.",
        ) from error
    except OSError as error:
        raise WriteError(
            f"The lock for watching cannot be created: {error.strerror}",
            "Check the permissions of the state folder (XDG_STATE_HOME).",
        ) from error
    with suppress(OSError):
        write_small_json(folder / "watch.json", {"process": os.getpid(), "since": since})
    return lock


def is_watched(vault: Path) -> bool:
    """Return whether a `watch` has the vault at this moment; false where no lock can be made."""
    with suppress(OSError):
        return is_locked(state_folder(vault) / _WATCH_LOCK)
    return False


def is_locked(path: Path) -> bool:
    """Return whether another process holds a lock; raises OSError where none can be made."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(path, timeout=0, mode=0o600):
            return False
    except Timeout:
        return True


@contextmanager
def lock_feed(vault: Path) -> Iterator[None]:
    """Keep every other mdrel from making this vault's feeds meanwhile.

    Whoever looks at the notes before going on from the last feed takes it before looking: else a
    feed made of older notes might replace a newer one.
    Where the state folder takes no lock there is none. Raises WriteError when somebody has it for
    longer than a feed takes.
    """
    from filelock import FileLock, Timeout

    lock = None
    try:
        lock = FileLock(state_folder(vault) / "feed.lock", timeout=FEED_SECONDS, mode=0o600)
        lock.acquire()
    except Timeout as error:
        raise WriteError(
            "Another mdrel has been writing this vault's feed for a minute",
            "Wait for it, or stop it and try again.",
        ) from error
    except OSError:
        lock = None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _read_watcher(folder: Path) -> str:
    found = read_small_json(folder / "watch.json")
    return f"process {found.get('process', 'unknown')}, since {found.get('since', 'some time')}"


def read_small_json(path: Path) -> dict[str, object]:
    """Return the content of a small file of mdrel's own.

    A file that is gone or damaged is returned as empty.
    """
    import json

    try:
        found = json.loads(read_small_file(path) or b"{}")
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_small_json(path: Path, content: dict[str, object]) -> None:
    """Write a small file for the user alone (0600)."""
    import json

    write_private(path, json.dumps(content).encode())
