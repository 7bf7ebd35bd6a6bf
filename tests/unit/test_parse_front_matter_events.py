"""The python-frontmatter handler: what other programs get that read a note as mdrel does."""

from __future__ import annotations

import frontmatter
import pytest

from mdrel.parse.front_matter.composer import FrontMatterError
from mdrel.parse.front_matter.events import NoteHandler


def test_the_handler_serves_python_frontmatter() -> None:
    """`frontmatter.loads` with our handler keeps texts.

    It reads after a U+FEFF and is not confused by odd keys.
    """
    handler = NoteHandler()
    text = (
        "\ufeff---\nno: 0123\ndate: 2026-02-30\nnone:\nlist: [yes, {a: 1, [b]: 2, a: 3}]\n---\nbody"
    )
    assert handler.detect(text)
    post = frontmatter.loads(text, handler=handler)
    assert post.metadata == {
        "no": "0123",
        "date": "2026-02-30",
        "none": None,
        "list": ["yes", {"a": "1"}],
    }
    assert post.content == "body"
    assert handler.split(text) == (
        "no: 0123\ndate: 2026-02-30\nnone:\nlist: [yes, {a: 1, [b]: 2, a: 3}]\n",
        "body",
    )


def test_the_handler_gives_no_metadata_for_a_note_without_properties() -> None:
    """Neither a missing block nor one that is no mapping is an error to python-frontmatter."""
    handler = NoteHandler()
    assert not handler.detect("body")
    with pytest.raises(ValueError, match="no front matter"):
        handler.split("body")
    assert frontmatter.loads("body", handler=handler).metadata == {}
    assert handler.load("- a") == {}
    assert handler.load("# nothing") == {}
    with pytest.raises(FrontMatterError, match="not valid YAML"):
        handler.load("a: b: c")
