"""Tells what a watcher did: a line for a person, or JSON for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mdrel.app.watch.update_report import UpdateReport
    from mdrel.cli.run import Run

MOST_NAMES = 3


def say_event(kind: str, **what: object) -> None:
    """Print one event, in ASCII, so that every terminal and pipe carries it."""
    import json

    from mdrel.app.environment.clock import read_local

    click.echo(
        json.dumps(
            {
                "schema": 1,
                "event": kind,
                "at": read_local().isoformat(timespec="milliseconds"),
                **what,
            }
        )
    )


def describe_rebuild(report: UpdateReport, seconds: float) -> dict[str, object]:
    """Return what a rebuild saw and did.

    That is paths of notes whose reading changed, files written, and why it was made.
    """
    return {
        "changed": report.changed,
        "released": report.released,
        "held": report.held,
        "written": report.written,
        "left_alone": report.left_alone,
        "unshown": [f"{each.path}:{each.span.line}: {each.message}" for each in report.unshown],
        "problems": [each.message for each in report.problems],
        "first": report.is_first,
        "new_day": report.is_new_day,
        "new_settings": report.has_new_settings,
        "seconds": round(seconds, 3),
    }


def show_rebuild(run: Run, report: UpdateReport, seconds: float) -> None:
    """Print one line for a rebuild: what changed, what was written, how long it took."""
    from mdrel.app.environment.clock import read_local
    from mdrel.views.items import problem_line
    from mdrel.views.terminal.text import count, say_made, show

    what = [
        "started" if report.is_first else "",
        "a new day" if report.is_new_day else "",
        "new settings" if report.has_new_settings else "",
        f"{count(len(report.changed), 'note')} changed: {_names(report.changed)}"
        if report.changed
        else "",
        f"now as it is: {_names(report.released)}" if report.released else "",
        f"{report.held} held back for a moment" if report.held else "",
    ]
    written = ", ".join(path.rpartition("/")[2] for path in report.written) or "nothing"
    run.print(
        show(
            f"{read_local():%H:%M:%S}  {'; '.join(filter(None, what)) or 'looked again'} → "
            f"written: {written} ({seconds:.2f} s)"
        )
    )
    for folder in report.made:
        run.note(show(f"          {say_made(folder)}"))
    for path in report.left_alone:
        run.note(show(f"          left alone, since mdrel did not write it: {path}"))
    for problem in report.unshown:
        run.note(show(f"          {problem_line(problem)}"))


def _names(paths: Sequence[str]) -> str:
    return ", ".join(path.rpartition("/")[2] for path in paths[:MOST_NAMES]) + (
        " …" if len(paths) > MOST_NAMES else ""
    )
