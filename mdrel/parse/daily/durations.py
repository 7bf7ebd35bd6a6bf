"""How long a talk took, in words directly behind the links (F52, F64)."""

from __future__ import annotations

import re

from mdrel.parse.speech.line import Line

# Of these the first goes on with what was said.
_LASTED = re.compile(r",?(?P<time>tx|t_|t|x|_)[,:;S-][^Q]")
_LONG = re.compile(r"[,:-]?(?P<time>tx|t_|t|x|_)(?=$|[,:;Sh-])")
_DURATION = re.compile(r"\d{1,3} ?(?:m|min|mins|minutes|h|hr|hrs|hours?)(?:\d\d)?")


def lasted(line: Line, at: int) -> bool:
    """Whether how long it took stands at a token, and more: `zoom [[Ada]] 30m, bad sound`."""
    return _is_duration(line, _LASTED.match(line.letters, at))


def has_duration(line: Line, at: int) -> bool:
    """Whether how long it took stands at a token, and no more belongs to it."""
    return _is_duration(line, _LONG.match(line.letters, at))


def _is_duration(line: Line, found: re.Match[str] | None) -> bool:
    if found is None:
        return False
    said = " ".join(token.text for token in line.tokens[found.start("time") : found.end("time")])
    return _DURATION.fullmatch(said) is not None
