"""Counts as bars in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from mdrel.model.conversation import Channel
from mdrel.rules.statistics import Bar
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import pad
from mdrel.views.terminal.wording import NO_CHANNEL

if TYPE_CHECKING:
    from mdrel.views.fields import days as fields

NAME_WIDTH, NUMBER_WIDTH = 16, 5
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar_item(bar: Bar) -> fields.Bar:
    """Return what `stats --json` says of one count."""
    return {"group": bar.group, "label": bar.name, "count": bar.conversations}


def draw_bars(bars: Sequence[Bar], screen: Screen) -> Iterator[str]:
    """Yield one bar chart for each group.

    The longest bar of a group fills the width, and every number stands beside its bar.
    """
    width = screen.width - NAME_WIDTH - NUMBER_WIDTH - 4
    for place, (group, rows) in enumerate(groupby(bars, key=lambda bar: bar.group)):
        listed = list(rows)
        yield from [""] if place else []
        most = max((bar.conversations for bar in listed), default=0)
        yield screen.paint(f"BY {group.upper()}", "head")
        for bar in listed:
            drawn = _bar(bar.conversations, most, width)
            number = f"{bar.conversations:>{NUMBER_WIDTH}}"
            yield f"  {pad(_name(bar), NAME_WIDTH)}{number}  {drawn}".rstrip()


def _name(bar: Bar) -> str:
    """Return a bar's name; that of talks without a channel says so instead of `other`."""
    is_unnamed = (bar.group, bar.name) == ("channel", str(Channel.OTHER))
    return NO_CHANNEL if is_unnamed else bar.name


def _bar(number: int, most: int, width: int) -> str:
    eighths = number * width * 8 // most if most else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
