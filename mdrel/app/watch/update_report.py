"""Says what one update of a vault's outputs saw and did."""

from __future__ import annotations

from dataclasses import dataclass

from mdrel.errors import MdrelError
from mdrel.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What one update saw and did.

    Attributes:
        changed: Notes whose reading changed.
        written: Files that were written.
        left_alone: Files that mdrel did not write, so that it does not overwrite them.
        released: Notes whose reading was held back and now shows.
        held: How many readings are held back.
        problems: What stopped a part of the update.
        unshown: What could not be shown in a document.
        is_first: Whether no update was before it.
        is_new_day: Whether it is another day than at the last update.
        has_new_settings: Whether the settings are others than at the last update.
        notes: How many notes there are.
        made: Folders that were not there.
    """

    changed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    released: tuple[str, ...] = ()
    held: int = 0
    problems: tuple[MdrelError, ...] = ()
    unshown: tuple[Diagnostic, ...] = ()
    is_first: bool = False
    is_new_day: bool = False
    has_new_settings: bool = False
    notes: int = 0
    made: tuple[str, ...] = ()

    @property
    def shows_news(self) -> bool:
        """Whether notes are read otherwise than before the update."""
        return self.is_first or self.has_new_settings or bool(self.changed or self.released)
