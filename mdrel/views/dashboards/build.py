"""The dashboards and their order, each rendered from its data through its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.model.document import Document
from mdrel.views.dashboards.overview import describe_overview
from mdrel.views.dashboards.people import DashboardData, Data, collect
from mdrel.views.dashboards.target import describe_target
from mdrel.views.dashboards.tentative import describe_tentative
from mdrel.views.dashboards.transactional import describe_transactional
from mdrel.views.dashboards.trusted import describe_trusted
from mdrel.views.markdown.links import Linker
from mdrel.views.markdown.templates import render_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from mdrel.model.agenda import Ranking
    from mdrel.model.snapshot import Snapshot
    from mdrel.views.context import Context

BOARDS: dict[str, Callable[[DashboardData], Data]] = {
    "Overview": describe_overview,
    "Trusted": describe_trusted,
    "Transactional": describe_transactional,
    "Tentative": describe_tentative,
    "Target": describe_target,
}


class RenderedDashboards(Struct, frozen=True):
    """The rendered dashboards, and what they were made from.

    The next rendering takes over whatever is the same.
    """

    documents: dict[str, Document]
    data: dict[str, Data]
    material: DashboardData


def render_incremental(
    before: RenderedDashboards | None, ranking: Ranking, snapshot: Snapshot, context: Context
) -> RenderedDashboards:
    """Return the dashboards by name, each as a whole file in the dashboards' folder.

    The bytes depend on the state alone. A later day on which nobody's standing, month, week or list
    has changed gives the same bytes. A dashboard is taken over from `before` where its data and its
    template are the same.
    """
    boards = context.policy.boards
    folder = boards.folder.strip("/")
    linker = Linker(folder, boards.links)
    material = collect(ranking, snapshot, context, linker, before.material if before else None)
    data = {name: describe(material) for name, describe in BOARDS.items()}
    if before and not _has_same_frame(before.material.context, context):
        before = None
    documents: dict[str, Document] = {}
    for name, found in data.items():
        if before and before.data[name] == found:
            documents[name] = before.documents[name]
            continue
        text = render_template(
            f"dashboards/{name}.md.j2", found, context.template_folders, context.template_stamp
        )
        documents[name] = Document(f"{folder}/{name}.md".lstrip("/"), text.encode("utf-8"))
    return RenderedDashboards(documents, data, material)


def _has_same_frame(before: Context, now: Context) -> bool:
    """Whether the same data give the same documents."""
    return (before.policy.boards, before.template_folders, before.template_stamp) == (
        now.policy.boards,
        now.template_folders,
        now.template_stamp,
    )
