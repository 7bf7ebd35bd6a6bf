"""What stands below an entry that is only a date, or a date and a title (F31, F57-F59)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mdrel.model.conversation import Channel
from mdrel.parse.entries.channel import read_said
from mdrel.parse.entries.head import Head
from mdrel.parse.entries.hearsay import is_only_mentioned, states_fact
from mdrel.parse.entries.unheld import Outcome, judge_text
from mdrel.parse.lexicon import Lexicon

# One of these stands in every entry that tells of a mention alone.
_MENTIONS = (" mentioned ", " noted ", " said ", "eferenced ", "isted ", "amed ", "ited ")


def judge_below(
    head: Head, lines: Sequence[str], lexicon: Lexicon, own: str, *, is_of_log: bool
) -> tuple[Outcome, Channel]:
    """Return what the lines below a date say of whether anybody spoke, and the channel.

    `own` is the note's name. With `is_of_log` they may state a fact.
    """
    channel = read_said(lines[0], 0, lexicon).channel
    judged = judge_text(head, lines[0] if len(lines) == 1 else "", lexicon, own=own)
    if is_of_log and states_fact(replace(head, text=lines[0]), ""):
        judged = Outcome("F57")
    return judged, judged.channel or channel


def tells_of_mention(head: Head, told: str, own: str) -> bool:
    """Whether an entry without a channel says of the person only that others mentioned them."""
    return (
        not (head.word or head.people)
        and any(word in told for word in _MENTIONS)
        and is_only_mentioned(told, own)
    )
