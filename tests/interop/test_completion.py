"""Real shells complete every argument: people, levels, circles, keys and values, codes, days, files.

What notes hold goes into a command line as one word, and is never carried out there.
"""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.places import write_tree
from tests.support.serving import LONGEST

pytestmark = [pytest.mark.uninstrumented, pytest.mark.interop]

VAULT = Path(__file__).resolve().parents[2] / "example-vault"
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ['eval "$(mdrel completion bash)"']),
    "zsh": (
        ["zsh", "-f", "-i"],
        ["autoload -U compinit; compinit -u -D", 'eval "$(mdrel completion zsh)"'],
    ),
}
WITH_PEOPLE = ("show", "log", "level", "answer", "contacts", "target done", "follow-up add")
# What is typed, and words that the shell then puts into the line or lists.
CASES = [
    *((f"{command} pri", ["priya-raman"]) for command in WITH_PEOPLE),
    ("level sam-okafor ", ["up", "down", "trusted", "transactional", "tentative", "target"]),
    ("level sam-okafor tru", ["trusted"]),
    ("level dana-cole,pri", ["dana-cole,priya-raman"]),
    ("circle x ", ["ten", "three", "none"]),
    ("set sam ", ["level=", "next_contact=", "mentoring="]),
    ("set sam obj", ["objective"]),
    ("set sam level=", ["trusted", "transactional", "tentative", "target"]),
    ("set sam level=tru", ["level=trusted"]),
    ("set sam level=target circle=th", ["circle=three"]),
    ("set sam introduced_by=Dan", ["Dana"]),
    ("explain MDR2", ["MDR201", "MDR208"]),
    ("explain MDR11", ["MDR111"]),
    ("explain F5", ["F51"]),
    ("snooze sam ", ["tomorrow", "friday", "2w"]),
    ("snooze sam tom", ["tomorrow"]),
    ("log sam --date yes", ["yesterday"]),
    ("log sam lun", ["lunch"]),
    ("log sam +than", ["+thanks"]),
    ("contacts --level ten", ["tentative"]),
    ("contacts --org Cald", ["Calder"]),
    ("due transa", ["transactional"]),
    ("report --from yes", ["yesterday"]),
    ("review --week 2026-W4", ["2026-W47"]),
    ("calendar --only birth", ["birthdays"]),
    ("map --out pict", ["picture.svg"]),
    ("dashboard --out draw", ["drawer"]),
    ("snoo", ["snooze"]),
    ("due --exit", ["--exit-code"]),
]  # fmt: skip


def environment(home: Path, vault: Path) -> dict[str, str]:
    """Return what a shell is started with, with mdrel as it is tested first in the path."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "MDREL_VAULT": str(vault),
        "MDREL_TODAY": "2026-11-22",
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "PS1": "$ ",
        "COLUMNS": "200",
    }


# Bells and movements of the cursor, which stand in the middle of words.
SIGNS = re.compile(r"\x07|\x1b\[[0-9;?]*[A-Za-z]")


class Shell:
    """A shell at a terminal, with mdrel's completion."""

    def __init__(self, master: int) -> None:
        """Talk to the terminal."""
        self._master = master

    def type(self, text: str) -> None:
        """Type keys."""
        os.write(self._master, text.encode())

    def read_until(self, wanted: list[str]) -> str:
        """Return what the shell printed until all that is wanted is there."""
        text, until = "", time.monotonic() + LONGEST
        while not all(each in text for each in wanted):
            assert time.monotonic() < until, f"no {wanted} in {text!r}"
            if select.select([self._master], [], [], 0.5)[0]:
                text += SIGNS.sub("", os.read(self._master, 65536).decode("utf-8", "replace"))
        return text

    def run(self, command: str) -> str:
        """Carry out what is typed, and return what is printed until it is over."""
        self.type(f"{command}\n")
        self.type("echo is''over\n")
        return self.read_until(["isover"])


