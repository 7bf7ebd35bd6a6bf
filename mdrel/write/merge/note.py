"""Merges three versions of one note.

The byte order mark, the line ends and the last line are merged first, then front matter and body
apart.
"""

from __future__ import annotations

from typing import NamedTuple

from mdrel.parse.classify.copies import find_conflict_markers
from mdrel.parse.front_matter.node import find_block
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.markdown.mask import mask
from mdrel.write.merge.body import merge_body
from mdrel.write.merge.front import merge_front
from mdrel.write.merge.layout import SIGN
from mdrel.write.merge.three import CannotMergeError, Merged, MergeTools, ThreeWay, decide

_MARK = "\ufeff"


class _Form(NamedTuple):
    """How a text is written.

    Inside `merge_note` all lines end alike, the last one, too.
    """

    has_mark: bool
    is_dos: bool
    is_ended: bool


def merge_note(notes: ThreeWay[str], tools: MergeTools) -> Merged:
    """Return the merge of a note.

    Of generated notes it is ours, since they are made anew anyway.

    Raises CannotMergeError where the versions are to be merged as plain lines.
    """
    side = decide(notes)
    if side is not None:
        return Merged(notes[side])
    if _is_generated(notes.ours) and _is_generated(notes.theirs):
        return Merged(notes.ours)
    if SIGN in "".join(notes) or any(map(_is_conflicting, notes)):
        raise CannotMergeError
    forms = notes.map(_read_form)
    is_mixed = any(
        "\r\n" in text and not form.is_dos for text, form in zip(notes, forms, strict=True)
    )
    plain = ThreeWay(
        *(
            _make_plain(text, form, keeps_ends=is_mixed)
            for text, form in zip(notes, forms, strict=True)
        )
    )
    starts = plain.map(_body_start)
    front = merge_front(plain, tools)
    body = merge_body(
        ThreeWay(*(text[start:] for text, start in zip(plain, starts, strict=True))), tools
    )
    return Merged(
        _restore(front.text + body.text, forms, keeps_ends=is_mixed),
        front.conflicts + body.conflicts,
    )


def _is_generated(text: str) -> bool:
    return any(
        item.normal == "mdrel" and item.value.text == "generated"
        for item in read_front_matter("", text).properties
    )


def _is_conflicting(text: str) -> bool:
    """Whether a version holds conflict markers already."""
    return (
        "<<<<<<<" in text and find_conflict_markers(text, mask(text, _body_start(text)).text) >= 0
    )


def _body_start(text: str) -> int:
    """Return where the body begins.

    Raises CannotMergeError where front matter is opened and never closed.
    """
    block = find_block(text)
    if block is None and read_front_matter("", text).diagnostics:
        raise CannotMergeError
    return block.body if block else 0


def _read_form(text: str) -> _Form:
    return _Form(
        text.startswith(_MARK),
        "\r\n" in text and text.count("\r\n") == text.count("\n"),
        not text or text.endswith("\n"),
    )


def _make_plain(text: str, form: _Form, *, keeps_ends: bool) -> str:
    r"""Return the text without a byte order mark, with `\n` at the end of every line.

    The last line ends with one, too.
    """
    text = text.removeprefix(_MARK)
    text = text.replace("\r\n", "\n") if form.is_dos and not keeps_ends else text
    return text if form.is_ended else f"{text}\n"


def _restore(text: str, forms: ThreeWay[_Form], *, keeps_ends: bool) -> str:
    """Return the text in the form of the side that changed the form."""
    form = _Form(*(ThreeWay(*flags).pick() for flags in zip(*forms, strict=True)))
    text = text if form.is_ended else text.removesuffix("\n")
    text = text.replace("\n", "\r\n") if form.is_dos and not keeps_ends else text
    return f"{_MARK}{text}" if form.has_mark else text
