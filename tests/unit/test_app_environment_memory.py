"""Memory that is free goes back to the system, and what is in use stays as it is."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from mdrel.app.environment.memory import return_free_memory

pytestmark = pytest.mark.uninstrumented

MEGABYTE = 1 << 20


def read_resident() -> int:
    """Return how much memory the system counts as this process's, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmRSS:"))


@pytest.mark.skipif(
    not (sys.platform.startswith("linux") and hasattr(ctypes.CDLL(None), "malloc_trim")),
    reason="only glibc keeps it",
)
def test_what_was_freed_between_things_that_stay_is_returned() -> None:
    # Too large for Python's own pools, and too small for pages of their own.
    made = [bytes([number % 256]) * 60_000 for number in range(2_000)]
    stays = made[99::100]
    del made
    before = read_resident()
    return_free_memory()
    assert before - read_resident() > 50 * MEGABYTE
    assert [each[0] for each in stays] == [number % 256 for number in range(99, 2_000, 100)]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_without_it_is_asked_for_nothing(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    asked: list[object] = []

    def fail(name: object) -> object:
        asked.append(name)
        raise error

    monkeypatch.setattr(ctypes, "CDLL", fail)
    return_free_memory()
    assert asked == [None]
