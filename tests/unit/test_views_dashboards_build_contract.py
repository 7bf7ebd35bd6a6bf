"""docs/templates.md names exactly what templates are given."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from mdrel.model.policy import Boards, Method, Policy
from mdrel.views.context import Context
from mdrel.views.dashboards.build import BOARDS, render_incremental
from mdrel.views.markdown.escape import Markdown
from tests.support.people import make_day

PAGE = Path(__file__).resolve().parents[2] / "docs" / "templates.md"
# What the package's templates were before they had links to call and tables of everybody.
EARLIER = Path(__file__).resolve().parents[1] / "data" / "earlier_templates"
# Data of these shapes has a table of its own; the place it stands in says only which.
SHAPES = {
    "person": "slug",
    "candidate": "they_gain",
    "task": "is_theirs",
    "deal": "handover_to",
    "reply": "let_go",
    "level": "on_time",
    "week": "streak",
}


def read_page() -> dict[str, set[str]]:
    """Return the documented names by the heading of their table."""
    names: dict[str, set[str]] = {}
    heading = ""
    for line in PAGE.read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip("`")
        elif found := re.match(r"\| `([^`]+)` \|", line):
            names.setdefault(heading, set()).add(found[1])
    return names


def find_shape(data: dict[str, object]) -> str:
    """Return which table describes `data`, or nothing where its place does."""
    return next((name for name, key in SHAPES.items() if key in data), "")


def collect(data: dict[str, object], prefix: str, names: dict[str, set[str]], table: str) -> None:
    """Add every name of `data` to its table.

    It is `a.b` for what is in a dictionary, and `a[].b` for what is in a list of them.
    """
    for key, value in data.items():
        name = f"{prefix}{key}"
        names.setdefault(table, set()).add(name)
        values = value if isinstance(value, list) else [value]
        for one in values:
            if not isinstance(one, dict):
                assert one is None or type(one) in {str, int, bool, Markdown}, name
            elif shape := find_shape(one):
                collect(one, "", names, shape)
            else:
                collect(one, f"{name}[]." if isinstance(value, list) else f"{name}.", names, table)


def test_the_page_names_exactly_what_templates_are_given() -> None:
    agenda, snapshot = make_day()
    states = tuple(replace(state, standing=agenda.standings[0]) for state in agenda.week.targets)
    met = replace(
        agenda,
        week=replace(
            agenda.week,
            contacted=(agenda.standings[0].contact,),
            targets=(*agenda.week.targets, *states),
        ),
    )
    policy = Policy(method=Method(calls_per_day=1), boards=Boards(link_everybody=True))
    given: dict[str, set[str]] = {}
    for name, data in render_incremental(None, met, snapshot, Context(policy)).data.items():
        collect(data, "", given, name)
    assert set(BOARDS) | set(SHAPES) == set(given)
    assert read_page() == given


def test_copies_of_earlier_templates_still_give_what_they_gave() -> None:
    context = Context(Policy(), template_folders=(str(EARLIER),))
    documents = render_incremental(None, *make_day(), context).documents
    text = {name: document.content.decode() for name, document in documents.items()}
    assert "> **Reconnect with**\n>\n> - [Priya Raman]" in text["Overview"]
    assert ">   - phone · +1 202 555 0101\n" in text["Overview"]
    assert "## Whom to call first\n" in text["Trusted"]
    assert "| Priya Raman | " in text["Trusted"]
    assert "## Objectives\n\n- 2026-12-15 [Marco Rossi]" in text["Transactional"]
    assert "| met 2026-11-05 " in text["Tentative"]
    assert "## Ready to contact\n" in text["Target"]


def test_a_copy_of_the_earlier_parts_alone_goes_with_the_pages_of_the_package(
    tmp_path: Path,
) -> None:
    parts = tmp_path / "dashboards" / "parts.md.j2"
    parts.parent.mkdir()
    parts.write_bytes((EARLIER / "dashboards" / "parts.md.j2").read_bytes())
    agenda, snapshot = make_day()
    own = render_incremental(
        None, agenda, snapshot, Context(Policy(), template_folders=(str(tmp_path),))
    )
    assert own.documents == render_incremental(None, agenda, snapshot, Context(Policy())).documents
