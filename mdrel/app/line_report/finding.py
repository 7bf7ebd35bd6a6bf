"""Holds one thing that was made of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was made of a line.

    `rule` is the number of a rule of the note format or the code of a problem. `remedy` says what
    would change it.
    """

    verdict: str
    text: str
    rule: str = ""
    remedy: str = ""
    people: tuple[str, ...] = ()


def join_names(names: Sequence[str]) -> str:
    """Return names as a list in a sentence."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
