# mypy: disable-error-code="func-returns-value"
"""The events of Linux, taken as hints.

What they name is where a fresh scan differs from the last one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("Linux's file events", allow_module_level=True)

from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, InotifyFD, WatchDescriptor

from mdrel.app.watch import inotify as watch_inotify
from mdrel.app.watch.inotify import Inotify, is_limit
from mdrel.model.path_pattern import make_matcher
from mdrel.vault.dirty_paths import BURST, DirtyPaths
from mdrel.vault.scan import Scan, join, rescan, scan_vault
from tests.support.places import as_nobody, list_open, write_tree

IGNORED = ("Archive", "*.draft.md")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_tree(
        tmp_path / "vault",
        {
            "People/Ada.md": "x",
            "Work/deep/a.md": "x",
            "Archive/b.md": "x",
            ".hidden/c.md": "x",
            ".obsidian/app.json": "{}",
        },
    )


@pytest.fixture
def inotify(vault: Path) -> Iterator[Inotify]:
    found = Inotify(vault, make_matcher(IGNORED))
    assert not found.has_news()
    yield found
    found.close()


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places at once, as `mv --exchange` does."""
    here, exchanging = -100, 2
    if ctypes.CDLL(None).renameat2(here, os.fsencode(one), here, os.fsencode(other), exchanging):
        pytest.skip("this file system cannot exchange")


CHANGES: dict[str, Callable[[Path], object]] = {
    "write": lambda root: write_tree(root, {"People/Ada.md": "longer"}),
    "new": lambda root: write_tree(root, {"People/Bo.md": "x", "top.md": ""}),
    "in place": lambda root: os.truncate(root / "People/Ada.md", 0),
    "mode": lambda root: (root / "People/Ada.md").chmod(0o600),
    "touch": lambda root: os.utime(root / "People/Ada.md", (1, 1)),
    "delete": lambda root: (root / "People/Ada.md").unlink(),
    "rename": lambda root: (root / "People/Ada.md").rename(root / "Work/Ada.md"),
    "case": lambda root: (root / "People/Ada.md").rename(root / "People/ada.md"),
    "new folders": lambda root: write_tree(root, {"new/er/est/x.md": "x", "new/y.md": "y"}),
    "folder away": lambda root: (root / "Work").rename(root.parent / "away"),
    "folder moved": lambda root: (root / "Work").rename(root / "People/Work"),
    "folder deleted": lambda root: shutil.rmtree(root / "Work"),
    "folder replaced": lambda root: (
        shutil.rmtree(root / "Work"),
        write_tree(root, {"Work/deep/z.md": "x"}),
    ),
    "folder to file": lambda root: (shutil.rmtree(root / "Work"), write_tree(root, {"Work": "x"})),
    "folder to note": lambda root: (
        shutil.rmtree(root / "Work"),
        (root / "People/Ada.md").rename(root / "Work.md"),
        (root / "Work.md").rename(root / "Work"),
    ),
    "note to folder": lambda root: (
        (root / "People/Ada.md").unlink(),
        write_tree(root, {"People/Ada.md/in.md": "x"}),
    ),
    "link": lambda root: (root / "link.md").symlink_to("nowhere"),
    "linked folder": lambda root: (root / "link").symlink_to("People"),
    "link gone": lambda root: ((root / "link").symlink_to("People"), (root / "link").unlink()),
    "pipe": lambda root: os.mkfifo(root / "pipe.md"),
    "moved twice": lambda root: (
        (root / "Work").rename(root / "Then"),
        write_tree(root, {"Then/deep/new.md": "x"}),
        (root / "Then").rename(root / "Now"),
    ),
    "folder wrapped": lambda root: ((root / "Box").mkdir(), (root / "Work").rename(root / "Box/W")),
    "folder wrapped twice": lambda root: (
        (root / "Box").mkdir(),
        (root / "Work").rename(root / "Box/Work"),
        (root / "Crate").mkdir(),
        (root / "Box").rename(root / "Crate/Box"),
    ),
    "folder wrapped in its name": lambda root: (
        (root / "Work").rename(root / "Box"),
        (root / "Work").mkdir(),
        (root / "Box").rename(root / "Work/Work"),
    ),
    "folder unwrapped": lambda root: (
        (root / "Work/deep").rename(root / "deep"),
        shutil.rmtree(root / "Work"),
        (root / "deep").rename(root / "Work"),
    ),
    "folder wrapped and back": lambda root: (
        (root / "Box").mkdir(),
        (root / "Work").rename(root / "Box/Work"),
        (root / "Box/Work").rename(root / "Work"),
    ),
    "folder away and back": lambda root: (
        (root / "Work").rename(root.parent / "away"),
        (root.parent / "away").rename(root / "Work"),
    ),
    "folder in": lambda root: (
        write_tree(root.parent, {"out/side/c.md": "x"}),
        (root.parent / "out").rename(root / "People/out"),
    ),
    "folder in with one of ours": lambda root: (
        (root.parent / "out").mkdir(),
        (root / "Work").rename(root.parent / "out/Work"),
        (root.parent / "out").rename(root / "out"),
    ),
    "folder over another": lambda root: (
        (root / "Empty").mkdir(),
        (root / "Work").rename(root / "Empty"),
    ),
    "folder over the old one": lambda root: (
        (root / "Work").rename(root / "Then"),
        (root / "Work").mkdir(),
        (root / "Then").rename(root / "Work"),
    ),
    "folder replaced by one of its name": lambda root: (
        (root / "Work").rename(root.parent / "away"),
        write_tree(root, {"Work/deep/other.md": "x"}),
    ),
    "folders in a ring": lambda root: (
        (root / "Work").rename(root / "tmp"),
        (root / "People").rename(root / "Work"),
        (root / "tmp").rename(root / "People"),
    ),
    "folders exchanged": lambda root: exchange(root / "Work", root / "People"),
    "folder exchanged with one in it": lambda root: (
        (root / "Work/deep").rename(root / "Other"),
        exchange(root / "Work", root / "Other"),
        (root / "Work").rename(root / "Other/deep"),
    ),
    "folder that looks like no path": lambda root: (
        (root / "?").mkdir(),
        shutil.rmtree(root / "Work"),
        (root / "?").rename(root / "Work"),
    ),
    "folder ignored and shown": lambda root: (
        (root / "Work").rename(root / "Archive/Work"),
        (root / "Archive/Work").rename(root / "Work"),
    ),
    "ignored": lambda root: (
        write_tree(root, {"a.draft.md": "x"}),
        (root / "Work").rename(root / "Archive/Work"),
    ),
    "out of ignored": lambda root: (root / "Archive").rename(root / "Shown"),
    "not utf8": lambda root: write_tree(root, {"People/bad\udcff.md": "x"}),
    "odd names": lambda root: write_tree(
        root, {"People/line\nbreak.md": "x", "People/e\u0301.md": "x", "People/é.md": "x"}
    ),
}


