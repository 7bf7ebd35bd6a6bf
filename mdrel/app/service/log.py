"""A log of its own for a service whose manager keeps none (Windows)."""

from __future__ import annotations

import sys
from pathlib import Path

from mdrel.app.service.task_scheduler import OLD, TaskScheduler
from mdrel.errors import raising_write_error

_MOST_BYTES = 1 << 20


def log_file(name: str) -> Path:
    """Return the log of a service."""
    return Path(TaskScheduler().say_logs(name))


def send_output_to(file: Path) -> None:
    """Let everything that is printed from now on go to the end of a file.

    One that has grown large becomes the older one first. Raises WriteError where it cannot be
    written.
    """
    with raising_write_error(f"{file} cannot be written", "Check the permissions."):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if file.is_file() and file.stat().st_size > _MOST_BYTES:
            file.replace(file.with_suffix(OLD))
        log = file.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)
    sys.stdout = sys.stderr = log
