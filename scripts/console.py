"""Run the console blocks of the pages as a reader would, and compare what they print.

A block begins with ```` ```console ````, or with ```` ```console columns=60 ```` for another width
than 100. Its lines `$ command` are run by bash in an empty folder, one page after the other, on a
terminal, and `cd` and `export MDREL_TODAY=…` hold for those after them. What follows a command is
what it prints, and a line `...` stands for any lines.

A comment `<!-- typed: 'Ada' '' '^C' -->` above a block is what a person types, in shell quotes,
when the block's last command asks a question (a line that ends with a colon). `python -m
scripts.console` writes what is printed into the pages.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(
    (
        r"(?:^<!-- typed: (?P<typed>[^\n]*) -->\n\n?)?^```console(?: columns=(?P<columns>\d+))?\n"
        r"(?P<body>.*?)^```$"
    ),
    re.MULTILINE | re.DOTALL,
)
ELLIPSIS = "..."
CONTROLS = {"^C": "\x03", "^D": "\x04"}
COLUMNS = 100
SECONDS = 120


@dataclass(frozen=True)
class Step:
    """One command of a page, with what the page says it prints.

    `typed` is what a person types at its questions. The terminal has so many `columns`. `start` and
    `end` are the offsets of the printed text in the page.
    """

    command: str
    columns: int
    expected: str
    start: int
    end: int
    typed: tuple[str, ...] = ()


def pages() -> list[Path]:
    """Return the pages that have console blocks."""
    found = [
        ROOT / "README.md",
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted((ROOT / "tests" / "transcripts").rglob("*.md")),
    ]
    return [page for page in found if BLOCK.search(page.read_text(encoding="utf-8"))]


def read_steps(text: str) -> Iterator[Step]:
    """Yield the commands of a page's blocks in order."""
    for block in BLOCK.finditer(text):
        starts = list(re.finditer(r"^\$ (?P<command>.*)\n", block["body"], re.MULTILINE))
        for at, match in enumerate(starts):
            end = starts[at + 1].start() if at + 1 < len(starts) else len(block["body"])
            base = block.start("body")
            columns = int(block["columns"] or COLUMNS)
            typed = tuple(shlex.split(block["typed"] or "")) if at == len(starts) - 1 else ()
            yield Step(
                match["command"],
                columns,
                block["body"][match.end() : end],
                base + match.end(),
                base + end,
                typed,
            )


class Terminal:
    """A folder and a terminal in which commands are run one after the other."""

    def __init__(self, folder: Path) -> None:
        """Start in `folder`, which is also the home.

        No setting of the real person's gets in.
        """
        self._cwd = self.home = folder
        self._state = folder.parent / f"{folder.name}.state"
        self._exports = folder.parent / f"{folder.name}.exports"
        scripts = Path(sys.executable).parent
        self._environment = {
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),  # this tree's mdrel, wherever the installed one comes from
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "NO_COLOR": "1",
            "TZ": "UTC",
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")},
        }

    def run(self, command: str, columns: int = COLUMNS, typed: Sequence[str] = ()) -> str:
        """Return what `command` prints on a terminal of so many columns.

        Output and errors come together, with what is `typed` where the command asks.
        """
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        keep = f"pwd > {self._state}; env | grep '^MDREL_' > {self._exports}"
        script = f"{command}\nstatus=$?; {keep}; exit $status"
        with subprocess.Popen(
            ["bash", "-c", script],
            cwd=self._cwd,
            env=self._environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        ) as process:
            os.close(slave)
            asked = "".join(_answer(master, text) for text in typed)
            printed = asked + _read_all(master)
            process.wait(SECONDS)
        self._cwd = Path(self._state.read_text(encoding="utf-8").strip())
        exports = self._exports.read_text(encoding="utf-8").splitlines()
        self._environment |= dict(each.split("=", 1) for each in exports)
        return printed.replace("\r\n", "\n").replace(str(self.home), "~")


def _answer(master: int, text: str) -> str:
    """Type one line, or a control key, when a question stands on the terminal.

    Returns what was printed until then.
    """
    parts: list[bytes] = []
    while not b"".join(parts).endswith(b": ") and select.select([master], [], [], SECONDS)[0]:
        try:
            parts.append(os.read(master, 65536))
        except OSError:
            break
    os.write(master, (CONTROLS.get(text) or f"{text}\n").encode())
    return b"".join(parts).decode("utf-8", "replace")


def _read_all(master: int) -> str:
    """Read until the terminal is closed at its other end."""
    parts: list[bytes] = []
    try:
        while part := os.read(master, 65536):
            parts.append(part)
    except OSError:  # Linux reports the closed end as an error
        pass
    finally:
        os.close(master)
    return b"".join(parts).decode("utf-8", "replace")


def is_like(printed: str, expected: str) -> bool:
    """Whether `printed` is what the page says.

    Blanks at the ends of lines do not matter.
    """
    parts = [
        "(?:[^\n]*\n)*?"
        if line == ELLIPSIS
        else re.escape(line).replace(re.escape(ELLIPSIS), "[^\n]*") + "\n"
        for line in _tidy(expected)
    ]
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in _tidy(printed))) is not None


def _tidy(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def run_page(page: Path) -> list[tuple[Step, str]]:
    """Return each command of a page with what it printed.

    The home has a short path that is as long everywhere: lines break by its length.
    """
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name) / "home"
        folder.mkdir()
        terminal = Terminal(folder)
        return [
            (step, terminal.run(step.command, step.columns, step.typed))
            for step in read_steps(page.read_text(encoding="utf-8"))
        ]


def keep_dots(expected: list[str], printed: list[str]) -> list[str]:
    """Return the lines of `printed`, with `...` where `expected` has it.

    A line `...` of `expected` stands for any number of lines.
    """
    from difflib import SequenceMatcher

    kept: list[str] = []
    for tag, first, last, low, high in SequenceMatcher(
        None, expected, printed, autojunk=False
    ).get_opcodes():
        kept += (
            [ELLIPSIS] if tag != "equal" and ELLIPSIS in expected[first:last] else printed[low:high]
        )
    return kept


def refresh(page: Path) -> None:
    """Write what the commands print into the page.

    Where the page agrees it stays as it is, and so do its `...`.
    """
    text = page.read_text(encoding="utf-8")
    for step, printed in reversed(run_page(page)):
        if not is_like(printed, step.expected):
            shown = (
                "".join(f"{line}\n" for line in keep_dots(_tidy(step.expected), _tidy(printed)))
                if printed.strip()
                else ""
            )
            text = (
                text[: step.start]
                + shown
                + ("\n" if step.expected.endswith("\n\n") else "")
                + text[step.end :]
            )
    page.write_text(text, encoding="utf-8")


def main() -> None:
    """Refresh every page."""
    for page in pages():
        refresh(page)


if __name__ == "__main__":
    main()
