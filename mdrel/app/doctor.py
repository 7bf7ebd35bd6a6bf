"""Finds what is wrong around a vault, for `mdrel doctor`.

That is lost entries, leftovers of killed processes, folders that cannot be written to, a clone that
is not set up, daily notes outside their folder, a service that cannot start, and watch limits.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.cache.location import cache_file
from mdrel.app.cache.status import describe_cache
from mdrel.app.daily_elsewhere import find_daily_elsewhere
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.lost_entries import Lost, find_lost, forget, put_back
from mdrel.app.environment.clock import is_recent, read_now_ns
from mdrel.app.environment.state_folder import find_lax_folders, state_folder
from mdrel.app.session import Session
from mdrel.errors import MdrelError, WriteError
from mdrel.vault.folders import walk
from mdrel.vault.place import Place, is_inside
from mdrel.vault.scan import join

_WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    `kind` is `lost`, `leftover`, `state`, `lax`, `cache`, `git`, `daily`, `service` or `watch`.
    `text` is a lost entry's line, and `at` when it was written. `is_fixable` says whether `--fix`
    mends it.
    """

    kind: str
    message: str
    hint: str = ""
    path: str = ""
    text: str = ""
    at: str = ""
    is_fixable: bool = False
    lost: Lost | None = None


def examine(session: Session) -> list[Finding]:
    """Return everything that is wrong, the most urgent first."""
    state = list(_find_state(session))
    return [
        *state,
        *(
            (*_find_lost(session), *_find_outsiders(session))
            if all(each.kind == "lax" for each in state)
            else ()
        ),
        *_find_leftovers(session.vault),
        *_find_cache(session.vault),
        *_find_git(session),
        *_find_daily(session),
        *_find_services(session.vault),
        *_find_watches(session),
    ]


def mend(session: Session, findings: list[Finding]) -> tuple[list[Finding], list[WriteError]]:
    """Mend what can be mended, and return what was mended and why the rest was not.

    Lost entries are put back and leftovers are deleted.
    """
    lost = {id(each.lost): each for each in findings if each.lost}
    done, errors = put_back(
        Editor(session.vault, session.lexicon), [each.lost for each in lost.values() if each.lost]
    )
    mended = [lost[id(each)] for each in done]
    for finding in findings:
        if finding.kind == "leftover":
            try:
                _delete(Place(session.vault, finding.path))
                mended.append(finding)
            except OSError as error:
                errors.append(
                    WriteError(
                        f"{finding.path} cannot be deleted: {error.strerror}",
                        "Check the folder's permissions.",
                    )
                )
    return mended, errors


def forget_lost(session: Session, findings: list[Finding]) -> None:
    """Stop reporting lost entries.

    Raises WriteError.
    """
    forget(Editor(session.vault, session.lexicon), [each.lost for each in findings if each.lost])


def _find_lost(session: Session) -> Iterator[Finding]:
    try:
        for each in find_lost(Editor(session.vault, session.lexicon)):
            message = f"{each.record.path} has lost an entry: {each.text}"
            hint = "mdrel doctor --fix puts it back; --forget, when it was deleted on purpose."
            yield Finding(
                "lost",
                message,
                hint,
                each.record.path,
                each.text,
                each.record.at,
                is_fixable=True,
                lost=each,
            )
    except WriteError as error:
        yield Finding("state", error.message, error.hint)


def _find_outsiders(session: Session) -> Iterator[Finding]:
    """Yield what the journal says was written outside the vault, which mdrel never does (P9)."""
    with suppress(WriteError):
        journal = Editor(session.vault, session.lexicon).journal()
        for path in dict.fromkeys(each.path for each in journal.read()):
            if is_inside(path):
                continue
            yield Finding(
                "state",
                f"The journal {journal.path} names {path}, which leads out of the vault",
                "mdrel did not write that and leaves it alone; somebody else wrote to the journal.",
                path,
            )


