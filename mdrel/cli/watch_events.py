"""What `mdrel watch --json` tells other programs: one JSON document a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mdrel.app.watch.updater import UpdateReport


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
