"""What watch does in each step, with the time as an argument: nothing sleeps here."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.app.build import Build
from mdrel.app.outputs.feeds import keep_feeds
from mdrel.app.outputs.publish import Outcome, keep_dashboards
from mdrel.app.watch.updater import Updater
from mdrel.errors import SettingsError, VaultError, WriteError
from mdrel.index.grace_period import QUIET_SECONDS
from tests.support.places import NOBODY, as_nobody
from tests.support.running import is_fresh

DAY = date(2026, 11, 22)
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    write(tmp_path / "vault", "People/Ada.md", ADA)
    write(tmp_path / "vault", "People/Bo.md", "---\nlevel: target\n---\n")
    return tmp_path / "vault"


def write(vault: Path, path: str, text: str) -> None:
    file = vault / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def trusted(vault: Path) -> str:
    return (vault / "Relationships" / "Trusted.md").read_text(encoding="utf-8")


def test_the_first_update_writes_everything_and_the_next_writes_nothing(vault: Path) -> None:
    updater = Updater(vault, DAY)
    assert len(updater.update(0).written) == 6
    assert is_fresh(vault)
    before = {path: path.stat().st_mtime_ns for path in vault.rglob("*")}
    assert updater.update(1).written == updater.update(60).written == ()
    assert {path: path.stat().st_mtime_ns for path in vault.rglob("*")} == before


def test_a_changed_note_shows_at_once_and_is_named(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    write(vault, "People/Ada.md", f"{ADA}- 2026-11-20 lunch: Rome\n")
    report = updater.update(1)
    assert report.changed == ("People/Ada.md",)
    assert "reminders.ics" in " ".join(report.written)
    assert is_fresh(vault)


@pytest.mark.parametrize(
    "worse",
    ["---\nlevel: trus\n---\n", "---\nlevel: [trusted\n---\n", "---\ntype: meeting\n---\n", None],
    ids=["no level", "broken", "no contact", "gone"],
)
def test_a_reading_that_became_worse_waits_until_the_note_is_quiet(
    vault: Path, worse: str | None
) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    before = trusted(vault)
    (vault / "People/Ada.md").unlink() if worse is None else write(vault, "People/Ada.md", worse)
    write(vault, "People/Cy.md", "---\nlevel: trusted\n---\n")
    report = updater.update(1)
    assert report.held == 1
    assert "Ada" in trusted(vault)
    assert "Cy" in trusted(vault) != before, "everything else shows at once"
    assert updater.grace_period.wakes_in(2) == QUIET_SECONDS - 1
    assert updater.update(1 + QUIET_SECONDS - 0.1).held == 1
    assert updater.update(1 + QUIET_SECONDS).released == ("People/Ada.md",)
    assert updater.grace_period.wakes_in(9) is None
    assert is_fresh(vault)


def test_a_note_that_is_mended_in_time_never_left(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    before = trusted(vault)
    for second, text in enumerate(("---\nlevel:\n---\n", "---\nlevel: tr", ADA), 1):
        write(vault, "People/Ada.md", text)
        updater.update(second)
        assert trusted(vault) == before
    assert not updater.grace_period.notes


def test_typing_on_keeps_a_note_held(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    for second in range(1, 12, 2):
        write(vault, "People/Ada.md", f"---\nlevel: tr{'x' * second}\n---\n")
        assert updater.update(second).held == 1


def test_a_moved_note_is_at_its_new_place_at_once(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    (vault / "Contacts").mkdir()
    (vault / "People/Ada.md").rename(vault / "Contacts/Ada.md")
    assert updater.update(1).held == 0
    assert is_fresh(vault)


def test_a_new_day_is_noticed_without_a_change(vault: Path) -> None:
    updater = Updater(vault, date(2026, 10, 31))
    updater.update(0)
    updater.day = date(2026, 11, 1)
    report = updater.update(1)
    assert report.is_new_day
    assert report.written
    assert is_fresh(vault, "2026-11-01")


def test_new_settings_are_taken_and_broken_ones_leave_the_last_good_ones(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    write(vault, "mdrel.toml", '[dashboards]\nfolder = "Boards"\n')
    assert updater.update(1).has_new_settings
    assert (vault / "Boards" / "Overview.md").exists()
    write(vault, "mdrel.toml", "nonsense")
    write(vault, "People/Cy.md", "---\nlevel: trusted\n---\n")
    report = updater.update(2)
    assert [type(each) for each in report.problems] == [SettingsError]
    assert "Cy" in (vault / "Boards" / "Trusted.md").read_text(encoding="utf-8")
    write(vault, "mdrel.toml", "")
    assert updater.update(3).problems == ()
    assert is_fresh(vault)


def test_new_settings_name_only_the_notes_that_are_read_otherwise(vault: Path) -> None:
    write(vault, "Notes/Tea.md", "Just a note.\n")
    write(vault, "Friends/Cy.md", "no front matter\n")
    updater = Updater(vault, DAY)
    updater.update(0)
    write(vault, "mdrel.toml", "[method]\ncalls_per_day = 1\n")
    assert (report := updater.update(1)).has_new_settings
    assert report.changed == ()
    write(vault, "mdrel.toml", '[notes]\npeople_folders = ["Friends"]\nignore = ["People/Bo.md"]\n')
    report = updater.update(2)
    assert report.changed == ("Friends/Cy.md", "People/Bo.md"), (
        "Ada is a person by what her note says, whatever the folders"
    )
    assert report.held == 0, "nobody is typing in a note that the settings leave out"
    assert is_fresh(vault)


def test_settings_stay_while_the_vault_is_away(vault: Path) -> None:
    write(vault, "mdrel.toml", '[dashboards]\nfolder = "Boards"\n')
    updater = Updater(vault, DAY)
    updater.update(0)
    vault.rename(vault.parent / "away")
    with pytest.raises(VaultError):
        updater.update(1)
    (vault.parent / "away").rename(vault)
    assert not updater.update(2).has_new_settings
    assert is_fresh(vault)


def test_settings_that_are_broken_from_the_start_stop(vault: Path) -> None:
    write(vault, "mdrel.toml", "nonsense")
    with pytest.raises(SettingsError):
        Updater(vault, DAY).update(0)


def test_a_vault_that_is_gone_is_said_and_comes_back(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    vault.rename(vault.parent / "away")
    with pytest.raises(VaultError):
        updater.update(1)
    (vault.parent / "away").rename(vault)
    assert updater.update(2).written == ()


@pytest.mark.open_place
def test_a_vault_or_folder_that_may_not_be_read_any_more_is_said_and_comes_back(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = vault.parent / "state"
    state.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    for each in (state, vault, *vault.rglob("*")):
        os.chown(each, NOBODY, NOBODY) if os.geteuid() == 0 else None
    other = Path(shutil.copytree(vault, vault.parent / "other"))
    for _ in range(2):  # imports what nobody may not read
        Updater(other, DAY).update(0)
    shutil.rmtree(state / "mdrel")
    with as_nobody():
        updater = Updater(vault, DAY)
        updater.update(0)
        vault.chmod(0)
        with pytest.raises(VaultError, match="Permission denied"):
            updater.update(1)
        vault.chmod(0o755)
        assert updater.update(2).problems == ()
        before = trusted(vault)
        (vault / "Relationships").chmod(0)
        write(vault, "People/Ada.md", f"{ADA}- 2026-11-20 lunch: Rome\n")
        problems = updater.update(3).problems
        assert {type(each) for each in problems} == {WriteError}
        assert all("Permission denied" in each.message for each in problems)
        (vault / "Relationships").chmod(0o755)
        assert trusted(vault) == before
        assert updater.update(4).problems == ()
        assert is_fresh(vault)


def test_a_dashboard_the_person_made_theirs_is_left_alone_and_said(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    write(vault, "Relationships/Trusted.md", "my own words\n")
    write(vault, "People/Cy.md", "---\nlevel: trusted\n---\n")
    assert updater.update(1).left_alone == ("Relationships/Trusted.md",)
    assert trusted(vault) == "my own words\n"


def test_a_dashboard_somebody_deleted_comes_back(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    updater.update(1)
    (vault / "Relationships/Trusted.md").unlink()
    assert updater.update(2).written == ("Relationships/Trusted.md",)
    (vault / "Relationships/reminders.ics").unlink()
    assert updater.update(3).written == ()
    updater.look_everywhere()
    assert updater.update(4).written == ("Relationships/reminders.ics",)


def test_most_contacts_gone_leaves_the_files_until_they_are_back(vault: Path) -> None:
    for number in range(10):
        write(vault, f"People/P {number}.md", "---\nlevel: trusted\n---\n")
    updater = Updater(vault, DAY)
    updater.update(0)
    before = trusted(vault)
    (vault / "People").rename(vault.parent / "away")
    for second in (1, 2 + QUIET_SECONDS):
        report = updater.update(second)
        assert [type(each) for each in report.problems] == [WriteError], (
            "at once, although their readings are held"
        )
        assert report.written == ()
        assert trusted(vault) == before
    (vault.parent / "away").rename(vault / "People")
    assert updater.update(20).problems == ()
    assert is_fresh(vault)


def test_a_write_that_failed_is_tried_again(vault: Path) -> None:
    updater = Updater(vault, DAY)
    (vault / "Relationships").write_text("in the way", encoding="utf-8")
    assert updater.update(0).problems
    (vault / "Relationships").unlink()
    assert updater.update(1).problems == ()
    assert is_fresh(vault)


def test_an_output_that_fails_keeps_no_other_from_writing_and_leaves_no_trace(vault: Path) -> None:
    is_full = True

    def write_feeds(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        made, outcome = keep_feeds(build, accepts_removals=accepts_removals)
        if is_full:
            raise WriteError("the disk is full")
        return made, outcome

    seen: list[Build] = []

    def look(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        assert not accepts_removals
        seen.append(build)
        return build, Outcome((), ())

    updater = Updater(vault, DAY, outputs=(write_feeds, keep_dashboards, look))
    assert [each.message for each in updater.update(0).problems] == ["the disk is full"]
    write(vault, "People/Ada.md", "---\nlevel: trusted\nnext_contact: 2026-12-01\n---\n")
    assert updater.update(1).problems, "the second build keeps feeds, and this one failed"
    is_full = False
    assert updater.update(2).problems == ()
    assert [each.boards is not None for each in seen] == [True, True, True]
    assert [bool(each.feeds) for each in seen] == [False, False, True]
    assert is_fresh(vault)


def test_a_feed_of_older_notes_never_replaces_a_newer_one(vault: Path) -> None:
    other = Updater(vault, DAY, outputs=(keep_feeds,))
    second = Thread(target=other.update, args=(0.0,))

    def change_meanwhile(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        assert build.vault == vault
        assert not accepts_removals
        if not second.ident:
            write(vault, "People/New.md", "---\nlevel: trusted\nnext_contact: 2026-12-01\n---\n")
            second.start()
            second.join(0.5)
        return build, Outcome((), ())

    updater = Updater(vault, DAY, outputs=(change_meanwhile, keep_feeds))
    updater.update(0.0)
    second.join()
    feed = (vault / "Relationships/reminders.ics").read_bytes()
    assert b"New" in feed
    updater.update(1.0)
    assert (vault / "Relationships/reminders.ics").read_bytes() == feed


def test_a_second_write_within_the_clocks_grain_is_seen(vault: Path) -> None:
    updater = Updater(vault, DAY)
    file = vault / "People/Ada.md"
    stamp = file.stat()
    updater.update(0)
    file.write_bytes(file.read_bytes().replace(b"Berlin", b"Vienna"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert updater.update(1).changed == ("People/Ada.md",)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["People/Ada.md", "People/Bo.md", "x/Ada.md", "2026-11-20.md"]),
        st.sampled_from(
            [None, ADA, "---\nlevel: target\n---\n", "---\nlevel: [", "Called [[Ada]]\n", "move"]
        ),
        st.integers(0, 3),
    ),
    max_size=10,
)


@pytest.mark.uninstrumented
@given(EDITS)
@settings(max_examples=40)
def test_after_any_edits_and_a_quiet_moment_everything_equals_a_fresh_run(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str | None, int]]
) -> None:
    vault = tmp_path_factory.mktemp("vault")
    updater, now = Updater(vault, DAY), 0.0
    for path, text, pause in edits:
        file = vault / path
        if text is None or text == "move":
            if file.exists():
                file.rename(vault / "moved.md") if text else file.unlink()
        else:
            write(vault, path, text)
        now += pause
        updater.update(now)
    updater.update(now + QUIET_SECONDS)
    assert is_fresh(vault)
