"""Takes readings from the cache at a command's start and stores them for the next command."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from mdrel.app.cache.folds import load_folds, save_folds
from mdrel.app.cache.location import library_fingerprint
from mdrel.app.cache.readings import OutdatedError, Readings
from mdrel.app.cache.serialization import pack, pack_problems, unpack_problems
from mdrel.app.cache.tables import CacheHeader, CacheUpdate
from mdrel.app.cache.validation import CacheCheck
from mdrel.app.environment.clock import make_revision
from mdrel.index.diff import Changes, diff_folders, find_came, find_touched
from mdrel.index.fold import FoldState
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Me, Policy
from mdrel.vault.scan import Folders, Stamp, join


class CacheSync:
    """The cache of one index.

    `revision` is the cache's for the readings of that index, and empty where the cache does not
    hold them.
    """

    def __init__(self, cache_check: CacheCheck, policy: Policy, ignore: tuple[str, ...]) -> None:
        """Find out for which settings readings are good."""
        self._cache_check, self._policy, self._ignore = cache_check, policy, ignore
        self._key = sha256(pack((policy.reading, ignore))).hexdigest()
        self._about: CacheHeader | None = None
        self.revision = ""

    def note_settings(self, digest: str) -> None:
        """Take a new digest of settings files that come to the same policy."""
        self._cache_check.digest = digest

    def load(self) -> tuple[Folders, list[Diagnostic]]:
        """Return the cache's stamps and the scan's problems.

        Both are empty where the cache is damaged or of other settings.
        """
        cache, about = self._cache_check.cache, self._cache_check.about
        if about is None or about.key != self._key:
            return {}, []
        folders = (
            self._cache_check.folders
            if self._cache_check.folders is not None
            else cache.read_folders(about.revision)
        )
        if folders is None:
            return {}, []
        try:
            problems = unpack_problems(about.problems)
        except ValueError as error:
            cache.drop(str(error))
            return {}, []
        self._about, self.revision = about, about.revision
        return folders, problems

    def readings(self) -> dict[str, bytes] | None:
        """Return the packed readings of the revision.

        Return None where the cache is not at that revision any more.
        """
        return self._cache_check.cache.read_readings(self.revision)

    def reading(self, path: str) -> bytes:
        """Return the packed reading of one note, empty where it has nothing to tell.

        Raises OutdatedError where the cache is not at that revision any more.
        """
        found = self._cache_check.cache.read_reading(path, self.revision)
        if found is None:
            raise OutdatedError("another process was there")
        return found

    def drop(self) -> None:
        """Throw the cache away, since what it says of a note is no reading."""
        self._cache_check.cache.drop("it was damaged: a reading was never packed")

    def load_folds(self, me: Me) -> tuple[FoldState, list[str]] | None:
        """Return what the notes came to at the last fold, and which were read again since.

        Return None where there is nothing to go on from.
        """
        return load_folds(self._cache_check.cache, self.revision, me) if self.revision else None

    def save_folds(self, before: FoldState, after: FoldState) -> None:
        """Keep what the notes came to, of which `before` is what the cache has."""
        if self.revision:
            save_folds(self._cache_check.cache, self.revision, before, after)

    def save(
        self, known: Readings, changes: Changes, touched: Iterable[str], *, is_moved: bool
    ) -> None:
        """Store what is known for the next command."""
        cache, base = self._cache_check.cache, self.revision
        about = self._describe(known)
        if (
            base
            and not (changes or touched)
            and self._about
            and (self._about.settings, self._about.problems) == (about.settings, about.problems)
        ):
            if not known.fetch and not cache.is_at(
                base
            ):  # somebody dropped it, or stored what they saw
                self.revision = self._save_rebased(known, about)
            return
        if base:
            update = self._update(known, about, (*changes.to_read, *changes.gone), touched)
            self.revision = cache.store(update._replace(is_moved=is_moved), base)
        if not (base and self.revision):
            self.revision = self._save_rebased(known, about)
        self._about = about if self.revision else None

    def _save_rebased(self, known: Readings, about: CacheHeader) -> str:
        """Store what is known on top of what another process stored, else all of it.

        Only who holds all readings can. Return the revision it came to, empty where nothing was
        stored.
        """
        cache = self._cache_check.cache
        if known.fetch:
            return ""
        found = cache.read_about()
        theirs = cache.read_folders(found.revision) if found and found.key == self._key else None
        if found and theirs is not None:
            changes = diff_folders(theirs, known.folders)
            touched = find_touched(theirs, known.folders)
            # A note both are unsure of is told apart by nothing: it is written again.
            unsure = [path for path, stamp in _all(known.folders) if not any(stamp)]
            update = self._update(known, about, (*changes.to_read, *changes.gone, *unsure), touched)
            is_moved = find_came(theirs, known.folders, touched) != set()
            if revision := cache.store(update._replace(is_moved=is_moved), found.revision):
                return revision
        return cache.store(self._update(known, about, known.paths(), known.folders), "")

    def _describe(self, known: Readings) -> CacheHeader:
        """Return what the cache shall say of itself."""
        policy = self._policy
        libraries = library_fingerprint() or (self._about.libraries if self._about else "")
        return CacheHeader(
            libraries=libraries,
            key=self._key,
            settings=self._cache_check.digest,
            ignore=self._ignore,
            zone=policy.timezone,
            problems=pack_problems(known.scan_problems),
        )

    def _update(
        self, known: Readings, about: CacheHeader, paths: Iterable[str], folders: Iterable[str]
    ) -> CacheUpdate:
        """Return the rows to write."""
        update = CacheUpdate(
            about, make_revision(), {folder: known.folders.get(folder) for folder in folders}, {}
        )
        for path in paths:
            update.readings[path] = known.get_packed(path) if path in known else b""
        return update


def _all(folders: Folders) -> Iterable[tuple[str, Stamp]]:
    return (
        (join(folder, name), stamp)
        for folder, names in folders.items()
        for name, stamp in names.items()
    )
