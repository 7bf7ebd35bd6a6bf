"""Which lines without a talk look as if they told of one, and are named (F63)."""

from __future__ import annotations

import re

from mdrel.model.note import Link, Passed
from mdrel.model.span import Span
from mdrel.model.words.activities import NO_COMPANY
from mdrel.model.words.behind_names import CHATS, TALKED
from mdrel.model.words.clauses import ANSWERED, SPEAKING
from mdrel.model.words.company import BEING_THERE, FACE_TO_FACE, TOGETHER
from mdrel.model.words.daily import SIGNS
from mdrel.parse.daily.blocks import Block
from mdrel.parse.daily.had_with import GATHERED
from mdrel.parse.daily.parts import Group, Verdict
from mdrel.parse.entries.head import tidy
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.speech.line import Line

_OF_US = {"me", "us", "we", "we'd", "we're", "both", "mine", "ours", "myself"}
# Who says something, is with me or at a door, may have spoken with me.
_TELLING = SPEAKING | ANSWERED | TALKED | CHATS | _OF_US | FACE_TO_FACE
# How far from the links a word of company may stand.
_NEAR, _WITH = 5, 3
# Signs that say what it was: a call, a letter, a meal.
_SIGNS = frozenset({*SIGNS, "🍷"})
_CONTACT = re.compile("[ncvukbr]")
# By these rules a word was found, and told of no talk.
_BY_A_WORD = frozenset({"F51", "F52", "F57", "F58", "F60"})


def pass_over(block: Block, line: Line, group: Group, verdict: Verdict) -> Passed:
    """Return a line as one that is no talk, because its first group took part in none.

    It deserves a remark where it has a word of contact or of company, or where the verdict says so.
    """
    span = Span(block.number, block.column)
    links = tuple(Link(line.target(at), span) for at in group.links)
    has_word = (
        _CONTACT.search(line.letters) is not None
        or verdict.rule in _BY_A_WORD
        or bool(line.unreached)
        or _shows_company(line, group)
        or any(not _SIGNS.isdisjoint(words) for words in block.words)
        or (block.is_below_talks and not line.letters[: group.first].strip("t"))
    )
    if not (code := verdict.code or ("MDR306" if has_word else "")):
        return Passed(span, verdict.rule, links=links, is_improbable=verdict.is_improbable)
    return Passed(
        span,
        verdict.rule,
        code,
        f"'{shorten(tidy(' '.join(block.original)))}' ({verdict.rule})",
        links,
        is_improbable=verdict.is_improbable,
    )


def _shows_company(line: Line, group: Group) -> bool:
    """Whether words near a group show that one was together, or heard from them."""
    low = max(group.first - _NEAR, 0)
    before = {token.text for token in line.tokens[low : group.first]}
    near = " ".join([token.text for token in line.tokens[group.end : group.end + 2]])
    behind = " ".join(near.split()[:2])
    return (
        not TOGETHER.isdisjoint(before)
        or (
            line.letters[max(group.first - 1, 0) : group.first] in {*":(-S"}
            and not GATHERED.isdisjoint(before)
        )
        or (group.first > 0 and not line.letters[: group.first].strip("t"))
        or _is_done_to(line, group)
        or behind in BEING_THERE
        or behind == "and i"
        or "w" in line.letters[max(group.first - _WITH, 0) : group.first]
        or line.letters.startswith("d:", group.end)
        or not _TELLING.isdisjoint(" ".join([token.text for token in line.tokens]).split())
    )


def _is_done_to(line: Line, group: Group) -> bool:
    """Whether a line begins with a past verb and the links: `Bleeped [[Ada]]`."""
    at = group.first - 1
    said = line.tokens[at].text if at >= 0 else ""
    return (
        said.endswith(("ed", "'d"))
        and "-" not in said
        and said not in NO_COMPANY
        and not line.letters[:at].strip("t")
    )
