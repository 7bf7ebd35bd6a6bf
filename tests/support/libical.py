"""Small C programs that read with libical, compiled where its headers are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

READERS = Path(__file__).resolve().parents[1] / "interop" / "readers"


def compile_reader(name: str, folder: Path) -> Path:
    """Return the program of `name`.c, compiled into `folder`.

    Skips the test where it cannot be compiled.
    """
    if shutil.which("gcc") is None or not Path("/usr/include/libical/ical.h").is_file():
        pytest.skip("needs gcc and the Debian package libical-dev")
    program = folder / name
    subprocess.run(
        ["gcc", "-O1", "-o", str(program), str(READERS / f"{name}.c"), "-lical"],
        check=True,
        timeout=120,
    )
    return program
