"""Spares the garbage collector what is kept, and gives free memory back to the system."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# So many notes read at once are set apart from what the garbage collector looks through.
MANY = 500


@contextmanager
def gc_paused() -> Iterator[None]:
    """Keep the garbage collector still for a while.

    What is made is kept, and looking through all of it again and again takes a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def gc_freeze_if_many(count: int) -> None:
    """Spare the garbage collector `count` notes that were just read.

    They hold no cycles, and the collector would look through them again and again, also when mdrel
    ends.
    """
    if count >= MANY:
        gc.freeze()


def gc_freeze() -> None:
    """Spare the garbage collector what a long-running program has made so far.

    What the notes come to stays, and looking through it takes longer than a step.
    """
    gc.collect()
    gc.freeze()


def return_free_memory() -> None:
    """Let the C library return what was freed between things that stay.

    Glibc returns only what is free at the end of its memory. Others have nothing to ask.
    """
    import ctypes

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
