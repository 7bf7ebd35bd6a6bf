"""The goals of reading: starting, a cold index, an unchanged vault, growth and memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from bench.measure import (
    HELLO,
    MDREL,
    Place,
    Row,
    Vault,
    ask,
    compare,
    compare_times,
    python,
    run,
    say_output,
)

# The size most goals are of.
MIDDLE = 10_000

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


def measure_cold(place: Place, vault: Vault) -> list[Row]:
    """Return the rows on a cold index."""
    runs = 3 if vault.size <= MIDDLE else 1
    index, naive, read = (python(code, str(vault.path)) for code in (INDEX, NAIVE, READ))
    used, waited = compare_times(place, index, naive, runs)
    is_middle = vault.size == MIDDLE
    return [
        Row(
            f"cold index / naive frontmatter.load loop, {vault.notes}",
            used,
            (2.0 if vault.is_relationships else 0.9) if is_middle else None,
            6.0 if vault.is_relationships else 3.0,
        ),
        Row(
            f"the same by the clock, {vault.notes}",
            waited,
            1.3 if vault.is_relationships and is_middle else None,
        ),
        Row(f"cold index / walk + stat + read, {vault.notes}", compare(place, index, read, runs)),
    ]


def measure_unchanged(place: Place, vault: Vault) -> list[Row]:
    """Return the rows on a vault that did not change."""
    path, size = vault.path, vault.size
    settle(place, path)
    run(place, ask(path, "due"))
    synced = float(say_output(place, python(SYNC, str(path))))
    found = compare(place, ask(path, "due"), python(HELLO), 7)
    return [
        Row(
            f"nothing changed: sync / walk + stat, {vault.notes}",
            synced,
            1.5 if size >= MIDDLE else None,
            4.0,
        ),
        Row(
            f"nothing changed: mdrel due / click hello world, {vault.notes}",
            found,
            3.0 if size <= MIDDLE else None,
            6.0 if size <= MIDDLE else None,
        ),
        measure_edited(place, vault),
    ]


def measure_edited(place: Place, vault: Vault) -> Row:
    """Return the row on what the first question after an edit costs."""
    note = min((vault.path / "People").iterdir())
    ratios: list[float] = []
    for number in range(3):
        with note.open("a", encoding="utf-8") as file:
            file.write(
                f"\n## Conversations\n\n- 2026-11-{number + 10} call: what came of {number}\n"
            )
        ratios.append(run(place, ask(vault.path, "today"))[0] / run(place, python(HELLO))[0])
    return Row(
        f"one note edited: mdrel today / click hello world, {vault.notes}",
        statistics.median(ratios),
        {MIDDLE: 8.0, 100_000: 60.0}.get(vault.size) if vault.is_relationships else None,
    )


def settle(place: Place, vault: Path) -> None:
    """Let the cache take in a vault that was written just now.

    What is younger than two seconds is read twice.
    """
    run(place, ask(vault, "due"))
    time.sleep(2.1)
    run(place, ask(vault, "due"))


def measure_growth(place: Place, vaults: Iterable[Vault]) -> list[Row]:
    """Return how time and memory grow with the size of the vault.

    Memory is that of one command that reads everything.
    """
    used = {vault: run(place, ask(vault.path, "--no-cache", "due")) for vault in vaults}
    rows = [
        Row(
            f"memory, {vault.notes}",
            found.memory,
            {MIDDLE: 60.0, 100_000: 250.0}.get(vault.size),
            {1_000: 80.0}.get(vault.size),
            " MB",
        )
        for vault, found in used.items()
    ]
    for small, large in pairwise(used):
        rows.append(
            Row(
                f"growth: {large.notes} / {small.notes}, time",
                used[large][0] / used[small][0],
                11.0 if small.size >= MIDDLE else None,
            )
        )
    return rows
