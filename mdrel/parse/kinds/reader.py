"""A note while it is being read, whatever its kind."""

from __future__ import annotations

from msgspec import Struct, field

from mdrel.model.diagnostic import Diagnostic
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.dates.read import date_in_name, read_date
from mdrel.parse.front_matter.read import FrontMatter
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.callouts import open_callouts
from mdrel.parse.markdown.mask import Masked, mask
from mdrel.parse.properties.opening import Opening, read_opening
from mdrel.parse.properties.values import Values


class Reader(Struct):
    """One note while it is being read.

    `masked` is made only when the body is needed.
    """

    where: NotePath
    text: str
    front: FrontMatter
    lexicon: Lexicon
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _masked: Masked | None = None
    _opening: Opening | None = None

    @property
    def masked(self) -> str:
        """The text with everything that is not the person's own words blanked."""
        if self._masked is None:
            self._masked = mask(self.text, self.front.body_start)
        return self._masked.text

    @property
    def for_tasks(self) -> tuple[str, str]:
        """The text and its masked twin as tasks are read in them."""
        return open_callouts(self.text, self.masked, self.front.body_start)

    @property
    def opening(self) -> Opening:
        """The note's first heading and lines, made only when they are needed."""
        if self._opening is None:
            self._opening = read_opening(self.masked, self.front.body_start)
        return self._opening

    @property
    def unclosed_at(self) -> int:
        """The offset of a fence or comment that is never closed, or -1."""
        return self._masked.unclosed_at if self._masked else -1


def has_day(values: Values, where: NotePath) -> bool:
    """Whether a note belongs to a day.

    A leftover of a template in it may then be one value that nobody filled in.
    """
    return (
        read_date(values.one("date")).day is not None
        if values.has("date")
        else date_in_name(where.stem) is not None
    )
