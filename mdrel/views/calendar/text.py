"""Makes text safe for a calendar.

This module knows what breaks readers and libraries, and nothing of events. Whatever a note holds,
what leaves here is NFC without control characters, lone surrogates or backslashes.
"""

from __future__ import annotations

import unicodedata

SOMEONE = "someone"

_NEWLINE, _SPACE, _REPLACEMENT = "\n", " ", "\N{REPLACEMENT CHARACTER}"
# icalendar turns `\N` into a newline, and some clients drop an event whose escaped backslash is
# folded. A look-alike is safe in all of them.
_BACKSLASH = "\N{REVERSE SOLIDUS OPERATOR}"
# khal drops an event whose text begins or ends with a byte order mark.
_EDGES = " \n\ufeff"

_TABLE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    **dict.fromkeys((0xFFFE, 0xFFFF), _REPLACEMENT),
    **dict.fromkeys((ord("\n"), ord("\r"), 0x85, 0x2028, 0x2029), _NEWLINE),
    **dict.fromkeys((ord("\t"), ord("\v"), ord("\f")), _SPACE),
    ord("\\"): _BACKSLASH,
}


def clean_lines(text: str) -> str:
    """Return `text` for a DESCRIPTION, with its newlines kept.

    Everything else that a reader may trip over is replaced or dropped.
    """
    if text.isprintable() and "\\" not in text:
        # Nearly every text: no control character, separator, mark at an edge or half character is
        # printable.
        plain = text if text.isascii() else unicodedata.normalize("NFC", text)
        return plain.strip(_SPACE)
    plain = text.replace("\r\n", _NEWLINE).translate(_TABLE)
    return unicodedata.normalize("NFC", plain).strip(_EDGES)


def clean_line(text: str) -> str:
    """Return `text` on one line, for a SUMMARY or a category."""
    plain = clean_lines(text)
    if _NEWLINE not in plain:
        return plain
    return _SPACE.join(part for line in plain.split(_NEWLINE) if (part := line.strip(_SPACE)))


def shorten_to_initials(name: str) -> str:
    """Return the initials of `name`, like `A. N.`.

    Returns `someone` where the initials would spell the whole name.
    """
    words = [
        letters
        for word in clean_line(name).split()
        if (letters := [letter for letter in word if letter.isalnum()])
    ]
    if sum(map(len, words)) <= len(words):
        return SOMEONE
    return _SPACE.join(f"{letters[0].upper()}." for letters in words)
