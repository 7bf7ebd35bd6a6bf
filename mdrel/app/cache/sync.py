"""How an index uses a memo: what it begins with, and what it leaves for the next command."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from mdrel.app.cache.location import canonical, mark_libraries
from mdrel.app.cache.serialization import pack_problems, pack_reading, unpack_problems
from mdrel.app.cache.store import About, Update
from mdrel.app.cache.validation import Glimpse
from mdrel.app.environment.clock import make_revision
from mdrel.index.diff import Changes, diff_folders
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Policy
from mdrel.vault.scan import Folders, Stamp, join

if TYPE_CHECKING:
    from mdrel.app.vault_index import VaultIndex


class Remembering:
    """The memo of one index. `revision` is the memo's for what the index holds, empty where the memo does not hold it."""

    def __init__(self, glimpse: Glimpse, policy: Policy, ignore: tuple[str, ...]) -> None:
        """Work out for which settings readings are good."""
        self._glimpse, self._policy, self._ignore = glimpse, policy, ignore
        self._key = sha256(canonical((policy.reading, ignore)).encode("utf-8", "surrogatepass")).hexdigest()
        self._about: About | None = None
        self.revision = ""

    def note_settings(self, digest: str) -> None:
        """Take a new digest of settings files that come to the same policy."""
        self._glimpse.digest = digest

    def begin(self) -> tuple[Folders, list[Diagnostic]]:
        """Return the memo's stamps and the scan's problems; nothing where it is of other settings or damaged."""
        memo, about = self._glimpse.memo, self._glimpse.about
        if about is None or about.key != self._key:
            return {}, []
        folders = self._glimpse.folders if self._glimpse.folders is not None else memo.read_folders(about.revision)
        if folders is None:
            return {}, []
        try:
            problems = unpack_problems(about.problems)
        except ValueError as error:
            memo.drop(str(error))
            return {}, []
        self._about, self.revision = about, about.revision
        return folders, problems

    def readings(self) -> dict[str, bytes] | None:
        """Return the packed readings of the revision, or None where the memo is not at it any more."""
        return self._glimpse.memo.read_readings(self.revision)

    def store(self, index: VaultIndex, changes: Changes, touched: Iterable[str], *, is_moved: bool) -> None:
        """Leave what the index found to the next command."""
        memo, base = self._glimpse.memo, self.revision
        about = self._describe(index)
        if base and not (changes or touched) and self._about and (self._about.settings, self._about.problems) == (about.settings, about.problems):
            if index.is_whole and not memo.is_at(base):  # somebody dropped it, or stored what they saw
                self.revision = self._store_anew(index, about)
            return
        if base:
            update = self._update(index, about, (*changes.to_read, *changes.gone), touched)
            update.is_moved = is_moved
            self.revision = memo.store(update, base)
        if not (base and self.revision):
            self.revision = self._store_anew(index, about)
        self._about = about if self.revision else None

    def _store_anew(self, index: VaultIndex, about: About) -> str:
        """Store on top of what somebody else stored meanwhile, or everything; only an index that holds all readings can."""
        memo = self._glimpse.memo
        if not index.is_whole:
            return ""
        found = memo.read_about()
        theirs = memo.read_folders(found.revision) if found and found.key == self._key else None
        if found and theirs is not None:
            changes = diff_folders(theirs, index.folders)
            touched = find_touched(theirs, index.folders)
            # A note both are unsure of is told apart by nothing: it is written again.
            unsure = [path for path, stamp in _all(index.folders) if not any(stamp)]
            update = self._update(index, about, (*changes.to_read, *changes.gone, *unsure), touched)
            update.is_moved = has_moved(theirs, index.folders, touched)
            if revision := memo.store(update, found.revision):
                return revision
        return memo.store(self._update(index, about, index.paths(), index.folders), "")

    def _describe(self, index: VaultIndex) -> About:
        """Return what the memo shall say of itself."""
        policy = self._policy
        libraries = mark_libraries() or (self._about.libraries if self._about else "")
        return About(
            libraries=libraries,
            key=self._key,
            settings=self._glimpse.digest,
            ignore=self._ignore,
            zone=policy.timezone,
            problems=pack_problems(index.scan_problems),
        )

    def _update(self, index: VaultIndex, about: About, paths: Iterable[str], folders: Iterable[str]) -> Update:
        """Return the rows to write."""
        update = Update(about, make_revision(), {folder: index.folders.get(folder) for folder in folders})
        for path in paths:
            reading = index.reading(path)
            is_bare = reading is None or reading == (ParsedNote(path), None)
            update.readings[path] = None if reading is None or is_bare else pack_reading(reading)
        return update


def find_touched(before: Folders, after: Folders) -> set[str]:
    """Return the folders that came, went or hold another note or stamp."""
    pairs = ((folder, before.get(folder), after.get(folder)) for folder in before.keys() | after.keys())
    return {folder for folder, old, new in pairs if old is not new and old != new}


def has_moved(before: Folders, after: Folders, touched: Iterable[str]) -> bool:
    """Whether a note came or went in one of the `touched` folders."""
    return any(before.get(folder, {}).keys() != after.get(folder, {}).keys() for folder in touched)


def _all(folders: Folders) -> Iterable[tuple[str, Stamp]]:
    return ((join(folder, name), stamp) for folder, names in folders.items() for name, stamp in names.items())
