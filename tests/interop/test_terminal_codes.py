"""Nothing of a vault, and nothing that is typed, reaches a terminal or a pipe as a code it would obey (P11)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from mdrel.command_table import COMMANDS
from tests.support.running import mdrel
from tests.support.terminal import type_at
from tests.support.writing import Desk

pytestmark = pytest.mark.uninstrumented

# A title, a screen wiped, a colour, the clipboard, a link, a bell, a colour by a code of eight bits,
# and text turned round.
CODES = "\x1b]0;title\x07\x1b[2J\x1b[31m\x1b]52;c;aGk=\x07\x1b]8;;http://evil.example\x1b\\\x07\x9b31m\u202e"
NAME = f"Ada {CODES}Lines"
LONG_RUNNING = {"watch", "serve"}
MAKES_FOLDERS = {"init", "demo"}
MADE = (f"OUT{CODES}", f"OUT --{CODES}")
# What each command is given besides the vault: words of the kind it takes, with codes in them.
WORDS = {
    "log": (f"{NAME}: talk {CODES}", f"nobody{CODES}: x", f"ada call tomorrow{CODES}: x"),
    "set": (f"ada {CODES}=1", f"nobody{CODES} role=x", f"ada role={CODES}"),
    "config": ("--help", f"default-vault OUT{CODES}", CODES),
    "calendar": (f"--only {CODES}", f"--out OUT{CODES}/x.ics"),
    "dashboard": ("--dry-run", f"--out OUT{CODES}/x", f"--level {CODES}"),
    "explain": (CODES, f"People/x{CODES}.md:3", "MDR201"),
    "review": (f"--week {CODES}", "--print"),
    "git": (f"setup{CODES}", "setup --dry-run"),
    "map": (f"--out OUT{CODES}/x.svg",),
    "stats": (f"--months {CODES}", "--funnel"),
    "feed": (f"token{CODES}",),
    "completion": (CODES,),
}
ANY = ("", f"nobody{CODES}", f"ada {CODES}", f"--{CODES}")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    notes = {
        "mdrel.toml": 'vault_id = "abc"\n',
        f"People/{NAME}.md": '---\ntype: person\nlevel: trusted\norganization: "X\\u001b[31m"\n---\n'
        f"## Conversations\n\n- 2026-10-01 call: plans {CODES}\n\n- [ ] send {CODES}\n",
        f"People/Bo{CODES}.md": f"---\nlevel: trusted{CODES}\nbirthday: {CODES}\n---\n",
        f"Meetings/2026-10-02 {CODES}.md": f"---\nattendees: [Cy {CODES}]\n---\n",
    }
    return Desk(tmp_path / "Vault", notes).root


def obeyed(text: str) -> list[str]:
    """Return the lines of `text` that hold a control or format character."""
    return [
        line
        for line in text.split("\n")
        if any(unicodedata.category(sign) in {"Cc", "Cf"} and sign != "\t" for sign in line)
    ]


@pytest.mark.parametrize("command", sorted({*COMMANDS, "nonsense"} - LONG_RUNNING))
def test_in_a_pipe_no_command_prints_a_code(vault: Path, command: str) -> None:
    asked = [*WORDS.get(command, ()), *(ANY if command not in MAKES_FOLDERS else MADE)]
    for words in asked:
        given = [word.replace("OUT", str(vault.parent / "out")) for word in words.split(" ")]
        done = mdrel(command, *given, vault=vault, typed="\n", NO_COLOR="1")
        assert obeyed(done.stdout.replace("\r", "")) == [], words
        assert obeyed(done.stderr) == [], words
        assert "Traceback" not in done.stderr, words


@pytest.mark.parametrize(
    "words",
    [
        ("today",), ("contacts",), ("show", "ada"), ("brief", "ada"), ("check",), ("due",), ("find", "plans"),
        ("log", f"nobody{CODES}:", "x"), ("level", "ada", CODES), ("history", "ada"), ("follow-up", "list"), (CODES,),
        ("contacts", "--json"), ("show", "ada", "--json"), ("check", "--json"), ("find", "plans", "--json"),
    ],
)  # fmt: skip
def test_at_a_terminal_no_command_prints_a_code(vault: Path, words: tuple[str, ...]) -> None:
    screen = type_at(words, (), vault).screen.replace("\r\n", "\n")
    # What mdrel itself sends without colours: nothing.
    assert obeyed(re.sub(r"\x1b\[\?[0-9;]*[a-z]", "", screen)) == []
