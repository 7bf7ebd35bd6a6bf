"""A problem seen while reading a vault: a value, never an exception."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from mdrel.model.span import START, Span


class Severity(StrEnum):
    """How much a problem matters, in the terms of the Language Server Protocol."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class LinesBelow(Struct, frozen=True, omit_defaults=True, gc=False):
    """The dated lines below a heading that are not read, the first of them at `span`.

    `heading` is empty for those below none. Of `number` lines `talks` have a word of contact, and
    `headings` are headings themselves.
    """

    heading: str
    span: Span
    number: int = 1
    talks: int = 0
    headings: int = 0


class Diagnostic(Struct, frozen=True, omit_defaults=True, gc=False):
    """One problem in one note.

    `code` is a row of `mdrel.model.codes`. `path` is relative to the vault, with `/`. `hint` says
    what to do. One problem may stand for several of its kind: `count` says for how many, `path` and
    `span` are those of the first. With `after` it is a problem only once that day is past. `names`
    is what it is about, such as the headings that are not read, where several are reported
    together. `lines` are the dated lines that are not read (MDR305).
    """

    code: str
    severity: Severity
    path: str
    message: str
    hint: str = ""
    span: Span = field(default=START)
    count: int = 1
    after: date | None = None
    names: tuple[str, ...] = ()
    lines: tuple[LinesBelow, ...] = ()

    @property
    def place(self) -> tuple[str, Span, str]:
        """The sort key: problems are listed in reading order."""
        return (self.path, self.span, self.code)
