"""Counts a talk that several notes tell of once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from mdrel.model.conversation import WRITTEN, Channel, Conversation, Source
from mdrel.model.span import Span

_RANK = {Source.CONVERSATION: 0, Source.ENTRY: 1, Source.DAILY: 2, Source.STATED: 3}


def merge_conversations(conversations: Iterable[Conversation]) -> tuple[Conversation, ...]:
    """Return one contact's conversations, newest first and each once.

    Two with the same date and channel are one, and `other` merges with any channel. The fullest
    source speaks (a note of its own, then the contact's entry, then a daily note). Tags, purpose
    and people are united.

    Plans and attempts stay apart. So does a stated last contact on a day of nothing but written
    ones, because it states that they spoke.
    """
    days: dict[tuple[date, bool], dict[Channel, list[Conversation]]] = {}
    for conversation in conversations:
        days.setdefault((conversation.on, conversation.is_plan), {}).setdefault(
            conversation.channel, []
        ).append(conversation)
    merged: list[Conversation] = []
    for channels in days.values():
        merged.extend(_merge_day(channels) if len(channels) > 1 else map(_merge, channels.values()))
    return tuple(sorted(merged, key=_newest_first))


def _newest_first(each: Conversation) -> tuple[int, int, Channel, str, Span]:
    minutes = int(each.time[:2]) * 60 + int(each.time[3:]) if each.time else -1
    return (-each.on.toordinal(), -minutes, each.channel, each.path, each.span)


def _merge_day(channels: dict[Channel, list[Conversation]]) -> list[Conversation]:
    """Return the conversations of one day, merged.

    Those without a channel join the first of the day that has one.
    """
    unnamed = channels.pop(Channel.OTHER, [])
    named = next(
        (channel for channel in Channel if channel in channels and channel is not Channel.ATTEMPT),
        Channel.OTHER,
    )
    for each in unnamed:
        # A stated last contact counts where it is newer than the newest entry that counts (M9). An
        # e-mail of that day does not take it away.
        is_apart = named in WRITTEN and each.source is Source.STATED
        channels.setdefault(Channel.OTHER if is_apart else named, []).append(each)
    return [_merge(same) for same in channels.values()]


def _merge(same: list[Conversation]) -> Conversation:
    if len(same) == 1:
        return same[0]
    same = sorted(same, key=lambda each: (_RANK[each.source], each.path, each.span))
    first = same[0]
    text = next((each.text for each in same if each.text), "")
    further = dict.fromkeys(
        each for talk in same for each in (talk.text, talk.more) if each and each != text
    )
    return replace(
        first,
        channel=next(
            (each.channel for each in same if each.channel is not Channel.OTHER), Channel.OTHER
        ),
        text=text,
        more=" ".join(further),
        time=next((each.time for each in same if each.time), ""),
        purpose=next((each.purpose for each in same if each.purpose), None),
        tags=frozenset().union(*(each.tags for each in same)),
        others=tuple(sorted({path for each in same for path in each.others})),
    )
