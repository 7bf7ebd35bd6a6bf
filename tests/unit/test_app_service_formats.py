"""A service's file in its three forms: what it says, and that other readers read it likewise."""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mdrel.app.service.definition import (
    Call,
    Definition,
    define_service,
    name_service,
    read_call,
    read_mark,
)
from mdrel.app.service.launchd import Launchd, read_plist, write_plist
from mdrel.app.service.systemd import Systemd, read_unit, write_unit
from mdrel.app.service.task_scheduler import TaskScheduler, read_task, split_arguments, write_task
from mdrel.errors import WriteError
from tests.support.running import ROOT

GOLDEN = ROOT / "tests" / "golden" / "services"
SCHEMA = ROOT / "tests" / "data" / "task-scheduler.xsd"
UPDATES = bool(os.environ.get("MDREL_UPDATE"))
NOTES = Definition(
    "mdrel-notes-1f3a90c2",
    "The notes in /home/alex/Notes & Überblick 50%, kept up to date (mdrel serve)",
    (
        "/home/alex/.venv/bin/mdrel",
        "--vault",
        "/home/alex/Notes & Überblick 50%",
        "serve",
        "--port",
        "8642",
    ),
    (("XDG_STATE_HOME", "/home/alex/my state"),),
)
MAC = replace(NOTES, log="/Users/alex/Library/Logs/mdrel-notes-1f3a90c2.log")
WINDOWS = replace(
    NOTES,
    title=r"The notes in C:\Users\Alex\Notes & Überblick 50%, kept up to date (mdrel serve)",
    words=(
        r"C:\Users\Alex\venv\Scripts\pythonw.exe", "-P", "-m", "mdrel", "--vault",
        "C:\\Users\\Alex\\Notes & Überblick 50%\\", "service", "run", "serve", "--port", "8642",
    ),
    environment=(),
    user=r"DESK\Alex",
)  # fmt: skip
# Every sign that one of the three forms, or a shell, makes something of.
HOSTILE = (
    "it's", '"quoted"', "50%", "%h", "a%%b", "$HOME ${X} $$", "a & b", "<b>]]>&amp;", "back\\slash\\",
    "\\\\server\\share\\", "Überblick 写 😀", " blank ", "#;!", "~", "{}[]*?", "`id`", "\u2028\u00a0\x85", 'x\\"y\\\\"',
)  # fmt: skip
WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=12
)  # fmt: skip


def define(folder: str, program: str = "/usr/bin/mdrel") -> Definition:
    """Return a service with a hostile folder in each of its places."""
    return Definition(
        "mdrel-x-0",
        f"The notes in /v/{folder}, kept up to date",
        (program, "--vault", f"/v/{folder}", "serve"),
        (("XDG_STATE_HOME", f"/s/{folder}"),),
        log=f"/l/{folder}.log",
        user="DESK\\Alex & Bo",
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("systemd.service", Systemd().write(NOTES, 2)),
        ("launchd.plist", Launchd().write(MAC, 0)),
        ("task-scheduler.xml", TaskScheduler().write(WINDOWS, 1)),
    ],
)
def test_the_file_is_as_before(name: str, content: bytes) -> None:
    if UPDATES:
        (GOLDEN / name).write_bytes(content)
    assert content == (GOLDEN / name).read_bytes()


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
@example(list(HOSTILE), '"')
def test_what_is_written_is_read_back_by_us_and_by_the_others(words: list[str], value: str) -> None:
    service = Definition(
        "n", f"title {value}", (f"/{words[0]}", *words), (("A", value),), "/log", "u"
    )
    assert read_unit(write_unit(service)) == service.words
    assert read_plist(write_plist(service)) == service.words
    found = plistlib.loads(write_plist(service).encode())
    assert found["EnvironmentVariables"] == {"A": value}
    try:
        task = write_task(service)
    except WriteError:
        assert any("%" in word or "$(" in word for word in service.words)
    else:
        assert read_task(task)[1:] == service.words[1:]


@pytest.mark.parametrize(
    "manager", [Systemd(), Launchd(), TaskScheduler()], ids=lambda each: each.title
)
def test_an_edit_by_hand_is_known_and_a_file_of_others_too(
    manager: Systemd | Launchd | TaskScheduler,
) -> None:
    content = manager.write(NOTES if manager.title == "systemd" else WINDOWS, 3)
    text, words = manager.read(content)
    assert words == (NOTES if manager.title == "systemd" else WINDOWS).words
    mark = read_mark(text)
    assert mark is not None
    assert (mark.made, mark.is_pristine) == (3, True)
    edited = read_mark(text.replace("8642", "8643"))
    assert edited is not None
    assert not edited.is_pristine
    number = read_mark(text.replace("deletes it (3 ", "deletes it (99 "))
    assert number is not None
    assert not number.is_pristine, "the number tells which folders go"
    lines = [line for line in text.split("\n") if "Written by" not in line]
    assert read_mark("\n".join(lines)) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"<plist/>", b'[Service]\nExecStart="', b"<a>" * 50, b"bplist00\xff"],
)
@pytest.mark.parametrize(
    "manager", [Systemd(), Launchd(), TaskScheduler()], ids=lambda each: each.title
)
def test_whatever_a_file_holds_reading_it_gives_no_words(
    manager: Systemd | Launchd | TaskScheduler, content: bytes
) -> None:
    assert manager.read(content)[1] == ()


@given(st.text(max_size=30))
def test_whatever_the_text_reading_it_raises_nothing(text: str) -> None:
    for words in (
        read_unit(f"ExecStart={text}"),
        read_plist(text),
        read_task(text),
        split_arguments(text),
    ):
        read_call(words)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=4))
