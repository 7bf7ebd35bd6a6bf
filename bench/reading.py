"""The goals of reading: starting, a cold index, an unchanged vault, growth and memory."""

from __future__ import annotations

import statistics
import time
from itertools import pairwise
from pathlib import Path

from bench.measure import HELLO, MDREL, Place, Row, ask, compare, python, run, say_output

WALK = (
    "import os,sys\nfor folder, _, files in os.walk(sys.argv[1]):\n"
    "    for name in files: os.stat(os.path.join(folder, name))"
)
READ = f"{WALK}; open(os.path.join(folder, name), 'rb').read()"
NAIVE = """import glob, sys, frontmatter
for path in glob.glob(sys.argv[1] + '/**/*.md', recursive=True):
    try: frontmatter.load(path)
    except Exception: pass"""
INDEX = """import sys
from pathlib import Path
from mdrel.app.settings.loader import load_settings
from mdrel.app.vault_index import VaultIndex
vault = Path(sys.argv[1])
index = VaultIndex(vault, load_settings(vault))
index.refresh()
index.snapshot()"""
# Both in one process, in turns: what starting Python costs is no part of the goal.
SYNC = """import os, sys, statistics
from pathlib import Path
from time import process_time
from mdrel.app.cache.validation import check_cache
vault = Path(sys.argv[1])
def walk():
    for folder, _, files in os.walk(vault):
        for name in files: os.stat(os.path.join(folder, name))
def spend(work):
    start = process_time(); result = work(); return process_time() - start, result
ratios = []
for _ in range(7):
    used, seen = spend(lambda: check_cache(vault))
    assert seen.revision, "something changed"
    ratios.append(used / spend(walk)[0])
print(statistics.median(ratios[1:]))"""


def measure_start(place: Place) -> list[Row]:
    """Return the rows on starting up."""
    return [
        Row(
            "mdrel --version / import click",
            compare(place, [*MDREL, "--version"], python("import click"), 15),
            1.3,
            2.0,
        ),
        Row(
            "mdrel --help / import click",
            compare(place, [*MDREL, "--help"], python("import click"), 9),
            2.0,
            3.0,
        ),
    ]


def measure_cold(place: Place, vault: Path, size: int) -> list[Row]:
    """Return the rows on a cold index."""
    runs = 3 if size <= 10_000 else 1
    return [
        Row(
            f"cold index / naive frontmatter.load loop, {size:,} notes",
            compare(place, python(INDEX, str(vault)), python(NAIVE, str(vault)), runs),
            0.6,
            3.0,
        ),
        Row(
            f"cold index / walk + stat + read, {size:,} notes",
            compare(place, python(INDEX, str(vault)), python(READ, str(vault)), runs),
            8.0,
            25.0,
        ),
    ]


def measure_unchanged(place: Place, vault: Path, size: int) -> list[Row]:
    """Return the rows on a vault that did not change."""
    settle(place, vault)
    run(place, ask(vault, "due"))
    synced = float(say_output(place, python(SYNC, str(vault))))
    found = compare(place, ask(vault, "due"), python(HELLO), 7)
    return [
        Row(
            f"nothing changed: sync / walk + stat, {size:,} notes",
            synced,
            1.5 if size >= 10_000 else None,
            4.0,
        ),
        Row(
            f"nothing changed: mdrel due / click hello world, {size:,} notes",
            found,
            3.0 if size <= 10_000 else None,
            6.0 if size <= 10_000 else None,
        ),
        measure_edited(place, vault, size),
    ]


def measure_edited(place: Place, vault: Path, size: int) -> Row:
    """Return the row on what the first question after an edit costs."""
    note = min((vault / "People").iterdir())
    ratios: list[float] = []
    for number in range(3):
        with note.open("a", encoding="utf-8") as file:
            file.write(
                f"\n## Conversations\n\n- 2026-11-{number + 10} call: what came of {number}\n"
            )
        ratios.append(run(place, ask(vault, "due"))[0] / run(place, python(HELLO))[0])
    return Row(
        f"one note edited: mdrel due / click hello world, {size:,} notes", statistics.median(ratios)
    )


def settle(place: Place, vault: Path) -> None:
    """Let the cache take in a vault that was written just now.

    What is younger than two seconds is read twice.
    """
    run(place, ask(vault, "due"))
    time.sleep(2.1)
    run(place, ask(vault, "due"))


def measure_growth(place: Place, vaults: dict[int, Path]) -> list[Row]:
    """Return how time and memory grow with the size of the vault.

    Memory is that of one command that reads everything.
    """
    used = {size: run(place, ask(vault, "--no-cache", "due")) for size, vault in vaults.items()}
    rows = [
        Row(
            f"memory, {size:,} notes",
            memory,
            {10_000: 60.0, 100_000: 250.0}.get(size),
            {1_000: 80.0}.get(size),
            " MB",
        )
        for size, memory in ((each, found.memory) for each, found in used.items())
    ]
    sizes = sorted(used)
    for small, large in pairwise(sizes):
        rows.append(
            Row(
                f"growth: {large:,} notes / {small:,} notes, time",
                used[large][0] / used[small][0],
                11.0 if small >= 10_000 else None,
            )
        )
    return rows
