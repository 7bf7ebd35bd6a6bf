"""Measure the speed goals as ratios of processor time in one run, and print one table.

`python -m bench` measures 1,000, 10,000 and 100,000 notes. `--size 1000 --check` is the small form
for CI, which fails beyond a generous bound. A further module gives a function that returns rows,
and has a line in `measure_all`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.feed import measure_feed
from bench.measure import ROOT, Place, Row
from bench.peers import measure_peers
from bench.reading import measure_cold, measure_growth, measure_start, measure_unchanged
from bench.vault import make_vault
from bench.watching import FEW_SAVES, measure_watching

# Beyond this a few saves tell enough.
LARGE = 10_000
HEAD = [
    "| what (a ratio of processor time, where no unit is given) | measured | goal | met |",
    "| --- | ---: | ---: | --- |",
]
PAGE = """# Benchmarks

Measured on {machine}; ratios are medians of runs that took turns \
on a machine that did other work too.
`make bench` makes this page; [bench/](../bench) holds the programs.
The vaults are made from a seed: of 100 notes 8 are contacts with 1 to 13 conversations each, \
10 daily notes, 5 meetings, and 3 are odd (CRLF, a byte order mark, broken front matter, \
bytes that are not UTF-8, 100 kB of text).
Of the contacts about two in five are due, far more than where people keep in touch.
A warm run is `mdrel dashboard` and `mdrel calendar` after one edit, with the cache.

{table}

{notes}
"""


def measure_all(
    place: Place, vaults: dict[int, Path], saves: int, *, has_peers: bool
) -> Iterator[Row]:
    """Yield the rows of the table, the small sizes first.

    Watching writes into its vault, so it comes last.
    """
    yield from measure_start(place)
    for size, vault in vaults.items():
        yield from measure_cold(place, vault, size)
        yield from measure_unchanged(place, vault, size)
    yield from measure_growth(place, vaults)
    for size in vaults:
        yield from (Row(*each) for each in measure_feed(size))
    if has_peers:
        size = min(vaults, key=lambda each: abs(each - 10_000))
        yield from measure_peers(place, vaults[size], size)
    for size, vault in vaults.items():
        yield from measure_watching(
            place, vault, size, saves if size <= LARGE else min(saves, FEW_SAVES)
        )


def main() -> int:
    """Print the table and return the exit code.

    With `--check` it fails beyond a bound. With `--write` the table is kept in docs/benchmarks.md.
    """
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--size", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--saves", type=int, default=300, help="notes saved under a watcher")
    parser.add_argument(
        "--peers",
        action="store_true",
        help="install other programs into a temporary folder and measure them too",
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="mdrel-bench-") as name:
        vaults = {size: Path(name) / f"vault-{size}" for size in sorted(options.size)}
        for size, vault in vaults.items():
            make_vault(vault, size)
        print("\n".join(HEAD))
        for row in measure_all(Place(Path(name)), vaults, options.saves, has_peers=options.peers):
            print(row.cells(), flush=True)
            rows.append(row)
    if options.write:
        machine = (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python "
            f"{platform.python_version()}"
        )
        page = ROOT / "docs" / "benchmarks.md"
        notes = page.read_text(encoding="utf-8").partition("\n## ")
        page.write_text(
            PAGE.format(
                machine=machine,
                table="\n".join([*HEAD, *(row.cells() for row in rows)]),
                notes=(notes[1] + notes[2]).strip(),
            ),
            encoding="utf-8",
        )
    failed = [
        row
        for row in rows
        if options.check and row.bound is not None and not row.why and row.value > row.bound
    ]
    for row in failed:
        print(f"beyond its bound of {row.bound}: {row.name}: {row.value:.2f}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
