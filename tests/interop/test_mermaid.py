"""The real mermaid parses every diagram in dashboards and pages.

`MDREL_NODE_MODULES` names the folder of node modules, else `.node/node_modules` in the working directory.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.uninstrumented, pytest.mark.interop]

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = Path(os.environ.get("MDREL_NODE_MODULES", ".node/node_modules")).absolute()
BLOCK = re.compile(r"^```mermaid\n(.*?)^```", re.MULTILINE | re.DOTALL)
DIAGRAMS = {
    f"{page.relative_to(ROOT)}:{number}": diagram
    for page in sorted(
        [
            *(ROOT / "tests" / "golden").rglob("*.md"),
            *(ROOT / "docs").rglob("*.md"),
            ROOT / "README.md",
        ]
    )
    for number, diagram in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
}


def parse(diagram: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("node") is None or not all(
        (NODE_MODULES / module).is_dir() for module in ("mermaid", "jsdom")
    ):
        pytest.skip(
            "needs node and the npm packages mermaid and jsdom in MDREL_NODE_MODULES or .node/node_modules"
        )
    script = Path(__file__).parent / "readers" / "mermaid.mjs"
    return subprocess.run(
        ["node", str(script), str(NODE_MODULES)],
        input=diagram,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_is_a_flowchart_to_mermaid(name: str) -> None:
    done = parse(DIAGRAMS[name])
    assert (done.returncode, done.stdout.strip()) == (0, "flowchart-v2"), done.stderr


def test_mermaid_tells_a_broken_diagram() -> None:
    assert parse("flowchart LR\n  a -->|x\n").returncode != 0
