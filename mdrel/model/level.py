"""The four relationship levels (M1-M4) and the two circles (M5, M6)."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How near a relationship is (M1-M4), nearest first."""

    TRUSTED = "trusted"
    TRANSACTIONAL = "transactional"
    TENTATIVE = "tentative"
    TARGET = "target"


class Circle(StrEnum):
    """The ten one can count on (M5) and the three one trusts absolutely (M6)."""

    TEN = "ten"
    THREE = "three"


class Role(StrEnum):
    """The person's own role, which decides what comes first (M11)."""

    EXECUTIVE = "executive"
    MANAGER = "manager"
