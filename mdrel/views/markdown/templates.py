"""The template engine, which lets nothing but Markdown pass unescaped into a document.

Templates come from the package or from a person's own folder, never from a vault. They see plain
data, in a sandbox that changes nothing. What they render is put in order for a plain editor.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mdrel.errors import SettingsError
from mdrel.resources import data_folder
from mdrel.views.cells import count_cells
from mdrel.views.markdown.escape import Markdown, finalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.sandbox import ImmutableSandboxedEnvironment


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


def render_template(
    name: str, data: Mapping[str, object], folders: tuple[str, ...] = (), stamp: str = ""
) -> str:
    """Return the template `name` filled with `data`, tidied.

    Raises SettingsError with file and line for a person's own template that cannot be used.

    Args:
        name: Relative to a templates folder, with `/`.
        data: Strings, numbers, booleans, None, lists and dictionaries. A plain string is escaped,
            `Markdown` is not.
        folders: A person's own template folders, the first wins. The package's comes last.
        stamp: Another text once something in `folders` changed. Then all templates are read again.
    """
    try:
        return tidy(_environment(folders, stamp).get_template(name).render(data))
    except Exception as error:
        if place := _find_fault(error, folders):
            raise SettingsError(
                f"{place}: the template cannot be used: {error}",
                "Fix it, or delete it so that mdrel's own is used.",
            ) from error
        raise


def _find_fault(error: Exception, folders: tuple[str, ...]) -> str:
    """Return the file and line of a person's own template that an error comes from.

    The text is empty where the error comes from none of them.
    """
    from traceback import extract_tb

    if isinstance(error, UnicodeDecodeError):  # it was not read far enough to have lines
        line = error.object.count(b"\n", 0, error.start) + 1
        places = [
            (str(file), line)
            for folder in folders
            for file in Path(folder).rglob("*.j2")
            if file.read_bytes() == error.object
        ]
    else:
        places = [
            (frame.filename, frame.lineno or 1)
            for frame in extract_tb(error.__traceback__)
            if frame.filename.startswith(folders)
        ]
    return f"{places[-1][0]}:{places[-1][1]}" if folders and places else ""


@lru_cache(maxsize=1)
def _environment(folders: tuple[str, ...], _stamp: str) -> ImmutableSandboxedEnvironment:
    """Return the one environment for `folders` as they are.

    There is only one, so that each template is compiled once.
    """
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class MarkdownEnvironment(ImmutableSandboxedEnvironment):
        """An environment whose blocks and macros yield Markdown.

        All they hold was escaped on its way in.
        """

        def getattr(self, obj: object, attribute: str) -> object:
            """Return what `obj.attribute` means in a template.

            For a dictionary this is its value, never one of its methods.
            """
            if isinstance(obj, dict) and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

        @staticmethod
        def concat(parts: Iterable[str]) -> Markdown:
            """Return the output of a block, a macro or a whole template."""
            return Markdown("".join(parts))

    return MarkdownEnvironment(
        loader=FileSystemLoader([*folders, str(data_folder("templates"))]),
        undefined=StrictUndefined,
        # HTML escaping has no place in Markdown. `finalize` escapes for Markdown instead, and it
        # cannot be turned off.
        autoescape=False,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
