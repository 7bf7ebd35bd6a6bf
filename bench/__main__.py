"""Measure the speed goals as ratios of processor time in one run, and print one table.

`python -m bench` measures 1,000, 10,000 and 100,000 notes. `--size 1000 --check` is the small form
for CI, which fails beyond a generous bound. A further module gives a function that returns rows,
and has a line in `measure_all`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.feed import measure_feed
from bench.measure import ROOT, Place, Row, Vault
from bench.peers import measure_peers
from bench.reading import measure_cold, measure_growth, measure_start, measure_unchanged
from bench.relationships import make_relationships
from bench.vault import make_vault
from bench.watching import FEW_SAVES, measure_watching

# Beyond this a few saves tell enough.
LARGE = 10_000
# By so much a small run differs from the next one.
NOISE = 0.2
HEAD = [
    "| what (a ratio of processor time, where no unit is given) | measured | goal | met |",
    "| --- | ---: | ---: | --- |",
]
PAGE = """# Benchmarks

Measured on {machine}; ratios are medians of runs that took turns \
on a machine that did other work too.
`make bench` makes this page; [bench/](../bench) holds the programs.
The vaults are made from a seed. Of 100 notes of an ordinary one 8 are contacts with 1 to 13 \
conversations each, 10 daily notes, 5 meetings, and 3 are odd (CRLF, a byte order mark, \
broken front matter, bytes that are not UTF-8, 100 kB of text).
Of 100 notes of relationships 30 are contacts with four conversations each in the mean, \
40 conversation notes, 5 daily notes, with bodies of about 1 kB; \
a test compares mdrel's answers on it with what its generator meant.
Of the contacts about two in five are due, far more than where people keep in touch.
A warm run is `mdrel dashboard` and `mdrel calendar` after one edit, with the cache.

{table}

{notes}
"""


def measure_all(
    place: Place, vaults: list[Vault], saves: int, *, has_peers: bool, is_check: bool
) -> Iterator[Row]:
    """Yield the rows of the table, the small sizes first.

    Watching writes into its vault, so it comes last. A check watches only the ordinary vault.
    """
    yield from measure_start(place)
    for vault in vaults:
        yield from measure_cold(place, vault)
        yield from measure_unchanged(place, vault)
    ordinary = [each for each in vaults if not each.is_relationships]
    yield from measure_growth(place, ordinary)
    yield from measure_growth(place, [each for each in vaults if each.is_relationships])
    for vault in ordinary:
        yield from (Row(*each) for each in measure_feed(vault.size))
    if has_peers:
        middle = min(ordinary, key=lambda each: abs(each.size - LARGE))
        yield from measure_peers(place, middle.path, middle.size)
    for vault in ordinary if is_check else vaults:
        few = saves if vault.size <= LARGE else min(saves, FEW_SAVES)
        yield from measure_watching(place, vault, few)


def _make_vaults(folder: Path, sizes: list[int]) -> list[Vault]:
    """Return an ordinary vault and one of relationships for each size."""
    found: list[Vault] = []
    for size in sizes:
        found += [
            Vault(folder / f"vault-{size}", size),
            Vault(folder / f"relationships-{size}", size, is_relationships=True),
        ]
        _make_apart(make_vault, found[-2])
        _make_apart(make_relationships, found[-1])
    return found


def _make_apart(make: Callable[[Path, int], object], vault: Vault) -> None:
    """Make a vault in a process of its own.

    A program's largest memory is never less than that of the process that starts it was.
    """
    maker = multiprocessing.get_context("spawn").Process(target=make, args=(vault.path, vault.size))
    maker.start()
    maker.join()
    if maker.exitcode:
        message = f"{vault.path} could not be made"
        raise OSError(message)


def main() -> int:
    """Print the table and return the exit code.

    With `--check` it fails where a bound is missed by more than NOISE.
    With `--write` the table is kept in docs/benchmarks.md.
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
        vaults = _make_vaults(Path(name), sorted(options.size))
        print("\n".join(HEAD))
        for row in measure_all(
            Place(Path(name)),
            vaults,
            options.saves,
            has_peers=options.peers,
            is_check=options.check,
        ):
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
        if options.check
        and row.bound is not None
        and not row.why
        and row.value > row.bound * (1 + NOISE)
    ]
    for row in failed:
        print(f"beyond its bound of {row.bound}: {row.name}: {row.value:.2f}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
