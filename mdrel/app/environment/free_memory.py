"""Gives memory in which nothing lies back to the system."""

from __future__ import annotations

from contextlib import suppress


def return_free_memory() -> None:
    """Let the C library return what was freed between things that stay.

    Glibc returns only what is free at the end of its memory. Others have nothing to ask.
    """
    import ctypes

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
