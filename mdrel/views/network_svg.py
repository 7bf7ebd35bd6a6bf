"""Draws the network as four rings around you, with the trusted innermost (M1-M4).

The picture is SVG that is readable in light and dark.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.level import Circle, Level
from mdrel.views.markdown.escape import clean
from mdrel.views.terminal.text import cell_width, count

SIZE, MIDDLE = 960, 480
HEADER, FOOTER = 64, 56
ME_RADIUS = 34
# Where each ring ends; the levels from the middle outwards.
RINGS = {Level.TRUSTED: 225, Level.TRANSACTIONAL: 320, Level.TENTATIVE: 395, Level.TARGET: 465}
FILLS = {
    Level.TRUSTED: "#cfe3d4",
    Level.TRANSACTIONAL: "#dfe9f3",
    Level.TENTATIVE: "#f3ecd9",
    Level.TARGET: "#f1e3e3",
}
INK, MUTED, PANEL, LINE = "#1b1f24", "#57606a", "#ffffff", "#8c959f"
MARK = "<!-- mdrel: generated -->"
MARKS = {Circle.THREE: "★ ", Circle.TEN: "◆ "}
FONT_SIZE, DOT, BOX_HEIGHT = 12, 3, 24
LONGEST_NAME, MOST_NAMES = 22, 60
# Where dots may stand between a ring's edges, the best first.
TRACKS = (0.5, 0.7, 0.32, 0.86, 0.16)
# The width of a cell of text in font sizes, on the wide side: fonts differ.
CELL = 0.6


class _Box(Struct, frozen=True):
    """The room a dot and the name below it take."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Whether two boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def render_map(agenda: Agenda, me: str) -> str:
    """Return the SVG of all active people who have a level.

    They stand on an opaque panel, so that the picture is readable on any page. Names are text, and
    nothing in the file is fetched or run.
    """
    people = {
        level: [each for each in agenda.standings if each.is_active and each.contact.level is level]
        for level in RINGS
    }
    height = SIZE + HEADER + FOOTER
    taken = _take_middle()
    title = (
        f"The network of {me} by relationship level" if me else "My network by relationship level"
    )
    parts = [
        MARK,
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {height}" '
            f'width="{SIZE}" height="{height}" role="img" aria-labelledby="title description">'
        ),
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="description">{_text(_describe(people))}</desc>',
        f'<rect width="{SIZE}" height="{height}" fill="{PANEL}"/>',
        (
            '<g font-family="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif" '
            f'fill="{INK}">'
        ),
        *_rings(people),
        *(line for level in RINGS for line in _people(level, people[level], taken)),
        *_middle(me),
        *_legend(height),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _take_middle() -> list[_Box]:
    """Return the room where nobody stands: the middle and the names of the rings."""
    middle = MIDDLE + HEADER
    return [
        _Box(MIDDLE - ME_RADIUS, middle - ME_RADIUS, MIDDLE + ME_RADIUS, middle + ME_RADIUS),
        *(
            _Box(MIDDLE - 60, middle - radius, MIDDLE + 60, middle - radius + 22)
            for radius in RINGS.values()
        ),
    ]


def _describe(people: dict[Level, list[Standing]]) -> str:
    return "Four rings, from the middle outwards: " + ", ".join(
        f"{level} {len(members)}" for level, members in people.items()
    )


def _rings(people: dict[Level, list[Standing]]) -> Iterator[str]:
    """Yield the rings from the outermost in, each with its name and number at the top."""
    for level, radius in reversed(RINGS.items()):
        yield (
            f'<circle cx="{MIDDLE}" cy="{MIDDLE + HEADER}" r="{radius}" fill="{FILLS[level]}" '
            f'stroke="{LINE}"/>'
        )
    for level, radius in RINGS.items():
        label = f"{level} {len(people[level])}"
        yield (
            f'<text x="{MIDDLE}" y="{MIDDLE + HEADER - radius + 16}" text-anchor="middle" '
            f'font-size="13" font-weight="600" fill="{MUTED}">{label}</text>'
        )


def _middle(me: str) -> Iterator[str]:
    yield f'<circle cx="{MIDDLE}" cy="{MIDDLE + HEADER}" r="{ME_RADIUS}" fill="{INK}"/>'
    name = clean(me).split(" ")[0] if me else "you"
    yield (
        f'<text x="{MIDDLE}" y="{MIDDLE + HEADER + 5}" text-anchor="middle" font-size="14" '
        f'font-weight="600" fill="{PANEL}">{_text(_cut(name, 7))}</text>'
    )


