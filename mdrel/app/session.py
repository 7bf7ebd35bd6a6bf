"""Opens one vault for one command: its settings, its notes and the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mdrel.app.build import Build, build_next
from mdrel.app.environment.clock import read_today
from mdrel.app.settings.files import digest_settings
from mdrel.app.settings.loader import load_settings
from mdrel.app.vault_index import Progress, VaultIndex, no_progress
from mdrel.index.gather import Gatherer
from mdrel.index.resolve import Resolver
from mdrel.model.agenda import Agenda, Standing
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import DateOrder, Policy
from mdrel.model.snapshot import Snapshot
from mdrel.parse.lexicon import Lexicon, build_lexicon
from mdrel.rules.checks import list_each, run_checks

if TYPE_CHECKING:
    from mdrel.app.cache.validation import CacheCheck

Ask = Callable[[str, Sequence[Standing]], Standing]


@dataclass
class Session:
    """A vault on a day.

    The settings are read when it is opened, the notes when they are first asked for. `ask` lets a
    person at a terminal choose among those a name fits. Raises SettingsError when the settings
    cannot be used.
    """

    vault: Path
    day: date | None = None
    progress: Progress = field(default=no_progress)
    cache_check: CacheCheck | None = None
    ask: Ask | None = None
    policy: Policy = field(init=False)

    def __post_init__(self) -> None:
        self.policy = load_settings(self.vault)
        if (
            self.cache_check and digest_settings(self.vault) != self.cache_check.digest
        ):  # edited just now: the cache must not take them for others
            self.cache_check = None

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words by which the vault's notes are read."""
        return build_lexicon(self.policy.reading)

    @property
    def date_order(self) -> DateOrder:
        """How a date such as 01/02/2026 is read, which may be unknown."""
        return self.policy.reading.date_order

    @cached_property
    def today(self) -> date:
        """The day asked for, else the day it is in the configured zone."""
        return self.day or read_today(self.policy.timezone)

    @cached_property
    def index(self) -> VaultIndex:
        """The notes as they are on disk.

        With `cache_check` only those are read that changed since the cache was written.
        """
        index = VaultIndex(self.vault, self.policy, self.cache_check)
        index.refresh(self.progress)
        return index

    @cached_property
    def gatherer(self) -> Gatherer:
        """The gatherer, which knows for each note the people it is about."""
        return self.index.gatherer()

    @cached_property
    def linker(self) -> Resolver:
        """What a link would mean in any program: it may lead to a note that mdrel wrote, too."""
        return Resolver(self.index.notes, (each.profile for each in self.snapshot.contacts))

    @cached_property
    def snapshot(self) -> Snapshot:
        """The vault as it is on disk."""
        return self.index.snapshot()

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Every problem of the vault, in reading order."""
        return run_checks(self.snapshot, self.policy, self.today)

    def list_each(self, *codes: str) -> tuple[Diagnostic, ...]:
        """Return every problem of some kinds, each in reading order and none summed up."""
        return list_each(self.snapshot, self.policy, self.today, *codes)

    @cached_property
    def build(self) -> Build:
        """What the vault comes to on the day."""
        return build_next(None, self.vault, self.policy, self.today, self.snapshot)

    def release_notes(self) -> None:
        """Let go of what was read: once there is a snapshot, a fifth of a large vault's memory.

        Asking for the index afterwards looks at the vault again.
        """
        self.snapshot  # noqa: B018 it is made of what goes
        del self.index

    @property
    def agenda(self) -> Agenda:
        """The agenda, which says where everybody stands today."""
        return self.build.agenda
