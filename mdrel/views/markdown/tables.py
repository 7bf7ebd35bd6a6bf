"""The look of a rendered document in a plain editor.

This module knows lines, blank lines and table cells, and not what they say.
"""

from __future__ import annotations

import re

from mdrel.views.cells import count_cells

FENCE = "```"
# A wider cell, usually a long name with its link, does not push all others apart.
WIDEST = 64
_CELL_END = re.compile(r"(?<!\\)\|")
_WIKI_BAR = re.compile(r"(?<!\\)(\[\[[^\[\]|`]*[^\[\]|`\\])\|(?=[^\[\]|`]*\]\])")
_RULE = re.compile(r":?-+:?")
# A longer table is searched, not read by columns, and one long name would rewrite all of it.
LONGEST = 200


def tidy(text: str) -> str:
    r"""Return `text` with aligned tables, single blank lines and one final newline.

    Trailing spaces are removed. The `|` of a wiki link in a table becomes `\|`, as Obsidian writes
    it. Fenced code stays as it is.
    """
    lines: list[str] = []
    table: list[str] = []
    is_fenced = False
    for raw in text.split("\n"):
        line = raw.rstrip(" ")
        if line.startswith("|") and not is_fenced:
            table.append(line)
            continue
        lines += _align(table)
        table = []
        if line.startswith(FENCE):
            is_fenced = not is_fenced
        if line or (lines and lines[-1]):
            lines.append(line)
    lines += _align(table)
    return "\n".join(lines).strip("\n") + "\n"


def _align(table: list[str]) -> list[str]:
    """Return the rows of one table with equally wide cells in each column, up to WIDEST.

    A table longer than LONGEST is not aligned.
    """
    if not table:
        return []
    table = [_WIKI_BAR.sub(r"\1\\|", line) if "[[" in line else line for line in table]
    if len(table) > LONGEST:
        return table
    rows = [[cell.strip(" ") for cell in _CELL_END.split(line)[1:-1]] for line in table]
    count = max(len(row) for row in rows)
    widths = [
        min(WIDEST, max(3, *(count_cells(row[column]) for row in rows if column < len(row))))
        for column in range(count)
    ]
    rule = rows[1] if len(rows) > 1 else []
    is_right = [column < len(rule) and rule[column].endswith("-:") for column in range(count)]
    return [_row(row, widths, is_right) for row in rows]


def _row(cells: list[str], widths: list[int], is_right: list[bool]) -> str:
    """Return one row of a table, with numbers to the right where the rule says so.

    The rule is the row of dashes below the head. It fills its own column.
    """
    parts = []
    for cell, width, right in zip(cells, widths, is_right, strict=False):
        if _RULE.fullmatch(cell):
            parts.append("-" * (width - right) + ":" * right)
            continue
        gap = " " * max(0, width - count_cells(cell))
        parts.append(gap + cell if right else cell + gap)
    return "| " + " | ".join(parts) + " |"
