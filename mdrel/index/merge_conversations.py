"""Counts a talk that several notes tell of once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from mdrel.model.conversation import NO_TAGS, WRITTEN, Channel, Conversation, Source
from mdrel.model.span import Span

# Two notes of one talk seldom give times further apart.
_HOUR = 60
_RANK = {Source.CONVERSATION: 0, Source.ENTRY: 1, Source.DAILY: 2, Source.STATED: 3}


class Unions:
    """The people of talks that are one, united once for all who took part in them."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[tuple[int, ...], tuple[tuple[str, ...], list[tuple[str, ...]]]] = {}

    def unite(self, groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """Return everybody in the groups, in order.

        Groups are told apart by identity: those who share a talk share the tuple of its people.
        """
        different = list({id(group): group for group in groups if group}.values())
        if len(different) <= 1:
            return different[0] if different else ()
        key = tuple(map(id, different))
        if key not in self._known:
            # The groups are kept, so that no other one takes over an identity.
            self._known[key] = (tuple(sorted(set().union(*different))), different)
        return self._known[key][0]


def merge_conversations(
    conversations: Iterable[Conversation], unions: Unions
) -> tuple[Conversation, ...]:
    """Return one contact's conversations, newest first and each once.

    Two with the same date and channel are one, and `other` merges with any channel. Two whose times
    differ stay two, unless they are less than an hour apart in different notes. The fullest source
    speaks (a note of its own, then the contact's entry, then a daily note). Tags, purpose and
    people are united.

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
        for same in _join_unnamed(channels) if len(channels) > 1 else channels.values():
            merged.extend(_merge(each, unions) for each in _part_by_time(same))
    return tuple(sorted(merged, key=_newest_first))


def _minutes(time: str) -> int:
    """Return the minutes of the day at a time, or -1 where none is given."""
    return int(time[:2]) * 60 + int(time[3:]) if time else -1


def _newest_first(each: Conversation) -> tuple[int, int, Channel, str, Span, bool]:
    day, minutes = -each.on.toordinal(), -_minutes(each.time)
    return (day, minutes, each.channel, each.path, each.span, each.is_plan)


def _join_unnamed(channels: dict[Channel, list[Conversation]]) -> Iterable[list[Conversation]]:
    """Return the conversations of one day by channel.

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
    return channels.values()


def _part_by_time(same: list[Conversation]) -> list[list[Conversation]]:
    """Return the conversations of one day and channel, those of one hour together.

    Two of one note with different times are two talks. What has no time is told of the first.
    """
    timed = [each for each in same if each.time]
    if len({each.time for each in timed}) <= 1:
        return [same]
    parts: list[list[Conversation]] = []
    first: dict[str, str] = {}
    for each in sorted(timed, key=lambda each: (each.time, each.path, each.span)):
        is_near = parts and _minutes(each.time) - _minutes(parts[-1][0].time) < _HOUR
        if is_near and first.setdefault(each.path, each.time) == each.time:
            parts[-1].append(each)
        else:
            parts.append([each])
            first = {each.path: each.time}
    parts[0].extend(each for each in same if not each.time)
    return parts


def _merge(same: list[Conversation], unions: Unions) -> Conversation:
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
        tags=frozenset().union(*(each.tags for each in same)) or NO_TAGS,
        people=unions.unite(each.people for each in same),
    )
