"""Reading, and whatever is made of it, takes time in proportion to the notes (P7).

Times are compared with each other and with a plain loop over as much text, never with a clock.
MDREL_GROWTH_CASES sets how many seeded texts are tried (40 unless told otherwise), and
MDREL_GROWTH_SIZE how long the longest of a text is (64,000 characters). With MDREL_GROWTH_ALL every
unit is tried alone in every place, and every vault.
"""

from __future__ import annotations

import os
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.guides.talk_list import list_possible
from mdrel.app.guides.unknown_names import find_names
from mdrel.app.session import Session
from mdrel.index.unknown_people import find_unknown_people
from mdrel.rules.checks import run_checks
from mdrel.views.calendar.build import build_feed
from mdrel.views.context import Context
from mdrel.views.dashboards.build import render_incremental
from mdrel.views.terminal.morning import draw_screen
from mdrel.views.terminal.people import draw_contacts
from mdrel.views.terminal.person import draw_card
from mdrel.views.terminal.screen import Screen
from mdrel.write.edits import AddEntry, Edit, Reader
from mdrel.write.edits.entries import add_entry
from mdrel.write.merge.three import ThreeWay, merge_order
from tests.support.git_merge import merge
from tests.support.growing import (
    STEP,
    Growing,
    Growth,
    Part,
    alone,
    count_loops,
    find_fast_growth,
    is_slow,
    measure_growth,
    mixed,
    time_loop,
)
from tests.support.growing_vaults import ASKED, VAULTS
from tests.support.method import TODAY, make_agenda
from tests.support.places import write_tree
from tests.support.vaults import LEXICON, POLICY, fold, read

CASES = int(os.environ.get("MDREL_GROWTH_CASES", "40"))
SIZE = int(os.environ.get("MDREL_GROWTH_SIZE", "64000"))
IS_ALL = "MDREL_GROWTH_ALL" in os.environ
SEED = int(os.environ.get("MDREL_GROWTH_SEED", "1"))
MANY = 4000 if IS_ALL else 1000
CHOSEN = sorted(VAULTS) if IS_ALL else random.Random(SEED).sample(sorted(VAULTS), 5)

pytestmark = pytest.mark.uninstrumented


def once(*units: str) -> Part:
    """Return units that stand in a text once."""
    return Part(units, "", is_repeated=False)


def many(*units: str, joiner: str = "") -> Part:
    """Return units that are repeated."""
    return Part(units, joiner, is_repeated=True)


# Each took the square of its length once, or did not end.
HARD = (
    Growing("daily note", (once("[[Ada]] "), many(". "))),
    Growing("contact", (many("a", joiner="\n"),)),
    Growing("contact", (many("#call "), many("```", joiner="\n"))),
    Growing("conversations", (many("2026-11-20 "), once("\n---\n"))),
    Growing("front matter", (many("<%"),)),
    Growing("section above tasks", (many("[a][b] "),)),
    Growing("contact", (once("(a::"), many("[[x]]"))),
    Growing("attendees", (once("- Ada (is:"), many("is:"))),
    Growing("heading", (once("attendees "), many("1"), once("a"))),
    Growing("section above tasks", (once("## a"), many(":"), once("b\n- [ ] c"))),
    Growing("task", (once("[assignee::"), many("\t"))),
    Growing("task", (many("[due:: "),)),
    Growing("open task", (many("@[[Ada]] "),)),
    Growing("open task", (many("[[Ada]]: a, "),)),
    Growing("open task", (once("a"), many(", owner: "))),
    Growing("open task", (many("be done by [[Ada]] "),)),
    Growing("open task", (many("reply to [[Ada]]'s "),)),
    Growing("open task", (once("a"), many(" - Ada, "))),
    Growing("open task", (once("[ACTION: "), many("a "))),
    Growing("open task", (many("waiting for a from "),)),
    Growing("section above tasks", (many("- a's actions for ", joiner="\n"),)),
    Growing("name of a day", (once("# "), many("jul"))),
    Growing("conversations", (many("- 2026-11-20 call: x", "  - [ ] a", joiner="\n"),)),
    Growing(
        "note of several talks", (many("## 2026-11-20 call: x", "### a [[Ada]]", joiner="\n"),)
    ),
    Growing("conversations", (once("- 2026-11-20 "), many("call "))),
    Growing("conversations", (once("- 2026-11-20 call cancelled"), many(", we called a"))),
    Growing("contact", (many("## A", "Met on 2026-11-20", joiner="\n"),)),
    Growing("line of a daily note", (many("- "),)),
    Growing("value of a meeting", (once("Ada\ntype: "), many("chat "))),
    Growing("heading of a slug", (once("x"), many(" -"), once("x"))),
    Growing("daily note", (many("“met [[Ada]] "),)),
    Growing("daily note", (many('"we met [[Ada]]" '),)),
    Growing("daily note", (many("left a message from [[Ada]] "),)),
    Growing("daily note", (many("today "), many("[[Ada]] a "))),
    Growing("other note", (many("x #person "),)),
    Growing("other note", (once("x\n"), many("- b #person", joiner="\n"))),
)


@dataclass(slots=True)
class Worst:
    """The fastest growth and the most work met in one place of a note, and by which text."""

    exponent: tuple[float, str] = (0, "")
    loops: tuple[float, str] = (0, "")

    def take(self, text: Growing, growth: Growth, loops: float) -> None:
        """Compare what a text took with the worst so far."""
        said = repr(text.parts[0].units)
        self.exponent = max(self.exponent, (growth.exponent, said))
        self.loops = max(self.loops, (loops, said))

    def __str__(self) -> str:
        """Return both for the log of a soak."""
        (power, grown), (loops, slow) = self.exponent, self.loops
        return f"n^{power:.2f} {grown}, {loops:.1f} loops {slow}"


