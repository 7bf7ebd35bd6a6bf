"""The cache is never believed where it may be wrong.

It is never in the way, and it is for the user alone.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mdrel
from mdrel.app import vault_index
from mdrel.app.cache import location
from mdrel.app.cache import store as store_module
from mdrel.app.cache import validation as cache_check
from mdrel.app.cache.answers import CachedAnswer, load_answer, read_questions, save_answer
from mdrel.app.cache.folds import load_folds
from mdrel.app.cache.location import are_libraries_same, cache_file
from mdrel.app.cache.serialization import pack
from mdrel.app.cache.status import describe_cache
from mdrel.app.cache.store import Cache
from mdrel.app.cache.tables import mark_of
from mdrel.app.cache.validation import check_cache
from mdrel.app.session import Session
from mdrel.app.vault_index import VaultIndex
from mdrel.app.watch.updater import Updater
from mdrel.cli.cached_answer import Question, remake_answer
from mdrel.cli.output_format import OutputFormat
from mdrel.index.fold import NOBODY
from mdrel.index.grace_period import QUIET_SECONDS
from mdrel.index.received import NoteFold
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from tests.support.places import as_nobody, write_tree
from tests.support.running import run_command

DAY = date(2026, 11, 22)
OLD = 1_700_000_000
PIPE = OutputFormat(0, 0, False, False, False, False)
ASKED = Question("today", PIPE).to_json()
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_tree(
        tmp_path / "vault",
        {
            "People/Ada.md": ADA,
            "People/Bo.md": "---\nlevel: target\n---\n",
            "x/y/Note.md": "text\n",
            "Broken.md": "---\na: [\n---\n",
        },
    )


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the vault as if ten seconds later.

    Its files are then old enough to be believed, as no test can set a ctime back.
    """
    for module in (cache_check, vault_index):
        monkeypatch.setattr(module, "read_now_ns", lambda: time.time_ns() + 10_000_000_000)


def look(vault: Path) -> tuple[Snapshot, Session]:
    """Ask as a command does."""
    session = Session(vault, DAY, cache_check=check_cache(vault))
    return session.snapshot, session


def read_again(vault: Path) -> tuple[str, ...]:
    """Return the notes a command reads."""
    session = Session(vault, DAY, cache_check=check_cache(vault))
    read: list[str] = []

    def watch(paths: Iterable[str], _total: int) -> Iterator[str]:
        for path in paths:
            read.append(path)
            yield path

    session.progress = watch
    assert session.index.revision
    return tuple(read)


def fresh(vault: Path) -> Snapshot:
    return Session(vault, DAY).snapshot


def test_only_the_first_command_reads_everything(vault: Path) -> None:
    assert len(read_again(vault)) == 4
    assert read_again(vault) == ()
    assert look(vault)[0] == fresh(vault)
    (vault / "People/Ada.md").write_text(ADA + "- 2026-11-01 call: Rome\n", encoding="utf-8")
    assert read_again(vault) == ("People/Ada.md",)
    assert look(vault)[0] == fresh(vault)


def find_folds(vault: Path) -> tuple[dict[str, NoteFold], list[str]] | None:
    """Return what the cache has of what notes came to, and what was read again since."""
    cache = check_cache(vault).cache
    about = cache.read_about()
    found = load_folds(cache, about.revision, NOBODY) if about else None
    return (found[0].folded, found[1]) if found else None


def test_an_edit_folds_whom_it_touches_and_what_moves_folds_everybody(vault: Path) -> None:
    look(vault)
    kept = find_folds(vault)
    assert kept
    assert kept[1] == []
    file = vault / "People/Ada.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n- 2026-11-20 call: again\n", "utf-8")
    check, session = check_cache(vault), Session(vault, DAY)
    VaultIndex(vault, session.policy, check).refresh()
    later = find_folds(vault)
    assert later
    assert later[1] == ["People/Ada.md"]
    assert later[0] == kept[0]
    assert look(vault)[0] == fresh(vault)
    last = find_folds(vault)
    assert last
    assert last[1] == []
    assert [path for path in last[0] if last[0][path] != kept[0][path]] == ["People/Ada.md"]
    (vault / "New.md").write_text("text\n", "utf-8")
    VaultIndex(vault, session.policy, check_cache(vault)).refresh()
    assert find_folds(vault) is None
    assert look(vault)[0] == fresh(vault)
    assert find_folds(vault)


