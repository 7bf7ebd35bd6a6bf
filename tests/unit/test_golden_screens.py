"""The example vault's morning on three terminals, and the demo's, line for line.

`MDREL_UPDATE=1 make test` writes the screens anew, to be read before they are committed.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.queries import find_notices
from mdrel.app.session import Session
from mdrel.cli.terminal import paint
from mdrel.views.terminal.morning import draw_screen
from mdrel.views.terminal.problems import say_numbers
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import cell_width

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "screens"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A full day and a quiet one: on the first of March nearly everybody is due.
DAYS = ("2026-11-22", "2027-03-01")


def draw(day: str, columns: int, rows: int) -> list[str]:
    """Return the morning with its colours."""
    session = Session(ROOT / "example-vault", date.fromisoformat(day))
    screen = Screen(columns, paint, session.policy.method.calls_per_day, height=rows)
    numbers = say_numbers(session.problems)
    notices = find_notices(session.problems, session.policy)
    return draw_screen(session.agenda, screen, notices, numbers)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (100, 30), (50, 24)])
def test_the_screens_are_what_was_read_and_agreed(day: str, columns: int, rows: int) -> None:
    lines = draw(day, columns, rows)
    path = GOLDEN / f"{day}-{columns}x{rows}.txt"
    text = "".join(f"{line}\n" for line in lines).replace("\x1b", "␛")
    if os.environ.get("MDREL_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
    assert max(cell_width(COLOUR.sub("", line)) for line in lines) <= columns
    assert len(lines) < rows


@pytest.mark.uninstrumented
def test_the_demo_leaves_every_name_on_a_terminal_of_24_rows(tmp_path: Path) -> None:
    """`make demo` ends with the morning and how to go on, and a prompt still fits below."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    with subprocess.Popen(
        [sys.executable, "-m", "mdrel", "demo", str(tmp_path / "demo")],
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
    ) as process:
        os.close(slave)
        parts: list[bytes] = []
        while True:
            try:
                parts.append(os.read(master, 65536))
            except OSError:
                break
        process.wait(60)
    os.close(master)
    lines = b"".join(parts).decode("utf-8").replace("\r\n", "\n").rstrip("\n").split("\n")
    seen = "\n".join(lines[-23:])
    assert process.returncode == 0
    morning = ("CALL TODAY", "● Sam Okafor", "● Priya Raman", "ANSWER   Joris Veld", "mdrel go")
    for words in (*morning, "Go on, in its folder", "export MDREL_TODAY=2026-11-22"):
        assert words in seen
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\ndemo:")[2].partition("\n\n")[0]
    assert recipe.splitlines()[-1].endswith("mdrel demo mdrel-demo")


LAST_LINES = (
    "AGAIN go, log sam …, due, today --why or check (4 problems, 3 remarks)",
    "AGAIN go, log sam …, today --why or check (4 problems, 3 remarks)",
    "AGAIN go, log sam … or check (4 problems, 3 remarks)",
    "AGAIN go or check (4 problems, 3 remarks)",
    "AGAIN check (4 problems, 3 remarks)",
    "4 problems, 3 remarks",
)


@pytest.mark.parametrize("width", [120, 90, 88, 80, 72, 60, 50])
@pytest.mark.parametrize("again", ["mdrel --today 2026-11-22", "mdrel --vault ~/Old-Notes.2026"])
def test_day_and_vault_that_were_typed_are_in_every_command_that_the_morning_names(
    width: int, again: str
) -> None:
    session = Session(ROOT / "example-vault", date(2026, 11, 22))
    numbers = say_numbers(session.problems)
    notices = find_notices(session.problems, session.policy)
    for is_why in (False, True):
        screen = Screen(width, lambda text, _: text, 5, 30, again)
        drawn = draw_screen(session.agenda, screen, notices, numbers, is_why=is_why)
        named = " ".join(drawn).replace(": mdrel check", "" if "--today" in again else ": mdrel")
        named = " ".join(named.split()).replace(again, "")
        assert "mdrel " not in named
        assert max(map(cell_width, drawn)) <= width
        if not is_why:
            lines = [each.replace("AGAIN", again) for each in LAST_LINES]
            assert drawn[-1] == next(each for each in lines if cell_width(each) <= width)
