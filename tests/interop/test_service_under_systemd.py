"""A service under a real systemd: it writes notes' dashboards, fails, starts again, and goes.

A manager of its own runs in its own namespaces, so that the machine's is not touched.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import copy_example
from tests.support.running import ROOT
from tests.support.serving import find_port

SYSTEMD = Path("/lib/systemd/systemd")
# The manager believes that systemd booted the machine where this folder is.
PREPARE = """
set -e
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system "$XDG_RUNTIME_DIR"
/lib/systemd/systemd --user > "$HOME/../manager" 2>&1 &
for i in $(seq 600); do systemctl --user show-environment > /dev/null 2>&1 && break; sleep 0.1; done
set +e
"""


def enter(script: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script of bash beside a user manager of its own."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": "/run/user/0",
        "XDG_CONFIG_HOME": str(home / ".config"),
        "PYTHONPATH": str(ROOT),
        **more,
    }
    return subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", PREPARE + script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def can_run() -> bool:
    """Return whether this machine lets a manager run in namespaces."""
    if not SYSTEMD.exists() or shutil.which("unshare") is None or os.getuid() != 0:
        return False
    home = Path("/")
    return "Version" in enter("systemctl --user show --property=Version", home).stdout


pytestmark = [
    pytest.mark.interop,
    pytest.mark.machine,
    pytest.mark.uninstrumented,
    pytest.mark.skipif(sys.platform != "linux", reason="needs systemd"),
]


def test_a_service_keeps_the_vault_fails_begins_again_and_goes(tmp_path: Path) -> None:
    if not can_run():
        pytest.skip("needs root, unshare and a systemd that may run in namespaces")
    home = tmp_path / "a home"
    vault = home / 'it\'s "my" 50% $HOME \\ & Überblick'
    copy_example(vault)
    before = {path.name for path in home.iterdir()}
    script = """
    wait_for() { for i in $(seq 300); do "$@" > /dev/null 2>&1 && return; sleep 0.1; done; }
    service() { "$PYTHON" -P -m mdrel --vault "$VAULT" service "$@"; }
    tell() { service status --json | tr '\\n' ' '; echo; }
    board="$VAULT/Relationships/Trusted.md"
    # It may have started again by the time of a second look, so the first one counts.
    tell_restarting() {
      for i in $(seq 300); do
        told=$(tell)
        case "$told" in *restarting*) break ;; esac
        sleep 0.1
      done
      echo "$told"
    }
    service install --port "$PORT" --yes >&2
    wait_for test -e "$board"
    printf -- '---\\nlevel: trusted\\n---\\n' > "$VAULT/People/Zed New.md"
    wait_for grep -q 'Zed New' "$board"
    grep -c 'Zed New' "$board"
    tell
    kill -9 "$(systemctl --user show 'mdrel-*' --property=MainPID --value)"
    tell_restarting
    service install --port "$PORT" --yes >&2
    tell
    service remove --yes >&2
    systemctl --user list-units --all --plain --no-legend 'mdrel-*' | wc -l
    """
    done = enter(script, home, VAULT=str(vault), PYTHON=sys.executable, PORT=str(find_port()))
    lines = done.stdout.splitlines()
    assert len(lines) == 5, done.stderr
    assert lines[0] == "1", "the dashboard follows the notes"
    running, killed, again = (json.loads(line)["items"][0] for line in lines[1:4])
    assert (running["service_state"], running["vault"]) == ("running", str(vault))
    assert (killed["service_state"], killed["failure"]) == ("restarting", "signal 9")
    assert again["service_state"] == "running"
    assert lines[4] == "0", "systemd has forgotten it"
    assert {path.name for path in home.iterdir()} - {".cache", ".local"} == before