def test_what_a_crowd_shares_is_folded_anew_each_time(vault: Path) -> None:
    names = [f"Person {number}" for number in range(60)]
    for name in names:
        (vault / f"People/{name}.md").write_text("---\ntype: person\n---\n", "utf-8")
    people = ", ".join(f"'[[{name}]]'" for name in names)
    (vault / "Party.md").write_text(
        f"---\ntype: conversation\ndate: 2026-11-18\npeople: [{people}]\n---\n", "utf-8"
    )
    assert look(vault)[0] == fresh(vault)
    assert find_folds(vault) is None
    assert look(vault)[0] == fresh(vault)


def test_it_lies_in_the_cache_folder_for_the_user_alone(vault: Path) -> None:
    look(vault)
    file = cache_file(vault)
    assert file.is_relative_to(platformdirs.user_cache_path("mdrel"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in list(file.parents)[:3]} == {0o700}
    assert sorted(path.name for path in file.parent.iterdir()) == ["notes.sqlite"]


@pytest.mark.parametrize("home", ["", "/tmp/elsewhere", "relative", "/tmp/with space/"])  # noqa: S108 nothing is written there
def test_the_folder_is_the_one_platformdirs_names(
    vault: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert cache_file(vault).parents[2] == platformdirs.user_cache_path("mdrel")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_file(vault).parents[2] == platformdirs.user_cache_path("mdrel")


@pytest.mark.uninstrumented
@given(
    st.sampled_from(["byte", "byte", "bytes", "cut", "noise"]),
    st.integers(0, 1 << 30),
    st.binary(min_size=1, max_size=200),
)
@settings(max_examples=120)
def test_whatever_is_damaged_in_it_the_answer_is_right(
    vault: Path, kind: str, at: int, noise: bytes
) -> None:
    cache_file(vault).unlink(missing_ok=True)
    expected, session = look(vault)
    assert session.cache_check
    save_answer(session.cache_check, session.index.revision, "due", DAY, CachedAnswer(("Ada",)))
    file = cache_file(vault)
    whole = file.read_bytes()
    at %= len(whole)
    damage = {
        "byte": lambda: whole[:at] + bytes([whole[at] ^ (noise[0] or 1)]) + whole[at + 1 :],
        "bytes": lambda: whole[:at] + noise + whole[at + len(noise) :],
        "cut": lambda: whole[:at],
        "noise": lambda: noise,
    }
    file.write_bytes(damage[kind]())
    seen = check_cache(vault)
    assert load_answer(seen, seen.revision, "due", DAY) in {None, CachedAnswer(("Ada",))}
    assert look(vault)[0] == expected == fresh(vault)
    assert look(vault)[0] == expected


@pytest.mark.parametrize("held", ["NULL", "x'00'", "1", "'text'", "0.5"])
@pytest.mark.parametrize(
    ("table", "columns", "damaged"),
    [
        ("about", "name, value, mark", "value"),
        ("folders", "path, names, stamps, mark", "names"),
        ("readings", "path, packed, mark", "path"),
        ("folds", "path, packed, mark", "packed"),
        ("unfolded", "path, mark", "path"),
        ("unfolded", "path, mark", "mark"),
    ],
)
def test_a_value_of_any_kind_in_it_is_damage(
    vault: Path, table: str, columns: str, damaged: str, held: str
) -> None:
    look(vault)
    expected = look(vault)[0]
    with closing(sqlite3.connect(cache_file(vault), isolation_level=None)) as connection:
        connection.execute("INSERT INTO unfolded VALUES (x'00', 0)")
        rows = ", ".join(held if name == damaged else name for name in columns.split(", "))
        connection.execute(f"CREATE TABLE other AS SELECT {rows} FROM {table}")  # noqa: S608 words of this test
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"CREATE TABLE {table} ({columns})")
        connection.execute(f"INSERT INTO {table} SELECT * FROM other")  # noqa: S608 words of this test
    assert look(vault)[0] == expected
    assert look(vault)[0] == expected


def forge(vault: Path, table: str, packed: bytes) -> None:
    """Put something in the place of all rows of folds or readings, with sums that fit it."""
    with closing(sqlite3.connect(cache_file(vault), isolation_level=None)) as connection:
        paths = [path for (path,) in connection.execute(f"SELECT path FROM {table}")]  # noqa: S608 a word of this test
        marks = [crc32(packed, crc32(path)) for path in paths]
        connection.executemany(
            f"UPDATE {table} SET packed = ?, mark = ? WHERE path = ?",  # noqa: S608 likewise
            [(packed, mark, path) for path, mark in zip(paths, marks, strict=True)],
        )
        name = {"folds": "fold_total", "readings": "total"}[table]
        total = str(sum(marks))
        about = (total, mark_of(name, total), name)
        connection.execute("UPDATE about SET value = ?, mark = ? WHERE name = ?", about)


ADAS_PROFILE = b'{"path":"People/Ada.md","name":"Ada","matched_by":"level"}'
ADAS_FOLD = b'{"contact":{"profile":' + ADAS_PROFILE + b',"slug":"ada","key":"k"%s}}'


@pytest.mark.parametrize("moved", ["", "People/Ada.md", "People/New.md"])
@pytest.mark.parametrize(
    ("table", "packed"),
    [
        ("folds", b"no JSON"),
        ("folds", ADAS_FOLD % b"" + b"\n" + b"no JSON"),
        ("folds", ADAS_FOLD % b"" + b"\n" + b'[["2026-11-20","no channel"]]'),
        ("folds", ADAS_FOLD % b"" + b"\n" + b"[" * 9_000),
        ("folds", ADAS_FOLD % b',"packed":"AAAA"'),
        ("readings", b"no JSON"),
        ("readings", b'[{"path":"People/Ada.md","profile":{"name":3}},null]'),
        ("readings", b'[{"path":"People/Ada.md","profile":7},null]'),
    ],
)
def test_a_row_that_was_never_packed_is_damage_whatever_its_sum_says(
    vault: Path, table: str, packed: bytes, moved: str
) -> None:
    for asked in ("today", "contacts", "show Ada", "check", "explain People/Ada.md", "find Berlin"):
        words = ("--vault", str(vault), "--today", str(DAY), *asked.split())
        look(vault)
        if moved:
            (vault / moved).write_text(f"{ADA}- 2026-10-02 call: {asked}\n", encoding="utf-8")
        forge(vault, table, packed)
        right = run_command("--no-cache", *words)
        assert "Traceback" not in right.stderr
        for _ in range(2):
            found = run_command(*words)
            assert (found.stdout, found.stderr) == (right.stdout, right.stderr)
            assert found.returncode == right.returncode
        assert look(vault)[0] == fresh(vault)


def test_a_reading_that_was_never_packed_has_the_cache_made_anew(vault: Path) -> None:
    look(vault)
    forge(vault, "readings", b"no JSON")
    index = Session(vault, DAY, cache_check=check_cache(vault)).index
    assert index.notes["People/Ada.md"] == Session(vault, DAY).index.notes["People/Ada.md"]
    look(vault)
    assert read_again(vault) == ()
    forge(vault, "readings", b'[{"path":"People/Ada.md","profile":{"name":3}},null]')
    index = Session(vault, DAY, cache_check=check_cache(vault)).index
    assert index.gatherer().contacts.keys() == {"People/Ada.md", "People/Bo.md"}
    assert not cache_file(vault).exists()


def test_an_answer_and_a_question_that_were_never_kept_are_no_answer(vault: Path) -> None:
    _, session = look(vault)
    check, revision = check_cache(vault), session.index.revision
    for answer in ("no number", "0\0none\0text"):
        key = f"{check.digest} {DAY} {ASKED}"
        check.cache.save_answer(key, revision, answer)
        assert load_answer(check, revision, ASKED, DAY) is None
        assert look(vault)[0] == fresh(vault)
        revision = look(vault)[1].index.revision
    check.cache.save_answer("forged", revision, "0\0" + "0")
    assert read_questions(check) == ["forged"]
    for forged in ("forged", "[" * 90_000, "7", "[]", '{"output": 7}'):
        assert remake_answer(session.build, forged) is None


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM unfolded WHERE path = x'50656f706c652f4164612e6d64'",
        "DELETE FROM unfolded",
        "UPDATE unfolded SET path = x'00' WHERE path = x'50656f706c652f4164612e6d64'",
        "UPDATE unfolded SET mark = mark + 1",
        "INSERT INTO unfolded VALUES (x'00', 7)",
    ],
)
def test_a_note_to_be_folded_is_not_lost_from_the_cache_without_notice(
    vault: Path, damage: str
) -> None:
    look(vault)
    for name in ("Ada", "Bo"):
        file = vault / f"People/{name}.md"
        file.write_text(
            file.read_text(encoding="utf-8") + "## Log\n- 2026-11-20 call: x\n", "utf-8"
        )
        assert read_again(vault) == (f"People/{name}.md",)
        assert read_again(vault) == ()
    assert (find_folds(vault) or ({}, []))[1] == ["People/Ada.md", "People/Bo.md"]
    with closing(sqlite3.connect(cache_file(vault), isolation_level=None)) as connection:
        assert connection.execute(damage).rowcount > 0
    assert look(vault)[0] == fresh(vault)
    assert look(vault)[0] == fresh(vault)


