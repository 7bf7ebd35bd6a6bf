"""Says how this mdrel is called from anywhere, by somebody with another PATH."""

from __future__ import annotations

import sys
from pathlib import Path


def find_own_words() -> tuple[str, ...]:
    """Return the words that call this mdrel, the first of them an absolute path."""
    program = Path(sys.argv[0])
    # -P keeps Python from importing what lies in the current folder, which may be the vault.
    return (
        (str(program.absolute()),)
        if program.stem == "mdrel" and program.is_file()
        else (sys.executable, "-P", "-m", "mdrel")
    )
