"""Dots of the map and their names take room, with a gap around them."""

from __future__ import annotations

import pytest

from mdrel.views.network.placement import GAP, Box

BOX, FAR = Box(0, 0, 10, 10), 10 + GAP


@pytest.mark.parametrize(
    "other",
    [
        Box(FAR, 0, FAR + 10, 10), Box(-FAR, 0, -GAP, 10),
        Box(0, FAR, 10, FAR + 10), Box(0, -FAR, 10, -GAP),
    ],
)  # fmt: skip
def test_boxes_a_gap_apart_do_not_meet(other: Box) -> None:
    assert not BOX.meets(other)
    assert not other.meets(BOX)


@pytest.mark.parametrize(
    "other",
    [
        Box(FAR - 1, 0, FAR + 9, 10), Box(-FAR, 0, 1 - GAP, 10),
        Box(0, FAR - 1, 10, FAR + 9), Box(0, -FAR, 10, 1 - GAP), BOX,
    ],
)  # fmt: skip
def test_boxes_that_are_nearer_on_any_side_meet(other: Box) -> None:
    assert BOX.meets(other)
    assert other.meets(BOX)
