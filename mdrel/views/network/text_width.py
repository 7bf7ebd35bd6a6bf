"""How wide a line of text is at most in whatever font a browser takes for it.

A picture is drawn without knowing the font. The widths are those of DejaVu Sans Bold, which is
wider than the fonts of the other systems, so that what is kept apart here is apart everywhere.
"""

from __future__ import annotations

from mdrel.views.cells import count_cells

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