def _people(level: Level, members: Sequence[Standing], taken: list[_Box]) -> Iterator[str]:
    """Yield the people of one ring, with those in a circle first.

    Where there is no room for all names, people are dots that show their name under the pointer.
    """
    ordered = sorted(
        members,
        key=lambda each: (
            each.contact.circle is not Circle.THREE,
            each.contact.circle is not Circle.TEN,
        ),
    )
    inner, outer = _band(level)
    if len(ordered) > MOST_NAMES:
        for standing, (x, y) in zip(ordered, _scatter(inner, outer, len(ordered)), strict=True):
            yield f"<g>{_title(standing)}{_dot(standing, x, y)}</g>"
        return
    for number, standing in enumerate(ordered):
        label = _label(standing)
        turn = number / len(ordered)
        box = _place(turn, (inner, outer), cell_width(label) * FONT_SIZE * CELL, taken)
        if box is None:
            # No room for the name: a dot that names itself.
            box, label = (
                _place(turn, (inner, outer), 2 * DOT, taken)
                or _box(turn, (inner + outer) / 2, 2 * DOT),
                "",
            )
        taken.append(box)
        weight = ' font-weight="700"' if standing.contact.circle else ""
        dot = _dot(standing, round((box.left + box.right) / 2, 1), box.top + DOT)
        name = (
            (
                f'<text x="{box.left:.1f}" y="{box.bottom - 3:.1f}" '
                f'font-size="{FONT_SIZE}"{weight}>{_text(label)}</text>'
            )
            if label
            else ""
        )
        yield f"<g>{_title(standing)}{dot}{name}</g>"


def _band(level: Level) -> tuple[float, float]:
    levels = list(RINGS)
    at = levels.index(level)
    return (RINGS[levels[at - 1]] if at else ME_RADIUS, RINGS[level])


def _place(
    turn: float, band: tuple[float, float], width: float, taken: Sequence[_Box]
) -> _Box | None:
    """Return the free place nearest to `turn`, or None where the whole ring is taken.

    `turn` is the share of a full turn, clockwise from the top.
    """
    inner, outer = band
    radii = [inner + (outer - inner) * share for share in TRACKS]
    shifts = [step * sign / 90 for step in range(46) for sign in (1, -1)]
    boxes = (_box(turn + 0.04 + shift, radius, width) for shift in shifts for radius in radii)
    return next((box for box in boxes if not any(box.meets(other) for other in taken)), None)


def _box(turn: float, radius: float, width: float) -> _Box:
    """Return the room that dot and name take at the share `turn` of a full turn.

    Names near the edge of the picture move inwards.
    """
    angle = 2 * math.pi * turn - math.pi / 2
    x, y = MIDDLE + radius * math.cos(angle), MIDDLE + HEADER + radius * math.sin(angle)
    left = max(4.0, min(SIZE - 4 - width, x - width / 2))
    return _Box(
        round(left, 1),
        round(y - BOX_HEIGHT / 2, 1),
        round(left + width, 1),
        round(y + BOX_HEIGHT / 2, 1),
    )


def _scatter(inner: float, outer: float, people: int) -> Iterator[tuple[float, float]]:
    """Yield evenly spread places for `people` in a ring.

    They follow the spiral of a sunflower, so that any number of people keep apart.
    """
    golden = math.pi * (3 - math.sqrt(5))
    low, high = (inner + 8) ** 2, (outer - 22) ** 2
    for number in range(people):
        radius = math.sqrt(low + (high - low) * (number + 0.5) / people)
        yield (
            round(MIDDLE + radius * math.cos(number * golden), 1),
            round(MIDDLE + HEADER + radius * math.sin(number * golden), 1),
        )


def _label(standing: Standing) -> str:
    mark = MARKS.get(standing.contact.circle, "") if standing.contact.circle else ""
    return f"{mark}{_cut(clean(standing.contact.name), LONGEST_NAME)}"


def _dot(standing: Standing, x: float, y: float) -> str:
    return (
        f'<circle cx="{x}" cy="{y:.1f}" r="{DOT}" fill="{INK if standing.is_due else PANEL}" '
        f'stroke="{INK}"/>'
    )


def _title(standing: Standing) -> str:
    contact = standing.contact
    why = (
        f"{contact.name}: {contact.level}"
        + (f", one of the {contact.circle}" if contact.circle else "")
        + (", to reconnect with" if standing.is_due else "")
    )
    return f"<title>{_text(clean(why))}</title>"


def _legend(height: int) -> Iterator[str]:
    yield '<text x="24" y="36" font-size="18" font-weight="700">Who stands where</text>'
    base = height - 22
    yield (
        f'<circle cx="28" cy="{base - 4}" r="{DOT}" fill="{INK}" stroke="{INK}"/><text x="38" '
        f'y="{base}" font-size="13">to reconnect with</text>'
    )
    yield (
        f'<circle cx="178" cy="{base - 4}" r="{DOT}" fill="{PANEL}" stroke="{INK}"/><text x="188" '
        f'y="{base}" font-size="13">on time, or without a date</text>'
    )
    yield (
        f'<text x="388" y="{base}" font-size="13" font-weight="700">★ one of the three   ◆ one of '
        "the ten</text>"
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _text(text: str) -> str:
    """Return `text` as XML text, in which what no XML can carry becomes U+FFFD."""
    allowed = "".join(
        each
        if each in "\t\n"
        or "\x20" <= each <= "\ud7ff"
        or "\ue000" <= each <= "\ufffd"
        or each >= "\U00010000"
        else "\ufffd"
        for each in text
    )
    return escape(allowed, {'"': "&quot;"})


def describe_map(agenda: Agenda) -> str:
    """Return how many are drawn, and how many have no level, in words."""
    active = [each for each in agenda.standings if each.is_active]
    drawn = sum(each.contact.level is not None for each in active)
    rest = len(active) - drawn
    return f"{count(drawn, 'contact')} drawn" + (
        f"; {rest} without a level left out" if rest else ""
    )
