"""Merges values made anew into values that were taken over and are in order already."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Value = TypeVar("Value")


def put_among(
    kept: list[Value], made: Iterable[Value], key: Callable[[Value], tuple[Any, ...]]
) -> list[Value]:
    """Return all values in the order of `key`, no two of which are the same.

    `kept` is in this order; it is changed.
    """
    made = tuple(made)
    if len(made) > len(kept):
        return sorted((*kept, *made), key=key)
    for each in made:
        insort(kept, each, key=key)
    return kept
