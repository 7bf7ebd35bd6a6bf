"""`mdrel merge-driver`: what git calls to merge a note, and nobody types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("merge-driver", hidden=True)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", default="")
@click.option(
    "--marker-size",
    metavar="N",
    type=click.IntRange(1),
    default=7,
    help="How long conflict markers are (%L).",
)
@click.option(
    "--ours", "ours_name", metavar="NAME", default="", help="What our side is called (%X)."
)
@click.option(
    "--theirs", "theirs_name", metavar="NAME", default="", help="What their side is called (%Y)."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the result here and leave OURS as it is.",
)
def merge_driver(
    base: Path,
    ours: Path,
    theirs: Path,
    path: str,
    **options: Any,  # noqa: ANN401  click knows their types
) -> int:
    """Merge BASE, OURS and THEIRS, three versions of the note at PATH, into OURS.

    Exits 0 when all is merged and 3 with conflicts, which are in the note between git's markers.
    `mdrel git setup` has git call it.
    """
    from mdrel.app.git.merge_driver import run_driver

    # A git older than 2.44 hands on the placeholders that it does not know.
    ours_name, theirs_name = (
        options[f"{side}_name"] if options[f"{side}_name"] not in {"", "%X", "%Y"} else side
        for side in ("ours", "theirs")
    )
    return run_driver(
        (base, ours, theirs),
        path,
        (ours_name, theirs_name, options["marker_size"]),
        options["output"],
    )
