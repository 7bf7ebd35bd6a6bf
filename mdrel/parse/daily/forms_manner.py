"""Forms of how somebody spoke with me, where no verb of speaking says so (F64).

Examples are `[[Ada]] was frank with me` and `[[Ada]] called me a hack to my face`.
"""

from __future__ import annotations

from itertools import pairwise

from mdrel.model.conversation import Channel
from mdrel.parse.daily.parts import Verdict, Word
from mdrel.parse.daily.told import NOT_SO, Told
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# `[[Ada]] was surprisingly frank with me`
_WAS_WITH_ME = lazy_pattern(r"[fj][fjx_]{1,3}wm(?=$|[,;:S(hdtAB-])")
_FACE = 16


def told_by_manner(told: Told) -> Verdict | None:
    """Return the verdict where how they were with me, or a face, tells of a talk."""
    channel = _was_so_with_me(told) or _to_my_face(told)
    if channel is None:
        return None
    group, start = told.group, told.sentence.clauses[told.group.first]
    return told.sentence.on_its_day("F64", Word(group.first, start, channel, is_told=True), group)


def _was_so_with_me(told: Told) -> Channel | None:
    """Return OTHER for how they were with me: `[[Ada]] was surprisingly frank with me`."""
    line, end = told.sentence.line, told.group.end
    found = _WAS_WITH_ME.match(line.letters, end)
    is_was = found is not None and line.tokens[end].text in {"was", "were"}
    return Channel.OTHER if is_was and told.sentence.starts_clause(told.group) else None


def _to_my_face(told: Told) -> Channel | None:
    """Return IN_PERSON where they say it to me so: `[[Ada]] called me a hack to my face`."""
    line = told.sentence.line
    behind = [token.text for token in line.tokens[told.group.end : told.group.end + _FACE]]
    at = next((n for n, pair in enumerate(pairwise(behind)) if pair == ("my", "face")), 0)
    is_said = at > 0 and behind[at - 1] == "to" and told.is_alone
    is_so = is_said and NOT_SO.isdisjoint(line.letters[told.group.end : told.group.end + at])
    return Channel.IN_PERSON if is_so and told.sentence.starts_clause(told.group) else None
