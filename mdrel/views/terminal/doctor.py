"""What doctor found, for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from mdrel.views.terminal.text import show

if TYPE_CHECKING:
    from mdrel.views.fields.vault import Finding


FINDING_COLUMNS = ("kind", "path", "message", "hint")


def draw_findings(
    found: Sequence[Finding], paint: Callable[[str, str], str], kept_days: int
) -> Iterator[str]:
    """Yield two lines for each thing that is wrong: what it is, and what to do.

    When all is well there is one line, which says how far back lost entries were looked for.
    """
    for each in found:
        at = each["written_at"]
        written = f" (written {at[:16].replace('T', ' ')})" if at else ""
        yield show(f"{'✓ fixed: ' if each['mended'] else '✗ '}{each['message']}{written}")
        if each["hint"] and not each["mended"]:
            yield paint(show(f"  {each['hint']}"), "dim")
    if not found:
        yield (
            f"All is well. Of what mdrel wrote into notes in the last {kept_days} days, nothing "
            "is lost."
        )
