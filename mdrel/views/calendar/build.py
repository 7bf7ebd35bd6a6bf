"""Build the calendar feed (docs/calendar.md).

This module decides which events there are, in what order they stand, and which bytes of the last
feed can be used again. Nothing here reads a clock or a disk: the day comes from the ranking, the
stamp and the last feed from the context.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.errors import UsageError
from mdrel.model.agenda import Ranking, Standing
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Level
from mdrel.model.snapshot import Snapshot
from mdrel.views.calendar.collect import (
    KINDS,
    EventCollector,
    PersonEvents,
    collect_people,
    left_out,
)
from mdrel.views.calendar.event import FeedEvent
from mdrel.views.calendar.feed_context import SETTINGS_FILE, FeedContext, make_feed_context
from mdrel.views.calendar.previous import PreviousFeed, read_previous
from mdrel.views.calendar.serialize import (
    FOOTER,
    build_block,
    build_empty_body,
    build_header,
    clip_stamp,
    shows_event,
)
from mdrel.views.calendar.vault_events import make_digest, make_goal_event
from mdrel.views.context import Context

# Beside the kinds of events, a level limits people.
_LEVELS = tuple(map(str, Level))
LIMITS = (*_LEVELS, *KINDS)


class FeedState(Struct, frozen=True):
    """What a feed was made from, kept for the next feed of the same vault.

    `people` are the events by contact's path. `written` are the events by UID, in order. `previous`
    is what reading `content` back would tell. A feed with another frame takes over no people.
    """

    frame: FeedContext | None = None
    people: dict[str, PersonEvents] = field(default_factory=dict)
    content: bytes = b""
    written: dict[str, FeedEvent] = field(default_factory=dict)
    previous: PreviousFeed = field(default_factory=PreviousFeed)


class FeedResult(Struct, frozen=True):
    """The bytes of a feed, and what could not be shown in it.

    There is a problem for each event that could not be made and for each setting that was not used.
    `kept` is what the next feed starts from, where one is to follow.
    """

    content: bytes
    problems: tuple[Diagnostic, ...] = ()
    kept: FeedState | None = None


def check_limit(only: str) -> str:
    """Return `only` unchanged where it is empty or one of `LIMITS`.

    Raises UsageError for anything else.
    """
    if only and only not in LIMITS:
        raise UsageError(
            f"{only!r} is nothing a feed can be limited to", f"Choose one of {', '.join(LIMITS)}."
        )
    return only


def build_feed(
    ranking: Ranking,
    snapshot: Snapshot,
    context: Context,
    only: str = "",
    before: FeedState | None = None,
) -> FeedResult:
    """Return the feed for the ranking's day.

    The same arguments give the same bytes, whatever was kept in `before`. `only` limits the feed to
    one of `LIMITS`: the people of a level, or one kind of event. With `before` (an empty state for
    the first feed) something is kept for the next feed. Raises UsageError where `only` is not one
    of `LIMITS`.
    """
    check_limit(only)
    frame, problems = make_feed_context(ranking.today, context)
    collector = EventCollector(frame, only, problems=list(problems))
    known = None if before is None else before.people if before.frame == frame else {}
    people = collect_people(_list_invited(ranking, only), collector, known)
    _collect_vault(ranking, snapshot, collector)
    is_known = before is not None and before.content == context.previous_feed
    previous = before.previous if before and is_known else read_previous(context.previous_feed)
    written = _write_events(
        collector,
        previous,
        before.written if before and is_known else {},
        (clip_stamp(context.now), context.feed_key),
    )
    kept = None if before is None else FeedState(frame, people)
    body = b"".join(_note_events(written, kept) if kept else (block for _, _, block in written))
    content = (
        build_header(context.policy.feed.refresh_hours, only if only in KINDS else "")
        + (body or build_empty_body())
        + FOOTER
    )
    return FeedResult(
        content, tuple(collector.problems), replace(kept, content=content) if kept else None
    )


def _list_invited(ranking: Ranking, only: str) -> list[Standing]:
    """Return the people who have events in a feed limited to `only`."""
    level = Level(only) if only in _LEVELS else None
    return [
        each
        for each in ranking.standings
        if each.is_active
        and each.contact.profile.in_calendar
        and (level is None or each.contact.level is level)
    ]


def _note_events(
    written: Iterable[tuple[FeedEvent, datetime, bytes]], kept: FeedState
) -> Iterator[bytes]:
    """Yield the bytes of all events and note in `kept` what they were written for."""
    for event, stamp, block in written:
        kept.written[event.uid] = event
        kept.previous.stamps[event.uid], kept.previous.blocks[event.uid] = stamp, block
        yield block


def _collect_vault(ranking: Ranking, snapshot: Snapshot, collector: EventCollector) -> None:
    """Gather the weekly goal, where there is one and anybody to reach out to, and the digest."""
    frame, only = collector.frame, collector.only
    has_target = any(
        contact.level is Level.TARGET and not contact.profile.is_archived
        for contact in snapshot.contacts
    )
    if has_target and ranking.week.goal and only in {"", "goal", Level.TARGET}:
        collector.add(make_goal_event(ranking.week, frame))
    digest = make_digest(collector.overdue, frame) if frame.overdue == "digest" else None
    if digest is not None:
        collector.events.append(digest)


def _write_events(
    collector: EventCollector,
    previous: PreviousFeed,
    known: Mapping[str, FeedEvent],
    stamping: tuple[datetime, bytes],
) -> Iterator[tuple[FeedEvent, datetime, bytes]]:
    """Yield the events by day and UID, each with its stamp and its bytes.

    Stamp and bytes are those of the last feed where they still hold; otherwise the event is built
    and stamped anew. `known` are the events that `previous` is certain to have been written for.
    `stamping` is the time and the key for new ones.
    """
    now, key = stamping
    for event in _put_in_order(collector.events, known):
        uid = event.uid
        block, stamp = previous.blocks.get(uid), previous.stamps.get(uid)
        if (
            not block
            or stamp is None
            or not (known.get(uid) == event or shows_event(block, event, key))
        ):
            stamp = now if stamp is None else max(now, clip_stamp(stamp + timedelta(seconds=1)))
            try:
                block = build_block(event, stamp, key)
            except Exception as error:  # noqa: BLE001 - an unwritable event never drops the feed
                collector.problems.append(left_out(event.person.path or SETTINGS_FILE, error))
                continue
        yield event, stamp, block


def _put_in_order(events: list[FeedEvent], known: Mapping[str, FeedEvent]) -> list[FeedEvent]:
    """Return the events by day and UID; those that are `known` are in order already."""
    others = {event.uid: event for event in events}
    ordered: list[FeedEvent] = []
    for uid, event in known.items():
        if others.get(uid) is event:
            ordered.append(event)
            del others[uid]
    if len(others) > len(ordered):
        return sorted(events, key=_order)
    for event in others.values():
        insort(ordered, event, key=_order)
    return ordered


def _order(event: FeedEvent) -> tuple[date, str]:
    return event.starts_on, event.uid
