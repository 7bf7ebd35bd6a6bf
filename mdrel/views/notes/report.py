"""What a period came to as a Markdown document, to keep or print."""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.rules.report import Report
from mdrel.views.markdown.escape import escape
from mdrel.views.markdown.links import NAMELESS
from mdrel.views.markdown.note import say_day
from mdrel.views.terminal.report import list_report, say_period, say_total

# By this mdrel knows its own file again, and a vault that holds it reads nothing of it.
MARK = "---\nmdrel: generated\n---\n"


def draw_document(report: Report) -> str:
    """Return the whole document, the same for the same notes and days."""
    return MARK + "\n".join([*_lines(report), ""])


def _lines(report: Report) -> Iterator[str]:
    yield f"# {say_period(report.period)}"
    yield ""
    yield say_total(report)
    for head, rows in list_report(report, say_day):
        yield ""
        yield f"## {head}"
        yield ""
        for label, text in rows:
            name = escape(label).strip() or NAMELESS
            start = f"- **{name}**: " if label else ""
            yield start + escape(text)
