"""A folder swapped for a link to outside while mdrel runs lets nothing in or out (P9).

MDREL_SWAPS sets how often it is swapped (48 times unless told otherwise).
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.support.hostile_vault import CANARY
from tests.support.places import hash_tree, write_tree
from tests.support.running import run_command
from tests.support.swaps import Swap, swapping

SWAPS = int(os.environ.get("MDREL_SWAPS", "48"))
pytestmark = pytest.mark.uninstrumented
DAY = "2026-11-22"
ADA = "---\ntype: person\nlevel: trusted\n---\n# Ada Lines\n\n## Conversations\n\n- 2026-10-01 call: {}\n"
BO = "---\ntype: person\nlevel: target\n---\n# Bo Lin\n\n## Conversations\n\n- 2026-10-02 lunch: {}\n"
FILES = {
    "People/Close/Ada Lines.md": ADA,
    "People/Bo Lin.md": BO,
    "Daily/2026-11-20.md": "Called [[Bo Lin]] about {}\n",
    "Relationships/Overview.md": "---\nmdrel: generated\n---\n{}\n",
    ".obsidian/daily-notes.json": '{{"folder": "Daily", "x": "{}"}}',
}
SETTINGS = '[notes]\npeople_folders = ["People"]\n'
SWAPPED = ("People", "People/Close", "Daily", "Relationships", ".obsidian")
COMMANDS = {
    "find": ("find", "call"),
    "today": ("today",),
    "dashboard": ("dashboard",),
    "calendar": ("calendar",),
    "log": ("log", "Ada Lines", "call about the board pack"),
    "log two": ("log", "Ada Lines and Bo Lin", "lunch about the board pack"),
    "set": ("set", "Bo Lin", "role=baker"),
    "add": ("add", "Cy Dell"),
    "check": ("check",),
    "doctor": ("doctor", "--fix"),
}


def prepare(place: Path) -> tuple[Path, Path]:
    """Return a vault and, outside, folders that look like its own and hold the canary."""
    vault = write_tree(
        place / "vault",
        {"mdrel.toml": SETTINGS} | {path: text.format("plans") for path, text in FILES.items()},
    )
    outside = write_tree(
        place / "outside", {path: text.format(CANARY) for path, text in FILES.items()}
    )
    return vault, outside


def run_swapped(place: Path, name: str, swapped: str, at: int, back: int) -> bool:
    """Swap once while a command runs, and return whether the command came that far."""
    vault, outside = prepare(place)
    before = hash_tree(outside)
    swap = Swap(vault, swapped, outside, at, back)
    with swapping(swap):
        done = run_command("--vault", str(vault), "--today", DAY, *COMMANDS[name])
    where = f"{name}, {swapped} at call {at}, back after {back}"
    assert CANARY not in done.stdout + done.stderr, where
    assert hash_tree(outside) == before, where
    assert [
        path
        for path in place.rglob("*")
        if path.is_file()
        and not path.is_relative_to(outside)
        and CANARY.encode() in path.read_bytes()
    ] == [], where
    assert done.returncode in {0, 1, 3, 5, 6}, f"{where}: {done}"
    return swap.has_happened


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_swapped_for_a_link_meanwhile_is_neither_read_nor_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    vault, _ = prepare(tmp_path / "plain")
    whole = Swap(vault, "People", vault, 1 << 30)
    with swapping(whole):
        run_command("--vault", str(vault), "--today", DAY, *COMMANDS[name])
    seeded = random.Random(name)
    happened = 0
    for number in range(SWAPS // len(COMMANDS) + 1):
        place = tmp_path / str(number)
        happened += run_swapped(
            place,
            name,
            seeded.choice(SWAPPED),
            seeded.randint(1, whole.seen),
            seeded.choice((0, 0, 1, 2, 5, 20)),
        )
        shutil.rmtree(place)
    assert happened > SWAPS // len(COMMANDS) // 2
