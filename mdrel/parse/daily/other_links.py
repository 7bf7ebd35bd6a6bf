"""Reads a daily line as if the links before a group were words like others (F56).

Reading knows no contacts, and a link may lead to a place or a project. What the line says of the
group then holds only where none of those links leads to a contact; `mdrel.index.alternatives` looks
after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mdrel.parse.daily.forms import judge
from mdrel.parse.daily.improbable import doubt
from mdrel.parse.daily.parts import Group, Verdict
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.speech.line import Line

# Before these a link may say what kind of talk it was, or who had it.
_KIND = frozenset("ncx_N")
_MOST_BEFORE = 6


class Other(Struct, frozen=True):
    """A group with its verdict where the links at the tokens `before` are mere words.

    `line` has them so. With `is_of_notes` each of them has to lead to a note, since it may say what
    a meeting was about (`[[Harbour]] meeting with [[Ada]]`), or else who had it; so it has to where
    a tag says that one spoke, and not with whom.
    """

    line: Line
    group: Group
    verdict: Verdict
    before: tuple[int, ...]
    is_of_notes: bool = False


def find_others(
    line: Line,
    verdicts: Iterable[tuple[Group, Verdict]],
    make: Callable[[Line], Sentence],
    *,
    has_doubts: bool = False,
) -> Iterator[Other]:
    """Yield the groups behind others that took part in nothing as far as the line tells.

    `make` makes a sentence of a line. With `has_doubts` it is told which hardly could.
    """
    links: tuple[int, ...] = ()
    for group, verdict in verdicts:
        # Places, and whose they are, come behind all other groups (`At [[Ada]]'s, then [[Bo]]`).
        before = tuple([at for at in links if at < group.first])
        if before and not verdict.channel:
            sentence = make(_with_names(line, before))
            other = _judge_behind(sentence, group, before)
            if has_doubts and not other.verdict.channel:
                other = replace(other, verdict=doubt(sentence, group, other.verdict))
            yield other
        links += group.links
        if len(links) > _MOST_BEFORE:
            return


def _judge_behind(sentence: Sentence, group: Group, before: tuple[int, ...]) -> Other:
    letters = sentence.line.letters
    is_of_notes = sentence.tag is not None or any(letters[at + 1] in _KIND for at in before)
    return Other(sentence.line, group, judge(sentence, group), before, is_of_notes)


def _with_names(line: Line, links: Iterable[int]) -> Line:
    """Return the line with names instead of links."""
    letters = list(line.letters)
    for at in links:
        letters[at] = "N"
    return replace(line, letters="".join(letters))
