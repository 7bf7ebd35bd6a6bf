"""The python-frontmatter handler: what other programs get that read a note as mdrel does."""

from __future__ import annotations

from contextlib import suppress

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.parse.front_matter.composer import FrontMatterError
from mdrel.parse.front_matter.handler import NoteHandler
from mdrel.parse.front_matter.new_note import Property, write_note
from mdrel.parse.front_matter.read import read_front_matter

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


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


def test_new_notes_are_written_in_the_style_of_the_format() -> None:
    properties: dict[str, Property] = {
        "type": "person",
        "name": "Ada: the first",
        "level": "trusted",
        "phone": ["+44 20 5550 0001", "0123"],
        "role": "yes",
        "people": ["[[Bo Lin]]", "plain"],
        "birthday": "1985-12-10",
        "source": "2026-11-20",
        "spoken_within_month": 3,
        "roll_call": "2026-11-22",
        "my key: odd": "#1",
        "three": [],
    }
    text = write_note(properties, "# Ada\n")
    assert (
        text
        == """---
type: person
name: "Ada: the first"
level: trusted
phone:
  - "+44 20 5550 0001"
  - "0123"
role: "yes"
people:
  - "[[Bo Lin]]"
  - plain
birthday: 1985-12-10
source: "2026-11-20"
spoken_within_month: 3
roll_call: 2026-11-22
"my key: odd": "#1"
three:
---
# Ada
"""
    )
    assert frontmatter.dumps(frontmatter.loads(text), handler=NoteHandler()).startswith("---\n")


@pytest.mark.parametrize("text", ["\ud800", "a\ud800b"])
def test_a_property_that_would_not_be_read_back_is_not_written(text: str) -> None:
    with pytest.raises(ValueError, match=r"back as it is|not valid YAML"):
        write_note({"type": "person", "role": text}, "")


def test_a_note_that_says_something_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoteHandler, "export", lambda *_, **__: "type: another")
    with pytest.raises(ValueError, match="back as it is"):
        write_note({"type": "person"}, "")


@given(
    st.dictionaries(
        st.text("abcXYZ _-:#'\"0é李", min_size=1, max_size=8),
        st.one_of(TEXTS, st.integers(), st.lists(TEXTS, max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_written_is_read_back(properties: dict[str, Property]) -> None:
    with suppress(ValueError):
        text = write_note(properties, "body")
        assert read_front_matter("n.md", text).diagnostics == ()
