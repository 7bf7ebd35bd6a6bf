"""Several e-mail addresses or telephone numbers in one text (F13).

Labels and marks may stand around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import show_links

# A run of signs that may be an address: one is where `@` stands inside.
_RUN = lazy_pattern(r"[^\s<>,;:()\[\]{}\"'|?]+")
_LABEL = lazy_pattern(r"[^\W\d][\w .()/-]{0,30}:\s*")
_PARTING = re.compile(r"[;,]")
_EXTENSION = lazy_pattern(r"(?:ext|extension|x)\b\.?\s*\d", re.IGNORECASE)
_MARKS = " \t\"'<>"
LEAST_DIGITS = 3
MOST_LABELS = 3


def split_emails(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of `texts`, each once.

    A text without an address stays as it is.
    """
    found: list[str] = []
    for text in texts:
        shown = " ".join(show_links(text).split())
        runs = [run for run in _RUN.findall(shown) if "@" in run[1:-1]]
        found += runs or ([shown] if shown else [])
    return tuple(dict.fromkeys(found))


def split_phones(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers of `texts`, each once, without labels and marks.

    Numbers stay as written. A part without a number stays with what stands before it.
    """
    found: dict[str, None] = {}
    for text in texts:
        numbers: list[list[str]] = []
        for part in _PARTING.split(" ".join(show_links(text).split())):
            number = _bare_number(part)
            if numbers and (_EXTENSION.match(number) or count_digits(number) < LEAST_DIGITS):
                numbers[-1] += [number] if number else []
            elif number:
                numbers.append([number])
        found.update(dict.fromkeys([", ".join(parts) for parts in numbers]))
    return tuple(found)


def _bare_number(part: str) -> str:
    """Return a number without `<…>`, `tel:` and a label before a colon."""
    bare = part.strip(_MARKS)
    for _ in range(MOST_LABELS):
        label = _LABEL.match(bare)
        if label is None or count_digits(bare[label.end() :]) < LEAST_DIGITS:
            break
        bare = bare[label.end() :]
    return bare.strip(_MARKS)


def count_digits(text: str) -> int:
    """Return how many figures `text` holds."""
    return sum(sign.isdigit() for sign in text)
