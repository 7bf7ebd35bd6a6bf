"""Groups that go on with the talk before them: `1:1 with [[Ada]], then with [[Bo]]` (F51)."""

from __future__ import annotations

from mdrel.parse.daily.parts import Group, Verdict
from mdrel.parse.speech.line import Line

_WITH = frozenset({"with", "w/"})
_THEN = frozenset({"and", "&", "+", "then", "later", "next", "afterwards", "also"})
_SIGNS = frozenset({",", ";", ".", "-"})
_MOST = 5
# Behind the links they tell of another day, a plan, or what was not.
_OTHERWISE = frozenset("dyeDzICGQ")
_NEAR = 2


def goes_on(line: Line, start: int, group: Group) -> bool:
    """Whether nothing but `then` or its like and `with` stands before a group, from `start` on."""
    said = [token.text for token in line.tokens[start : group.first]]
    words = said[1:] if said and said[0] in _SIGNS else said
    return (
        1 < len(words) <= _MOST
        and words[-1] in _WITH
        and _THEN.issuperset(words[:-1])
        and _OTHERWISE.isdisjoint(line.letters[group.end : group.end + _NEAR])
    )


def may_go_on(line: Line, group: Group, verdict: Verdict) -> bool:
    """Whether what a group took part in may go on with others: it was something with them."""
    at = group.first - 1
    return (
        verdict.rule == "F51"
        and verdict.channel is not None
        and at >= 0
        and line.tokens[at].text in _WITH
    )


def go_on(line: Line, verdicts: list[tuple[Group, Verdict]]) -> list[tuple[Group, Verdict]]:
    """Return the verdicts with that of the group before it on each group that goes on."""
    found: list[tuple[Group, Verdict]] = []
    for group, verdict in verdicts:
        before = found[-1] if found else None
        is_more = (
            before is not None
            and not verdict.channel
            and may_go_on(line, *before)
            and goes_on(line, before[0].end, group)
        )
        found.append((group, before[1] if before and is_more else verdict))
    return found
