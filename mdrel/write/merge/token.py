"""Stand-ins for entries while the lines around them are merged."""

from __future__ import annotations

SIGN = "\ue0d1"


def make_token(index: int) -> str:
    """Return the line that stands for the entry of this number.

    It holds letters, so that git never joins two conflicts across it.
    """
    return f"{SIGN}entry{index}{SIGN}"


def read_token(line: str) -> int | None:
    """Return the number of the entry that a line stands for, or None."""
    return int(line[1:-1].removeprefix("entry")) if line.startswith(SIGN) else None