@contextmanager
def open_shell(name: str, home: Path, vault: Path) -> Iterator[Shell]:
    """Start a shell, and end it."""
    command, lines = SHELLS[name]
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {name} here")
    master, slave = pty.openpty()
    with subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(home, vault),
        cwd=home,
        start_new_session=True,
    ) as process:
        os.close(slave)
        shell = Shell(master)
        try:
            for line in [*lines, "stty cols 200"]:
                shell.run(line)
            yield shell
        finally:
            process.kill()
            os.close(master)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_tree(tmp_path, {"picture.svg": "", "drawer/x": ""})
    return tmp_path


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_completes_every_argument(name: str, home: Path) -> None:
    with open_shell(name, home, VAULT) as shell:
        for typed, wanted in CASES:
            shell.type(f"mdrel {typed}\t\t\t")
            shell.read_until(wanted)
            # Ctrl-E and Ctrl-U empty the line, also of zsh's menu.
            shell.type("\x05\x15")
            shell.run("")


def complete_in_fish(line: str, home: Path, vault: Path) -> list[str]:
    """Return what fish offers for a line."""
    if shutil.which("fish") is None:
        pytest.skip("no fish here")
    done = subprocess.run(
        ["fish", "--no-config", "-c", 'mdrel completion fish | source; complete -C "$LINE"'],
        check=True,
        capture_output=True,
        text=True,
        env=environment(home, vault) | {"LINE": line},
        cwd=home,
        timeout=LONGEST,
    )
    return [row.split("\t")[0] for row in done.stdout.splitlines()]


@pytest.mark.parametrize(("typed", "wanted"), CASES)
def test_fish_completes_every_argument(typed: str, wanted: list[str], home: Path) -> None:
    offered = "\n".join(complete_in_fish(f"mdrel {typed}", home, VAULT))
    assert [each for each in wanted if each not in offered] == []


HOSTILE = "Evil $(touch pwned) `touch pwned`; touch pwned & * ~ 'a' \"b\" \\ | > pwned #,=:"


def make_hostile(home: Path) -> Path:
    """Write a vault in which a name and an organisation hold all that a shell would act on."""
    text = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    note = f'---\ntype: person\nlevel: trusted\nname: "{text}"\norganization: "{text}"\n---\n'
    return write_tree(home / "vault", {"mdrel.toml": "", "People/A.md": note})


@pytest.mark.parametrize("name", SHELLS)
def test_what_a_note_holds_is_one_word_of_the_line_and_never_carried_out(
    name: str, home: Path
) -> None:
    vault = make_hostile(home)
    with open_shell(name, home, vault) as shell:
        for typed in ("contacts --org Ev", "contacts evil", "set evil introduced_by=Ev"):
            shell.type(f"mdrel {typed}\t")
            shell.read_until(["pwned"])
            shell.run(" --help > shown.txt")
            assert not (home / "pwned").exists()
            assert (home / "shown.txt").read_text("utf-8").startswith("Usage: mdrel")
        shell.type("printf '%s\\n' mdrel; mdrel contacts --org Ev\t")
        shell.read_until(["pwned"])
        shell.run(" > shown.txt")
        assert "evil-touch-pwned" in (home / "shown.txt").read_text("utf-8")
        assert not (home / "pwned").exists()


def test_fish_offers_what_a_note_holds_as_it_is(home: Path) -> None:
    vault = make_hostile(home)
    assert complete_in_fish("mdrel contacts --org Ev", home, vault) == [HOSTILE]
    assert not (home / "pwned").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    "line",
    ["mdrel show ", "mdrel nothing ", "mdrel show 'a", "mdrel --today x snooze a ", "", "mdrel"],
)
def test_where_nothing_can_be_known_nothing_is_said(line: str, shell: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mdrel"],
        check=False,
        capture_output=True,
        text=True,
        env={
            **environment(tmp_path, tmp_path / "missing"),
            "PYTHONPATH": str(VAULT.parent),
            "COMP_LINE": line,
            "_MDREL_COMPLETE": f"{shell}_complete",
        },
        cwd=tmp_path,
        timeout=LONGEST,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not re.search("Traceback|✗", done.stdout)
