"""`mdrel report`: which days it is about, its four forms, and its file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.model.agenda import Agenda
from mdrel.model.contact import LevelChange
from mdrel.model.level import Level
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.report import make_report
from mdrel.rules.report_people import Period
from mdrel.views.notes.report import draw_document
from mdrel.views.terminal.report import say_period
from tests.support.contacts import make_contact, make_talk
from tests.support.hostile_texts import HOSTILE
from tests.support.markdown_reader import read_types
from tests.support.method import make_agenda
from tests.support.places import hash_tree
from tests.support.running import ROOT, VAULT, items, mdrel, on_terminal

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
GOLDEN = ROOT / "tests" / "golden" / "reports"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ((2026, 10, 1), (2026, 10, 31), "October 2026"),
        ((2026, 2, 1), (2026, 2, 28), "February 2026"),
        ((2026, 2, 1), (2026, 2, 27), "1 to 27 February 2026"),
        ((2026, 10, 2), (2026, 10, 31), "2 to 31 October 2026"),
        ((2026, 7, 1), (2026, 9, 30), "1 July to 30 September 2026"),
        ((2025, 12, 29), (2026, 1, 4), "29 December 2025 to 4 January 2026"),
        ((2026, 11, 20), (2026, 11, 20), "20 November 2026"),
        ((9999, 12, 1), (9999, 12, 31), "December 9999"),
    ],
)
def test_a_period_is_named_as_one_says_it(
    since: tuple[int, int, int], until: tuple[int, int, int], words: str
) -> None:
    assert say_period(Period(date(*since), date(*until))) == words


@pytest.mark.parametrize(
    ("options", "since", "until"),
    [
        ("", "2026-10-01", "2026-10-31"),
        ("--from 2026-11-01", "2026-11-01", "2026-11-22"),
        ("--to 2026-09-12", "2026-09-01", "2026-09-12"),
        ("--from 2026-07-01 --to 2026-09-30", "2026-07-01", "2026-09-30"),
        ("--from yesterday --to today", "2026-11-21", "2026-11-22"),
        ("--from monday", "2026-11-16", "2026-11-22"),
        ("--from 3m", "2026-08-22", "2026-11-22"),
        ("--from 2026-11-20 --to 2026-12-31", "2026-11-20", "2026-11-22"),
        ("--from 2026-11-22 --to 2026-11-22", "2026-11-22", "2026-11-22"),
    ],
)
def test_the_days_are_read_as_all_typed_days_are(options: str, since: str, until: str) -> None:
    (found,) = items("report", *options.split())
    assert (found["since"], found["until"]) == (since, until)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--from 2026-12-01", "2026-12-01 is in the future"),
        ("--from 2026-12-01 --to 2026-12-31", "2026-12-01 is in the future"),
        ("--to 2027-02-03", "2027-02-01 is in the future"),
        ("--from 2026-10-31 --to 2026-10-01", "ends on 2026-10-01, before it begins"),
        ("--from summer", "Can't read 'summer' as a date"),
        ("--to 2026-02-30", "not a day of the calendar"),
        ("--from 11/12", "could be two days"),
        ("--json --markdown", "--json goes neither"),
        ("--json --out -", "--json goes neither"),
    ],
)
def test_what_is_no_period_is_said_and_nothing_is_printed(options: str, words: str) -> None:
    done = mdrel("report", *options.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize("day", ["2026-11-22", "2027-03-01"])
@pytest.mark.parametrize(
    ("name", "options"), [("month", ""), ("quarter", "--from 2026-07-01 --to 2026-09-30")]
)
def test_the_reports_are_what_was_read_and_agreed(day: str, name: str, options: str) -> None:
    made = {
        f"{day}-{name}.md": mdrel("report", "--markdown", *options.split(), day=day).stdout,
        f"{day}-{name}-80.txt": "\n".join([*on_terminal(f"report {options}", day=day), ""]),
        f"{day}-{name}-50.txt": "\n".join(
            [*on_terminal(f"report {options}", day=day, columns=50), ""]
        ),
    }
    for file, text in made.items():
        if os.environ.get("MDREL_UPDATE"):
            GOLDEN.mkdir(exist_ok=True)
            (GOLDEN / file).write_text(text, "utf-8")
        assert text == (GOLDEN / file).read_text("utf-8")


def test_on_a_terminal_the_default_says_which_month_it_is_and_lines_fit() -> None:
    lines = on_terminal("report")
    assert lines[0] == "October 2026, the last full month"
    assert on_terminal("report --from 2026-10-01 --to 2026-10-31")[0] == "October 2026"
    for columns in (40, 60, 80, 120):
        assert max(map(len, on_terminal("report", columns=columns))) <= columns


def test_in_a_pipe_each_line_has_section_label_and_text() -> None:
    rows = [line.split("\t") for line in mdrel("report").stdout.splitlines()]
    assert {len(row) for row in rows} == {3}
    assert rows[0] == ["Period", "2026-10-01", "2026-10-31"]


def test_a_period_of_which_nothing_is_noted_says_so(tmp_path: Path) -> None:
    lines = on_terminal("report --from 1990-01-01 --to 1990-01-31")
    assert lines == ["January 1990", "Nothing is noted in this time."]
    (tmp_path / "mdrel.toml").touch()
    assert on_terminal("report", vault=tmp_path)[1] == "Nothing is noted in this time."
    assert mdrel("report", "--markdown", vault=tmp_path).stdout.endswith("in this time.\n")


def test_a_file_is_written_again_where_it_is_mdrels_own_and_the_vault_is_left_alone(
    tmp_path: Path,
) -> None:
    before = hash_tree(VAULT)
    out = tmp_path / "reports" / "October.md"
    first = mdrel("report", "--out", str(out))
    assert f"written: {out}" in first.stdout
    assert out.read_text("utf-8") == mdrel("report", "--out", "-").stdout
    assert out.read_text("utf-8") == mdrel("report", "--markdown").stdout
    assert mdrel("report", "--from", "2026-11-01", "--out", str(out)).returncode == 0
    assert "# 1 to 22 November 2026" in out.read_text("utf-8")
    assert hash_tree(VAULT) == before


def test_a_file_of_ones_own_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "mine.md"
    out.write_text("mine\n", "utf-8")
    done = mdrel("report", "--out", str(out))
    assert done.returncode == 6
    assert "Not overwritten" in done.stderr
    assert out.read_text("utf-8") == "mine\n"


def test_names_and_reasons_never_become_markup() -> None:
    """Everybody has a hostile name; the document has the structure that plain names give it."""
    made = [
        draw_document(make_report(name_everybody(names), Policy().method, OCTOBER))
        for names in (HOSTILE, tuple(f"Ann {at}" for at in range(len(HOSTILE))))
    ]
    hostile, plain = map(read_types, made)
    assert [kind for kind in hostile if kind != "text"] == [
        kind for kind in plain if kind != "text"
    ]


def name_everybody(names: tuple[str, ...]) -> Agenda:
    """Return the agenda of people with these names and with all that a report tells."""
    moves = (LevelChange(date(2026, 10, 3), None, Level.TRUSTED, "x"),)
    people = tuple(
        replace(
            make_contact(
                name,
                Level.TRUSTED,
                path=f"People/{at:04}.md",
                talks=(make_talk(date(2026, 10, 2), tags=frozenset({"thanks", "assist"})),)
                * (at % 2),
            ),
            levels=tuple(replace(each, why=name) for each in moves),
        )
        for at, name in enumerate(names)
    )
    return make_agenda(Snapshot(people), Policy(), date(2026, 11, 22))
