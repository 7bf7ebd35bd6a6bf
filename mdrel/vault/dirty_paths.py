"""What a system reports of changes: hints where to look, never what is there."""

from __future__ import annotations

from dataclasses import dataclass, field

# So many hints in one go are a burst: then everything is looked at.
BURST = 1000


@dataclass(slots=True)
class DirtyPaths:
    """The places where something may have changed since the last look.

    These are single `paths`, `folders` with all below them, or anywhere. Paths are relative to the
    vault, with `/`.
    """

    paths: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    is_anywhere: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to look at."""
        return self.is_anywhere or bool(self.paths or self.folders)

    @property
    def needs_full_scan(self) -> bool:
        """Whether looking at everything is the only way, or the cheaper one."""
        return self.is_anywhere or "" in self.folders or len(self.paths) + len(self.folders) > BURST
