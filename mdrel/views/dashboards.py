"""The dashboards: knows which there are, in which order, and puts each one's data into its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.model.document import Document
from mdrel.views.dash_overview import describe_overview
from mdrel.views.dash_people import gather
from mdrel.views.dash_target import describe_target
from mdrel.views.dash_tentative import describe_tentative
from mdrel.views.dash_transactional import describe_transactional
from mdrel.views.dash_trusted import describe_trusted
from mdrel.views.links import Linker
from mdrel.views.templates import render_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mdrel.model.agenda import Agenda
    from mdrel.model.snapshot import Snapshot
    from mdrel.views.context import Context
    from mdrel.views.dash_people import Data, Material

BOARDS: dict[str, Callable[[Material], Data]] = {
    "Overview": describe_overview,
    "Trusted": describe_trusted,
    "Transactional": describe_transactional,
    "Tentative": describe_tentative,
    "Target": describe_target,
}


def render(agenda: Agenda, snapshot: Snapshot, context: Context) -> Iterator[Document]:
    """Yield the dashboards, each a whole file in the dashboards' folder.

    The bytes depend on the state alone: a later day on which nobody's standing, month, week or list changes gives the same.
    """
    folder = context.policy.boards.folder.strip("/")
    for name, data in describe_boards(agenda, snapshot, context).items():
        text = render_template(f"dashboards/{name}.md.j2", data, context.template_folders, context.template_stamp)
        yield Document(f"{folder}/{name}.md".lstrip("/"), text.encode("utf-8"))


def describe_boards(agenda: Agenda, snapshot: Snapshot, context: Context) -> dict[str, Data]:
    """Return the data of every dashboard by its name: the contract of docs/templates.md."""
    boards = context.policy.boards
    material = gather(agenda, snapshot, context, Linker(boards.folder.strip("/"), boards.links))
    return {name: describe(material) for name, describe in BOARDS.items()}