def read_all(text: Growing, size: int) -> Callable[[], object]:
    """Return what reads a text of a given size, as the whole of a vault."""
    path, written = text.write(size)
    return lambda: fold({path: read(path, written)})


def test_reading_a_text_grows_with_its_length(capsys: pytest.CaptureFixture[str]) -> None:
    random_ = random.Random(SEED)
    everything = list(alone())
    texts = [
        *HARD,
        *(everything if IS_ALL else random_.sample(everything, CASES)),
        *(mixed(random_) for _ in range(CASES)),
    ]
    worst: defaultdict[str, Worst] = defaultdict(Worst)
    found: list[tuple[Growing, str]] = []
    loop = time_loop()
    for text in texts:
        large, (_, written) = read_all(text, SIZE), text.write(SIZE)
        growth = measure_growth(read_all(text, SIZE // STEP), large)
        worst[text.place].take(text, growth, count_loops(written, growth.most, loop))
        if growth.is_fast:
            found.append((text, str(growth)))
        elif is_slow(written, large, growth.most, loop):
            found.append((text, f"{growth.most:.3f} s, {growth.most / time_loop():.1f} loops"))
    if IS_ALL:
        with capsys.disabled():
            sys.stdout.writelines(f"\n{place}: {each}" for place, each in sorted(worst.items()))
    assert found == []


def list_stages(vault: Mapping[str, str]) -> dict[str, Callable[[], object]]:
    """Return what is made of a vault, step by step."""
    notes = {path: read(path, text) for path, text in vault.items()}
    snapshot = fold(notes)
    agenda = make_agenda(snapshot, POLICY, TODAY)
    context, screen = Context(POLICY), Screen(100, lambda text, _: text, height=40)
    return {
        "notes": lambda: [read(path, text) for path, text in vault.items()],
        "snapshot": lambda: fold(notes),
        "agenda": lambda: make_agenda(snapshot, POLICY, TODAY),
        "problems": lambda: run_checks(snapshot, POLICY, TODAY),
        "strangers": lambda: find_unknown_people(notes, TODAY),
        "morning": lambda: draw_screen(agenda, screen, (), ""),
        "contacts": lambda: list(draw_contacts(agenda.standings, TODAY, screen)),
        "card": lambda: [
            list(draw_card(each, TODAY, screen, is_all=True)) for each in agenda.standings[:1]
        ],
        "dashboards": lambda: render_incremental(None, agenda, snapshot, context),
        "feed": lambda: build_feed(agenda, snapshot, context),
    }


@pytest.mark.parametrize("name", CHOSEN)
def test_a_vault_grows_with_its_notes(name: str) -> None:
    small, large = (list_stages(VAULTS[name](size)) for size in (MANY // STEP, MANY))
    found = {stage: find_fast_growth(small[stage], run, noise=0.01) for stage, run in large.items()}
    assert {stage: said for stage, said in found.items() if said} == {}


def ask_about(vault: Mapping[str, str], folder: Path) -> Callable[[], object]:
    """Return what finds all that may be talks in a vault, tries them, and plans that they count."""
    write_tree(folder, vault)
    session = Session(folder, TODAY)
    editor = Editor(folder, session.lexicon)

    def ask() -> object:
        edits: dict[str, list[Edit]] = {}
        for each in list_possible(session, is_all=True):
            edits.setdefault(each.path, []).extend(each.edits)
        changes = tuple(NoteChange(path, tuple(each)) for path, each in edits.items())
        return find_names(session), editor.plan(NoteCommand("triage", "", changes))

    assert list_possible(session, is_all=True) or find_names(session)
    return ask


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_about_grows_with_the_notes(name: str, tmp_path: Path) -> None:
    small, large = (
        ask_about(ASKED[name](size), tmp_path / str(size)) for size in (MANY // STEP, MANY)
    )
    assert find_fast_growth(small, large, noise=0.01) == ""


def merge_orders(many: int) -> object:
    """Merge the order of many things, to which each side added one."""
    things = list(range(many))
    orders = ThreeWay(things, [-1, *things], [*things, many])
    return merge_order(orders, {*things, -1, many})


def merge_rewritten(length: int) -> object:
    """Merge entries of a length, of which one side changed the last sign of each."""
    entries = [f"- {number} {'ab ' * (length // 3)}" for number in range(25)]
    ours = "".join(f"{each}!\n" for each in entries)
    return merge("".join(f"{each}\n" for each in entries), ours, f"- new\n{ours}")


@pytest.mark.parametrize(("run", "size"), [(merge_orders, 20_000), (merge_rewritten, 1200)])
def test_a_merge_grows_with_the_notes(run: Callable[[int], object], size: int) -> None:
    assert find_fast_growth(lambda: run(size // STEP), lambda: run(size)) == ""


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("", "2026-11-01 call: x\n"),
        ("", "## 2026-11-01 call\n"),
        ("", "## Conversations\n- 2026-11-01 call: x\n"),
        ("## Conversations\n", "- 2026-11-01 call: x\n"),
        ("## Conversations\n", "2026-11-01 call: x\n\n"),
    ],
)
def test_an_edit_grows_with_the_note(head: str, unit: str) -> None:
    entry, reader = AddEntry(TODAY, "call", "the lamp"), Reader("People/Ada.md", LEXICON)
    size = 2 * SIZE

    def log(size: int) -> str:
        return add_entry(head + unit * (size // len(unit)), entry, reader)

    assert find_fast_growth(lambda: log(size // STEP), lambda: log(size)) == ""
