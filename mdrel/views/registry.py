"""The views: an ordered table of everything that renders documents.

A new output is one module, and one row here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mdrel.views.calendar import build as calendar
from mdrel.views.dashboards import build as dashboards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mdrel.model.agenda import Agenda
    from mdrel.model.document import Document
    from mdrel.model.snapshot import Snapshot
    from mdrel.views.context import Context


class View(Protocol):
    """Renders documents from a day.

    A view reads no clock and no vault, and gives the same bytes for the same arguments.
    """

    def __call__(self, agenda: Agenda, snapshot: Snapshot, context: Context) -> Iterable[Document]:
        """Return the documents in a fixed order."""
        ...


VIEWS: dict[str, View] = {
    "dashboards": dashboards.render,
    "calendar": calendar.render,
}
