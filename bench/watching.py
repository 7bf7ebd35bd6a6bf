"""The goals of watching, on Linux only, because nothing is promised elsewhere.

They are the answers while a watcher runs, what one saved note costs and how soon it shows, and what
waiting costs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import HELLO, Place, Row, Vault, ask, compare, python, run
from bench.reading import settle

DEBOUNCE = 0.3
IDLE_SECONDS = 20
FEW_SAVES, SMALL = 20, 1_000
# The design's figure for how soon files are on disk is that of this size.
LARGEST_GOAL = 10_000


@contextmanager
def watching(place: Place, vault: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a watcher that has made its first rebuild."""
    with subprocess.Popen(
        ask(vault, "watch", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=place.environment(),
    ) as process:
        try:
            _read_event(process)
            time.sleep(3)  # it looks again at what it wrote itself
            yield process
        finally:
            process.terminate()


def measure_watching(place: Place, where: Vault, saves: int) -> list[Row]:
    """Return the rows on a running watcher."""
    vault, size, told = where.path, where.size, where.notes
    if not sys.platform.startswith("linux"):
        return [
            Row(f"with a running watcher, {told}", 0, why="only Linux's events are certain enough")
        ]
    settle(place, vault)
    with watching(place, vault) as watcher:
        goal = {LARGEST_GOAL: 2.0, 100_000: 2.5}.get(size)
        rows = [
            Row(
                f"watcher running: mdrel today / click hello world, {told}",
                compare(place, ask(vault, "today"), python(HELLO), 7),
                goal,
                5.0,
            )
        ]
        rows.append(
            Row(
                f"watcher running, a contact just saved: mdrel today / click hello world, {told}",
                _ask_after_saves(place, vault, watcher),
                goal,
                5.0,
            )
        )
        before, start = _used(watcher), time.monotonic()
        time.sleep(IDLE_SECONDS if saves > FEW_SAVES or size > SMALL else 5)
        rows.append(
            Row(
                f"watcher idle: share of one processor, {told}",
                100 * (_used(watcher) - before) / (time.monotonic() - start),
                0.5,
                3.0,
                " %",
            )
        )
        rows += _measure_saves(place, where, saves, watcher) if saves else []
    return rows


def _ask_after_saves(place: Place, vault: Path, watcher: subprocess.Popen[str]) -> float:
    """Return what the first question costs two seconds after a contact was saved.

    Somebody has asked before.
    """
    ratios: list[float] = []
    for number, note in enumerate(_people(vault)[-3:]):
        _save_and_wait(note, number, watcher)
        time.sleep(2)
        ratios.append(run(place, ask(vault, "today"))[0] / run(place, python(HELLO))[0])
    return statistics.median(ratios)


def _people(vault: Path) -> list[Path]:
    """Return the paths of the contacts that are not odd.

    Some of the odd notes are nobody's, and saving one makes no rebuild to wait for.
    """
    return [
        note
        for note in sorted((vault / "People").iterdir())
        if note.read_bytes().startswith(b"---\ntype: person\n")
    ]


def _measure_saves(
    place: Place, where: Vault, saves: int, watcher: subprocess.Popen[str]
) -> list[Row]:
    vault, size, told = where.path, where.size, where.notes
    people = _people(vault)
    notes = sorted((vault / "Notes" / "1").iterdir())
    plain = _spend_on_saves(watcher, notes[:20])
    warmed = _warm_run(place, vault, people[-1])
    _read_event(watcher)
    before, memory = _used(watcher), _rest(watcher)
    delays = [
        _save_and_wait(people[number % len(people)], number, watcher) - DEBOUNCE
        for number in range(saves)
    ]
    each = (_used(watcher) - before) / saves
    ordered = sorted(1000 * delay for delay in delays)
    after = _rest(watcher)
    return [
        Row(
            f"watcher: one saved note of nobody / a warm run of dashboard and calendar, {told}",
            plain / warmed,
            0.1,
            0.5,
        ),
        Row(
            f"watcher: one saved contact / a warm run of dashboard and calendar, {told}",
            each / warmed,
            0.1,
            1.5,
        ),
        Row(
            f"saved contact to files on disk after the debounce, median of {saves}, {told}",
            statistics.median(ordered),
            {LARGEST_GOAL: 100.0, 100_000: 500.0}.get(size),
            None,
            " ms",
        ),
        Row(
            f"the same, 99th of 100, {told}",
            ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
            None,
            None,
            " ms",
        ),
        Row(f"watcher: memory, {told}", after, 350.0 if size == 100_000 else None, None, " MB"),
        Row(
            f"watcher: memory gained over {saves} saves, {told}", after - memory, None, None, " MB"
        ),
    ]


def _warm_run(place: Place, vault: Path, note: Path) -> float:
    """Return what the two commands cost that do the watcher's work after one edit.

    They run with the cache.
    """
    with note.open("a", encoding="utf-8") as file:
        file.write("\n- [ ] a warm run 📅 2026-12-01\n")
    return run(place, ask(vault, "dashboard"))[0] + run(place, ask(vault, "calendar"))[0]


def _spend_on_saves(watcher: subprocess.Popen[str], notes: list[Path]) -> float:
    """Return what saving a note that concerns nobody costs the watcher."""
    before = _used(watcher)
    for note in notes:
        note.write_bytes(note.read_bytes() + b"\nmore\n")
        time.sleep(0.5)
    return (_used(watcher) - before) / len(notes)


def _save_and_wait(note: Path, number: int, watcher: subprocess.Popen[str]) -> float:
    """Save a contact with one more conversation and wait for the rebuild.

    Returns the seconds until the rebuild is told of.
    """
    line = f"- 2026-11-{1 + number % 21:02d} call: what came of {number}\n"
    entry = f"## Conversations\n\n{line}".encode()
    content = note.read_bytes().replace(b"\r\n", b"\n").replace(b"## Conversations\n\n", entry, 1)
    if entry not in content:
        content += b"\n" + entry
    start = time.monotonic()
    note.write_bytes(content)
    _read_event(watcher)
    return time.monotonic() - start


def _read_event(watcher: subprocess.Popen[str]) -> dict[str, object]:
    """Return the next rebuild."""
    import json

    assert watcher.stdout is not None  # noqa: S101 it is a pipe
    for line in watcher.stdout:
        event: dict[str, object] = json.loads(line)
        if event["event"] == "rebuild":
            return event
    raise RuntimeError("the watcher ended")


def _used(process: subprocess.Popen[str]) -> float:
    """Return the processor seconds a running program used."""
    fields = (
        Path(f"/proc/{process.pid}/stat")
        .read_text(encoding="ascii", errors="replace")
        .rpartition(")")[2]
        .split()
    )
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _rest(process: subprocess.Popen[str]) -> float:
    """Return the memory of a watcher in MB once it was quiet for a moment."""
    time.sleep(2)
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return next(
        int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")
    )
