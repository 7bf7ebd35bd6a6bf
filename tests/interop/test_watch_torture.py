"""`mdrel watch` under more than any vault will ask of it.

MDREL_TORTURE=1 (`make soak`) is the whole of it; CI runs a fiftieth.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from bench.vault import make_vault
from mdrel.app.watch.updater import Updater
from mdrel.vault.dirty_paths import DirtyPaths
from tests.support.places import write_tree
from tests.support.running import is_fresh
from tests.support.serving import LONGEST

pytestmark = [
    pytest.mark.interop,
    pytest.mark.uninstrumented,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's events are tortured"),
]

SCALE = float(os.environ.get("MDREL_TORTURE", "0.02"))
DAY = date(2026, 11, 22)
SECONDS_OF_QUIET = 5.0
SECONDS_AFTER_OVERFLOW = 60.0
# A rebuild takes as long as it takes on a machine that does other work: the time is counted from
# quiet, beyond one rebuild.
PATIENCE = 60.0


class Watching:
    """A running `mdrel watch --json` and what it said."""

    def __init__(self, vault: Path) -> None:
        self.vault, self.events = vault, list[dict[str, object]]()
        command = [
            sys.executable,
            "-m",
            "mdrel",
            "--vault",
            str(vault),
            "--today",
            DAY.isoformat(),
            "watch",
            "--json",
        ]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.wait(lambda: bool(self.events), "the first rebuild", 300)

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.events.append(json.loads(line))

    def wait(self, is_so: object, what: str, seconds: float) -> float:
        """Wait until it is so and return how long that took."""
        assert callable(is_so)
        start = time.monotonic()
        while not is_so():
            assert time.monotonic() - start < seconds, f"not within {seconds:.0f} s: {what}"
            assert self.process.poll() is None, "it ended"
            time.sleep(0.1)
        return time.monotonic() - start

    def settle(self, seconds: float = SECONDS_OF_QUIET) -> float:
        """Wait until dashboards and feed are as a fresh run makes them; return how long it took.

        The time includes what it takes to find out.
        """
        return self.wait(
            lambda: is_there_and_fresh(self.vault), "what a fresh run gives", seconds + PATIENCE
        )

    @property
    def rebuilds(self) -> int:
        """How often something was written."""
        return sum(bool(event.get("written")) for event in self.events)


def is_there_and_fresh(vault: Path) -> bool:
    try:
        return is_fresh(vault)
    except Exception:  # noqa: BLE001 the vault is away
        return False


@contextmanager
def watch(vault: Path) -> Iterator[Watching]:
    watching = Watching(vault)
    try:
        yield watching
    finally:
        watching.process.send_signal(signal.SIGCONT)
        watching.process.terminate()
        watching.process.wait(LONGEST)
        watching.listener.join(LONGEST)
        if watching.process.stdout:
            watching.process.stdout.close()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    make_vault(tmp_path / "vault", max(200, int(30_000 * SCALE)))
    return tmp_path / "vault"


def notes_of(vault: Path) -> list[Path]:
    return sorted(path for path in vault.rglob("*.md") if path.parent.name != "Relationships")


def report(what: str, **figures: float) -> None:
    """Say what was measured, for whoever runs the whole of it."""
    told = ", ".join(f"{name} {figure:.2f}" for name, figure in figures.items())
    sys.stdout.write(f"\n{what}: {told}\n")


def test_all_notes_rewritten_at_once(vault: Path) -> None:
    with watch(vault) as watching:
        before = watching.rebuilds
        notes, start = notes_of(vault), time.monotonic()
        for note in notes:
            note.write_bytes(note.read_bytes().replace(b"call:", b"lunch:"))
        watching.settle(SECONDS_AFTER_OVERFLOW)
        seconds = time.monotonic() - start
        report(
            "all rewritten", notes=len(notes), seconds=seconds, rebuilds=watching.rebuilds - before
        )
        assert watching.rebuilds - before <= 2 + seconds / 2


@pytest.mark.machine
def test_a_reader_that_was_stopped_while_the_queue_ran_over(vault: Path) -> None:
    limit = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text(encoding="ascii"))
    if limit > 200_000:
        pytest.skip("this system's queue is too long to fill in a test")
    with watch(vault) as watching:
        watching.process.send_signal(signal.SIGSTOP)
        some = notes_of(vault)[:200]
        for number in range(limit):
            os.utime(some[number % len(some)])
        write_tree(
            vault,
            {
                "unheard/of/Cy.md": "---\nlevel: trusted\n---\n",
                "People/Di.md": "---\nlevel: target\n---\n",
            },
        )
        shutil.rmtree(vault / "Meetings")
        watching.process.send_signal(signal.SIGCONT)
        report("overflow", seconds=watching.settle(SECONDS_AFTER_OVERFLOW))
        write_tree(vault, {"unheard/of/Eo.md": "---\nlevel: trusted\n---\n"})
        report("a note in a folder that came unheard", seconds=watching.settle())


def test_folders_away_and_back_while_notes_change(vault: Path) -> None:
    with watch(vault) as watching:
        away = vault.parent / "away"
        for number in range(max(2, int(20 * SCALE))):
            (vault / "People").rename(away)
            write_tree(away, {f"New {number}.md": "---\nlevel: trusted\n---\n"})
            away.rename(vault / ("People" if number % 2 else "Persons"))
            if number % 2 == 0:
                (vault / "Persons").rename(vault / "People")
        report("folders", seconds=watching.settle())


@pytest.mark.machine
def test_a_vault_that_is_mounted_over_and_unmounted(vault: Path) -> None:
    empty = vault.parent / "empty"
    empty.mkdir()
    # The mount has to be seen by the watcher, so both live in one namespace that nobody else sees.
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets us mount nothing")
    script = f"""set -ex
{sys.executable} -m mdrel --vault {vault} --today {DAY} watch --json > {vault.parent}/said 2>&1 & watcher=$!
trap 'kill $watcher' EXIT
until grep -q rebuild {vault.parent}/said; do sleep 0.2; done
before=$(cat {vault}/Relationships/Overview.md | md5sum)
mount --bind {empty} {vault}; sleep 5
test -z "$(ls -A {vault})"
umount {vault}; sleep 1
test "$before" = "$(cat {vault}/Relationships/Overview.md | md5sum)"
printf -- '---\\nlevel: trusted\\n---\\n' > {vault}/People/Cy.md
for turn in $(seq 300); do grep -q Cy {vault}/Relationships/Trusted.md && break; sleep 0.1; done
grep -q Cy {vault}/Relationships/Trusted.md
"""
    done = subprocess.run(
        ["unshare", "--mount", "bash", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=120 + 900 * SCALE,
    )
    assert done.returncode == 0, done.stderr + (vault.parent / "said").read_text(encoding="utf-8")
    assert is_fresh(vault)


def test_thousands_of_events_a_second(vault: Path) -> None:
    with watch(vault) as watching:
        some, count = notes_of(vault)[:100], 0
        until = time.monotonic() + max(2.0, 30 * SCALE)
        while time.monotonic() < until:
            os.utime(some[count % len(some)])
            count += 1
        note = vault / "People" / "Last.md"
        note.write_text("---\nlevel: trusted\n---\n", encoding="utf-8")
        report("storm", events=count, seconds=watching.settle(SECONDS_AFTER_OVERFLOW))


def test_memory_stays_flat_over_many_saves(tmp_path: Path) -> None:
    vault = write_tree(
        tmp_path / "small",
        {f"People/P {number}.md": "---\nlevel: trusted\n---\n" for number in range(20)},
    )
    updater = Updater(vault, DAY, remembers=True)
    saves = max(200, int(10_000 * SCALE))
    marks: list[float] = []
    for number in range(saves):
        path = f"People/P {number % 20}.md"
        (vault / path).write_text(
            f"---\nlevel: trusted\n---\n## Conversations\n\n- 2026-11-{number % 21 + 1:02d} call: talk {number % 50}\n",
            encoding="utf-8",
        )
        updater.update(float(number), DirtyPaths({path}) if number else None)
        if number in {saves // 4, saves - 1}:
            marks.append(memory())
    report("memory", saves=saves, first=marks[0], last=marks[1])
    assert marks[1] - marks[0] < 8
    assert is_fresh(vault)


def memory() -> float:
    """Return this process' memory in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(
        int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")
    )
