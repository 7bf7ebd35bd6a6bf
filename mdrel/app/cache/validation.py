"""Tells whether a vault changed since it was last read, without reading a note."""

from __future__ import annotations

from pathlib import Path

from mdrel.app.cache.revision_socket import ask_revision
from mdrel.app.cache.store import Cache
from mdrel.app.cache.tables import CacheHeader
from mdrel.app.environment.clock import read_now_ns
from mdrel.app.settings.files import digest_settings
from mdrel.vault.scan import Folders, Scan, scan_vault


class CacheCheck:
    """A look at a vault and at its cache.

    `revision` is the cache's where nothing changed since, else empty.
    `scan` is the walk through the vault, begun at `began_ns`. It is there where one was needed and
    the vault's ignored paths are known. `folders` are the cache's stamps, where they were looked
    at.
    """

    def __init__(self, cache: Cache, digest: str, about: CacheHeader | None) -> None:
        """Take what was found before the vault is looked at."""
        self.cache, self.digest, self.about = cache, digest, about
        self.began_ns = 0
        self.scan: Scan | None = None
        self.folders: Folders | None = None
        self.revision = ""

    def release(self) -> None:
        """Drop the walk and the cache's stamps.

        Whoever goes on from them has them, and a program that runs for days does not need them
        twice.
        """
        self.scan = self.folders = None


def check_cache(vault: Path, *, asks: bool = True) -> CacheCheck:
    """Return a look at the cache and, where it is of these settings, at the vault.

    With `asks` a running watcher is asked first; where it says that nothing changed, the vault is
    not walked through. Raises VaultError when the vault's folder cannot be read.
    """
    cache = Cache(vault)
    found = CacheCheck(cache, digest_settings(vault), cache.read_about())
    if found.about is None or found.about.settings != found.digest:
        return found
    if asks and found.about.revision == ask_revision(cache.file.parent):
        found.revision = found.about.revision
        return found
    found.began_ns = read_now_ns()
    found.scan = scan_vault(vault, found.about.ignore)
    found.folders = cache.read_folders(found.about.revision, found.scan.folders)
    if found.folders == found.scan.folders and found.about.problems == _pack(found.scan):
        found.revision = found.about.revision
    return found


def _pack(scan: Scan) -> str:
    if not scan.problems:
        return "[]"
    from mdrel.app.cache.serialization import pack_problems

    return pack_problems(scan.problems)
