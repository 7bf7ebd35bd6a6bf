"""The line in a service's file that says that mdrel wrote it, and what it was then.

It holds how many folders had to be made for the file, so that `remove` takes these away again, and
a digest of that number and of all other lines, so that an edit by hand is known.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

_MARK = re.compile(
    r"Written by mdrel service install; mdrel service remove deletes it "
    r"\((?P<made>[0-9]{1,3}) (?P<digest>[0-9a-f]{64})\)"
)


class Mark(NamedTuple):
    """What the mark of a file says: folders made for it, and whether it is as it was written."""

    made: int
    is_pristine: bool


def sign(text: str, at: int, frame: str, made: int) -> str:
    """Return `text` with the mark as line `at`, in a comment of the form `frame`."""
    lines = text.split("\n")
    words = f"Written by mdrel service install; mdrel service remove deletes it ({made} "
    lines.insert(at, frame.format(f"{words}{_digest(made, text)})"))
    return "\n".join(lines)


def read_mark(text: str) -> Mark | None:
    """Return the mark of a file, None where mdrel did not write it."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if found := _MARK.search(line):
            rest = "\n".join((*lines[:at], *lines[at + 1 :]))
            made = int(found["made"])
            return Mark(made, _digest(made, rest) == found["digest"])
    return None


def _digest(made: int, text: str) -> str:
    return hashlib.sha256(f"{made}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
