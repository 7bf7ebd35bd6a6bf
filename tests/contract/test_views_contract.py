"""What every view promises, whichever it is.

A row in its table is enough for a view to be tested here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel import views
from mdrel.model.agenda import Agenda, State
from mdrel.model.document import Document
from mdrel.model.level import Level
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.views.calendar.build import build_feed
from mdrel.views.context import Context
from mdrel.views.dashboards.build import render_incremental
from tests.support.contacts import make_contact
from tests.support.hostile_texts import HOSTILE
from tests.support.people import SUNDAY, make_agenda, make_day, make_snapshot, make_standing

CONTEXT = Context(Policy())
CLOCKS = frozenset(
    {"now", "utcnow", "today", "time", "time_ns", "monotonic", "localtime", "gmtime"}
)


def render_dashboards(agenda: Agenda, snapshot: Snapshot, context: Context) -> Iterable[Document]:
    return render_incremental(None, agenda, snapshot, context).documents.values()


def render_feed(agenda: Agenda, snapshot: Snapshot, context: Context) -> Iterable[Document]:
    return [Document("feed.ics", build_feed(agenda, snapshot, context).content)]


VIEWS = {"dashboards": render_dashboards, "calendar": render_feed}
every_view = pytest.mark.parametrize("name", list(VIEWS))


@every_view
def test_the_same_day_gives_the_same_bytes(name: str) -> None:
    agenda, snapshot = make_day()
    again, snapshot_again = make_day()
    first = list(VIEWS[name](agenda, snapshot, CONTEXT))
    assert first
    assert first == list(VIEWS[name](again, snapshot_again, CONTEXT))


@pytest.mark.parametrize(
    "path", sorted(Path(views.__file__).parent.rglob("*.py")), ids=lambda path: path.stem
)
def test_no_view_reads_a_clock(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    # `agenda.today` is data; a call of one of these names is a clock.
    assert not [
        node.func.attr
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
    ]
    assert "time" not in {
        name.name for node in nodes if isinstance(node, ast.Import) for name in node.names
    }
    assert "time" not in {node.module for node in nodes if isinstance(node, ast.ImportFrom)}


@every_view
def test_documents_are_utf8_without_bom_and_end_with_one_line_end(name: str) -> None:
    for document in VIEWS[name](*make_day(), CONTEXT):
        text = document.content.decode("utf-8")
        end = "\r\n" if document.path.endswith(".ics") else "\n"
        assert not text.startswith("\ufeff")
        assert text.endswith(end)
        assert not text.endswith(end * 2)
        assert ("\r" in text) == (end == "\r\n")


@every_view
def test_paths_are_relative_and_each_is_written_once(name: str) -> None:
    paths = [document.path for document in VIEWS[name](*make_day(), CONTEXT)]
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.startswith("/") or ".." in path.split("/")]


@every_view
def test_an_empty_vault_gives_whole_documents(name: str) -> None:
    documents = list(VIEWS[name](make_agenda(), Snapshot(), CONTEXT))
    assert len(documents) == len(list(VIEWS[name](*make_day(), CONTEXT)))
    assert all(document.content for document in documents)


@every_view
def test_hostile_names_change_no_structure_and_drop_nobody(name: str) -> None:
    """The documents have as many lines of structure with hostile names as with harmless ones."""
    hostile = _name_everybody(HOSTILE)
    harmless = _name_everybody(tuple(f"Ann Number{index}" for index in range(len(HOSTILE))))
    for one, other in zip(
        VIEWS[name](*hostile, CONTEXT), VIEWS[name](*harmless, CONTEXT), strict=True
    ):
        assert not {"\x00", "\x1b", "\u2028", "\x85"} & set(one.content.decode("utf-8")), one.path
        assert _count_parts(one.path, one.content) == _count_parts(other.path, other.content)


def _name_everybody(names: tuple[str, ...]) -> tuple[Agenda, Snapshot]:
    """Return a day with one contact for each name, at every level in turn."""
    levels = [*Level, None]
    standings = [
        make_standing(
            replace(
                make_contact(name, levels[index % 5], path=f"People/{index}.md"),
                slug=f"ann-{index}",
                key=f"ann-{index}",
            ),
            State.OVERDUE,
            SUNDAY,
        )
        for index, name in enumerate(names)
    ]
    agenda = make_agenda(*standings)
    return agenda, make_snapshot(agenda)


def _count_parts(path: str, content: bytes) -> int:
    """Return how many lines a document has, or how many events a feed has.

    Lines of a feed are not counted, since folded lines depend on the length of names.
    """
    return content.count(b"BEGIN:VEVENT") if path.endswith(".ics") else content.count(b"\n")
