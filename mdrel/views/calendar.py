"""The calendar feed (CALENDAR.md): knows which events there are, in what order, and which bytes of the last feed still hold.

Nothing here reads a clock or a disk: the day is the agenda's, the stamp and the last feed are the context's.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mdrel.errors import UsageError
from mdrel.model.agenda import Agenda, Standing
from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.document import Document
from mdrel.model.level import Level
from mdrel.model.snapshot import Snapshot
from mdrel.views.context import Context
from mdrel.views.feed_birthday import make_birthday_event
from mdrel.views.feed_bytes import FOOTER, build_block, build_empty_body, build_header, clip_stamp, shows_event
from mdrel.views.feed_event import FeedEvent, Repeat
from mdrel.views.feed_frame import SETTINGS_FILE, Frame, make_frame
from mdrel.views.feed_person import list_person_events
from mdrel.views.feed_previous import PreviousFeed, read_previous
from mdrel.views.feed_vault import make_digest, make_goal_event

# What a feed can be limited to, and the first word of the UIDs that belong to it; a level limits people instead.
KINDS = {"conversations": "touch-", "replies": "reply-", "follow-ups": "followup-", "objectives": "objective-", "birthdays": "bday-", "goal": "goal-"}
_LEVELS = tuple(map(str, Level))
LIMITS = (*_LEVELS, *KINDS)


@dataclass(frozen=True, slots=True)
class PersonEvents:
    """One contact's events, and a problem for what could not be made of theirs."""

    standing: Standing
    events: list[FeedEvent]
    problems: list[Diagnostic]


@dataclass(frozen=True, slots=True)
class FeedResult:
    """The feed's bytes, and a problem for each event that could not be made and setting that was not used.

    `people` are the events by contact's path that it was made from, in `frame`: the next feed takes over those of a contact who stands where they stood.
    `written` are the events in it by UID, and `blocks` their stamps and bytes: what reading `content` back would tell.
    """

    content: bytes
    problems: tuple[Diagnostic, ...]
    frame: Frame
    people: dict[str, PersonEvents]
    written: dict[str, FeedEvent]
    blocks: PreviousFeed


@dataclass(slots=True)
class _Harvest:
    """The events gathered so far. `uids` keeps them apart: two open tasks of one text are two events."""

    frame: Frame
    only: str
    events: list[FeedEvent] = field(default_factory=list)
    overdue: list[FeedEvent] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)

    def add(self, event: FeedEvent) -> None:
        """Keep `event` where it belongs: in the digest when it is overdue, in the feed when it lies in the window or recurs."""
        if self.only in KINDS and not event.uid.startswith(KINDS[self.only]):
            return
        unique = self._tell_apart(event)
        if unique.due_on is not None and unique.due_on < self.frame.today:
            self.overdue.append(unique)
        if unique.repeat is not Repeat.ONCE or self.frame.has_in_window(unique.starts_on):
            self.events.append(unique)

    def take(self, made: PersonEvents) -> None:
        """Keep one contact's events, and what is wrong with them."""
        for event in made.events:
            self.add(event)
        self.problems += made.problems

    def _tell_apart(self, event: FeedEvent) -> FeedEvent:
        if event.uid not in self.uids:
            self.uids.add(event.uid)
            return event
        kind, _, vault = event.uid.partition("@")
        uid = next(uid for count in itertools.count(2) if (uid := f"{kind}-{count}@{vault}") not in self.uids)
        self.uids.add(uid)
        return event._replace(uid=uid)


def render(agenda: Agenda, snapshot: Snapshot, context: Context) -> Iterable[Document]:
    """Return the feed as the one document it is; `build_feed` also tells what could not be shown."""
    yield Document(context.policy.feed.out, build_feed(agenda, snapshot, context).content)


def check_limit(only: str) -> str:
    """Return `only` where it is empty or one of `LIMITS`; anything else is a UsageError."""
    if only and only not in LIMITS:
        raise UsageError(f"{only!r} is nothing a feed can be limited to", f"Choose one of {', '.join(LIMITS)}.")
    return only


