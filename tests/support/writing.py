"""A copy of a vault to write into, and mdrel run on it as a person does."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.places import write_tree
from tests.support.running import mdrel

ADA = "---\ntype: person\nlevel: trusted\n---\n# Ada Lines\n\n## Conversations\n\n- 2026-10-01 call: plans for spring\n"
BO = "---\ntype: person\nlevel: tentative\nowe_reply: 2026-11-13\nowe_reply_about: 20 minutes on trains\n---\n# Bo Lin\n"
NOTES = {"mdrel.toml": 'vault_id = "abc"\n', "People/Ada Lines.md": ADA, "People/Bo Lin.md": BO}


class Desk:
    """One vault, and calls of mdrel on it; the state folder is the test's own."""

    def __init__(self, root: Path, notes: dict[str, str] | None = None) -> None:
        """Write the notes."""
        self.root = write_tree(root, notes if notes is not None else NOTES)

    def run(
        self, *words: str, text: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run mdrel with `text` on standard input and return what became of it."""
        return mdrel(*words, vault=self.root, typed=text, **environment)

    def ok(self, *words: str, text: str = "") -> str:
        """Run mdrel, which has to succeed, and return its standard output."""
        done = self.run(*words, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def read(self, path: str) -> str:
        """Return a note's text with its line ends."""
        return (self.root / path).read_bytes().decode("utf-8")

    def diff(self, path: str, before: str) -> list[str]:
        """Return the lines a note has now that it had not, and after a `-` those it lost."""
        old, new = before.split("\n"), self.read(path).split("\n")
        return [line for line in new if line not in old] + [
            f"-{line}" for line in old if line not in new
        ]