def test_a_note_read_twice_before_it_is_folded_is_listed_once(vault: Path) -> None:
    look(vault)
    file = vault / "People/Ada.md"
    for day in (18, 19):
        file.write_text(f"{ADA}- 2026-11-{day} call: x\n", "utf-8")
        assert read_again(vault) == ("People/Ada.md",)
    assert (find_folds(vault) or ({}, []))[1] == ["People/Ada.md"]
    assert look(vault)[0] == fresh(vault)


def test_another_schema_another_code_and_another_library_start_anew(
    vault: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    look(vault)
    with closing(sqlite3.connect(cache_file(vault))) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert len(read_again(vault)) == 4
    assert read_again(vault) == ()
    monkeypatch.setattr(store_module, "code_fingerprint", lambda: "another")
    assert len(read_again(vault)) == 4
    assert read_again(vault) == ()
    (tmp_path / "library.py").write_text("1", encoding="utf-8")
    status = (tmp_path / "library.py").stat()
    marks = f"{tmp_path / 'library.py'}\n{status.st_mtime_ns}:{status.st_size}"
    assert are_libraries_same("")
    assert are_libraries_same(marks)
    (tmp_path / "library.py").write_text("12", encoding="utf-8")
    assert not are_libraries_same(marks)
    (tmp_path / "library.py").unlink()
    assert not are_libraries_same(marks)
    assert not are_libraries_same(marks + "\nodd\nodd")


def test_the_mark_of_the_code_changes_with_a_file_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_tree(
        tmp_path / "mdrel",
        {"a.py": "1", "parse/b.py": "2", "_data/c.py": "3", "__pycache__/d.py": "4"},
    )
    monkeypatch.setattr(mdrel, "__file__", str(tmp_path / "mdrel/__init__.py"))
    first = location.code_fingerprint()
    assert location.code_fingerprint() == first
    (tmp_path / "mdrel/_data/c.py").write_text("33", encoding="utf-8")
    assert location.code_fingerprint() == first
    (tmp_path / "mdrel/parse/b.py").write_text("22", encoding="utf-8")
    assert location.code_fingerprint() != first


def test_other_reading_settings_read_anew_and_other_settings_do_not(vault: Path) -> None:
    look(vault)
    (vault / "mdrel.toml").write_text("[method.cadence]\ntrusted = 'weekly'\n", encoding="utf-8")
    assert read_again(vault) == ()
    (vault / "mdrel.toml").write_text("[notes]\nignore = ['x']\n", encoding="utf-8")
    assert len(read_again(vault)) == 3
    (vault / "mdrel.toml").write_text(
        "[notes]\npeople_folders = ['y']\nignore = ['x']\n", encoding="utf-8"
    )
    assert len(read_again(vault)) == 3
    assert look(vault)[0] == fresh(vault)


def test_settings_edited_while_they_are_read_leave_no_cache(vault: Path) -> None:
    seen = check_cache(vault)
    (vault / "mdrel.toml").write_text("[notes]\nignore = ['x']\n", encoding="utf-8")
    session = Session(vault, DAY, cache_check=seen)
    assert session.snapshot == fresh(vault)
    assert not session.index.revision
    assert check_cache(vault).about is None


def test_a_touched_note_keeps_the_revision_and_everything_else_makes_a_new_one(vault: Path) -> None:
    revision = look(vault)[1].index.revision
    os.utime(vault / "People/Ada.md", (OLD + 9, OLD + 9))
    assert read_again(vault) == ("People/Ada.md",)
    assert look(vault)[1].index.revision == revision
    seen = {revision}
    for change in (
        lambda: (vault / "x/y/Note.md").rename(vault / "x/y/note.md"),
        (vault / "x/y/note.md").unlink,
        lambda: (vault / "People/Bo.md").write_text(
            "---\nlevel: tentative\n---\n", encoding="utf-8"
        ),
        lambda: (vault / "link.md").symlink_to("nowhere"),
        lambda: (vault / "x").rename(vault / "z"),
        lambda: write_tree(vault, {"z/more.md": ""}),
    ):
        change()
        seen.add(look(vault)[1].index.revision)
        assert look(vault)[0] == fresh(vault)
    assert len(seen) == 6, "an empty folder that moved changes nothing"


def test_an_edit_of_the_same_size_with_its_time_set_back_is_seen(vault: Path) -> None:
    look(vault)
    file = vault / "People/Ada.md"
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Berlin", b"Vienna"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_again(vault) == ("People/Ada.md",)
    assert look(vault)[0] == fresh(vault)


def test_a_note_written_within_two_seconds_before_the_look_is_read_again(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (cache_check, vault_index):
        monkeypatch.setattr(
            module,
            "read_now_ns",
            lambda: max(path.stat().st_ctime_ns for path in vault.rglob("*.md")) + 1_000_000_000,
        )
    revision = look(vault)[1].index.revision
    assert len(read_again(vault)) == 4, "a second write may have left the same stamps"
    assert look(vault)[1].index.revision == revision


@pytest.mark.open_place
def test_a_note_that_cannot_be_read_is_tried_again_each_time(vault: Path) -> None:
    (vault / "People/Bo.md").chmod(0)
    with as_nobody():
        index = Session(vault, DAY, cache_check=None).index
        assert [
            each.code for each in index.snapshot().diagnostics if each.path == "People/Bo.md"
        ] == ["MDR101"]
        assert index.refresh().to_read == ("People/Bo.md",)


def test_two_at_once_never_mix_what_they_saw(vault: Path) -> None:
    look(vault)
    first, second = check_cache(vault), check_cache(vault)
    (vault / "People/Bo.md").write_text("---\nlevel: trusted\n---\n", encoding="utf-8")
    third = check_cache(vault)
    one, two, three = (Session(vault, DAY, cache_check=each) for each in (first, second, third))
    assert three.index.revision
    assert [each.snapshot for each in (two, one)] == [three.snapshot, three.snapshot], (
        "the cache moved on, so they read for themselves"
    )
    assert look(vault)[0] == fresh(vault)


def test_a_locked_cache_is_left_alone_and_in_nobodys_way(vault: Path) -> None:
    look(vault)
    (vault / "People/Bo.md").write_text("---\nlevel: trusted\n---\n", encoding="utf-8")
    with closing(sqlite3.connect(cache_file(vault), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        found, session = look(vault)
        assert found == fresh(vault)
        assert not session.index.revision
        other.execute("ROLLBACK")
    assert cache_file(vault).exists()
    assert read_again(vault) == ("People/Bo.md",)


def test_a_place_that_cannot_be_written_is_no_problem(vault: Path) -> None:
    folder = cache_file(vault).parents[1]
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")
    found, session = look(vault)
    assert found == fresh(vault)
    assert not session.index.revision
    assert session.cache_check
    assert "cannot be" in session.cache_check.cache.why


@pytest.mark.parametrize("how", ["link", "folder", "mode"])
def test_a_file_somebody_else_may_have_written_is_not_believed(vault: Path, how: str) -> None:
    look(vault)
    file = cache_file(vault)
    if how == "link":
        file.rename(file.with_name("elsewhere"))
        file.symlink_to("elsewhere")
    elif how == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.chmod(0o622)
    found, session = look(vault)
    assert found == fresh(vault)
    assert not session.index.revision
    assert describe_cache(vault).why
    assert "is not used" in describe_cache(vault).words


def test_an_answer_holds_for_its_question_day_settings_and_notes(vault: Path) -> None:
    seen = check_cache(vault)
    revision = Session(vault, DAY, cache_check=seen).index.revision
    answer = CachedAnswer(("one", "two\nlines"), ("remark",), 1)
    save_answer(seen, revision, "due", DAY, answer)
    save_answer(seen, revision, "odd", DAY, CachedAnswer(("a\0b",)))
    seen = check_cache(vault)
    assert seen.revision == revision
    assert load_answer(seen, revision, "due", DAY) == answer
    for other in ("due 7", "odd", ""):
        assert load_answer(seen, revision, other, DAY) is None
    assert load_answer(seen, revision, "due", date(2026, 11, 23)) is None
    (vault / "mdrel.toml").write_text("[method]\ncalls_per_day = 2\n", encoding="utf-8")
    assert load_answer(check_cache(vault), revision, "due", DAY) is None
    (vault / "mdrel.toml").unlink()
    assert look(vault)[1].index.revision == revision, "the notes are the same"
    (vault / "People/Bo.md").unlink()
    moved_on = look(vault)[1].index.revision
    assert load_answer(check_cache(vault), moved_on, "due", DAY) is None
    save_answer(seen, revision, "late", DAY, answer)
    assert load_answer(seen, revision, "late", DAY) is None, (
        "an answer of a past revision is not kept"
    )


def test_answers_do_not_pile_up(vault: Path) -> None:
    seen = check_cache(vault)
    revision = Session(vault, DAY, cache_check=seen).index.revision
    for number in range(store_module.MOST_ANSWERS * 2 + 5):
        save_answer(seen, revision, str(number), DAY, CachedAnswer())
    with closing(sqlite3.connect(cache_file(vault))) as connection:
        assert (
            0
            < connection.execute("SELECT count(*) FROM answers").fetchone()[0]
            <= store_module.MOST_ANSWERS
        )


def test_its_state_is_told_in_words(vault: Path) -> None:
    assert "No cache yet" in describe_cache(vault).words
    look(vault)
    state = describe_cache(vault)
    assert (state.notes, state.readings, state.why) == (4, 3, "")
    assert (
        f"covers 4 notes, holds what was read of 3 that matter here, and takes {state.size / 1e6:.1f} MB"
        in state.words
    )
    cache_file(vault).write_bytes(b"no database, but long enough to be looked at" * 100)
    assert "damaged" in describe_cache(vault).words
    assert "No cache yet" in describe_cache(vault).words, "a damaged one is thrown away"


def test_a_value_reads_the_same_in_every_process() -> None:
    assert pack(Policy()) == pack(Policy())
    assert pack((frozenset({"b", "a"}), {"y": [2], "x": 1})) == b'[["a","b"],{"x":1,"y":[2]}]'


def test_names_that_are_not_utf8_are_remembered(vault: Path) -> None:
    write_tree(vault, {"People/bad\udcff.md": ADA})
    os.utime(vault / "People/bad\udcff.md", (OLD, OLD))
    assert len(read_again(vault)) == 5
    assert read_again(vault) == ()
    assert look(vault)[0] == fresh(vault)


@pytest.mark.machine
def test_stamps_no_cache_can_hold_are_read_each_time(vault: Path) -> None:
    try:
        os.utime(vault / "People/Ada.md", ns=(0, (1 << 63) + 5))
    except OverflowError:
        pytest.skip("this file system knows no such time")
    look(vault)
    assert Cache(vault).read_about() is not None
    assert look(vault)[0] == fresh(vault)


def test_a_watcher_makes_kept_answers_anew_for_what_it_saw_and_for_the_day(vault: Path) -> None:
    updater = Updater(vault, DAY, outputs=(), remembers=True, answerer=remake_answer)
    updater.update(0)
    save_answer(check_cache(vault), updater.revision, ASKED, DAY, CachedAnswer(("what was asked",)))
    save_answer(
        check_cache(vault), updater.revision, "nonsense", DAY, CachedAnswer(("of no command",))
    )
    write_tree(vault, {"People/Cy.md": ADA})
    updater.update(1)
    assert load_answer(check_cache(vault), updater.revision, ASKED, DAY) is None
    updater.refresh_answers()
    made = load_answer(check_cache(vault), updater.revision, ASKED, DAY)
    assert made is not None
    assert [line.split("\t")[2] for line in made.lines[:2]] == ["Ada", "Cy"]
    updater.day = DAY + timedelta(days=1)
    updater.update(2)
    updater.refresh_answers()
    assert load_answer(check_cache(vault), updater.revision, ASKED, updater.day) is not None


def test_no_answers_are_made_while_a_reading_is_held_back(vault: Path) -> None:
    updater = Updater(vault, DAY, outputs=(), remembers=True, answerer=remake_answer)
    updater.update(0)
    save_answer(check_cache(vault), updater.revision, ASKED, DAY, CachedAnswer(("what was asked",)))
    write_tree(vault, {"People/Ada.md": "---\nlevel: [\n---\n"})
    updater.update(1)
    updater.refresh_answers()
    assert load_answer(check_cache(vault), updater.revision, ASKED, DAY) is None
    updater.update(1 + QUIET_SECONDS)
    updater.refresh_answers()
    made = load_answer(check_cache(vault), updater.revision, ASKED, DAY)
    assert made is not None
    assert not any("\tAda\t" in line for line in made.lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '"today"',
        ASKED.replace('"width": 0', '"width": "0"'),
        ASKED.replace('"is_why": false', '"is_why": 0'),
        ASKED.replace('"is_why"', '"is_odd"'),
        ASKED.replace('"verbose"', '"loud"'),
        ASKED.replace('"command": "today", ', ""),
        json.dumps({"command": "today", "output": [0, 0, False, False, False, False]}),
    ],
)
def test_a_text_that_is_no_question_is_refused(vault: Path, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json says so in its own words
        Question.from_json(text)
    assert remake_answer(Session(vault, DAY).build, text) is None


def test_a_question_of_a_command_that_keeps_no_answers_is_not_answered(vault: Path) -> None:
    assert remake_answer(Session(vault, DAY).build, Question("contacts", PIPE).to_json()) is None


@given(
    st.builds(
        Question,
        st.sampled_from(["today", "due"]),
        st.builds(
            OutputFormat,
            st.integers(0, 200),
            st.integers(0, 200),
            st.booleans(),
            st.booleans(),
            st.booleans(),
            st.booleans(),
            st.sampled_from(["mdrel", "mdrel --today 2026-11-22"]),
        ),
        st.sampled_from(["", "trusted", "target"]),
        st.integers(0, 9999),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )
)
def test_a_question_is_its_json(question: Question) -> None:
    assert Question.from_json(question.to_json()) == question
    parts = question._asdict() | {"output": question.output._asdict()}
    assert json.loads(question.to_json()) == parts