def _find_leftovers(vault: Path) -> Iterator[Finding]:
    """Yield files that killed writes left behind.

    A file younger than a minute may still be at work and is left out.
    """
    now = read_now_ns()
    for folder, entries in walk(vault):
        for entry in entries:
            if entry.name.startswith(".mdrel-") and entry.name.endswith(".tmp"):
                with suppress(OSError):
                    modified = entry.stat(follow_symlinks=False).st_mtime_ns
                    if not is_recent(modified, now, seconds=60):
                        path = join(folder.path, entry.name)
                        yield Finding(
                            "leftover",
                            f"{path} was left behind by an interrupted write",
                            "mdrel doctor --fix deletes it.",
                            path,
                            is_fixable=True,
                        )


def _delete(place: Place) -> None:
    with suppress(FileNotFoundError), place.opened() as folder:
        folder.delete(place.name)


def _find_state(session: Session) -> Iterator[Finding]:
    try:
        folder = state_folder(session.vault)
    except OSError as error:
        yield Finding(
            "state",
            f"The state folder cannot be created: {error.strerror}",
            "Check XDG_STATE_HOME and its permissions; without it nothing can be written.",
        )
        return
    if not _is_writable(folder):
        yield Finding(
            "state",
            f"{folder} cannot be written to",
            "Check its permissions; without it nothing can be written to notes.",
            str(folder),
        )
    for lax in find_lax_folders(session.vault):
        yield Finding(
            "lax",
            f"Other users can read {lax}, which holds the feed's secret",
            f"chmod 700 {shlex.quote(str(lax))}",
            str(lax),
        )


def _find_cache(vault: Path) -> Iterator[Finding]:
    file = cache_file(vault)
    there = next((each for each in (file.parent, *file.parents) if each.exists()), file.parent)
    if not _is_writable(there):
        yield Finding(
            "cache",
            f"The cache folder {there} cannot be written to",
            "Check its permissions; answers are right without it, only slower.",
            str(there),
        )
        return
    state = describe_cache(vault)
    if state.is_there and state.why:
        yield Finding(
            "cache",
            state.words,
            "The next command rebuilds it; if this message stays, delete it.",
            str(file),
        )


def _is_writable(folder: Path) -> bool:
    """Return whether a file can be made in a folder, by trying it.

    Permissions do not tell of read-only disks and full ones.
    """
    probe = folder / f".mdrel-probe-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _find_git(session: Session) -> Iterator[Finding]:
    from mdrel.app.git.setup import read_setup

    try:
        setup = read_setup(session.vault, session.policy)
    except MdrelError as error:
        yield Finding("git", error.message, error.hint)
        return
    if setup is None:
        return
    if not setup.is_complete:
        yield Finding(
            "git",
            (
                "This clone merges notes as plain text: two machines that log to one note will "
                "conflict"
            ),
            "mdrel git setup",
            str(setup.top),
        )
    for remark in setup.remarks:
        yield Finding("git", remark, "", str(setup.top))


def _find_daily(session: Session) -> Iterator[Finding]:
    if found := find_daily_elsewhere(session.index.notes, session.policy.reading):
        yield Finding("daily", found.words, found.remedy, found.folder)


def _find_services(vault: Path) -> Iterator[Finding]:
    from mdrel.app.service.known import find_manager
    from mdrel.app.service.status import find_faults

    with suppress(WriteError):  # a system whose services mdrel does not know
        for fault in find_faults(find_manager(), vault):
            yield Finding("service", fault.message, fault.hint, fault.path)


def _find_watches(session: Session) -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, ValueError):
        limit = int(_WATCHES.read_text(encoding="ascii"))
        folders = sum(1 for _ in walk(session.vault))
        if folders > limit:
            message = f"The vault has {folders} folders, and the system lets one user watch {limit}"
            yield Finding(
                "watch",
                message,
                f"sudo sysctl fs.inotify.max_user_watches={folders * 2}, or mdrel watch --poll",
            )
