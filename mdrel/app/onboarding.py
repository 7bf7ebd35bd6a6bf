"""Takes the first steps with a vault: its settings file, and the demo."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from mdrel.app.cache.validation import CacheCheck, check_cache
from mdrel.app.daily_elsewhere import find_daily_elsewhere
from mdrel.app.environment.clock import make_vault_id
from mdrel.app.git.process import ask_user_name
from mdrel.app.session import Session
from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.initial_file import initial_toml, set_lines
from mdrel.app.settings.loader import load_settings
from mdrel.app.vault_index import Progress, no_progress
from mdrel.errors import WriteError, raising_write_error
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import DateOrder, Me, Policy
from mdrel.parse.dates.order import OrderProof, prove_order
from mdrel.resources import data_folder
from mdrel.rules.checks.notices import (
    DATE_CODES,
    Notice,
    find_sections,
    make_notices,
    notice_attendees,
    notice_copies,
)
from mdrel.rules.checks.probable_owner import CODE as OWNER
from mdrel.rules.checks.probable_owner import Owner, find_owner
from mdrel.vault.folders import OpenFolders
from mdrel.vault.place import Place
from mdrel.vault.presence import is_there, missing_folder
from mdrel.vault.read import read_note
from mdrel.write.generated_files import inside, write_file

DEMO_DAY = date(2026, 11, 22)
_TALKS_ELSEWHERE = "MDR311"
FIRST_NOTE = Path("People") / "Somebody I trust.md"
_FIRST_NOTE = """\
---
type: person
level: trusted
organization:
role:
email:
phone:
birthday:
---
%% Rename this note to somebody's name and fill in what you know. \
Levels: trusted, transactional, tentative, target. %%

## Conversations

%% One line for each talk, the newest first: - 2026-11-20 call: what you spoke of; \
what did you ask? #thanks %%

## Follow-ups

%% - [ ] what you promised 📅 2026-12-01 %%
"""


@dataclass(frozen=True, slots=True)
class UnreadLines:
    """Dated lines below headings that settings could name.

    `lines` is how many there are, `first` the place of one, as `path:line`, and `text` what it
    says.
    """

    headings: tuple[str, ...]
    lines: int
    first: str
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a folder of notes looks like to mdrel.

    `rules` counts how the contacts were recognised, most frequent first. `notices` say what is not
    read, and what changes it. `unlevelled` is how many people triage would ask about. `order` is
    what the dates prove where the settings say nothing. `unread` are the dated lines that a line of
    settings would read. `owner` is who the person probably is, where the settings do not say.
    `near` are folders that look like people and are not read so. `session` has the vault as it was
    looked at, where it has contacts.
    """

    notes: int
    contacts: int
    rules: tuple[tuple[str, int], ...]
    levels: int
    notices: tuple[Notice, ...] = ()
    unlevelled: int = 0
    order: OrderProof | None = None
    unread: UnreadLines | None = None
    owner: Owner | None = None
    near: tuple[str, ...] = ()
    session: Session | None = None


def look_at(
    vault: Path,
    progress: Progress = no_progress,
    people: Sequence[str] = (),
    *,
    day: date | None = None,
    is_kept: bool = False,
) -> Seen:
    """Return what the notes of a folder look like, by its settings where it has some.

    It is seen on `day`, else on the present one. The order that the dates prove counts already
    where it is to be written, and so do the folders of `people`. With `is_kept` the cache keeps
    what was read. Raises VaultError or SettingsError when the folder cannot be read.
    """
    policy = load_settings(vault)
    if people:
        folders = (*policy.reading.people_folders, *people)
        policy = replace(policy, reading=replace(policy.reading, people_folders=folders))
    session = Session(vault, day, progress, _cache_of(vault, is_kept=is_kept))
    session.policy = policy
    order = None if policy.reading.date_order else _prove_order(vault, session.index.notes)
    is_doubtful = any(each.code in DATE_CODES for each in session.problems)
    if order and not has_settings(vault) and is_doubtful:
        session = Session(vault, day, progress, _cache_of(vault, is_kept=is_kept))
        session.policy = replace(policy, reading=replace(policy.reading, date_order=order.order))
    snapshot, problems = session.snapshot, session.problems
    rules = Counter(contact.profile.matched_by for contact in snapshot.contacts)
    # The owner is told with what git knows besides.
    notices = make_notices([each for each in problems if each.code != OWNER], policy.reading)
    return Seen(
        snapshot.notes,
        len(snapshot.contacts),
        tuple(rules.most_common(4)),
        sum(contact.level is not None for contact in snapshot.contacts),
        (
            *notice_copies(problems),
            *_tell_daily(notices, session.index.notes, policy),
            *(() if snapshot.contacts else notice_attendees(problems)),
        ),
        sum(each.count for each in problems if each.code == "MDR501"),
        order,
        _find_unread(vault, problems),
        find_owner(snapshot, policy.me, ask_user_name(vault)),
        tuple(name for each in problems if each.code == "MDR504" for name in each.names),
        session if snapshot.contacts else None,
    )


