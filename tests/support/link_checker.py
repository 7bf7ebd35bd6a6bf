"""What is wrong with the links of a note that mdrel wrote.

A link has to lead to a file that is there, or to be a well-formed `tel:` or `mailto:`. This module
reads Markdown and URIs by the RFCs and knows nothing of how mdrel writes them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from tests.support.markdown_reader import read_links

# RFC 3966 3: a global or local number without separators, and an extension.
TEL = re.compile(r"tel:\+?[0-9]+(?:;ext=[0-9]+)?")
# RFC 6068 2: one address, everything special percent-encoded, no header fields.
MAILTO = re.compile(
    r"mailto:(?:[A-Za-z0-9._~!$'*+-]|%[0-9A-F]{2})+@(?:[A-Za-z0-9-]|%[0-9A-F]{2})+"
    r"(?:\.(?:[A-Za-z0-9-]|%[0-9A-F]{2})+)+"
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
CODE = re.compile(r"`[^`\n]*`")
WIKI = re.compile(r"\[\[([^\[\]|]+?)(?:\\?\|[^\[\]]*)?\]\]")


def find_broken_links(vault: Path, note: Path, links: list[str] | None = None) -> Iterator[str]:
    """Yield each link of `note` that leads nowhere, or is no link that mdrel may write.

    `links` are the destinations to check; without them those of the note's Markdown.
    """
    text = note.read_text(encoding="utf-8")
    for target in [link for _, link in read_links(text)] if links is None else links:
        if SCHEME.match(target):
            if not (TEL.fullmatch(target) or MAILTO.fullmatch(target)):
                yield target
        elif not _leads_to_file(note.parent, target, vault):
            yield target
    if links is None:
        for target in WIKI.findall(CODE.sub("", text)):
            if not _is_note(vault, target):
                yield f"[[{target}]]"


def _leads_to_file(folder: Path, target: str, vault: Path) -> bool:
    """Return whether `target` leads from `folder` to a file of the vault."""
    if not target or target.startswith("/") or "?" in target or "#" in target:
        return False
    path = Path(os.path.normpath(folder / os.fsdecode(unquote_to_bytes(target))))
    return path.is_relative_to(vault) and os.path.lexists(path)


def _is_note(vault: Path, target: str) -> bool:
    """Return whether a wiki link leads to one note, by its path or by its name alone."""
    return (vault / f"{target}.md").is_file() or (
        "/" not in target and len([*vault.rglob(f"{target}.md")]) == 1
    )
