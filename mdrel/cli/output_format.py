"""Says as a value how an answer is to look.

So a watcher can make the same answer for a terminal that is not its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mdrel.cli.run import Run
from mdrel.cli.terminal import is_ascii, is_terminal, paint, read_height, read_width

if TYPE_CHECKING:
    from datetime import date

    from mdrel.views.items import Item
    from mdrel.views.terminal.screen import Screen


class OutputFormat(NamedTuple):
    """All that an answer's text depends on besides vault, settings, day and question.

    `width` and `height` are a terminal's, 0 for a pipe. `is_ascii` holds for JSON. `call` is how
    mdrel is called again for the same vault and day.
    """

    width: int
    height: int
    is_colored: bool
    is_ascii: bool
    quiet: bool
    verbose: bool
    call: str = "mdrel"

    @classmethod
    def of(cls, run: Run) -> OutputFormat:
        """Return how answers of this call are to look."""
        return cls(
            *((read_width(), read_height()) if is_terminal() else (0, 0)),
            run.is_colored,
            is_ascii(),
            bool(run.quiet),
            bool(run.verbose),
            run.call,
        )

    def screen(self, calls: int) -> Screen:
        """Return how wide and in which colours to draw."""
        from mdrel.views.terminal.screen import Screen

        style = paint if self.is_colored else _leave
        return Screen(self.width, style, calls, self.height, self.call)

    def json(self, items: Sequence[Item], today: date) -> Iterable[str]:
        """Return one JSON document."""
        from mdrel.views.items import write_json

        return [write_json(items, today, is_ascii=self.is_ascii)]


def _leave(text: str, _style: str) -> str:
    return text
