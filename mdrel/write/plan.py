"""A plan of what writing generated files would do (P8).

It is a pure comparison of documents with what is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mdrel.model.document import Document
from mdrel.write.line_diff import diff_lines

# What git shows of a path as it is; the rest it writes in octal.
_PLAIN = frozenset(range(32, 127)) - frozenset(b'"\\')
_NOTE_MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?"
    rb"mdrel:[ \t]*[\"']?generated[\"']?[ \t]*\r?\n"
)
_FEED_MARK = re.compile(rb"^PRODID:-//mdrel//", re.MULTILINE)
_FEED_START = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//mdrel//"


class Action(StrEnum):
    """What happens to one file of a plan."""

    CREATE = "create"
    REPLACE = "replace"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Step:
    """One file of a plan; `before` is what is there, or None where there is nothing."""

    document: Document
    action: Action
    before: bytes | None = None


def make_plan(
    documents: Iterable[Document], existing: Mapping[str, bytes | None]
) -> tuple[Step, ...]:
    """Return what to do for each document.

    A file without mdrel's mark is a conflict and stays as it is.
    """
    return tuple(_step(document, existing.get(document.path)) for document in documents)


def _step(document: Document, before: bytes | None) -> Step:
    if before is None:
        return Step(document, Action.CREATE)
    if before == document.content:
        return Step(document, Action.UNCHANGED, before)
    return Step(
        document, Action.REPLACE if is_ours(document.path, before) else Action.CONFLICT, before
    )


def is_ours(path: str, content: bytes) -> bool:
    """Whether mdrel wrote a file.

    A note is told by its front matter, a feed by its PRODID, or by being cut short before it. An
    empty file counts as one that mdrel may fill.
    """
    if not content.strip():
        return True
    if path.lower().endswith((".ics", ".ical")):
        return _FEED_START.startswith(content) or _FEED_MARK.search(content) is not None
    return _NOTE_MARK.search(content) is not None


def is_current(plan: Iterable[Step]) -> bool:
    """Whether every file is already as it should be."""
    return all(step.action is Action.UNCHANGED for step in plan)


def show_diff(step: Step) -> str:
    """Return the unified diff with which `patch -p1` turns the old file into the new one.

    It is empty where nothing changes.
    """
    if step.action is Action.UNCHANGED:
        return ""
    before = _lines(step.before or b"")
    old = _name("a", step) if step.before is not None else "/dev/null"
    new = _name("b", step) if step.action is not Action.DELETE else "/dev/null"
    lines = diff_lines(before, _lines(step.document.content), old, new)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _name(side: str, step: Step) -> str:
    """Return a file's name as it stands in a diff.

    A name with a blank in it ends with a tab, as git writes it and `patch` needs it.
    """
    name = f"{side}/{step.document.path}"
    if not name.isprintable() or '"' in name or "\\" in name:
        coded = name.encode("utf-8", "surrogateescape")
        return (
            '"' + "".join(chr(byte) if byte in _PLAIN else f"\\{byte:03o}" for byte in coded) + '"'
        )
    return f"{name}\t" if " " in name else name


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", "replace")
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
