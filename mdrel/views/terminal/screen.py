"""The size and colours with which a screen is drawn, and the widths that screens share."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from mdrel.views.terminal.call_again import MDREL, call_again
from mdrel.views.terminal.text import flow, hang, pad

NAME_WIDTH, LABEL_WIDTH = 18, 8
WIDE, NARROW = 84, 72
MOST_LINES = 4

Paint = Callable[[str, str], str]


class Screen(Struct, frozen=True):
    """How to draw on a terminal or into a pipe.

    `width` is in cells. `paint` takes a text and one of `head`, `name`, `dim`, `due`. `calls` is
    how many calls are shown at most. `height` is how many rows there are, 0 where it does not
    matter. `command` is how mdrel is called again, with the vault and the day where they were
    typed.
    """

    width: int
    paint: Paint
    calls: int = 5
    height: int = 0
    command: str = MDREL

    def call_again(self, text: str) -> str:
        """Return `text` with the commands of mdrel that it names as they are to be typed."""
        return call_again(text, self.command)

    @property
    def is_narrow(self) -> bool:
        """Whether a narrow screen puts below what stands side by side on a wide one."""
        return self.width < NARROW

    def hang(self, start: str, text: str, indent: int, most: int = 0) -> list[str]:
        """Return `start` and `text` on as many lines as that takes, indented after the first."""
        return hang(start, self.call_again(text), self.width, indent, most)

    def flow(self, text: str, indent: int = 0, most: int = 0) -> list[str]:
        """Return `text` on as many lines as that takes, to stand so far in."""
        return flow(self.call_again(text), self.width - indent, most)

    def dim(self, start: str, text: str, indent: int, most: int = 0) -> list[str]:
        """Return the same lines in the colour of what matters less."""
        return [self.paint(line, "dim") for line in self.hang(start, text, indent, most)]

    def beside_name(self, name: str, text: str, lead: str = "  ") -> list[str]:
        """Return a person's name and a text beside it, on as many lines as that takes."""
        start = f"{lead}{self.paint(pad(name, NAME_WIDTH), 'name')} "
        return self.hang(start, text, len(lead) + NAME_WIDTH + 1)

    def label(self, label: str, text: str, width: int = LABEL_WIDTH, indent: int = 4) -> list[str]:
        """Return a label and its text on as many lines as it takes, up to a few.

        The text is meant to be said or read, so it is not cut to one line.
        """
        start = f"{' ' * indent}{self.paint(label.ljust(width), 'dim')}"
        return self.hang(start, text, indent + width, MOST_LINES)
