"""Many notes read by several processes: the same readings, whatever becomes of the processes.

Each test runs in a process of its own, since no process with threads forks.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.relationships import make_relationships
from tests.support.hostile_vault import make_hostile_vault
from tests.support.running import DAY, ROOT

pytestmark = [
    pytest.mark.uninstrumented,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks"),
]
# Says which process read how many notes, and compares readings and snapshot with those of one.
COMPARE = """
import json, os, sys, threading
from collections import Counter
from pathlib import Path
from mdrel.app import reading
from mdrel.app.vault_index import VaultIndex
from mdrel.model.policy import Policy
vault, least, helpers, what = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
here, forks, plain, parse = os.getpid(), [], os.fork, reading.parse_notes
def fork():
    forks.append(plain())
    return forks[-1]
def parse_or_end(notes, prefilter):
    if os.getpid() != here and any("7" in path for path, _ in notes):
        if what == "killed":
            os.kill(os.getpid(), 9)
        if what == "no memory":
            raise MemoryError
    return parse(notes, prefilter)
def refuse(*_):
    raise OSError(24, "too many")
os.fork, reading.parse_notes, reading._FIRST = fork, parse_or_end, 5
if helpers >= 0:
    reading._count_workers = lambda: helpers
if what == "one core":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
if what == "threads":
    threading.Thread(target=threading.Event().wait, daemon=True).start()
if what == "no process":
    os.fork = refuse
if what == "no pipe":
    os.pipe = refuse
told = []
def follow(paths, total):
    for path in paths:
        told.append(path)
        yield path
alone, together = (VaultIndex(vault, Policy(), None, each) for each in (10**9, least))
much, reading._LEAST_BYTES = reading._LEAST_BYTES, 10**12
alone.refresh()
reading._LEAST_BYTES = much
files = len(os.listdir("/proc/self/fd"))
changes = together.refresh(follow)
assert alone.notes == together.notes and alone.snapshot() == together.snapshot()
assert sorted(told) == sorted(changes.to_read)
assert len(os.listdir("/proc/self/fd")) == files
assert not Path(f"/proc/self/task/{here}/children").read_text()
print(json.dumps(len(forks)))
"""
# Runs a command of which the processes that read say who they are, and take their time.
SLOW = """
import os, sys, time
from mdrel.app import reading
from mdrel.cli.main import main
parse, readers, pause = reading.parse_notes, sys.argv.pop(1), float(sys.argv.pop(1))
seen = set()
def parse_slowly(notes, prefilter):
    if os.getpid() not in seen:
        seen.add(os.getpid())
        with open(readers, "a") as file:
            file.write(f"{os.getpid()}\\n")
    time.sleep(pause * len(notes))
    return parse(notes, prefilter)
reading.parse_notes = parse_slowly
reading._count_workers, reading._FIRST = lambda: 2, 5
main()
"""
MANY = 2_100
# What each note takes, and what three processes then take for all.
PAUSE = 0.02
WHOLE_SECONDS = MANY * PAUSE / 3


def compare(vault: Path, *, least: int = 2, helpers: int = -1, what: str = "") -> int:
    """Return how many processes were started; the readings are the same with them and without."""
    done = subprocess.run(
        [sys.executable, "-c", COMPARE, str(vault), str(least), str(helpers), what],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return int(json.loads(done.stdout))


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault with notes enough for several shares."""
    folder = tmp_path_factory.mktemp("pool") / "vault"
    make_relationships(folder, 600)
    return folder


@pytest.mark.parametrize("helpers", [1, 3])
def test_several_processes_read_the_same_as_one(vault: Path, helpers: int) -> None:
    assert compare(vault, helpers=helpers) == helpers


def test_several_processes_read_hostile_names_as_one_does(tmp_path: Path) -> None:
    root, _ = make_hostile_vault(tmp_path, {})
    assert compare(root, helpers=2) == 2


