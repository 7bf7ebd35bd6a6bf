"""Keeps dashboards and feed of one vault up to date.

Each update looks again, and writes what is out of date by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import inf
from pathlib import Path
from typing import Protocol

from mdrel.app.build import Build, build_next
from mdrel.app.cache.answers import Answerer, list_stale, refresh_answers
from mdrel.app.cache.readings import Notes
from mdrel.app.cache.validation import CacheCheck, check_cache
from mdrel.app.environment.clock import count_seconds_to_midnight, read_today
from mdrel.app.environment.state_folder import check_removals, lock_feed
from mdrel.app.environment.user_config import stamp_templates
from mdrel.app.outputs.derived_properties import Materializer
from mdrel.app.outputs.feeds import keep_feeds
from mdrel.app.outputs.publish import Outcome, join_outcomes, keep_dashboards
from mdrel.app.settings.files import digest_settings
from mdrel.app.settings.loader import load_settings
from mdrel.app.vault_index import Progress, VaultIndex, no_progress
from mdrel.app.watch.update_report import UpdateReport
from mdrel.errors import MdrelError, SettingsError, WriteError
from mdrel.index.grace_period import GracePeriod
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Policy
from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.presence import is_folder


class Output(Protocol):
    """Writes one kind of document; raises MdrelError where it cannot."""

    def __call__(self, build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        """Return the build with what was made of it, and what was written."""
        ...


@dataclass(frozen=True, slots=True)
class _NoteChanges:
    """The readings of all notes before and after a look, and which are other than before.

    What mdrel wrote itself is not among the `changed`; `is_touched` says that some of it is gone.
    """

    index: VaultIndex
    before: Mapping[str, ParsedNote]
    after: Notes
    changed: tuple[str, ...] = ()
    is_touched: bool = False


@dataclass(slots=True)
class Updater:
    """The engine of one vault.

    Attributes:
        vault: The folder of the notes.
        day: Today; where it is left out, the clock's in the configured zone.
        accepts_removals: Whether to write although most contacts are gone.
        progress: What is told how many notes were read.
        outputs: What writes the documents.
        remembers: Whether readings are kept in the cache.
        answerer: What makes the answers of commands, if anything does.
        grace_period: The readings that are held back.
    """

    vault: Path
    day: date | None = None
    accepts_removals: bool = False
    progress: Progress = no_progress
    outputs: tuple[Output, ...] = field(
        default_factory=lambda: (keep_dashboards, keep_feeds, Materializer().keep)
    )
    remembers: bool = False
    answerer: Answerer | None = None
    grace_period: GracePeriod = field(default_factory=GracePeriod)
    _policy: Policy | None = None
    _digest: str = ""
    _index: VaultIndex | None = None
    _seen: CacheCheck | None = None
    _today: date | None = None
    _templates: str = ""
    _build: Build | None = None
    _is_done: bool = False

    def update(self, now: float, hints: DirtyPaths | None = None) -> UpdateReport:
        """Look at settings, templates, notes and day, and write what is out of date.

        Args:
            now: A clock that never goes back, in seconds.
            hints: The notes to look at; where it is left out, all.

        Raises:
            SettingsError: There are no settings to go on with.
            VaultError: The vault cannot be read.
            WriteError: Another mdrel has been at it for longer than it should.
        """
        with lock_feed(self.vault):
            return self._update(now, hints)

    def _update(self, now: float, hints: DirtyPaths | None) -> UpdateReport:
        problems: list[MdrelError] = []
        has_new_settings, is_first = self._load(problems), self._index is None
        policy = self._policy
        if policy is None:
            raise problems[0]
        notes = self._look(policy, hints, has_new_settings=has_new_settings)
        held_before = self.grace_period.notes
        # Whoever leaves because the settings say so leaves at once: nobody is typing in that note.
        self.grace_period.update(
            {} if has_new_settings else notes.before, notes.after, notes.changed, now
        )
        held = self.grace_period.notes
        today = self.day or read_today(policy.timezone)
        is_new_day = self._today not in {None, today}
        self._today = today
        has_news = is_new_day or has_new_settings or self._note_templates() or held_before != held
        if self._is_done and not (notes.changed or notes.is_touched or has_news):
            return UpdateReport(held=len(held), problems=tuple(problems))
        build = self._make_build(policy, notes.index, today)
        outcome = self._publish(build, notes.after, problems)
        return UpdateReport(
            notes.changed,
            outcome.written,
            outcome.left_alone,
            tuple(path for path in held_before if path not in held and path not in notes.changed),
            len(held),
            tuple(problems),
            outcome.problems,
            is_first,
            is_new_day,
            has_new_settings and not is_first,
            len(notes.after),
            outcome.made,
        )

    @property
    def revision(self) -> str:
        """The cache's name for the notes as last looked at.

        It is empty where the cache does not hold them, and where a note has a second name,
        through which it may change unseen.
        """
        return self._index.revision if self._index and not self._index.has_links else ""

    @property
    def ignore(self) -> tuple[str, ...]:
        """What is ignored in the vault."""
        return (*self._policy.ignore, self._policy.feed.out) if self._policy else ()

    def load_settings(self) -> None:
        """Read the settings where they can be read; the next update says what is wrong."""
        self._load([])

    def has_new_day(self) -> bool:
        """Whether it is another day than at the last update."""
        return self._today is not None and self._today != (
            self.day or read_today(self._policy.timezone if self._policy else "")
        )

    def count_seconds_to_new_day(self) -> float:
        """Return how long today lasts; a fixed day never ends."""
        return (
            inf
            if self.day
            else count_seconds_to_midnight(self._policy.timezone if self._policy else "")
        )

    def refresh_answers(self) -> None:
        """Make the answers that commands kept anew where notes or day are others by now.

        Not while readings are held back: commands show what is in the notes.
        """
        index, policy, today, revision = self._index, self._policy, self._today, self.revision
        if (
            not (self.answerer and index and policy and today and revision and self._seen)
            or self.grace_period.notes
        ):
            return
        if questions := list_stale(self._seen, revision, today):
            self._build = self._make_build(policy, index, today)
            refresh_answers(self._seen, revision, questions, self._build, self.answerer)

    def look_everywhere(self) -> None:
        """Let the next update compare every generated file, although no note changed."""
        self._is_done = False

    def _load(self, problems: list[MdrelError]) -> bool:
        """Read the settings again and return whether they changed.

        With a broken file, or while the vault is away, the last good ones stay.
        """
        if self._policy and not is_folder(self.vault):
            return False
        digest = digest_settings(self.vault)
        if self._policy and digest == self._digest:
            return False
        try:
            policy = load_settings(self.vault)
        except SettingsError as error:
            problems.append(error)
            return False
        is_new = policy != self._policy
        self._policy, self._digest = policy, digest
        if self._index and not is_new:
            self._index.note_settings(digest)
        return is_new

    def _look(
        self, policy: Policy, hints: DirtyPaths | None, *, has_new_settings: bool
    ) -> _NoteChanges:
        """Look at the notes and return how they differ from the last look."""
        index, last = self._index, self._index
        if index is None or has_new_settings:
            index, hints = VaultIndex(self.vault, policy, self._check_cache()), None
        before = last.notes if last else {}
        changes = index.refresh(self.progress, hints)
        self._index = index
        after = index.notes
        if last is None:
            return _NoteChanges(index, before, after)
        # A new index reads every note; what differs is what the old one read otherwise,
        # or not at all.
        seen = (
            sorted(before.keys() | after.keys())
            if has_new_settings
            else (*changes.to_read, *changes.gone)
        )
        differs = [path for path in seen if before.get(path) != after.get(path)]
        changed = tuple(path for path in differs if not _is_ours(before.get(path), after.get(path)))
        # What mdrel wrote itself is no news; a dashboard that somebody else deleted is.
        is_touched = any(path in changes.gone for path in differs if path not in changed)
        return _NoteChanges(index, before, after, changed, is_touched)

    def _check_cache(self) -> CacheCheck | None:
        """Look at the cache, if it may be used and is of the settings just loaded."""
        cache_check = check_cache(self.vault, asks=False) if self.remembers else None
        self._seen = cache_check if cache_check and cache_check.digest == self._digest else None
        return self._seen

    def _note_templates(self) -> bool:
        """Take in the person's own templates, and return whether they were others before."""
        before, self._templates = self._templates, stamp_templates()
        return before != self._templates

    def _make_build(self, policy: Policy, index: VaultIndex, today: date) -> Build:
        """Return what the notes come to as last looked at.

        Readings that are held back stand in place of the real ones.
        """
        snapshot = index.snapshot(self.grace_period.notes, keeps=True)
        return build_next(self._build, self.vault, policy, today, snapshot)

    def _publish(self, build: Build, notes: Notes, problems: list[MdrelError]) -> Outcome:
        """Let every output write what it has to, and return what all of them did."""
        self._is_done = True
        try:
            # Held readings would hide for a while that the disk is away,
            # and files would be written to where it was (P13).
            if not self.accepts_removals:
                check_removals(self.vault, self._count_contacts(build, notes))
        except WriteError as error:
            problems.append(error)
            self._is_done = False
            return join_outcomes([])
        outcomes: list[Outcome] = []
        for output in self.outputs:
            try:
                build, outcome = output(build, accepts_removals=self.accepts_removals)
            except MdrelError as error:
                problems.append(error)
                self._is_done = False
            else:
                outcomes.append(outcome)
                self._is_done = self._is_done and not outcome.is_waiting
        self._build = build
        return join_outcomes(outcomes)

    def _count_contacts(self, build: Build, notes: Notes) -> int:
        """Return how many notes are contacts' as they stand on disk: held ones may be no more."""
        held = self.grace_period.notes
        return len(build.snapshot.contacts) + sum(
            _is_contact(notes.get(path)) - _is_contact(note) for path, note in held.items()
        )


def _is_contact(note: ParsedNote | None) -> bool:
    return note is not None and note.profile is not None


def _is_ours(before: ParsedNote | None, after: ParsedNote | None) -> bool:
    """Whether a changed note is only a dashboard, before and after, where it was there."""
    return (before is None or before.is_generated) and (after is None or after.is_generated)
