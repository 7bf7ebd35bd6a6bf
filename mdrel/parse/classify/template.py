"""Recognises templates by folder and by placeholders in values or text (F1, F6, F8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mdrel.parse.classify.note_path import NotePath, strip_marks
from mdrel.parse.front_matter.node import Block
from mdrel.parse.front_matter.read import FrontMatter, Node
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

TEMPLATE_FOLDERS = frozenset({"templates", "template"})
_BRACES_FORM = r"\{\{(?>(?:[^{}\n]|\{(?!\{)|\}(?!\}))*)\}\}"
_PLACEHOLDER = rf"{_BRACES_FORM}|<%(?>(?:[^%]|%(?!>))*)%>"
_ONLY = lazy_pattern(rf"[\s\"'\[\],-]*+(?>(?:(?:{_PLACEHOLDER})[\s\"'\[\],-]*+)+)")
_BRACES = lazy_pattern(_BRACES_FORM)
# In a text: a heading that holds one, or a line that, behind a list mark and a label, is nothing
# but placeholders.
_LINE = lazy_pattern(
    rf"[ \t]*(?:[-*+>][ \t]+)?(?:\[.\][ \t]+)?(?:[^\n:{{<]{{1,40}}:{{1,2}}[ \t*_]*)?[*_]{{0,3}}"
    rf"(?:{_PLACEHOLDER})+[*_.]{{0,3}}[ \t]*$"
)
_KEY = lazy_pattern(r"(?P<key>[^\s:#\"'-][^:\n]{0,60}:|[ \t]*-)[ \t]+")


def lies_in_template_folder(where: NotePath, lexicon: Lexicon) -> bool:
    """Whether a note lies in a folder of templates.

    The folder's name says so, or the settings of Obsidian and Templater.
    """
    return _is_templates(where.folders, lexicon.template_folders)


@lru_cache(maxsize=1024)
def _is_templates(folders: tuple[str, ...], template_folders: tuple[tuple[str, ...], ...]) -> bool:
    return not TEMPLATE_FOLDERS.isdisjoint(map(strip_marks, folders)) or any(
        _lies_in(folders, each) for each in template_folders
    )


def _lies_in(folders: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return bool(wanted) and any(
        folders[start : start + size] == wanted for start in range(len(folders) - size + 1)
    )


def may_hold_placeholder(text: str, start: int, end: int) -> bool:
    """Whether a placeholder may stand between two offsets."""
    return text.find("{{", start, end) >= 0 or text.find("<%", start, end) >= 0


def _holds_placeholder(line: str) -> bool:
    """Whether a placeholder stands in a line.

    Openers that nothing closes are looked at once, and not each to the line's end.
    """
    opener = line.find("<%")
    return (opener >= 0 and line.find("%>", opener + 2) >= 0) or _BRACES.search(line) is not None


def is_placeholder(text: str) -> bool:
    """Whether a text is nothing but placeholders."""
    return may_hold_placeholder(text, 0, len(text)) and _ONLY.fullmatch(text) is not None


def has_placeholder_value(text: str, front: FrontMatter) -> bool:
    """Whether one of the properties is nothing but a placeholder."""
    return any(
        is_placeholder(text[node.start : node.end])
        for each in front.properties
        for node in _leaves(each.value)
    )


def _leaves(node: Node) -> Iterator[Node]:
    """Yield a value, and those in a list."""
    yield node
    yield from node.items if node.kind == "sequence" else ()


def fill_placeholders(text: str, block: Block) -> str:
    """Return the note with a plain word for each value that holds a placeholder.

    Only front matter is changed, and offsets stay.
    """
    lines = []
    for line in text[block.start : block.end].split("\n"):
        if not _holds_placeholder(line):
            lines.append(line)
            continue
        key = _KEY.match(line)
        at = key.end() if key else 0
        lines.append(line[:at] + ("x" if key else "#") * (len(line) - at))
    return text[: block.start] + "\n".join(lines) + text[block.end :]


def is_template_text(masked: str, start: int) -> bool:
    """Whether a note's text is that of a template.

    A heading holds a placeholder, or a line is nothing but one, perhaps behind a label.
    """
    if not may_hold_placeholder(masked, start, len(masked)):
        return False
    lines = (
        line.rstrip("\r") for line in masked[start:].split("\n") if "{{" in line or "<%" in line
    )
    return any(
        line.startswith("<%")
        or (line.startswith("#") and _holds_placeholder(line))
        or _LINE.match(line)
        for line in lines
    )