@pytest.mark.machine
@pytest.mark.parametrize("change", CHANGES, ids=lambda name: name.replace(" ", "-"))
def test_looking_where_the_hints_say_finds_all_that_changed(
    vault: Path, inotify: Inotify, change: str
) -> None:
    last = scan_vault(vault, IGNORED)
    for _ in range(2):
        assert inotify.has_news() is False
        CHANGES[change](vault)
        last = look(vault, inotify, last)
        last = hear_of_every_folder(vault, inotify, last)
        change = "touch" if (vault / "People/Ada.md").is_file() else "new folders"


def look(vault: Path, inotify: Inotify, last: Scan) -> Scan:
    """Look where the hints say, and find what a look at everything finds."""
    assert inotify.has_news()
    hints = inotify.take()
    assert not hints.needs_full_scan
    is_ignored = make_matcher(IGNORED)
    found = rescan(vault, last, hints.paths, hints.folders, is_ignored)
    fresh = scan_vault(vault, IGNORED)
    assert found.stamps == fresh.stamps
    assert {folder for folder, names in found.folders.items() if names} == {
        folder for folder, names in fresh.folders.items() if names
    }
    assert sorted(map(str, found.problems)) == sorted(map(str, fresh.problems))
    assert found.linked == fresh.linked
    return found


def hear_of_every_folder(vault: Path, inotify: Inotify, last: Scan) -> Scan:
    """Write into every folder a scan goes into, and hear of each."""
    for folder in scan_vault(vault, IGNORED).folders:
        write_tree(vault, {join(folder, "later.md"): "x"})
        assert inotify.has_news(), folder
        last = look(vault, inotify, last)
    return last


@pytest.mark.parametrize(
    "change",
    ["folder away", "folder deleted", "folder replaced by one of its name", "ignored"],
    ids=lambda name: name.replace(" ", "-"),
)
def test_what_happens_in_a_folder_that_left_is_no_news(
    vault: Path, inotify: Inotify, change: str
) -> None:
    CHANGES[change](vault)
    assert inotify.has_news()
    inotify.take()
    write_tree(vault, {"Archive/Work/deep/a.md": "x"})
    write_tree(vault.parent, {"away/deep/a.md": "x"})
    assert not inotify.has_news()


