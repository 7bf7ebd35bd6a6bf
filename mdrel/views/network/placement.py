"""Where the people of a ring stand, so that no name touches a rim or another name.

This module knows boxes and circles, and nothing of people. The middle of the rings is (0, 0), and
`y` grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

# How far whatever stands in a ring keeps from its rims, and boxes from each other.
MARGIN, GAP = 5.0, 2.0
NARROWEST = 84.0
# Rings grow by so much until everybody has room. At first so much of a ring is taken to be used.
STEP, USED = 12.0, 0.42
# The places that are tried: so many turns, and tracks between the rims with the best first.
TURNS = 120
TRACKS = (0.5, 0.68, 0.32, 0.84, 0.16)
DOT_BOX = 15.0


class Box(Struct, frozen=True):
    """The room that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap, or nearly so."""
        return (
            self.left < other.right + GAP
            and other.left < self.right + GAP
            and self.top < other.bottom + GAP
            and other.top < self.bottom + GAP
        )

    def lies_between(self, inner: float, outer: float) -> bool:
        """Whether the box lies in the ring between two circles, without touching either."""
        near_x = max(self.left, -self.right, 0.0)
        near_y = max(self.top, -self.bottom, 0.0)
        far_x, far_y = max(-self.left, self.right), max(-self.top, self.bottom)
        return (
            math.hypot(near_x, near_y) >= inner + MARGIN
            and math.hypot(far_x, far_y) <= outer - MARGIN
        )


class Ring(Struct, frozen=True):
    """One ring with the room of its title, and of each of its labels and dots in their order."""

    inner: float
    outer: float
    title: Box
    labels: tuple[Box, ...]
    dots: tuple[Box, ...]


def lay_out_ring(
    inner: float, title: tuple[float, float], labels: Sequence[tuple[float, float]], dots: int
) -> Ring:
    """Return the narrowest ring around a circle in which everything has room.

    Args:
        inner: The radius of the circle.
        title: Width and height of the title, which stands at the top.
        labels: Width and height of each label.
        dots: How many dots without a label there are.
    """
    needed = sum(width * height for width, height in labels) + dots * DOT_BOX**2
    outer = max(
        inner + NARROWEST, STEP * math.ceil(math.sqrt(inner**2 + needed / (USED * math.pi)) / STEP)
    )
    while (ring := _try_ring(inner, outer, title, labels, dots)) is None:
        outer += STEP
    return ring


def _try_ring(
    inner: float,
    outer: float,
    title: tuple[float, float],
    labels: Sequence[tuple[float, float]],
    dots: int,
) -> Ring | None:
    """Return the ring between two radii, or None where it is too narrow."""
    head = _place_title(outer, *title)
    if head is None or not head.lies_between(inner, outer):
        return None
    taken = [head]
    for number, size in enumerate(labels):
        box = _find_place(number / len(labels), (inner, outer), size, taken)
        if box is None:
            return None
        taken.append(box)
    free = [box for box in _spread_dots(inner, outer) if not any(map(box.meets, taken))]
    if len(free) < dots:
        return None
    chosen = tuple(free[number * len(free) // dots] for number in range(dots))
    return Ring(inner, outer, head, tuple(taken[1:]), chosen)


def _place_title(outer: float, width: float, height: float) -> Box | None:
    """Return the highest place in a circle for a title of that size."""
    reach = outer - MARGIN - 0.1
    if reach <= width / 2:
        return None
    top = -math.sqrt(reach**2 - (width / 2) ** 2)
    return Box(-width / 2, top, width / 2, top + height)


def _find_place(
    turn: float, band: tuple[float, float], size: tuple[float, float], taken: Sequence[Box]
) -> Box | None:
    """Return the free place nearest to `turn`, or None where there is none.

    `turn` is the share of a full turn, clockwise from the top.
    """
    inner, outer = band
    for shift in range(TURNS + 1):
        # To the right and to the left by turns.
        away = (shift + 1) // 2 * (1 if shift % 2 else -1) / TURNS
        for track in TRACKS:
            box = _make_box(turn + away, inner + (outer - inner) * track, size)
            if box.lies_between(inner, outer) and not any(map(box.meets, taken)):
                return box
    return None


def _make_box(turn: float, radius: float, size: tuple[float, float]) -> Box:
    """Return a box with its middle at the share `turn` of a full turn."""
    angle = 2 * math.pi * turn - math.pi / 2
    x, y = radius * math.cos(angle), radius * math.sin(angle)
    width, height = size
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _spread_dots(inner: float, outer: float) -> Iterator[Box]:
    """Yield places for dots that keep apart, on circles from the inner rim to the outer one."""
    half = DOT_BOX / 2
    radius = inner + MARGIN + half * math.sqrt(2)
    while radius + half * math.sqrt(2) <= outer - MARGIN:
        # Boxes need the width of their diagonal to keep apart at every angle.
        places = int(2 * math.pi * radius / ((DOT_BOX + GAP) * math.sqrt(2)))
        for number in range(places):
            box = _make_box(number / places, radius, (DOT_BOX, DOT_BOX))
            if box.lies_between(inner, outer):
                yield box
        radius += (DOT_BOX + GAP) * math.sqrt(2)