def build_feed(agenda: Agenda, snapshot: Snapshot, context: Context, only: str = "", before: FeedResult | None = None) -> FeedResult:
    """Return the feed for the agenda's day: the same arguments give the same bytes, whatever feed was made `before`.

    `only` limits it to one of `LIMITS`: a level's people, or one kind of event; anything else is a UsageError.
    """
    check_limit(only)
    frame, problems = make_frame(agenda.today, context)
    harvest = _Harvest(frame, only, problems=list(problems))
    level = Level(only) if only in _LEVELS else None
    known = before.people if before and before.frame == frame else {}
    people: dict[str, PersonEvents] = {}
    for standing in agenda.standings:
        contact = standing.contact
        if standing.is_active and contact.profile.in_calendar and (level is None or contact.level is level):
            made = known.get(contact.path)
            people[contact.path] = made if made and made.standing is standing else _make_person_events(standing, frame)
            harvest.take(people[contact.path])
    _harvest_vault(agenda, snapshot, harvest)
    is_known = before is not None and before.content == context.previous_feed
    previous, known_events = (before.blocks, before.written) if before and is_known else (read_previous(context.previous_feed), {})
    written, blocks = _write_events(harvest, previous, known_events, clip_stamp(context.now))
    body = b"".join(blocks.blocks.values())
    content = build_header(context.policy.feed.refresh_hours, only if only in KINDS else "") + (body or build_empty_body()) + FOOTER
    return FeedResult(content, tuple(harvest.problems), frame, people, written, blocks)


def _make_person_events(standing: Standing, frame: Frame) -> PersonEvents:
    """Return one contact's events; whatever is wrong with them leaves everybody else's alone."""
    contact, made = standing.contact, PersonEvents(standing, [], [])
    try:
        person = frame.show(contact)
        for event in list_person_events(standing, person, frame):
            made.events.append(event)
    except Exception as error:  # noqa: BLE001 - one bad contact never drops the feed (RELIABILITY, Threats)
        made.problems.append(_left_out(contact.path, error))
        return made
    try:
        birthday = contact.profile.birthday and make_birthday_event(contact.profile.birthday, person, frame)
        if birthday:
            made.events.append(birthday)
    except Exception as error:  # noqa: BLE001 - likewise, and an impossible birthday keeps its person's other events
        made.problems.append(_left_out(contact.path, error))
    return made


def _left_out(path: str, error: Exception) -> Diagnostic:
    """Return that something of the note at `path` is not in the feed."""
    return problem("MDR208", path, f"A calendar event could not be made and is left out: {error}")


def _harvest_vault(agenda: Agenda, snapshot: Snapshot, harvest: _Harvest) -> None:
    """Gather the weekly goal, where there is one and anybody to reach out to, and the digest."""
    frame, only = harvest.frame, harvest.only
    has_target = any(contact.level is Level.TARGET and not contact.profile.is_archived for contact in snapshot.contacts)
    if has_target and agenda.week.goal and only in {"", "goal", Level.TARGET}:
        harvest.add(make_goal_event(agenda.week, frame))
    digest = make_digest(harvest.overdue, frame) if frame.overdue == "digest" else None
    if digest is not None:
        harvest.events.append(digest)


def _write_events(harvest: _Harvest, previous: PreviousFeed, known: Mapping[str, FeedEvent], now: datetime) -> tuple[dict[str, FeedEvent], PreviousFeed]:
    """Return the events by day and UID, with their bytes: the last feed's where they still hold, else built and stamped anew.

    `known` are the events that `previous` is certain to have been written for.
    """
    written: dict[str, FeedEvent] = {}
    blocks = PreviousFeed()
    for event in sorted(harvest.events, key=lambda event: (event.starts_on, event.uid)):
        uid = event.uid
        block, stamp = previous.blocks.get(uid), previous.stamps.get(uid)
        if not block or stamp is None or not (known.get(uid) == event or shows_event(block, event)):
            stamp = now if stamp is None else max(now, clip_stamp(stamp + timedelta(seconds=1)))
            try:
                block = build_block(event, stamp)
            except Exception as error:  # noqa: BLE001 - one event that no library can write never drops the feed
                harvest.problems.append(_left_out(event.person.path or SETTINGS_FILE, error))
                continue
        written[uid], blocks.stamps[uid], blocks.blocks[uid] = event, stamp, block
    return written, blocks
