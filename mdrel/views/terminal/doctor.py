"""What doctor found, for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import flow

if TYPE_CHECKING:
    from mdrel.views.fields.vault import Finding


FINDING_COLUMNS = ("kind", "path", "message", "hint")


def draw_findings(found: Sequence[Finding], screen: Screen, kept_days: int) -> Iterator[str]:
    """Yield what each thing that is wrong is, and below it what to do.

    When all is well there is one line, which says how far back lost entries were looked for.
    """
    for each in found:
        at = each["written_at"]
        written = f" (written {at[:16].replace('T', ' ')})" if at else ""
        sign = "✓ fixed: " if each["mended"] else "✗ "
        yield from screen.hang(sign, f"{each['message']}{written}", len(sign))
        if each["hint"] and not each["mended"]:
            yield from screen.dim("  ", each["hint"], 2)
    if not found:
        yield from flow(
            f"All is well. Of what mdrel wrote into notes in the last {kept_days} days, nothing "
            "is lost.",
            screen.width,
        )
