"""What was no talk is remembered by several programs at once, and nothing of it is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mdrel.app.guides.settled import forget_settled, read_settled, remember_settled

_REMEMBER = """
import sys
from pathlib import Path
from mdrel.app.guides.settled import forget_settled, remember_settled

vault, name = Path(sys.argv[1]), sys.argv[2]
sys.stdin.readline()
for at in range(40):
    assert remember_settled(vault, [f"{name}-{at}", f"{name}-gone-{at}"])
    assert forget_settled(vault, [f"{name}-gone-{at}"])
"""


@pytest.mark.uninstrumented
def test_two_processes_at_once_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    names = ("one", "two")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _REMEMBER, str(tmp_path), name], stdin=subprocess.PIPE, text=True
        )
        for name in names
    ]
    for each in started:
        assert each.stdin
        each.stdin.write("\n")
        each.stdin.flush()
    for each in started:
        each.communicate()
        assert each.returncode == 0
    wanted = sorted(f"{name}-{at}" for name in names for at in range(40))
    assert sorted(read_settled(tmp_path)) == wanted


def test_where_nothing_changes_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert remember_settled(tmp_path, ["a", "b", "a"])
    assert read_settled(tmp_path) == ["a", "b"]
    monkeypatch.setattr("mdrel.app.guides.settled.write_state", None)
    assert remember_settled(tmp_path, ["b"])
    assert forget_settled(tmp_path, ["c"])
