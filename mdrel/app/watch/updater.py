"""Keeps dashboards and feed of one vault up to date.

Each step looks again, and writes what is out of date by then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from math import inf
from pathlib import Path
from typing import Protocol

from mdrel.app.cache.validation import CacheCheck, check_cache
from mdrel.app.environment.clock import count_seconds_to_midnight, read_today
from mdrel.app.environment.state_folder import check_removals, lock_feed
from mdrel.app.environment.user_templates import stamp_templates
from mdrel.app.outputs.derived_properties import Materializer
from mdrel.app.outputs.feeds import keep_feeds
from mdrel.app.outputs.publish import Outcome, keep_dashboards
from mdrel.app.session import Session
from mdrel.app.settings.files import digest_settings
from mdrel.app.settings.loader import load_settings
from mdrel.app.vault_index import Progress, VaultIndex, no_progress
from mdrel.app.watch.refresh_answers import Answerer, refresh_answers
from mdrel.errors import MdrelError, SettingsError, WriteError
from mdrel.index.grace_period import GracePeriod
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Policy
from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.presence import is_folder


class Output(Protocol):
    """Writes one kind of document; raises MdrelError where it cannot."""

    def __call__(self, session: Session, *, accepts_removals: bool) -> Outcome:
        """Return what was written."""
        ...


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What one step saw and did.

    Attributes:
        changed: Notes whose reading changed.
        written: Files that were written.
        left_alone: Files that mdrel did not write, so that it does not overwrite them.
        released: Notes whose reading was held back and now shows.
        held: How many readings are held back.
        problems: What stopped a part of the step.
        unshown: What could not be shown in a document.
        is_first: Whether no step was before it.
        is_new_day: Whether it is another day than at the last step.
        has_new_settings: Whether the settings are others than at the last step.
        notes: How many notes there are.
        made: Folders that were not there.
    """

    changed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    released: tuple[str, ...] = ()
    held: int = 0
    problems: tuple[MdrelError, ...] = ()
    unshown: tuple[Diagnostic, ...] = ()
    is_first: bool = False
    is_new_day: bool = False
    has_new_settings: bool = False
    notes: int = 0
    made: tuple[str, ...] = ()

    @property
    def shows_news(self) -> bool:
        """Whether notes are read otherwise than before the step."""
        return self.is_first or self.has_new_settings or bool(self.changed or self.released)


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
        hold: The readings that are held back.
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
    hold: GracePeriod = field(default_factory=GracePeriod)
    _policy: Policy | None = None
    _index: VaultIndex | None = None
    _today: date | None = None
    _is_done: bool = False
    _digest: str = ""
    _last: Session | None = None
    _seen: CacheCheck | None = None
    _templates: str = ""

    def step(self, now: float, hints: DirtyPaths | None = None) -> UpdateReport:
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
            return self._step(now, hints)

    def _step(self, now: float, hints: DirtyPaths | None) -> UpdateReport:
        problems: list[MdrelError] = []
        has_new_settings = self._load(problems)
        policy, index, is_first = self._policy, self._index, self._index is None
        if policy is None:
            raise problems[0]
        if index is None or has_new_settings:
            index, hints = VaultIndex(self.vault, policy, self._glance()), None
        before = self._index.notes if self._index else {}
        changes = index.refresh(self.progress, hints)
        self._index = index
        after = index.notes
        # A new index reads every note; what differs is what the old one read otherwise,
        # or not at all.
        seen = (
            sorted(before.keys() | after.keys())
            if has_new_settings
            else (*changes.to_read, *changes.gone)
        )
        differs = (
            [path for path in seen if before.get(path) != after.get(path)] if not is_first else []
        )
        changed = tuple(path for path in differs if not _is_ours(before.get(path), after.get(path)))
        # What mdrel wrote itself is no news; a dashboard that somebody else deleted is.
        is_touched = any(path in changes.gone for path in differs if path not in changed)
        held_before = self.hold.notes
        # Whoever leaves because the settings say so leaves at once: nobody is typing in that note.
        self.hold.update({} if has_new_settings else before, after, changed, now)
        today = self.day or read_today(policy.timezone)
        is_new_day = self._today is not None and today != self._today
        self._today = today
        stamp, self._templates = self._templates, stamp_templates()
        has_news = (
            is_new_day
            or has_new_settings
            or stamp != self._templates
            or held_before != self.hold.notes
        )
        if self._is_done and not (changed or is_touched or has_news):
            return UpdateReport(held=len(self.hold.notes), problems=tuple(problems))
        outcomes = self._publish(policy, index, today, problems)
        return UpdateReport(
            changed,
            tuple(path for outcome in outcomes for path in outcome.written),
            tuple(path for outcome in outcomes for path in outcome.left_alone),
            tuple(
                path for path in held_before if path not in self.hold.notes and path not in changed
            ),
            len(self.hold.notes),
            tuple(problems),
            tuple(problem for outcome in outcomes for problem in outcome.problems),
            is_first,
            is_new_day,
            has_new_settings and not is_first,
            len(after),
            tuple(folder for outcome in outcomes for folder in outcome.made),
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
        """Read the settings where they can be read; the next step says what is wrong with them."""
        self._load([])

    def has_new_day(self) -> bool:
        """Whether it is another day than at the last step."""
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

    def answer_again(self) -> None:
        """Make the answers that commands kept anew where notes or day are others by now.

        Not while readings are held back: commands show what is in the notes.
        """
        index, policy, today, revision = self._index, self._policy, self._today, self.revision
        if (
            not (self.answerer and index and policy and today and revision and self._seen)
            or self.hold.notes
        ):
            return
        refresh_answers(self._seen, revision, self._begin(policy, index, today), self.answerer)

    def look_everywhere(self) -> None:
        """Let the next step compare every generated file, although no note changed."""
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

    def _glance(self) -> CacheCheck | None:
        """Look at the cache, if it may be used and is of the settings just loaded."""
        cache_check = check_cache(self.vault, asks=False) if self.remembers else None
        self._seen = cache_check if cache_check and cache_check.digest == self._digest else None
        return self._seen

    def _begin(self, policy: Policy, index: VaultIndex, today: date) -> Session:
        """Return a session of what the index holds, taking over what it can from the last.

        Readings that are held back stand in place of the real ones.
        """
        session = Session(self.vault, today, before=self._last)
        session.policy, session.snapshot = policy, index.snapshot(self.hold.notes, keeps=True)
        return session

    def _publish(
        self, policy: Policy, index: VaultIndex, today: date, problems: list[MdrelError]
    ) -> list[Outcome]:
        """Let every output write what it has to; return what was done."""
        session = self._begin(policy, index, today)
        outcomes: list[Outcome] = []
        self._is_done = True
        try:
            # Held readings would hide for a while that the disk is away,
            # and files would be written to where it was (P13).
            if not self.accepts_removals:
                check_removals(
                    self.vault, sum(note.profile is not None for note in index.notes.values())
                )
        except WriteError as error:
            problems.append(error)
            self._is_done = False
            return outcomes
        for output in self.outputs:
            try:
                outcomes.append(output(session, accepts_removals=self.accepts_removals))
                self._is_done = self._is_done and not outcomes[-1].is_waiting
            except MdrelError as error:
                problems.append(error)
                self._is_done = False
        session.before, self._last = None, session
        return outcomes


def _is_ours(before: ParsedNote | None, after: ParsedNote | None) -> bool:
    """Whether a changed note is only a dashboard, before and after, where it was there."""
    return (before is None or before.is_generated) and (after is None or after.is_generated)
