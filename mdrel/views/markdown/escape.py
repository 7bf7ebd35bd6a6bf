"""Text from notes as Markdown that shows exactly that text.

This module knows which characters a Markdown reader would act on, and nothing of people or files.
What notes say is text, never markup (P11). `clean` decides what of a text is shown. `escape` writes
it so that a CommonMark reader with the GitHub extensions, and Obsidian, show exactly that.
Backslash escapes do all of it, because they stay readable in a plain editor.

One thing no Markdown can prevent: GitHub looks for mail addresses in the finished text, so there
`ann@team.example` shows as itself and is a mail link as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mdrel.model.surrogates import SURROGATE

if TYPE_CHECKING:
    from collections.abc import Iterable


# Dates, states and organisations come again and again; names do not.
CACHED_TEXTS = 1 << 11
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"
# So many times the wanted length is enough to shorten a text, unless most of that is blanks.
_ENOUGH = 4

# Bidirectional controls (Unicode property Bidi_Control) would reorder what stands beside them, so
# none is shown.
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Other controls become visible; those that split lines or words are left to `str.split`.
_CONTROLS = tuple(code for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace())
_UNSHOWN: dict[int, str | None] = {**dict.fromkeys(_BIDI), **dict.fromkeys(_CONTROLS, REPLACEMENT)}
# Most texts are this plain and need neither cleaning nor escaping.
_CLEAN = re.compile(r"[!-~\u00a1-\u02ff]+(?: [!-~\u00a1-\u02ff]+)*")
_ORDINARY = re.compile(r"""[A-Za-z][0-9A-Za-z\u00c0-\u02af ,;'"()?-]*""")

# Each alternative names what would otherwise be read. The order does not matter, because one
# character is escaped at a time. The long class holds escapes, code, emphasis, links, HTML, cells,
# math, footnotes, block ids, attributes and mentions.
_SPECIAL = re.compile(
    r"""
      [\\`*_\[\]<|~$^{@]                 # see above
    | (?<![0-9A-Za-z])\#                 # headings, tags (C# and F# stay as they are)
    | &(?=\#?\w+;)                       # entities
    | %(?=%) | (?<=%)%                   # comments
    | =(?==) | (?<==)=                   # highlights, heading underlines
    | (?<!\d):(?=\S) | :(?=[^\s\d]) | (?<=:):  # schemes, emoji names, inline fields (12:30 stays)
    | (?<=/)/                            # addresses without a scheme
    | (?<=[^\s.])\.(?=[^\W\d_]{2})       # host names (J.R. and 1.5 stay)
    | (?<=[wW]{3})\.                     # www.
    | ^[>:=]                             # quotes, definitions, heading underlines
    | ^[-+](?![0-9A-Za-z])               # list items, rules
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


class Markdown(str):
    """Text that is Markdown already: only this passes into a document as it is."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return what of `text` is shown: one line with single spaces.

    Bidirectional controls are dropped. Other controls and lone surrogates become U+FFFD.
    """
    if _CLEAN.fullmatch(text):
        return text
    words = text.translate(_UNSHOWN).split()
    return SURROGATE.sub(REPLACEMENT, " ".join(words))


@lru_cache(maxsize=CACHED_TEXTS)
def escape(text: str) -> Markdown:
    """Return `clean(text)` as Markdown that reads as exactly that text (P11).

    It does so in a list item, in a table cell and in a link label alike.
    """
    shown = clean(text)
    if _ORDINARY.fullmatch(shown):
        return Markdown(shown)
    shown = _SPECIAL.sub(r"\\\g<0>", shown)
    return Markdown(_NUMBERED.sub(r"\1\\\2", shown))


def code(text: str) -> Markdown:
    """Return `clean(text)` as a code span.

    It is escaped instead where a code span could not hold it in a table.
    """
    shown = clean(text)
    if not shown or "`" in shown or "|" in shown:
        return escape(text)
    return Markdown(f"`{shown}`")


def shorten(text: str, length: int) -> str:
    """Return `clean(text)` cut to at most `length` characters.

    It is cut at a space where there is one in the last third, and ends with `…` where it was cut.
    Where the first part of a long text is longer than that, the rest is not looked at (P7).
    """
    shown = clean(text[: _ENOUGH * length])
    if len(shown) <= length and len(text) > _ENOUGH * length:
        shown = clean(text)
    if len(shown) <= length:
        return shown
    cut = shown[: length - 1]
    space = cut.rfind(" ", length * 2 // 3)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:.") + ELLIPSIS


def join(separator: str, parts: Iterable[Markdown]) -> Markdown:
    """Return `parts` with `separator` between them.

    The separator must itself be harmless in Markdown.
    """
    return Markdown(separator.join(parts))


def finalize(value: object) -> str:
    """Return `value` as a document takes it.

    Markdown stays as it is, None becomes nothing, and any other value is escaped.
    """
    if isinstance(value, Markdown):
        return value
    if value is None:
        return ""
    return escape(str(value))


# What Markdown makes bold, italic, struck out, a highlight or code.
_MARKED = re.compile(
    r"(?<!\\)(?P<mark>\*\*|~~|==|`|(?<![^\W_])__?|\*)"
    r"(?=\S)(?P<text>[^\n]+?)(?<=[^\s\\])(?P=mark)(?!\w)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NESTED = 3
# Signs are looked for to the end of the text each, so that a longer one keeps them (P7).
_LONGEST = 1000
_SIGNS = ("*", "_", "`", "~~", "==", "\\", "</")
# Tags that only say how a word looks: `<sub>` and its like, in the form that closes.
_LOOKS = re.compile(
    r"</?(?:sub|sup|small|big|u|b|i|em|strong|s|del|ins|mark|kbd|font|span)(?:\s[^<>]{0,200})?>",
    re.IGNORECASE,
)


def unmark(text: str) -> str:
    """Return what a note says without Markdown's signs, and without tags for how it looks."""
    if len(text) > _LONGEST or not any(sign in text for sign in _SIGNS):
        return text
    text = _LOOKS.sub("", text) if "</" in text and "`" not in text else text
    for _ in range(_NESTED):
        text = _MARKED.sub(r"\g<text>", text)
    return _ESCAPED.sub(r"\1", text)