@pytest.mark.parametrize("what", ["killed", "no memory", "no process", "no pipe"])
def test_what_a_dying_process_was_to_read_is_read_here(vault: Path, what: str) -> None:
    compare(vault, helpers=2, what=what)


@pytest.mark.parametrize("what", ["one core", "threads"])
def test_with_one_core_or_other_threads_nothing_is_forked(vault: Path, what: str) -> None:
    assert compare(vault, what=what) == 0


def test_few_notes_are_read_in_one_process(vault: Path) -> None:
    assert compare(vault, least=601, helpers=2) == 0


def test_few_notes_with_much_text_are_read_by_several(tmp_path: Path) -> None:
    for number in range(80):
        talk = f"- 2026-11-20 call: all is well in year {number}\n"
        text = f"---\ntype: person\n---\n{talk}{'Words of no weight. ' * 3_000}\n"
        (tmp_path / f"Ada {number}.md").write_text(text, "utf-8")
    assert compare(tmp_path, least=2_000, helpers=1) == 1
    (tmp_path / "Ada 0.md").unlink()
    for number in range(1, 20):
        (tmp_path / f"Ada {number}.md").unlink()
    assert compare(tmp_path, least=2_000, helpers=1) == 0


@pytest.fixture(scope="module")
def large_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault that is read by several processes without being told to."""
    folder = tmp_path_factory.mktemp("large") / "vault"
    (folder / "People").mkdir(parents=True)
    for number in range(MANY):
        note = folder / "People" / f"Ada {number}.md"
        note.write_text("---\ntype: person\n---\n- 2026-11-20 call: all is well\n", "utf-8")
    return folder


def start(vault: Path, readers: Path, pause: float, *words: str) -> subprocess.Popen[str]:
    """Start a command that reads the notes slowly, in a group of its own like a terminal's."""
    return subprocess.Popen(
        [
            *(sys.executable, "-c", SLOW, str(readers), str(pause)),
            *("--vault", str(vault), "--today", DAY, *words),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def list_readers(readers: Path, count: int) -> list[int]:
    """Return the processes that read, once there are `count` of them."""
    for _ in range(600):
        found = readers.read_text("utf-8").split() if readers.exists() else []
        if len(found) >= count:
            return list(map(int, found))
        time.sleep(0.05)
    raise AssertionError(f"not {count} processes read")


def is_running(process: int) -> bool:
    """Whether a process runs; one that has ended may be listed until init asks for it."""
    try:
        said = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return said.rpartition(") ")[2][0] not in "ZX"


def are_gone(processes: list[int]) -> bool:
    """Whether all processes end, long before they had read everything."""
    for _ in range(100):
        if not any(map(is_running, processes)):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_ended_leaves_no_process_and_no_traceback(
    large_vault: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    with start(large_vault, tmp_path / "readers", PAUSE, "due") as command:
        readers = list_readers(tmp_path / "readers", 3)
        began = time.monotonic()
        if sent == signal.SIGINT:  # a terminal sends it to all
            os.killpg(command.pid, sent)
        else:
            command.send_signal(sent)
        printed, told = command.communicate(timeout=60)
    assert time.monotonic() - began < WHOLE_SECONDS / 2 or sent == signal.SIGKILL
    assert (printed, told.strip()) == ("", "interrupted" if sent == signal.SIGINT else "")
    assert command.returncode == (130 if sent == signal.SIGINT else -9)
    assert are_gone(readers)


@pytest.mark.parametrize("words", [("--no-cache", "due"), ("due",), ("watch", "--json")])
def test_commands_with_and_without_cache_and_a_watcher_read_by_several_processes(
    large_vault: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    with start(large_vault, tmp_path / "readers", 0.001, *words) as command:
        assert len(list_readers(tmp_path / "readers", 3)) == 3
        if words[0] == "watch":
            assert command.stdout
            assert json.loads(command.stdout.readline())["event"] == "rebuild"
            command.terminate()
        command.communicate(timeout=60)
    assert command.returncode == 0
