"""Holds back, for a moment, a reading of a note that became worse.

This is for a note that is being typed or saved. All of it is pure: times are arguments, in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mdrel.model.note import ParsedNote

QUIET_SECONDS = 4.0


def is_regression(before: ParsedNote, after: ParsedNote | None) -> bool:
    """Whether somebody would flicker out of a dashboard with the new reading.

    They would where the note cannot be read, is gone, is no contact any more, or lost its level.
    """
    if before.profile is None:
        return False
    return (
        after is None
        or after.profile is None
        or (before.profile.level is not None and after.profile.level is None)
    )


class GracePeriod:
    """The last good readings of notes that became worse.

    Each is kept with the time of its last change.
    """

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[str, tuple[ParsedNote, float]] = {}

    @property
    def notes(self) -> dict[str, ParsedNote]:
        """The readings to show instead of the real ones."""
        return {path: note for path, (note, _) in self._held.items()}

    def wakes_in(self, now: float) -> float | None:
        """Return in how many seconds the next held reading has to give way.

        Returns None where nothing is held.
        """
        return (
            max(0.0, min(since for _, since in self._held.values()) + QUIET_SECONDS - now)
            if self._held
            else None
        )

    def update(
        self,
        before: Mapping[str, ParsedNote],
        after: Mapping[str, ParsedNote],
        changed: Iterable[str],
        now: float,
    ) -> None:
        """Take in what changed.

        `before` and `after` are the readings of all notes. What has been quiet long enough shows as
        it is.
        """
        changed = tuple(changed)
        # A note that was moved is at its new place at once.
        arrived = {
            profile.name
            for path in changed
            if path not in before and path in after and (profile := after[path].profile)
        }
        for path in changed:
            last = self._held[path][0] if path in self._held else before.get(path)
            is_moved = (
                path not in after
                and last is not None
                and last.profile is not None
                and last.profile.name in arrived
            )
            if last is not None and not is_moved and is_regression(last, after.get(path)):
                self._held[path] = (last, now)
            else:
                self._held.pop(path, None)
        for path in [
            path for path, (_, since) in self._held.items() if now - since >= QUIET_SECONDS
        ]:
            del self._held[path]
