"""Answers one question put to one vault.

Settings, index, agenda and documents are made once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mdrel.app.cache.validation import CacheCheck
from mdrel.app.environment.clock import read_now, read_today
from mdrel.app.environment.garbage_collector import gc_paused
from mdrel.app.settings.files import digest_settings
from mdrel.app.settings.loader import load_settings
from mdrel.app.vault_index import Progress, VaultIndex, no_progress
from mdrel.index.gather import Gatherer
from mdrel.model.agenda import Agenda, Standing
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.document import Document
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.parse.lexicon import Lexicon, build_lexicon
from mdrel.rules.agenda import make_agenda
from mdrel.rules.checks import run_checks

if TYPE_CHECKING:
    from mdrel.views.calendar.build import FeedState
    from mdrel.views.context import Context
    from mdrel.views.dashboards.build import RenderedDashboards


Ask = Callable[[str, Sequence[Standing]], Standing]


@dataclass
class Session:
    """A vault on a day, of which everything is computed when first asked for.

    `ask` lets a person at a terminal choose among those a name fits. `before` is an earlier session
    of the same vault, from which is taken over what did not change. `feeds` are the feeds that were
    built and kept, by what they are limited to.
    """

    vault: Path
    day: date | None = None
    progress: Progress = field(default=no_progress)
    cache_check: CacheCheck | None = None
    ask: Ask | None = None
    before: Session | None = None
    feeds: dict[str, FeedState] = field(default_factory=dict)

    @cached_property
    def policy(self) -> Policy:
        """The vault's settings.

        Raises SettingsError when they cannot be used.
        """
        policy = load_settings(self.vault)
        if (
            self.cache_check and digest_settings(self.vault) != self.cache_check.digest
        ):  # edited just now: the cache must not take them for others
            self.cache_check = None
        return policy

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words by which the vault's notes are read."""
        return build_lexicon(self.policy.reading)

    @cached_property
    def today(self) -> date:
        """The day asked for, else the day it is in the configured zone."""
        return self.day or read_today(self.policy.timezone)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The vault as it is on disk."""
        return self.index.snapshot()

    @cached_property
    def index(self) -> VaultIndex:
        """The notes as they are on disk.

        With `cache_check` only those are read that changed since the cache was written.
        """
        policy = self.policy
        index = VaultIndex(self.vault, policy, self.cache_check)
        index.refresh(self.progress)
        return index

    @cached_property
    def gatherer(self) -> Gatherer:
        """The gatherer, which knows for each note the people it is about."""
        return self.index.gatherer()

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda, which says where everybody stands today."""
        is_alike = (
            self.before is not None
            and self.before.policy is self.policy
            and self.before.today == self.today
        )
        snapshot, before = self.snapshot, self._earlier("agenda") if is_alike else None
        with gc_paused():
            return make_agenda(snapshot, self.policy, self.today, before)

    @cached_property
    def boards(self) -> RenderedDashboards:
        """All dashboards."""
        from mdrel.views.dashboards.build import render_incremental

        agenda = self.agenda
        with gc_paused():
            return render_incremental(
                self._earlier("boards"), agenda, self.snapshot, self._context()
            )

    # What is returned is what this session's property of that name is.
    def _earlier(self, name: str) -> Any:  # noqa: ANN401
        """Return what the earlier session made, or None where there is nothing to take over.

        It has nothing where it was not asked, or could not answer.
        """
        return vars(self.before).get(name) if self.before else None

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Every problem of the vault, in reading order."""
        return run_checks(self.snapshot, self.policy, self.today)

    def dashboards(self, level: str = "") -> list[Document]:
        """Return the dashboards, or only that of one level."""
        return [
            each
            for name, each in self.boards.documents.items()
            if not level or name.lower() == level
        ]

    def feed(self, previous: bytes, only: str = "") -> tuple[bytes, tuple[Diagnostic, ...]]:
        """Return the feed's bytes and what could not be shown in it.

        `previous` is the feed it replaces, and `only` limits it.
        """
        from mdrel.app.environment.feed_secrets import find_key
        from mdrel.views.calendar.build import FeedState, build_feed

        earlier = self.before.feeds.get(only, FeedState()) if self.before else None
        agenda = self.agenda
        with gc_paused():
            made = build_feed(
                agenda,
                self.snapshot,
                replace(self._context(previous), feed_key=find_key(self.vault)),
                only,
                earlier,
            )
        if made.kept:
            self.feeds[only] = made.kept
        return made.content, made.problems

    def _context(self, previous: bytes = b"") -> Context:
        from mdrel.app.environment.user_templates import stamp_templates, template_folders
        from mdrel.views.context import Context

        root = self.vault.resolve()
        return Context(
            self.policy,
            root.name,
            root.as_posix(),
            read_now(),
            previous,
            template_folders(),
            stamp_templates(),
        )
