"""Build the wheel, install it in a new environment and run it.

It is started with `python -m scripts.wheel_smoke`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WANTED = (
    "mdrel/_data/templates/dashboards/Overview.md.j2",
    "mdrel/_data/templates/web/app.css",
    "mdrel/_data/example-vault/mdrel.toml",
)
UNWANTED = ("tests/", "docs/", "bench/", "scripts/")


def main() -> None:
    """Stop with a message when the wheel lacks something, holds too much or does not run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", name],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (wheel,) = folder.glob("*.whl")
        names = zipfile.ZipFile(wheel).namelist()
        problems = [f"missing: {each}" for each in WANTED if each not in names] + [
            f"too much: {each}" for each in names if each.startswith(UNWANTED)
        ]
        if problems:
            sys.exit("\n".join(problems))
        venv.create(folder / "env", with_pip=True)
        binaries = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
        for words in (
            ["--version"],
            ["demo", "demo"],
            ["--vault", "demo", "--today", "2026-11-22", "dashboard", "--check"],
        ):
            subprocess.run(
                [binaries / "mdrel", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL
            )
        if not (folder / "demo" / "Relationships" / "Overview.md").is_file():
            sys.exit("the demo wrote no dashboards")
    print("the wheel runs")


if __name__ == "__main__":
    main()
