"""What the watcher waits for: sources, calls from other threads, and signals."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from time import monotonic

import pytest

from mdrel.app.watch.selector import EventSelector

LONG = 30.0


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """Let SIGTERM end nothing, and return the signals that Python handled."""
    numbers: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: numbers.append(number))
    yield numbers
    signal.signal(signal.SIGTERM, before)


def test_a_signal_between_the_last_look_and_the_wait_ends_the_wait(heard: list[int]) -> None:
    with EventSelector() as selector:
        signal.raise_signal(signal.SIGTERM)  # handled at once, and yet the wait that follows ends
        began = monotonic()
        assert selector.wait(LONG)
        assert monotonic() - began < LONG / 2
        assert heard == [signal.SIGTERM]
        assert not selector.wait(0), "each ends one wait"


def test_a_call_from_another_thread_ends_the_wait() -> None:
    with EventSelector() as selector:
        began = monotonic()
        threading.Timer(0.05, selector.wake).start()
        assert selector.wait(LONG)
        assert monotonic() - began < LONG / 2


def test_who_heard_signals_before_hears_them_after(heard: list[int]) -> None:
    with EventSelector() as outer:
        with EventSelector() as inner:
            signal.raise_signal(signal.SIGTERM)
            assert inner.wait(0)
            assert not outer.wait(0)
        signal.raise_signal(signal.SIGTERM)
        assert outer.wait(0)
    assert signal.set_wakeup_fd(-1) == -1
    assert len(heard) == 2


def test_in_another_thread_it_waits_and_leaves_signals_alone() -> None:
    found: list[object] = []

    def wait() -> None:
        with EventSelector() as selector:
            found.append(selector.wait(0))

    thread = threading.Thread(target=wait)
    thread.start()
    thread.join()
    assert found == [[]]