def read_ahead(vault: Path, progress: Progress = no_progress) -> None:
    """Read the notes by the settings just written, so that the next command need not.

    The answers may change what a note tells; else what `look_at` kept is good.
    """
    Session(vault, progress=progress, cache_check=check_cache(vault)).snapshot  # noqa: B018


def _cache_of(vault: Path, *, is_kept: bool) -> CacheCheck | None:
    return check_cache(vault) if is_kept else None


def _find_unread(vault: Path, problems: Iterable[Diagnostic]) -> UnreadLines | None:
    """Return the dated lines that settings could have read, if there are any."""
    found = [each for each in problems if each.code == "MDR305"]
    picked = find_sections(found)
    if not picked:
        return None
    headings = tuple(each.heading for each in picked)
    path, line = next(
        (each.path, below.span.line)
        for each in found
        for below in each.lines
        if below.heading in headings
    )
    with OpenFolders(vault) as folders:
        lines = (read_note(folders, path)[0] or "").split("\n")
    text = lines[line - 1].strip() if line <= len(lines) else ""
    return UnreadLines(headings, sum(each.number for each in picked), f"{path}:{line}", text)


def _tell_daily(
    notices: Sequence[Notice], paths: Iterable[str], policy: Policy
) -> tuple[Notice, ...]:
    """Return the notices with that on daily notes outside their folder.

    Where talks in them are told of already (MDR311), it says what to do about these.
    """
    found = find_daily_elsewhere(paths, policy.reading)
    if found is None:
        return tuple(notices)
    remedy = f"i{found.remedy[1:]}"
    if not any(each.code == _TALKS_ELSEWHERE for each in notices):
        return (*notices, Notice(_TALKS_ELSEWHERE, found.words, remedy))
    return tuple(
        replace(each, remedy=remedy) if each.code == _TALKS_ELSEWHERE else each for each in notices
    )


def _prove_order(vault: Path, paths: Iterable[str]) -> OrderProof | None:
    with OpenFolders(vault) as folders:
        return prove_order((path, read_note(folders, path)[0] or "") for path in sorted(paths))


def has_settings(vault: Path) -> bool:
    """Return whether the folder has an `mdrel.toml`, or something else of that name."""
    return is_there(vault / FILE_NAME)


def write_settings(
    vault: Path,
    me: Me,
    order: OrderProof | None,
    sections: Sequence[str] = (),
    people: Sequence[str] = (),
) -> tuple[str, ...]:
    """Write `mdrel.toml`, and return the lines that set something but the new vault id.

    There must be none yet. Raises WriteError.
    """
    date_order: DateOrder = order.order if order else ""
    text = initial_toml(make_vault_id(), me, date_order, sections, people)
    write_file(Place(vault, FILE_NAME), text.encode("utf-8"))
    return tuple(line for line in set_lines(text) if not line.startswith("vault_id"))


def make_folder(folder: Path) -> Path | None:
    """Make `folder` and return it, or None where it was there.

    Raises WriteError where it cannot be made.
    """
    made = missing_folder(folder)
    with raising_write_error(f"{folder} cannot be created", "Name another folder."):
        folder.mkdir(parents=True, exist_ok=True)
    return made


def write_first_note(vault: Path) -> Path | None:
    """Write a note to fill in into an empty vault.

    Return the folder that was made for it, if any.
    """
    place = inside(vault, FIRST_NOTE.as_posix())
    made = missing_folder(place.folder)
    write_file(place, _FIRST_NOTE.encode("utf-8"))
    return made


def _is_empty(folder: Path) -> bool:
    """Return whether `folder` has nothing in it, as far as one can look."""
    with suppress(OSError):
        return not any(folder.iterdir())
    return False


def copy_example(target: Path) -> bool:
    """Copy the example vault to `target`, and return whether it was copied.

    Return False when an earlier copy is there, which stays as it is. Raises WriteError when
    something else is there.
    """
    source = data_folder("example-vault")
    if is_there(target) and not _is_empty(target):
        with suppress(OSError):
            if (target / FILE_NAME).read_bytes() == (source / FILE_NAME).read_bytes():
                return False
        raise WriteError(
            f"{target} is already there and is not a copy of the example",
            "Name another folder: mdrel demo DIR",
        )
    try:
        shutil.copytree(source, target, dirs_exist_ok=True)
    except (OSError, shutil.Error) as error:
        raise WriteError(
            f"The example could not be copied to {target}: {error}",
            "Check the disk and the permissions.",
        ) from error
    return True
