"""A write keeps what the disk knows of a note (P2, P5, P9).

It writes nowhere it must not.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mdrel.app.editing import editor as editing
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.editing.undo import list_operations, undo
from mdrel.app.environment.state_folder import state_folder
from mdrel.errors import WriteError
from mdrel.vault.folders import Folder
from mdrel.vault.place import Place
from mdrel.write import journal, note_copy, note_files
from mdrel.write.note_files import NoteChangedError, delete_note, replace_note
from tests.support.places import as_nobody, write_tree
from tests.support.torture import ADA, BO, CONTENT, CY, DEEDS, NOTES, editor_of, leftovers, log


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "vault", NOTES)


def write(vault: Path, text: str = "board pack", path: str = ADA) -> tuple[str, ...]:
    """Log a line and return what could not be kept of the note's file."""
    (change, *_) = log(text).changes
    (result,) = editor_of(vault).apply(NoteCommand("log", text, (NoteChange(path, change.edits),)))
    assert text in (vault / path).read_text(encoding="utf-8")
    assert not leftovers(vault)
    return result.lost


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o200 | 0o444])
def test_the_mode_is_kept(vault: Path, mode: int) -> None:
    (vault / ADA).chmod(mode)
    assert write(vault) == ()
    assert stat.S_IMODE((vault / ADA).stat().st_mode) == mode


