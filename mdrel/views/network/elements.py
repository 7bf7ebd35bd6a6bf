"""The pieces of SVG that the network is drawn with, and their colours by day and by night.

Every text is escaped here. The elements carry the colours of a light page, for readers that know no
style sheets; the style sheet has those of a dark one.

A picture is drawn without knowing the font. The widths are those of DejaVu Sans Bold, which is
wider than the fonts of the other systems, so that what is kept apart here is apart everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from mdrel.model.level import Level
from mdrel.views.cells import count_cells
from mdrel.views.markdown.escape import clean

FONT = "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif"
# The colours of the rings, on a light page and on a dark one.
RINGS = {
    Level.TRUSTED: ("#cfe3d4", "#17301f"),
    Level.TRANSACTIONAL: ("#dfe9f3", "#14273d"),
    Level.TENTATIVE: ("#f3ecd9", "#332a12"),
    Level.TARGET: ("#f1e3e3", "#3a1c20"),
}
# Class of a colour -> the property it sets, on a light page and on a dark one.
COLOURS = {
    "panel": ("fill", "#ffffff", "#0d1117"),
    "ink": ("fill", "#1b1f24", "#f0f6fc"),
    "muted": ("fill", "#57606a", "#a8b1bb"),
    "rim": ("stroke", "#8c959f", "#545d68"),
    "line": ("stroke", "#6e7781", "#8b949e"),
    "tip": ("fill", "#6e7781", "#8b949e"),
    "due": ("stroke", "#cf222e", "#ff7b72"),
    **{str(level): ("fill", *pair) for level, pair in RINGS.items()},
    # What a name is framed with, so that a line seems to pass behind it.
    **{f"on-{level}": ("stroke", *pair) for level, pair in RINGS.items()},
}
ROOT = "mdrel-map"


def write_style() -> str:
    """Return the style sheet, which follows the reader's light or dark mode."""
    night = "".join(
        f".{ROOT} .{name}{{{what}:{dark}}}" for name, (what, _, dark) in COLOURS.items()
    )
    return (
        f"<style>.{ROOT}{{color-scheme:light dark;max-width:100%;height:auto}}"
        f"@media (prefers-color-scheme:dark){{{night}}}</style>"
    )


def colour(*names: str) -> str:
    """Return the attributes that give an element the colours of these names."""
    fills = "".join(f' {COLOURS[name][0]}="{COLOURS[name][1]}"' for name in names)
    return f'class="{" ".join(names)}"{fills}'


def write_circle(x: float, y: float, radius: float, look: str) -> str:
    """Return a circle; `look` are the attributes of its colours."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {look}/>'


def write_curve(points: Sequence[tuple[float, float]], title: str = "") -> str:
    """Return a curve with an arrow at its end and a title that shows under the pointer.

    The second of its three points is the one that the curve bends to (SVG 2, 9.3.7).
    """
    (x1, y1), (x2, y2), (x3, y3) = points
    inside = write_title(title) if title else ""
    return (
        f'<path d="M{x1:.1f} {y1:.1f}Q{x2:.1f} {y2:.1f} {x3:.1f} {y3:.1f}" fill="none" '
        f'{colour("line")} marker-end="url(#{ROOT}-tip)">{inside}</path>'
    )


def write_tip() -> str:
    """Return the arrowhead at the end of lines."""
    return (
        f'<defs><marker id="{ROOT}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        f'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8Z" {colour("tip")}/></marker></defs>'
    )


def write_text(x: float, y: float, text: str, size: float, look: str) -> str:
    """Return a line of text that begins at `x` on the base line `y`."""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" {look}>{escape_text(text)}</text>'


def write_title(text: str) -> str:
    """Return the title that is shown under the pointer."""
    return f"<title>{escape_text(clean(text))}</title>"


def write_link(address: str, parts: Iterable[str]) -> str:
    """Return a group of elements, as a link where there is an address."""
    group = f"<g>{''.join(parts)}</g>"
    return f'<a href="{escape_text(address)}">{group}</a>' if address else group


def escape_text(text: str) -> str:
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


NARROW, MIDDLE, CAPITAL, WIDE = 0.5, 0.74, 0.87, 1.11
CELL = 1.1
_NARROW = frozenset(" .,:;'’!|ijlftrI-")
_WIDE = frozenset("mwMW@%…—&+<>=")


def measure_text(text: str, size: float) -> float:
    """Return the width of `text` in a font of `size`, on the wide side."""
    return size * sum(map(_measure_sign, text))


def cut_text(text: str, size: float, widest: float) -> str:
    """Return `text` shortened to at most `widest`, with `…` where it was cut."""
    if measure_text(text, size) <= widest:
        return text
    room = widest - measure_text("…", size)
    kept = ""
    for sign in text:
        room -= size * _measure_sign(sign)
        if room < 0:
            break
        kept += sign
    return kept.rstrip() + "…"


def _measure_sign(sign: str) -> float:
    if sign in _NARROW:
        return NARROW
    if sign in _WIDE:
        return WIDE
    if sign.isascii():
        return CAPITAL if sign.isupper() or sign.isdigit() else MIDDLE
    return CELL * max(1, count_cells(sign)) if not sign.isalpha() or _is_tall(sign) else CAPITAL


def _is_tall(sign: str) -> bool:
    """Whether a letter takes more room than the capitals of Latin, Greek and Cyrillic."""
    return sign > "\u04ff" or sign.isupper()
