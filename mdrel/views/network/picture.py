"""Draws the network as four rings around you, with the trusted innermost (M1-M4).

The picture is SVG that follows the light or the dark of the page, and of a browser that shows it
alone. Nothing in it is fetched or run.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from mdrel.model.agenda import Agenda, DueReason, Standing, State
from mdrel.model.level import Circle, Level
from mdrel.rules.sources import Introduction, find_introductions
from mdrel.views.markdown.escape import clean
from mdrel.views.network.elements import (
    FONT,
    ROOT,
    colour,
    cut_text,
    escape_text,
    measure_text,
    write_circle,
    write_curve,
    write_link,
    write_style,
    write_text,
    write_tip,
    write_title,
)
from mdrel.views.network.placement import Ring, lay_out_ring
from mdrel.views.terminal.text import count

MARK = "<!-- mdrel: generated -->"
MARKS = {Circle.THREE: "★ ", Circle.TEN: "◆ "}
LEVELS = (Level.TRUSTED, Level.TRANSACTIONAL, Level.TENTATIVE, Level.TARGET)
HEADER, FOOTER, PADDING = 56.0, 44.0, 10.0
ME_RADIUS, ME_SIZE = 36.0, 14.0
FONT_SIZE, RING_SIZE, LEGEND_SIZE, HEAD_SIZE = 12.0, 13.0, 13.0, 18.0
DOT, DUE_DOT = 4.0, 6.5
# A name stands beside its dot, so that the two belong together in any font.
DOT_WIDTH, LINE_HEIGHT = 18.0, 17.0
LONGEST_NAME, MOST_NAMES = 220.0, 60
BOLD = 'font-weight="700"'

Link = Callable[[str], str]


class _Placed(Struct, frozen=True):
    """A person in the picture: the middle of the dot, and the name beside it, if any."""

    standing: Standing
    x: float
    y: float
    label: str = ""


def render_map(agenda: Agenda, me: str, link: Link | None = None) -> str:
    """Return the SVG of all active people who have a level.

    A ring names at most 60 of its people, and the others are dots that tell their name under the
    pointer. `link` returns the address of a note.
    """
    people = {level: _order(agenda, level) for level in LEVELS}
    rings = _lay_out(people)
    placed = [each for level in LEVELS for each in _place(people[level], rings[level])]
    size = 2 * (rings[LEVELS[-1]].outer + PADDING)
    height = size + HEADER + FOOTER
    title = (
        f"The network of {me} by relationship level" if me else "My network by relationship level"
    )
    lines = _introductions([each.standing for each in placed], placed)
    parts = [
        MARK,
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{ROOT}" '
            f'viewBox="0 0 {size:g} {height:g}" width="{size:g}" height="{height:g}" role="img" '
            f'aria-labelledby="{ROOT}-title {ROOT}-text">'
        ),
        f'<title id="{ROOT}-title">{escape_text(clean(title))}</title>',
        f'<desc id="{ROOT}-text">{escape_text(_describe(people))}</desc>',
        write_style(),
        f'<rect width="{size:g}" height="{height:g}" {colour("panel")}/>',
        f'<g font-family="{FONT}">',
        write_tip(),
        *_legend(height),
        f'<g transform="translate({size / 2:g} {size / 2 + HEADER:g})">',
        *_rings(people, rings),
        *lines,
        *_middle(me),
        *(_person(each, link) for each in placed),
        "</g>",
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _order(agenda: Agenda, level: Level) -> list[Standing]:
    """Return the people of a level: the three, the ten, who is overdue, then the others."""
    return sorted(
        (each for each in agenda.standings if each.is_active and each.contact.level is level),
        key=lambda each: (
            each.contact.circle is not Circle.THREE,
            each.contact.circle is not Circle.TEN,
            not each.is_due,
        ),
    )


def _lay_out(people: dict[Level, list[Standing]]) -> dict[Level, Ring]:
    """Return the rings from the middle outwards, each as wide as its people need."""
    rings: dict[Level, Ring] = {}
    inner = ME_RADIUS
    for level, members in people.items():
        labels = [
            (DOT_WIDTH + measure_text(_label(each), FONT_SIZE), LINE_HEIGHT)
            for each in members[:MOST_NAMES]
        ]
        title = (measure_text(_name_ring(level, members), RING_SIZE), RING_SIZE + 4)
        rings[level] = lay_out_ring(inner, title, labels, max(0, len(members) - MOST_NAMES))
        inner = rings[level].outer
    return rings


def _place(members: Sequence[Standing], ring: Ring) -> Iterator[_Placed]:
    """Yield the people of a ring at their places."""
    for standing, box in zip(members, ring.labels, strict=False):
        middle = (box.top + box.bottom) / 2
        yield _Placed(standing, box.left + DOT_WIDTH / 2 - 1, middle, _label(standing))
    for standing, box in zip(members[MOST_NAMES:], ring.dots, strict=True):
        yield _Placed(standing, (box.left + box.right) / 2, (box.top + box.bottom) / 2)


def _describe(people: dict[Level, list[Standing]]) -> str:
    return "Four rings, from the middle outwards: " + ", ".join(
        f"{level} {len(members)}" for level, members in people.items()
    )


def _rings(people: dict[Level, list[Standing]], rings: dict[Level, Ring]) -> Iterator[str]:
    """Yield the rings from the outermost in, and then their names with how many they hold."""
    for level in reversed(LEVELS):
        yield write_circle(0, 0, rings[level].outer, colour(level.value, "rim"))
    for level in LEVELS:
        title = rings[level].title
        look = f'text-anchor="middle" font-weight="600" {colour("muted")}'
        yield write_text(0, title.bottom - 5, _name_ring(level, people[level]), RING_SIZE, look)


def _name_ring(level: Level, members: Sequence[Standing]) -> str:
    return f"{level} {len(members)}"


def _middle(me: str) -> Iterator[str]:
    yield write_circle(0, 0, ME_RADIUS, colour("ink"))
    name = cut_text(clean(me).split(" ")[0] or "you", ME_SIZE, 2 * ME_RADIUS - 12)
    look = f'text-anchor="middle" font-weight="600" {colour("panel")}'
    yield write_text(0, 5, name, ME_SIZE, look)


def _introductions(standings: list[Standing], placed: list[_Placed]) -> Iterator[str]:
    """Yield a line for each introduction of somebody in the picture by somebody in it (M13)."""
    at = {each.standing.contact.path: each for each in placed}
    for each in find_introductions(standings):
        yield _introduction(each, at[each.by.contact.path], at[each.whom.contact.path])


def _introduction(each: Introduction, start: _Placed, end: _Placed) -> str:
    """Return the curve from one dot to the other: it ends before the dots, and passes by me."""
    across, down = end.x - start.x, end.y - start.y
    away = math.hypot(across, down) or 1.0
    middle = (start.x + end.x) / 2, (start.y + end.y) / 2
    # How far the straight line passes from the middle, and on which side.
    passes = (start.x * end.y - end.x * start.y) / away
    side = 1 if passes >= 0 else -1
    bend = 2 * max(0.0, ME_RADIUS + 8 - abs(passes)) * side
    control = middle[0] + down / away * bend, middle[1] - across / away * bend
    verb = "can introduce" if each.whom.contact.level is Level.TARGET else "introduced"
    return write_curve(
        (_step_from(start, control), control, _step_from(end, control)),
        f"{each.by.contact.name} {verb} {each.whom.contact.name}",
    )


def _step_from(each: _Placed, control: tuple[float, float]) -> tuple[float, float]:
    """Return the point beside a dot from which a curve leaves for `control`."""
    x, y = control[0] - each.x, control[1] - each.y
    away = math.hypot(x, y) or 1.0
    return each.x + x / away * (DUE_DOT + 3), each.y + y / away * (DUE_DOT + 3)


def _person(each: _Placed, link: Link | None) -> str:
    """Return a dot with its name below, and with a red ring where somebody is overdue."""
    standing = each.standing
    parts = [write_title(_tell(standing))]
    if standing.is_due:
        parts.append(write_circle(each.x, each.y, DUE_DOT, _due_look()))
    parts.append(write_circle(each.x, each.y, DOT, colour("ink")))
    if each.label:
        bold = f"{BOLD} " if standing.contact.circle else ""
        frame = f'stroke-width="3" stroke-linejoin="round" paint-order="stroke" {bold}'
        look = f"{frame}{colour('ink', f'on-{standing.contact.level}')}"
        x, base = each.x + DOT_WIDTH / 2 + 1, each.y + FONT_SIZE * 0.36
        parts.append(write_text(x, base, each.label, FONT_SIZE, look))
    return write_link(link(standing.contact.path) if link else "", parts)


def _due_look() -> str:
    return f'stroke-width="2.5" {colour("panel", "due")}'


def _tell(standing: Standing) -> str:
    """Return name, level, circle and state in words, for those who cannot see the shape."""
    contact = standing.contact
    circle = f", one of the {contact.circle}" if contact.circle else ""
    return f"{contact.name}: {contact.level}{circle}, {_say_state(standing)}"


def _say_state(standing: Standing) -> str:
    if standing.is_due:
        since = f"overdue since {standing.due_on}" if standing.due_on else "overdue"
        return "no talk noted, overdue" if standing.reason is DueReason.NEVER else since
    if standing.due_on is None:
        return "no date"
    return f"{'snoozed until' if standing.state is State.SNOOZED else 'due'} {standing.due_on}"


def _label(standing: Standing) -> str:
    mark = MARKS.get(standing.contact.circle, "") if standing.contact.circle else ""
    return cut_text(mark + clean(standing.contact.name), FONT_SIZE, LONGEST_NAME)


def _legend(height: float) -> Iterator[str]:
    """Yield the heading, and below the rings what shapes and lines mean."""
    yield write_text(20, 36, "Who stands where", HEAD_SIZE, f"{BOLD} {colour('ink')}")
    base = height - 16
    x = 26.0
    for shape, words in (("due", "overdue"), ("", "not overdue"), ("line", "introduced"), *_SIGNS):
        if shape == "line":
            yield write_curve([(x + away, base - 4) for away in (-6, 4, 14)])
            x += 12
        elif shape != "sign":
            if shape:
                yield write_circle(x, base - 4, DUE_DOT, _due_look())
            yield write_circle(x, base - 4, DOT, colour("ink"))
        else:
            x -= 10
        yield write_text(x + 12, base, words, LEGEND_SIZE, colour("ink"))
        x += 30 + measure_text(words, LEGEND_SIZE)


_SIGNS = (("sign", "★ one of the three"), ("sign", "◆ one of the ten"))


def describe_map(agenda: Agenda, unreadable: frozenset[str]) -> str:
    """Return how many are drawn, and how many are not for want of a level, in words.

    `unreadable` are the paths of the notes whose level cannot be read.
    """
    active = [each for each in agenda.standings if each.is_active]
    without = [each.contact.path for each in active if each.contact.level is None]
    odd = sum(path in unreadable for path in without)
    left_out = [
        *([f"{len(without) - odd} without a level"] if len(without) > odd else []),
        *([f"{odd} whose level cannot be read"] if odd else []),
    ]
    return f"{count(len(active) - len(without), 'contact')} drawn" + (
        f"; {' and '.join(left_out)} left out" if left_out else ""
    )
