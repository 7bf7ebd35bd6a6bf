"""Underlined headings are those CommonMark's own reader finds."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.setext_heading import find_underlined, may_underline

# HTML, quotes, lists in lists and list items that begin with a blank line, which mdrel reads in a
# simpler way, are left out.
LINES = st.sampled_from(
    ["Foo", "Bar baz", "  Foo", "    Foo", "---", "--", "-", "=", "===", "  ===", "   ---", "    ---", "--- ", "---\t", "- item", "* item", "1. item", "2. item", "1.", "-", "  para", "  ---", "", "", "# H",
     "```", "a | b", "[x]: /u", "***", "- - -", "`c` d", "`c`", "![[x]]", "- [ ] t", "-   foo", "-     foo", "10. x", "- # h", "=== x", "--- x", "+ a", "1) a", "2026-11-20 call: x", "Foo\\"],
)  # fmt: skip
TEXTS = st.lists(LINES, min_size=2, max_size=6).map("\n".join)
READER = MarkdownIt("commonmark").enable("table")


@given(TEXTS)
@settings(max_examples=600)
def test_underlined_headings_are_those_of_commonmark(text: str) -> None:
    masked = mask(text)
    if masked.unclosed_at >= 0 or re.search(r"^(?:-|1\.)\n\n", text, re.MULTILINE):
        return
    lines = masked.text.split("\n")
    found = {
        index: (each.depth, each.lines)
        for index, each in find_underlined(text.split("\n"), lines).items()
    }
    expected = {}
    for token in READER.parse(text):
        if token.type == "heading_open" and token.markup in "=-" and token.level == 0 and token.map:
            first, end = token.map
            if "".join(lines[first : end - 1]).strip():
                expected[first] = int(token.tag[1]), end - first
    assert found == expected
    assert may_underline(text, 0) or not found
