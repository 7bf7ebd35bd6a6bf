"""Makes what a vault comes to on one day, from what it came to before.

A build is a value. What no change touches is taken over from the build before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mdrel.app.environment.memory import gc_freeze_if_many, gc_paused
from mdrel.model.agenda import Agenda, Ranking
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.agenda import add_items, make_ranking
from mdrel.rules.checks.unread_lines import count_unread

if TYPE_CHECKING:
    from mdrel.views.calendar.build import FeedResult, FeedState
    from mdrel.views.context import Context
    from mdrel.views.dashboards.build import RenderedDashboards


class Build(Struct, frozen=True, dict=True):
    """What the notes of one vault come to on one day.

    Attributes:
        vault: The folder of the notes.
        policy: The vault's settings.
        today: The day.
        snapshot: What the notes hold.
        ranking: Where everybody stands.
        boards: The dashboards as they were made last, for this build or for one before it.
        feeds: Likewise what feeds were made from, by what they are limited to. The first build of a
            row keeps none, since most commands make no second one.
    """

    vault: Path
    policy: Policy
    today: date
    snapshot: Snapshot
    ranking: Ranking
    boards: RenderedDashboards | None = None
    feeds: Mapping[str, FeedState] | None = None

    @cached_property
    def agenda(self) -> Agenda:
        """What there is to do, made when somebody asks: dashboards and feeds do not."""
        with gc_paused():
            unread = count_unread(self.snapshot, self.policy.reading, self.today)
            return add_items(self.ranking, self.policy, unread)


def build_next(
    previous: Build | None, vault: Path, policy: Policy, today: date, snapshot: Snapshot
) -> Build:
    """Return the build of a snapshot.

    From `previous`, where there is one, is taken over what did not change.
    """
    if previous is None:
        return Build(vault, policy, today, snapshot, _make_ranking(snapshot, policy, today))
    is_alike = previous.policy is policy and previous.today == today
    ranking = _make_ranking(snapshot, policy, today, previous.ranking if is_alike else None)
    return Build(vault, policy, today, snapshot, ranking, previous.boards, previous.feeds or {})


def render_boards(build: Build) -> tuple[Build, RenderedDashboards]:
    """Return the build with its dashboards, and the dashboards."""
    from mdrel.views.dashboards.build import render_incremental

    with gc_paused():
        boards = render_incremental(
            build.boards, build.ranking, build.snapshot, _make_context(build)
        )
    return replace(build, boards=boards), boards


def render_feed(build: Build, replaced: bytes, only: str = "") -> tuple[Build, FeedResult]:
    """Return the build with what a feed was made from, and the feed.

    `replaced` is the feed whose place it takes, and `only` limits it.
    """
    from mdrel.app.environment.feed_secrets import find_key
    from mdrel.views.calendar.build import FeedState, build_feed

    context = _make_context(build, replaced, find_key(build.vault))
    earlier = None if build.feeds is None else build.feeds.get(only, FeedState())
    with gc_paused():
        made = build_feed(build.ranking, build.snapshot, context, only, earlier)
    if made.kept:
        build = replace(build, feeds={**(build.feeds or {}), only: made.kept})
    return build, made


def _make_ranking(
    snapshot: Snapshot, policy: Policy, today: date, before: Ranking | None = None
) -> Ranking:
    with gc_paused():
        ranking = make_ranking(snapshot, policy, today, before)
        if before is None:
            gc_freeze_if_many(len(ranking.standings))
    return ranking


def _make_context(build: Build, previous_feed: bytes = b"", feed_key: bytes = b"") -> Context:
    """Return the surroundings in which documents are rendered now."""
    from mdrel.app.environment.clock import read_now
    from mdrel.app.environment.user_config import stamp_templates, template_folders
    from mdrel.views.context import Context

    root = build.vault.resolve()
    return Context(
        build.policy,
        root.name,
        root.as_posix(),
        read_now(),
        previous_feed,
        template_folders(),
        stamp_templates(),
        feed_key,
    )
