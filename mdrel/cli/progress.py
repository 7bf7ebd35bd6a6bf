"""Shows how far the reading of notes is, where it takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from time import monotonic

import click


def show_progress(paths: Iterable[str], total: int) -> Iterable[str]:
    """Yield `paths` under a progress bar on stderr that comes after a second."""
    start = monotonic()
    bar = None
    for done, path in enumerate(paths, 1):
        yield path
        if bar is None and monotonic() - start > 1:
            bar = click.progressbar(length=total, label="Reading notes", file=sys.stderr)
            bar.update(done - 1)
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
