"""Opens the loopback port of a server, and says who has it when it is taken."""

from __future__ import annotations

import errno
import os
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from mdrel.app.environment.state_folder import (
    GLANCE_SECONDS,
    is_locked,
    ports_folder,
    read_small_json,
    write_small_json,
)
from mdrel.errors import WriteError

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8642
BACKLOG = 128
_PORT = re.compile("[0-9]{1,5}")


@contextmanager
def open_port(
    port: int, vault: Path, since: str, *, is_read_only: bool = False
) -> Iterator[socket.socket]:
    """Yield the loopback socket on `port`, where 0 is any free one.

    Clients may connect at once, and others of mdrel can read who has the port. Raises WriteError
    when the port cannot be had.
    """
    listener = _listen(port)
    told = {"since": since, "vault": str(vault.resolve()), "read_only": is_read_only}
    try:
        with _told(listener.getsockname()[1], told):
            yield listener
    finally:
        listener.close()


def is_served(port: int, vault: Path) -> bool:
    """Return whether an mdrel serves this vault on a port: it then holds the port's lock."""
    with suppress(OSError):
        folder = ports_folder()
        is_told = read_small_json(folder / f"{port}.json").get("vault") == str(vault.resolve())
        return is_told and is_locked(folder / f"{port}.lock")
    return False


def is_read_only(port: int) -> bool:
    """Return whether the mdrel that serves on a port said that its page writes nothing."""
    with suppress(OSError):
        return read_small_json(ports_folder() / f"{port}.json").get("read_only") is True
    return False


def list_ports() -> list[int]:
    """Return the ports on which an mdrel of this user served at any time."""
    with suppress(OSError):
        names = (each.stem for each in ports_folder().glob("*.json"))
        return sorted(int(name) for name in names if _PORT.fullmatch(name))
    return []


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A port whose last connections are still fading away is free; on Windows this option
            # would share it.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise WriteError(
                f"Port {port} is taken by {_find_holder(port)}",
                "Use that one, stop it, or choose another port with --port.",
            ) from error
        raise WriteError(
            f"Port {port} cannot be opened: {error.strerror}",
            "Choose another port with --port; those below 1024 belong to the system.",
        ) from error
    return listener


@contextmanager
def _told(port: int, who: Mapping[str, object]) -> Iterator[None]:
    """Record who has the port, and hold a lock that ends with the process.

    Without a state folder there is neither.
    """
    from filelock import FileLock

    lock = None
    with suppress(OSError):
        lock = FileLock(ports_folder() / f"{port}.lock", timeout=GLANCE_SECONDS, mode=0o600)
        lock.acquire()
        write_small_json(ports_folder() / f"{port}.json", {"process": os.getpid(), **who})
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _find_holder(port: int) -> str:
    """Return who listens on a port that is taken.

    An mdrel is known by the port's lock, which it holds as well.
    """
    with suppress(OSError):
        folder = ports_folder()
        if is_locked(folder / f"{port}.lock"):
            found = read_small_json(folder / f"{port}.json")
            return (
                f"another mdrel serve: process {found.get('process', 'unknown')}, since "
                f"{found.get('since', 'some time')}, for {found.get('vault', 'some vault')}"
            )
    return "another program"