def test_one_folder_that_is_two_is_news_as_both(tmp_path: Path) -> None:
    vault = write_tree(tmp_path / "vault", {"Setup/daily-notes.json": "{}", "Ada.md": "x"})
    (vault / ".obsidian").symlink_to("Setup")
    found = Inotify(vault, make_matcher(()), (str(vault / "Setup"),))
    write_tree(vault, {"Setup/daily-notes.json": "{ }", "Setup/Bo.md": "x"})
    assert found.has_news()
    hints = found.take()
    assert hints.paths == {"Setup/Bo.md", ".obsidian/daily-notes.json"}
    assert hints.is_anywhere, "it is one of the templates' too"
    (vault / ".obsidian").unlink()
    assert found.has_news()
    found.take()
    write_tree(vault, {"Setup/Cy.md": "x"})
    assert found.has_news()
    assert found.take().paths == {"Setup/Cy.md"}
    found.close()


def test_a_watch_that_is_gone_comes_back_with_the_next_look_at_everything(
    vault: Path, inotify: Inotify
) -> None:
    inotify._drop_tree("Work")
    write_tree(vault, {"Work/deep/unheard.md": "x"})
    assert not inotify.has_news()
    inotify.renew()
    write_tree(vault, {"Work/deep/heard.md": "x"})
    assert inotify.has_news()
    assert inotify.take().paths == {"Work/deep/heard.md"}


