"""Build the calendar feed (docs/calendar.md).

This module decides which events there are, in what order they stand, and which bytes of the last
feed can be used again. Nothing here reads a clock or a disk: the day comes from the ranking, the
stamp and the last feed from the context.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256

from msgspec import Struct, field

from mdrel.errors import UsageError
from mdrel.model.agenda import Ranking, Standing
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Level
from mdrel.model.snapshot import Snapshot
from mdrel.rules.take_over import put_among
from mdrel.views.calendar.collect import (
    KINDS,
    EventCollector,
    PersonEvents,
    collect_people,
    left_out,
)
from mdrel.views.calendar.event import FeedEvent
from mdrel.views.calendar.feed_context import SETTINGS_FILE, FeedContext, make_feed_context
from mdrel.views.calendar.serialize import (
    FOOTER,
    Published,
    build_block,
    build_empty_body,
    build_header,
    clip_stamp,
    read_previous,
    shows_event,
)
from mdrel.views.calendar.vault_events import make_digest, make_goal_event
from mdrel.views.context import Context

# Beside the kinds of events, a level limits people.
_LEVELS = tuple(map(str, Level))
LIMITS = (*_LEVELS, *KINDS)


class FeedState(Struct, frozen=True):
    """What a feed was made from, kept for the next feed of the same vault.

    `people` are the events by contact's path. `published` are those of a feed with this `digest` by
    UID, in order; the feed itself is kept by its file. One with another frame takes over no people.
    """

    frame: FeedContext | None = None
    people: dict[str, PersonEvents] = field(default_factory=dict)
    published: dict[str, Published] = field(default_factory=dict)
    digest: str = ""


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
    last = context.previous_feed
    is_known = before is not None and before.digest == sha256(last).hexdigest()
    published = before.published if before and is_known else read_previous(last)
    blocks = [build_header(context.policy.feed.refresh_hours, only if only in KINDS else "")]
    kept = _write_events(collector, context, published, blocks)
    content = b"".join((*blocks, b"" if kept else build_empty_body(), FOOTER))
    state = None if before is None else FeedState(frame, people, kept, sha256(content).hexdigest())
    return FeedResult(content, tuple(collector.problems), state)


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
    context: Context,
    published: Mapping[str, Published],
    blocks: list[bytes],
) -> dict[str, Published]:
    """Add the bytes of all events by day and UID to `blocks`, and return where each lies.

    Stamp and bytes are those of the last feed where they still hold; otherwise the event is built
    and stamped anew.
    """
    last, key, now = context.previous_feed, context.feed_key, clip_stamp(context.now)
    end = sum(map(len, blocks))
    kept: dict[str, Published] = {}
    for event in _put_in_order(collector.events, published):
        before = published.get(event.uid)
        block = last[before.start : before.end] if before else b""
        if before and block and (before.event == event or shows_event(block, event, key)):
            stamp = before.stamp
        else:
            stamp = max(now, clip_stamp(before.stamp + timedelta(seconds=1))) if before else now
            try:
                block = build_block(event, stamp, key)
            except Exception as error:  # noqa: BLE001 - an unwritable event never drops the feed
                collector.problems.append(left_out(event.person.path or SETTINGS_FILE, error))
                continue
        start, end = end, end + len(block)
        kept[event.uid] = Published(stamp, start, end, event)
        blocks.append(block)
    return kept


def _put_in_order(events: list[FeedEvent], published: Mapping[str, Published]) -> list[FeedEvent]:
    """Return the events by day and UID; those `published` unchanged are in order already."""
    others = {event.uid: event for event in events}
    ordered: list[FeedEvent] = []
    for uid, before in published.items():
        if before.event is not None and others.get(uid) is before.event:
            ordered.append(before.event)
            del others[uid]
    return put_among(ordered, others.values(), _order)


def _order(event: FeedEvent) -> tuple[date, str]:
    return event.starts_on, event.uid
