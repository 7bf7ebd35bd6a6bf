"""The four relationship levels (M1-M4) and the two circles (M5, M6)."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How near a relationship is (M1-M4), nearest first."""

    TRUSTED = "trusted"
    TRANSACTIONAL = "transactional"
    TENTATIVE = "tentative"
    TARGET = "target"


# What stands for a level in lists and filters where there is none, or none that can be read (F11).
NO_LEVEL, UNREADABLE = "none", "unreadable"

# The way a relationship goes (M17), from the farthest level to the nearest.
PATH = (Level.TARGET, Level.TENTATIVE, Level.TRANSACTIONAL, Level.TRUSTED)


class Circle(StrEnum):
    """The ten one can count on (M5) and the three one trusts absolutely (M6)."""

    TEN = "ten"
    THREE = "three"

    @property
    def size(self) -> int:
        """The number of people it has room for."""
        return 3 if self is Circle.THREE else 10


class Mentoring(StrEnum):
    """Which way advice goes: a mentor gives it to you, a mentee takes it from you (M18)."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class Role(StrEnum):
    """The person's own role, which decides what comes first (M11)."""

    EXECUTIVE = "executive"
    MANAGER = "manager"


# The two levels that come first in each role (M11).
FIRST_LEVELS = {
    Role.EXECUTIVE: (Level.TRUSTED, Level.TRANSACTIONAL),
    Role.MANAGER: (Level.TRANSACTIONAL, Level.TRUSTED),
}