@pytest.mark.parametrize("how", ["event", "renewal"])
def test_where_there_are_no_more_watches_it_is_lost(
    vault: Path, inotify: Inotify, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no more")

    monkeypatch.setattr(inotify._queue, "add_callback", refuse)
    if how == "event":
        (vault / "New").mkdir()
    else:
        inotify.renew()
    assert inotify.has_news()
    assert inotify.is_lost


@pytest.mark.parametrize(
    "files",
    [
        {".hidden/c.md": "y"},
        {".obsidian/workspace.json": "{}"},
        {"Archive/new.md": ""},
        {"x.draft.md": ""},
        {"People/.saving.tmp": ""},
    ],
    ids=lambda files: next(iter(files)),
)
def test_what_no_scan_would_see_is_no_news(
    vault: Path, inotify: Inotify, files: dict[str, str]
) -> None:
    write_tree(vault, files)
    assert not inotify.has_news()


def test_settings_files_are_news(vault: Path, inotify: Inotify) -> None:
    write_tree(vault, {"mdrel.toml": ""})
    assert inotify.has_news()
    assert inotify.take().paths == {"mdrel.toml"}
    write_tree(vault, {".obsidian/daily-notes.json": "{}"})
    assert inotify.has_news()
    assert inotify.take().paths == {".obsidian/daily-notes.json"}
    write_tree(vault, {".obsidian/plugins/periodic-notes/data.json": "{}"})
    assert inotify.has_news()
    assert inotify.take().is_anywhere
    write_tree(vault, {".obsidian/plugins/periodic-notes/data.json": "{ }"})
    assert inotify.has_news()
    assert inotify.take().paths == {".obsidian/plugins/periodic-notes/data.json"}
    shutil.rmtree(vault / ".obsidian")
    assert inotify.has_news()


def test_a_note_with_a_second_name_is_known_as_such(vault: Path, inotify: Inotify) -> None:
    (vault / "People/Twin.md").hardlink_to(vault / "Work/deep/a.md")
    assert inotify.has_news()
    hints = inotify.take()
    assert rescan(
        vault, scan_vault(vault), hints.paths, hints.folders, make_matcher(())
    ).linked == {"People/Twin.md", "Work/deep/a.md"}


@pytest.mark.machine
def test_an_overflow_is_noticed_and_new_folders_are_watched_after_it(
    vault: Path, inotify: Inotify
) -> None:
    limit = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text(encoding="ascii"))
    if limit > 100_000:
        pytest.skip("this system's queue is too long to fill in a test")
    for number in range(limit // 2 + 10):
        (vault / "People" / f"{number % 500}.md").write_text(str(number), encoding="ascii")
    write_tree(vault, {"unheard/of/x.md": "x"})
    assert inotify.has_news()
    assert inotify.take().needs_full_scan
    inotify.renew()
    assert not inotify.has_news()
    write_tree(vault, {"unheard/of/y.md": "y"})
    assert inotify.has_news()
    assert inotify.take().paths == {"unheard/of/y.md"}


def test_an_overflow_is_not_told_to_the_person(
    inotify: Inotify, capfd: pytest.CaptureFixture[str]
) -> None:
    lost = InotifyEvent(WatchDescriptor(-1), InotifyConstants.IN_Q_OVERFLOW, 0, b"")
    inotify._queue.handle_event(lost)
    assert inotify.has_news()
    assert inotify.take().is_anywhere
    assert capfd.readouterr() == ("", "")
    assert not inotify.is_lost


def test_who_changes_faster_than_is_read_is_not_waited_for(
    vault: Path, inotify: Inotify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_inotify, "_MOST_EVENTS", 10)
    for number in range(30):
        (vault / f"photo {number}.jpg").touch()
        (vault / f"photo {number}.jpg").unlink()
    write_tree(vault, {"late/x.md": "x"})
    assert inotify.has_news()
    assert inotify.take().needs_full_scan
    inotify.renew()
    assert not inotify.has_news()
    write_tree(vault, {"late/y.md": "x"})
    assert inotify.has_news()
    assert inotify.take().paths == {"late/y.md"}


@pytest.mark.open_place
def test_a_folder_that_may_not_be_read_is_heard_once_it_may(vault: Path) -> None:
    for folder in ("Work", "People"):
        (vault / folder).chmod(0o300)
    with as_nobody():
        found = Inotify(vault, make_matcher(()))
    (vault / "Work").chmod(0o755)
    with as_nobody():
        assert found.has_news()
    assert found.take().folders == {"Work"}
    write_tree(vault, {"Work/deep/a.md": "y", "People/Ada.md": "y"})
    assert found.has_news()
    assert found.take().paths == {"Work/deep/a.md"}
    found.close()


def test_a_version_of_the_library_that_cannot_be_read_gives_no_events(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(self: InotifyFD) -> None:
        self._closed = True

    monkeypatch.setattr(InotifyFD, "__init__", begin)
    with pytest.raises(OSError, match="watchdog"):
        Inotify(vault, make_matcher(()))


@pytest.mark.parametrize("has_read", [True, False])
def test_nothing_stays_open(vault: Path, has_read: bool) -> None:
    before = list_open()
    found = Inotify(vault, make_matcher(()))
    if has_read:
        write_tree(vault, {"a.md": ""})
        assert found.has_news()
    assert not os.get_inheritable(found.fileno())
    found.close()
    assert list_open() <= before
    with pytest.raises(OSError, match="No such file"):
        Inotify(vault / "missing", make_matcher(()))
    assert list_open() <= before


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced", "link"])
def test_a_vault_that_is_another_folder_now_is_lost(vault: Path, how: str, tmp_path: Path) -> None:
    root = vault
    if how == "link":
        root = tmp_path / "link"
        root.symlink_to(vault)
    found = Inotify(root, make_matcher(()))
    match how:
        case "moved":
            vault.rename(tmp_path / "away")
        case "deleted":
            shutil.rmtree(vault)
        case "replaced":
            vault.rename(tmp_path / "away")
            vault.mkdir()
        case "link":
            write_tree(tmp_path / "other", {"b.md": ""})
            root.unlink()
            root.symlink_to(tmp_path / "other")
    assert found.has_news()
    assert found.is_lost
    found.close()


def test_a_change_of_ones_own_templates_is_news(vault: Path, tmp_path: Path) -> None:
    write_tree(tmp_path, {"templates/a.j2": ""})
    found = Inotify(vault, make_matcher(()), (str(tmp_path / "templates"),))
    write_tree(tmp_path, {"templates/a.j2": "new"})
    assert found.has_news()
    assert found.take().is_anywhere
    found.close()


def test_a_vault_that_is_no_folder_gives_no_events(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        Inotify(tmp_path / "missing", make_matcher(()))
    assert not is_limit(caught.value)


def test_a_burst_is_looked_at_as_a_whole() -> None:
    assert DirtyPaths({"a.md"})
    assert not DirtyPaths()
    assert DirtyPaths({str(number) for number in range(BURST + 1)}).needs_full_scan
    assert DirtyPaths(folders={""}).needs_full_scan
    assert not DirtyPaths({"a.md"}, {"x"}).needs_full_scan


@pytest.mark.parametrize("swapped", ["Work", "Work/deep"])
def test_a_folder_swapped_for_a_link_meanwhile_is_not_watched(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: str
) -> None:
    outside = write_tree(tmp_path / "outside", {"deep/a.md": "x"})
    watch, place = Inotify._watch, vault / swapped

    def swap(self: Inotify, path: str, leads: str) -> None:
        if path == "Work/deep" and not place.is_symlink():
            place.rename(tmp_path / "away")
            place.symlink_to(outside / "deep" if swapped != "Work" else outside)
        watch(self, path, leads)

    monkeypatch.setattr(Inotify, "_watch", swap)
    inotify = Inotify(vault, make_matcher(IGNORED))
    assert place.is_symlink()
    inotify.has_news()
    inotify.take()
    (outside / "deep/a.md").write_text("y")
    (outside / "deep/b.md").write_text("y")
    assert not inotify.has_news()
    inotify.close()
