"""Real shells complete `mdrel show pri<TAB>`, and people in commands that write."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.uninstrumented, pytest.mark.interop]

VAULT = Path(__file__).resolve().parents[2] / "example-vault"
LONGEST = 40.0
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ['eval "$(mdrel completion bash)"']),
    "zsh": (
        ["zsh", "-f", "-i"],
        ["autoload -U compinit; compinit -u -D", 'eval "$(mdrel completion zsh)"'],
    ),
}


COMMANDS = ["show", "log", "level", "answer", "target done", "follow-up add"]


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_a_persons_slug(shell: str, words: str, tmp_path: Path) -> None:
    command, lines = SHELLS[shell]
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {shell} here")
    master, slave = pty.openpty()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        "PATH": path,
        "HOME": str(tmp_path),
        "MDREL_VAULT": str(VAULT),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "PS1": "$ ",
    }
    with subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        os.close(slave)
        try:
            for line in [*lines, "echo rea''dy"]:
                os.write(master, f"{line}\n".encode())
            read_until(master, "ready")
            os.write(master, f"mdrel {words} pri\t".encode())
            assert "priya-raman" in read_until(master, "priya-raman")
        finally:
            process.kill()
            os.close(master)


@pytest.mark.parametrize("words", COMMANDS)
def test_fish_completes_a_persons_slug(words: str, tmp_path: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("no fish here")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        "PATH": path,
        "HOME": str(tmp_path),
        "MDREL_VAULT": str(VAULT),
        "LANG": "C.UTF-8",
    }
    script = f'mdrel completion fish | source; complete -C "mdrel {words} pri"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        timeout=LONGEST,
    )
    assert done.stdout.split("\t")[0].strip() == "priya-raman"


def read_until(master: int, wanted: str) -> str:
    """Return what the shell printed up to `wanted`."""
    text, until = "", time.monotonic() + LONGEST
    while wanted not in text:
        assert time.monotonic() < until, f"no {wanted!r} in {text!r}"
        if select.select([master], [], [], 0.5)[0]:
            text += os.read(master, 65536).decode("utf-8", "replace")
    return text
