"""Reads and keeps the notes of one vault.

What changed is read again, and only whom it touches is folded again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mdrel.app.cache.readings import Notes, OutdatedError, Readings
from mdrel.app.cache.serialization import GONE, was_shut
from mdrel.app.environment.clock import read_now_ns
from mdrel.app.environment.memory import gc_freeze_if_many, gc_paused
from mdrel.app.reading import LEAST, is_young, read_notes
from mdrel.index.diff import Changes, diff_folders, find_came, find_touched
from mdrel.index.fold import (
    NOTHING,
    FoldState,
    add_hidden,
    fold_incremental,
    make_gatherer,
    needs_all,
)
from mdrel.index.gather import Gatherer
from mdrel.model.note import ParsedNote
from mdrel.model.path_pattern import make_matcher
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.parse.lexicon import build_lexicon
from mdrel.parse.prefilter import make_prefilter
from mdrel.vault.scan import Folders, Scan, Stamp, rescan, scan_vault, split

if TYPE_CHECKING:
    from mdrel.app.cache.sync import CacheSync
    from mdrel.app.cache.validation import CacheCheck
    from mdrel.vault.dirty_paths import DirtyPaths

Progress = Callable[[Iterable[str], int], Iterable[str]]
Result = TypeVar("Result")


# The stamp of a note that is to be read again next time, whatever its file's is then.
NEVER: Stamp = (0, 0, 0, 0)


def no_progress(paths: Iterable[str], _total: int) -> Iterable[str]:
    """Return the paths without showing any progress."""
    return paths


class VaultIndex:
    """All notes of the vault at `root`, as last seen by `refresh`."""

    def __init__(
        self,
        root: Path,
        policy: Policy,
        cache_check: CacheCheck | None = None,
        least_for_pool: int = LEAST,
    ) -> None:
        """Start with what the cache of `cache_check` remembers, else empty.

        `policy` says how notes are read, from `least_for_pool` of them on by several processes.
        """
        self.root, self._least_for_pool = root, least_for_pool
        self._ignore = (*policy.ignore, policy.feed.out)
        self._me = policy.reading.me
        # Where no note changed, nobody needs the words of the settings.
        self._get_prefilter = cache(lambda: make_prefilter(build_lexicon(policy.reading)))
        self._known, self._state = Readings(), NOTHING
        # What was read again since the last fold, None where a note came or went.
        self._changed: set[str] | None = None
        self._held: Mapping[str, ParsedNote] = {}
        self._cache_check = cache_check
        self._sync = _make_sync(cache_check, policy, self._ignore) if cache_check else None

    @property
    def notes(self) -> Notes:
        """The notes as last refreshed, by path."""
        self._load_cached()
        return Notes(self._known, self._read_anew)

    @property
    def revision(self) -> str:
        """The cache's name for what was last refreshed, empty where there is no cache."""
        return self._sync.revision if self._sync else ""

    @property
    def has_links(self) -> bool:
        """Whether a note has further names.

        Through them it may be changed without a file event.
        """
        return bool(self._known.linked)

    def refresh(self, progress: Progress = no_progress, hints: DirtyPaths | None = None) -> Changes:
        """Look at the vault again, read what changed, and return the changes.

        `progress` wraps the paths that are read. With `hints` nothing else is looked at: they have
        to name whatever may have changed since the last time. Raises VaultError when the vault's
        folder cannot be read.
        """
        if hints is not None and not hints.needs_full_scan:
            began = read_now_ns()
            last = Scan(self._known.folders, self._known.scan_problems, self._known.linked)
            return self._apply_scan(
                rescan(self.root, last, hints.paths, hints.folders, make_matcher(self._ignore)),
                began,
                progress,
            )
        cache_check, self._cache_check = self._cache_check, None
        if cache_check and self._sync:
            self._load_stamps(self._sync)
            if cache_check.revision and cache_check.revision == self.revision:
                cache_check.release()
                return Changes()
        is_known = (
            cache_check is not None
            and cache_check.scan is not None
            and cache_check.about is not None
            and cache_check.about.ignore == self._ignore
        )
        began = cache_check.began_ns if cache_check and is_known else read_now_ns()
        scan = (
            cache_check.scan
            if cache_check and cache_check.scan and is_known
            else scan_vault(self.root, self._ignore)
        )
        if cache_check:
            cache_check.release()
        return self._apply_scan(scan, began, progress)

    def snapshot(
        self, held: Mapping[str, ParsedNote] | None = None, *, keeps: bool = False
    ) -> Snapshot:
        """Return the whole vault as it was at the last refresh.

        `held` are readings to take instead. With `keeps` the next snapshot takes over what did not
        change.
        """
        with gc_paused():
            state = self._or_anew(lambda: self._fold(held or {}))
            if self._state is NOTHING:
                gc_freeze_if_many(len(state.folded))
        if keeps:
            self._state, self._changed, self._held = state, set(), held or {}
        return state.snapshot

    def _fold(self, held: Mapping[str, ParsedNote]) -> FoldState:
        """Return what the notes come to, going on from the last fold or from the cache's."""
        before, changed, is_first = self._state, self._changed, self._state is NOTHING
        if is_first and not held and self._sync and (kept := self._sync.load_folds(self._me)):
            before, changed = kept[0], set(kept[1])
        if changed is not None:
            changed = changed | self._held.keys() | held.keys()
            if any(
                (path in self._held) != (path in held) and path not in self._known
                for path in changed
            ):
                changed = None
        known = self._known.replaced(held) if held else self._known
        if changed is None or needs_all(before, known, self._me, changed):
            changed = None
            self._load_cached()
            known = self._known.replaced(held) if held else self._known
        state = fold_incremental(before, known, self._known.scan_problems, self._me, changed)
        if is_first and not held and self._sync:
            self._sync.save_folds(before, state)
        return state

    def gatherer(self) -> Gatherer:
        """Return the gatherer, which knows for each note the people it is about."""
        self._load_cached()
        return self._state.gatherer or self._or_anew(lambda: make_gatherer(self._known, self._me))

    def note_settings(self, digest: str) -> None:
        """Take a new digest of settings files that come to the same policy."""
        if self._sync:
            self._sync.note_settings(digest)

    def _load_stamps(self, sync: CacheSync) -> None:
        """Take what the cache remembers of stamps and of problems.

        Readings come when somebody asks.
        """
        self._known.folders, self._known.scan_problems = sync.load()
        self._known.fetch = sync.reading if sync.revision else None

    def _apply_scan(self, scan: Scan, began: int, progress: Progress) -> Changes:
        """Read what differs from what is known, and remember it."""
        changes = diff_folders(self._known.folders, scan.folders)
        for path in changes.gone:
            self._known.packed.pop(path, None)
        with gc_paused():
            with closing(self._read(changes.to_read, scan.folders, began)) as read:
                for _ in progress(read, len(changes.to_read)):
                    pass
            gc_freeze_if_many(len(changes.to_read))
        known = self._known
        before, known.folders, known.scan_problems, known.linked = (
            known.folders,
            scan.folders,
            scan.problems,
            scan.linked,
        )
        touched = find_touched(before, scan.folders)
        came = find_came(before, scan.folders, touched)
        # Dashboards that mdrel wrote for the first time move nothing.
        if (
            self._changed is None
            or came is None
            or not all(known.outline(path).is_hidden for path in came)
        ):
            self._changed = None
        else:
            self._changed = self._changed.union(changes.to_read)
            self._state = add_hidden(self._state, came) if came else self._state
        if self._sync:
            self._sync.save(known, changes, touched, is_moved=came != set())
        return changes

    def _load_cached(self) -> None:
        """Bring in what is still in the cache only.

        If the cache is gone meanwhile, everything is read.
        """
        if self._known.fetch is None:
            return
        rows = self._sync.readings() if self._sync else None
        if rows is None:
            self._begin_anew()
        else:
            self._known.fill(rows)

    def _or_anew(self, work: Callable[[], Result]) -> Result:
        """Do `work` on what the cache holds, or else on what the notes hold."""
        try:
            return work()
        except OutdatedError:
            self._begin_anew()
        except ValueError:  # a row of the cache's was never packed
            self._read_anew()
        return work()

    def _read_anew(self) -> Readings:
        """Throw the cache away, since a row of it cannot be read, and return what the notes say."""
        if self._sync:
            self._sync.drop()
        self._begin_anew()
        return self._known

    def _begin_anew(self) -> None:
        """Read every note, and leave the cache alone."""
        self._sync, self._state, self._known = None, NOTHING, Readings()
        self.refresh()

    def _read(
        self, paths: Iterable[str], folders: Folders, began: int
    ) -> Generator[str, None, None]:
        """Read notes and yield the path of each.

        A note that is young, or could not be read, gets a stamp that makes it be read again. One
        that is gone meanwhile gets none.
        """
        sizes: list[tuple[str, int]] = []
        young: set[str] = set()
        for path in paths:
            folder, name = split(path)
            stamp = folders[folder][name]
            sizes.append((path, stamp[2]))
            if is_young(stamp, began):
                young.add(path)
        known = self._known.packed
        readings = read_notes(self.root, self._get_prefilter(), sizes, self._least_for_pool)
        with closing(readings):
            for path, packed in readings:
                known[path] = packed
                if packed == GONE:
                    folder, name = split(path)
                    del folders[folder][name]
                elif path in young or (packed and was_shut(packed)):
                    folder, name = split(path)
                    folders[folder][name] = NEVER
                yield path


def _make_sync(cache_check: CacheCheck, policy: Policy, ignore: tuple[str, ...]) -> CacheSync:
    """Return the object that takes from the cache and stores to it.

    An index without a cache needs none of the modules it takes.
    """
    from mdrel.app.cache.sync import CacheSync

    return CacheSync(cache_check, policy, ignore)
