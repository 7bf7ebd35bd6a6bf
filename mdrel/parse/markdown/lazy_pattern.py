"""Patterns that are compiled when they are first used.

A vault holds few of the forms mdrel reads, and every start would pay for all of them.
"""

from __future__ import annotations

import re
from typing import cast


class _Later:
    """A pattern that is not compiled yet.

    Patterns tried at every line are better compiled at once: this costs a little at each use.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        """Return an attribute of the compiled pattern, and keep it."""
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an object that is used like the compiled `pattern`."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