def test_the_owner_is_kept_or_it_is_said_that_it_cannot_be(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        os.chown(vault / ADA, 4242, 4243)
        assert write(vault) == ()
        status = (vault / ADA).stat()
        assert (status.st_uid, status.st_gid) == (4242, 4243)
    real = Folder.look

    def of_another(folder: Folder, name: str) -> os.stat_result:
        found = list(real(folder, name))
        found[4] += 1
        return os.stat_result(found)

    monkeypatch.setattr(Folder, "look", of_another)
    monkeypatch.setattr(Folder, "link", lambda *_words: False)  # it would see another file
    monkeypatch.setattr(os, "fchown", deny)
    assert "the note belongs to another user or group, which could not be kept" in write(
        vault, "more"
    )


def deny(*_words: object, **_options: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_extended_attributes_and_access_lists_are_kept_or_it_is_said_that_they_cannot_be(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attributes = {"user.origin": b"letter", "user.empty": b""}
    # An access list as the kernel keeps it: version 2; owner rw, user 4242 r, group r, mask r,
    # others none.
    entries = (
        (0x01, 6, 0xFFFFFFFF),
        (0x02, 4, 4242),
        (0x04, 4, 0xFFFFFFFF),
        (0x10, 4, 0xFFFFFFFF),
        (0x20, 0, 0xFFFFFFFF),
    )
    attributes["system.posix_acl_access"] = (2).to_bytes(4, "little") + b"".join(
        tag.to_bytes(2, "little") + can.to_bytes(2, "little") + who.to_bytes(4, "little")
        for tag, can, who in entries
    )
    kept = {}
    for name, value in attributes.items():
        try:
            os.setxattr(vault / ADA, name, value)
        except OSError:  # this disk takes no attribute of the kind
            continue
        kept[name] = value
    mode = (vault / ADA).stat().st_mode
    assert write(vault) == ()
    assert {
        name: os.getxattr(vault / ADA, name)
        for name in os.listxattr(vault / ADA)
        if name in attributes
    } == kept
    assert (vault / ADA).stat().st_mode == mode
    monkeypatch.setattr(os, "listxattr", lambda *_words, **_options: ["user.origin"])
    monkeypatch.setattr(os, "getxattr", deny)
    assert write(vault, "more") == ("the extended attribute user.origin could not be kept",)


def test_a_vault_reached_through_a_link_is_written_to(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(vault)
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()


def test_a_linked_note_inside_the_vault_is_written_where_it_is_and_stays_linked(
    vault: Path,
) -> None:
    (vault / "Work").mkdir()
    (vault / ADA).rename(vault / "Work/Ada.md")
    (vault / ADA).symlink_to("../Work/Ada.md")
    write(vault)
    assert (vault / ADA).is_symlink()
    assert "board pack" in (vault / "Work/Ada.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ["note", "folder"])
def test_a_link_out_of_the_vault_is_refused(vault: Path, tmp_path: Path, what: str) -> None:
    (vault / "People").rename(tmp_path / "People")
    outside = (tmp_path / ADA).read_bytes()
    if what == "folder":
        (vault / "People").symlink_to(tmp_path / "People")
    else:
        (vault / "People").mkdir()
        (vault / ADA).symlink_to(tmp_path / ADA)
    with pytest.raises(WriteError, match="leads out of the vault"):
        write(vault)
    assert (tmp_path / ADA).read_bytes() == outside
    assert not leftovers(tmp_path)
    if what == "folder":
        with pytest.raises(WriteError, match="leads out of"):
            editor_of(vault).apply(NoteCommand("add", "Cy", (NoteChange(CY, content=CONTENT),)))
        assert not (tmp_path / CY).exists()


def test_a_second_name_of_the_note_keeps_the_old_text_and_is_told(
    vault: Path, tmp_path: Path
) -> None:
    os.link(vault / ADA, tmp_path / "other.md")
    assert write(vault) == ("the note had a second name (a hard link), which keeps the old text",)
    assert "board pack" not in (tmp_path / "other.md").read_text(encoding="utf-8")


@pytest.mark.open_place
def test_a_read_only_note_and_folder_are_refused(vault: Path) -> None:
    (vault / ADA).chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        write(vault)
    (vault / ADA).chmod(0o644)
    (vault / "People").chmod(0o555)
    (vault / ADA).chmod(0o666)
    state_folder(vault).chmod(0o777)
    before = (vault / ADA).read_bytes()
    with (
        as_nobody(),
        pytest.raises(WriteError, match=r"was not written|cannot be used|cannot be written"),
    ):
        write(vault)
    assert (vault / ADA).read_bytes() == before


def test_what_is_no_file_any_more_is_refused_without_waiting(vault: Path) -> None:
    (vault / ADA).unlink()
    with pytest.raises(WriteError, match=r"cannot be found: No such file or directory$"):
        write(vault)
    os.mkfifo(vault / ADA)
    with pytest.raises(WriteError, match="not a regular file"):
        write(vault)
    (vault / ADA).unlink()
    (vault / ADA).mkdir()
    with pytest.raises(WriteError, match=r"not a regular file|cannot be read"):
        write(vault)


def interfere(
    monkeypatch: pytest.MonkeyPatch, times: int, change: Path
) -> Callable[[Place, bytes, bytes, str], list[str]]:
    """Let somebody else write to a note right before mdrel does, that many times."""
    left = [times]

    def late(place: Place, before: bytes, after: bytes, token: str) -> list[str]:
        if left[0]:
            left[0] -= 1
            change.write_bytes(change.read_bytes() + b"theirs\n")
        return replace_note(place, before, after, token)

    monkeypatch.setattr(editing, "replace_note", late)
    monkeypatch.setattr(editing, "PAUSE_SECONDS", 0)
    return late


def test_a_note_changed_twice_under_us_gets_both_texts(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interfere(monkeypatch, 2, vault / ADA)
    write(vault)
    assert (vault / ADA).read_text(encoding="utf-8").count("theirs") == 2


def test_a_note_changed_three_times_under_us_is_left_and_the_others_put_back(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (vault / ADA).read_bytes()
    late = interfere(monkeypatch, 3, vault / BO)
    editor = editor_of(vault)
    changes = (*log("x").changes, *(NoteChange(BO, each.edits) for each in log("x").changes))
    monkeypatch.setattr(
        editing,
        "replace_note",
        lambda place, *rest: (
            late(place, *rest) if place.name == "Bo Lin.md" else _plain(place, *rest)
        ),
    )
    with pytest.raises(WriteError, match="3 times"):
        editor.apply(NoteCommand("log", "x", changes))
    assert (vault / ADA).read_bytes() == before
    assert (vault / BO).read_bytes().count(b"theirs") == 3
    assert list_operations(editor) == []


def _plain(place: Place, before: bytes, after: bytes, _token: str) -> list[str]:
    path = Path(str(place))
    assert path.read_bytes() == before
    path.write_bytes(after)
    return []


def test_where_a_note_cannot_be_put_back_both_are_named(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(place: Place, before: bytes, after: bytes, token: str) -> list[str]:
        if place.name == "Bo Lin.md":
            (vault / ADA).write_bytes(b"somebody else's\n")
            raise WriteError("no", "hint")
        return _plain(place, before, after, token)

    monkeypatch.setattr(editing, "replace_note", fail)
    with pytest.raises(WriteError) as caught:
        editor_of(vault).apply(
            NoteCommand(
                "log",
                "x",
                (*log("x").changes, *(NoteChange(BO, each.edits) for each in log("x").changes)),
            )
        )
    assert ADA in caught.value.message
    assert (vault / ADA).read_bytes() == b"somebody else's\n"


def test_an_empty_note_that_was_emptied_just_now_is_waited_for(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "PAUSE_SECONDS", 0)
    (vault / ADA).write_bytes(b"")
    with pytest.raises(WriteError, match="3 times"):
        write(vault)
    assert (vault / ADA).read_bytes() == b""
    os.utime(vault / ADA, (1, 1))
    write(vault)


def test_a_disk_without_hard_links_is_written_to_and_it_is_told_what_that_means(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", deny)
    assert write(vault) == (
        "this disk has no hard links: a save by another program at the very same instant would be lost",
    )
    DEEDS["add"](editor_of(vault))
    assert (vault / CY).read_text(encoding="utf-8") == CONTENT
    assert not leftovers(vault)
    with pytest.raises(WriteError, match="already there"):
        DEEDS["add"](editor_of(vault))


@pytest.fixture
def following_link(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let hard links follow symbolic ones, as on some systems.

    Returns the names they were made at.
    """
    made: list[str] = []
    real = os.link

    def link(source: str, target: str, **folders: int) -> None:
        real(source, target, follow_symlinks=True, **folders)
        made.append(target)

    monkeypatch.setattr(os, "link", link)
    return made


def test_where_hard_links_follow_symbolic_ones_notes_are_written_as_safely(
    vault: Path, following_link: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write(vault) == ()
    assert len(following_link) == 1
    editor_of(vault).apply(NoteCommand("add", "Cy", (NoteChange(CY, content=CONTENT),)))
    assert following_link[1] == Path(CY).name
    interfere(monkeypatch, 1, vault / ADA)
    assert write(vault, "more") == ()
    assert (vault / ADA).read_text(encoding="utf-8").count("theirs") == 1


@pytest.mark.parametrize("is_late", [False, True])
def test_a_symbolic_link_put_in_the_notes_place_is_not_followed_by_a_hard_link(
    vault: Path,
    tmp_path: Path,
    following_link: list[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_late: bool,
) -> None:
    before = (vault / ADA).read_bytes()
    outside = tmp_path / "outside.md"
    outside.write_bytes(before)
    real = note_copy.write_beside

    def swap() -> None:
        (vault / ADA).unlink()
        (vault / ADA).symlink_to(outside)

    def write_late(folder: Folder, temporary: str, name: str, content: bytes) -> list[str]:
        lost = real(folder, temporary, name, content)
        swap()
        return lost

    if is_late:
        monkeypatch.setattr(note_files, "write_beside", write_late)
    else:
        swap()
    with pytest.raises(NoteChangedError):
        replace_note(Place(vault, ADA), before, b"new", "1")
    assert len(following_link) == is_late
    assert (vault / ADA).is_symlink()
    assert outside.read_bytes() == before
    assert not leftovers(vault)


def test_a_file_put_in_the_notes_place_is_not_written_over(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, other = (vault / ADA).read_bytes(), vault / "other.md"
    other.write_bytes(before)

    real = Folder.link

    def link_late(folder: Folder, source: str, target: str) -> bool:
        is_made = real(folder, source, target)
        other.replace(vault / ADA)
        return is_made

    monkeypatch.setattr(Folder, "link", link_late)
    with pytest.raises(NoteChangedError):
        replace_note(Place(vault, ADA), before, b"new", "1")
    assert (vault / ADA).read_bytes() == before
    assert not leftovers(vault)


def test_permissions_that_cannot_be_set_are_told(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (vault / ADA).chmod(0o640)
    monkeypatch.setattr(os, "fchmod", deny)
    assert write(vault) == ("the note's permissions could not be kept",)


def test_without_a_state_folder_nothing_is_written(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    before = (vault / ADA).read_bytes()
    with pytest.raises(WriteError, match="state folder cannot be used"):
        write(vault)
    assert (vault / ADA).read_bytes() == before


def test_journal_and_lock_are_for_the_user_alone(vault: Path) -> None:
    write(vault)
    folder = state_folder(vault)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {
        stat.S_IMODE(path.stat().st_mode)
        for path in folder.iterdir()
        if path.suffix in {".jsonl", ".lock"}
    } == {0o600}


def test_a_journal_torn_at_its_end_takes_the_next_record_and_gives_the_others(vault: Path) -> None:
    write(vault, "first")
    path = state_folder(vault) / journal.NAME
    path.write_bytes(path.read_bytes() + b'{"kind":"change","token":"torn')
    write(vault, "second")
    assert [each.first.what for each in list_operations(editor_of(vault))] == ["second", "first"]
    undo(editor_of(vault), 1)
    assert [each.first.what for each in list_operations(editor_of(vault))] == ["first"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"[1]\n{}\nnull\n",
        b"\xff\xfe\n",
        b'{"kind":"done","token":"x"}\n{"kind":"change"}\n',
    ],
)
def test_a_journal_of_nonsense_says_nothing_and_stops_nothing(vault: Path, content: bytes) -> None:
    (state_folder(vault) / journal.NAME).write_bytes(content)
    assert list_operations(editor_of(vault)) == []
    write(vault)
    assert len(list_operations(editor_of(vault))) == 1


@pytest.mark.parametrize("has_lines", [True, False])
def test_a_huge_journal_loses_its_older_half(
    vault: Path, monkeypatch: pytest.MonkeyPatch, *, has_lines: bool
) -> None:
    monkeypatch.setattr(journal, "LARGEST", 8_000)
    path = state_folder(vault) / journal.NAME
    if not has_lines:
        path.write_bytes(b"x" * 30_000)
        write(vault)
        assert path.stat().st_size < 2_000
        return
    for number in range(30):
        write(vault, f"line {number:02}.")
    assert path.stat().st_size < 9_000
    found = [each.first.what for each in list_operations(editor_of(vault))]
    assert found == [f"line {number:02}." for number in range(29, 29 - len(found), -1)]
    assert 3 < len(found) < 30
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_note_somebody_wrote_to_meanwhile_is_not_deleted(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoteChangedError):
        delete_note(Place(vault, ADA), b"other", "1")
    real = Folder.rename

    def late(folder: Folder, old: str, new: str) -> None:
        if new.endswith(".old.tmp"):
            (vault / ADA).write_bytes(b"theirs\n")
        real(folder, old, new)

    monkeypatch.setattr(Folder, "rename", late)
    with pytest.raises(NoteChangedError):
        delete_note(Place(vault, ADA), (vault / ADA).read_bytes(), "1")
    assert (vault / ADA).read_bytes() == b"theirs\n"
    assert not leftovers(vault)
