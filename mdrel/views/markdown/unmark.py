"""What a note says, as a screen shows it: without the signs of Markdown."""

from __future__ import annotations

import re

# What Markdown makes bold, italic, struck out, a highlight or code.
_MARKED = re.compile(
    r"(?<!\\)(?P<mark>\*\*|~~|==|`|(?<![^\W_])__?|\*)"
    r"(?=\S)(?P<text>[^\n]+?)(?<=[^\s\\])(?P=mark)(?!\w)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NESTED = 3
# Signs are looked for to the end of the text each, so that a longer one keeps them (P7).
_LONGEST = 1000
_SIGNS = ("*", "_", "`", "~~", "==", "\\")


def unmark(text: str) -> str:
    """Return what a note says without Markdown's signs."""
    if len(text) > _LONGEST or not any(sign in text for sign in _SIGNS):
        return text
    for _ in range(_NESTED):
        text = _MARKED.sub(r"\g<text>", text)
    return _ESCAPED.sub(r"\1", text)
