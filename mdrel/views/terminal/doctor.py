"""What doctor found, for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from mdrel.views.terminal.text import show

if TYPE_CHECKING:
    from mdrel.views.fields.vault import Finding


class Found(Protocol):
    """What is shown of one thing that is wrong."""

    @property
    def kind(self) -> str:
        """`lost`, `leftover`, `state`, `lax`, `cache`, `git`, `service` or `watch`."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def hint(self) -> str:
        """What to do."""

    @property
    def path(self) -> str:
        """The note, file or folder."""

    @property
    def text(self) -> str:
        """A lost entry's line."""

    @property
    def at(self) -> str:
        """When it was written."""

    @property
    def is_fixable(self) -> bool:
        """Whether `--fix` mends it."""


def finding_item(found: Found, *, is_mended: bool) -> Finding:
    """Return what `doctor --json` says of one thing."""
    return {
        "kind": found.kind,
        "path": found.path or None,
        "message": found.message,
        "hint": found.hint,
        "text": found.text or None,
        "written_at": found.at or None,
        "fixable": found.is_fixable,
        "mended": is_mended,
    }


def finding_row(found: Found) -> tuple[str, ...]:
    """Return one line for a pipe."""
    return found.kind, found.path, found.message, found.hint


def draw_findings(
    found: Iterable[Found],
    mended: Collection[Found],
    paint: Callable[[str, str], str],
    kept_days: int,
) -> Iterator[str]:
    """Yield two lines for each thing that is wrong: what it is, and what to do.

    When all is well there is one line, which says how far back lost entries were looked for.
    """
    is_well = True
    for each in found:
        is_well = False
        written = f" (written {each.at[:16].replace('T', ' ')})" if each.at else ""
        yield show(f"{'✓ fixed: ' if each in mended else '✗ '}{each.message}{written}")
        if each.hint and each not in mended:
            yield paint(show(f"  {each.hint}"), "dim")
    if is_well:
        yield (
            f"All is well. Of what mdrel wrote into notes in the last {kept_days} days, nothing "
            "is lost."
        )
