"""Days of the calendar in a line of words: `Nov 9`, `on the 12th`."""

from __future__ import annotations

import re

from mdrel.model.words.days import MONTH_NAMES

_MONTHS = frozenset(
    short for name in MONTH_NAMES for short in (name.lower(), name[:3].lower(), "sept")
)
_ORDINALS = frozenset(
    f"{number}{end}" for number in range(1, 32) for end in ("st", "nd", "rd", "th")
)
_NUMBERS = frozenset(map(str, range(1, 32))) | _ORDINALS
_YEAR = re.compile(r"20\d\d")
DAY_STARTS = _MONTHS | _NUMBERS | {"on"}
IN_DAYS = frozenset({"on", "the", "of", ",", "."})


def day_size(said: tuple[str, ...], at: int) -> int:
    """Return how many words and signs name a day of the calendar, or 0.

    Examples are `Nov 9`, `12th of November, 2026` and `on the 12th`.
    """
    end = at + 1 if said[at] == "on" else at
    end += said[end : end + 1] == ("the",)
    words = [*said[end : end + 4], "", "", ""]
    if words[0] in _MONTHS:
        size = 2 * (words[1] in _NUMBERS) or 3 * (words[1] == "." and words[2] in _NUMBERS)
    elif said[at] == "on" and words[1] == "/" and {words[0], words[2]} <= _NUMBERS:
        size = 3
    elif words[0] in _NUMBERS:
        size = 2 * (words[1] in _MONTHS) or 3 * (words[1] == "of" and words[2] in _MONTHS)
        size = size or int(end == at + 2 and words[0] in _ORDINALS)
    else:
        return 0
    if not size:
        return 0
    end += size
    behind = said[end : end + 2]
    is_parted = behind[:1] == (",",)
    return end - at + (1 + is_parted) * bool(_YEAR.fullmatch("".join(behind[is_parted:][:1])))