def test_arguments_are_parted_as_windows_parts_them(words: list[str]) -> None:
    assert list(split_arguments(subprocess.list2cmdline(words))) == words


@pytest.mark.parametrize("folder", ["%TEMP%", "a%b c%d", "$(Arg0)"])
def test_what_the_task_scheduler_would_replace_is_refused(folder: str) -> None:
    with pytest.raises(WriteError, match="would put a value in place of"):
        write_task(define(folder))


def test_a_name_is_readable_stable_and_safe(tmp_path: Path) -> None:
    names = {}
    for folder in ("Notes", "a/Notes", "Überblick & Co.", "写", "x" * 200, "-–-", 'a "b" %c'):
        path = tmp_path / folder
        path.mkdir(parents=True)
        names[folder] = name_service(path)
        assert names[folder] == name_service(path / ".." / path.name), "however it is reached"
        assert names[folder].isascii()
        assert names[folder].replace("-", "").isalnum()
        assert len(names[folder]) < 50
    assert len(set(names.values())) == len(names)
    assert names["Notes"].startswith("mdrel-notes-")
    assert names["a/Notes"].startswith("mdrel-notes-")
    assert names["Überblick & Co."].startswith("mdrel-uberblick-co-")
    (tmp_path / "link").symlink_to(tmp_path / "Notes")
    assert name_service(tmp_path / "link") == names["Notes"]


@pytest.mark.parametrize("folder", ["a\nb", "a\tb", "\x7f", "\udcff"])
def test_what_no_file_carries_is_refused(folder: str) -> None:
    with pytest.raises(WriteError, match="no service file can hold"):
        define_service(Path("/v") / folder, ("/usr/bin/mdrel",), ("watch",))


def test_the_words_of_a_service_are_understood() -> None:
    words = ("/b/mdrel", "--vault", "/watch", "serve", "--port", "9000")
    assert read_call(words) == Call("/b/mdrel", "/watch", "serve", 9000)
    assert read_call(("/b/mdrel", "--vault=/v", "watch")) == Call("/b/mdrel", "/v", "watch", None)
    assert read_call(("/b/mdrel", "--port", "x", "--vault")) == Call("/b/mdrel", "", "", None)


@pytest.mark.parametrize("digits", ["9" * 5000, "٣", "-1", "0x10", "1_0", "123456"])
def test_odd_numbers_in_an_edited_file_are_none(digits: str) -> None:
    assert read_call(("/b/mdrel", "serve", "--port", digits)).port is None
    text = Systemd().write(NOTES, 2).decode().replace("(2 ", f"({digits} ")
    assert read_mark(text) is None


def test_nothing_hides_the_notes_from_the_service() -> None:
    unit = write_unit(NOTES)
    for word in ("ProtectHome", "ProtectSystem", "ReadOnly", "PrivateTmp", "DynamicUser", "UMask"):
        assert word not in unit


@pytest.mark.interop
@pytest.mark.uninstrumented
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("folder", ["plain", *HOSTILE])
def test_systemd_finds_no_fault(tmp_path: Path, folder: str) -> None:
    program = tmp_path / folder.replace("/", "_") / "mdrel"
    program.parent.mkdir(exist_ok=True)
    shutil.copy("/bin/true", program)
    unit = tmp_path / "mdrel-x-0.service"
    unit.write_bytes(Systemd().write(define(folder, str(program)), 0))
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(unit)],
        env=os.environ | {"XDG_RUNTIME_DIR": str(run), "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, b"")


@pytest.mark.interop
@pytest.mark.skipif(sys.platform != "linux", reason="needs a POSIX shell at /bin/sh")
@pytest.mark.parametrize("folder", HOSTILE)
def test_a_program_of_an_odd_name_is_started_by_a_shell_with_the_same_words(
    tmp_path: Path, folder: str
) -> None:
    program = tmp_path / folder.replace("/", "_") / "show"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    text = write_unit(define(folder, str(program)))
    (line,) = [line for line in text.split("\n") if line.startswith("ExecStart=")]
    # As systemd does: its quotes are those of a shell here, then `%%` and `$$` are one sign each.
    words = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line[10:])]
    done = subprocess.run(words, capture_output=True, check=True)
    assert done.stdout.decode() == f"--vault\n/v/{folder}\nserve\n"


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("plistutil") is None, reason="needs plistutil (libplist-utils)")
@pytest.mark.parametrize("folder", HOSTILE)
def test_libplist_reads_the_property_list_likewise(tmp_path: Path, folder: str) -> None:
    service, file = define(folder), tmp_path / "x.plist"
    file.write_bytes(Launchd().write(service, 0))
    binary = tmp_path / "binary"
    subprocess.run(
        ["plistutil", "-i", str(file), "-o", str(binary)], check=True, capture_output=True
    )
    assert binary.read_bytes().startswith(b"bplist00")
    found = plistlib.loads(binary.read_bytes())
    assert found == plistlib.loads(file.read_bytes())
    assert tuple(found["ProgramArguments"]) == service.words
    assert found["StandardOutPath"] == service.log


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("xmllint") is None, reason="needs xmllint (libxml2-utils)")
@pytest.mark.parametrize("folder", HOSTILE)
def test_the_task_is_one_by_the_task_schedulers_rules(tmp_path: Path, folder: str) -> None:
    service, file = define(folder), tmp_path / "x.xml"
    file.write_bytes(TaskScheduler().write(service, 0))
    done = subprocess.run(
        ["xmllint", "--noout", "--schema", str(SCHEMA), str(file)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert file.read_bytes()[:2] in {b"\xff\xfe", b"\xfe\xff"}, (
        "schtasks reads UTF-16 with its mark"
    )
    assert read_task(file.read_bytes().decode("utf-16")) == service.words
