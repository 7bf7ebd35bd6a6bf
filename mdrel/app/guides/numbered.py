"""Reads which of what is listed with numbers an answer chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mdrel.app.guides.question import Question
from mdrel.errors import UsageError
from mdrel.model.mark import make_mark

_ALL = "all"
_MARK_SIGNS = 12
_LONGEST = 9


def is_number(text: str, most: int) -> bool:
    """Return whether a text is a number from 1 to `most`.

    No longer one is read, however many zeros it begins with.
    """
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST and 1 <= int(text) <= most


def read_numbers(text: str, most: int) -> tuple[int, ...]:
    """Return the numbers that an answer such as `1 3`, `2-5` or `all` chooses, each once.

    An empty one chooses none. Raises UsageError for anything else.
    """
    if text.lower() == _ALL:
        return tuple(range(1, most + 1))
    chosen: dict[int, None] = {}
    for word in text.replace(",", " ").split():
        first, dash, last = word.partition("-")
        last = last if dash else first
        if not (is_number(first, most) and is_number(last, most) and int(first) <= int(last)):
            raise UsageError(
                f"'{text}' is not a list of numbers from 1 to {most}",
                "Write them as 1 3, as 2-5, or as all.",
            )
        chosen.update(dict.fromkeys(range(int(first), int(last) + 1)))
    return tuple(chosen)


def ask_of(question: Question, listed: Iterable[str]) -> Question:
    """Return the question as one about this list: what was answered to another is none to it."""
    mark = make_mark("\n".join(listed), _MARK_SIGNS)
    return replace(question, key=f"{question.key}:{mark}")
