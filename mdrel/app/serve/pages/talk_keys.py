"""Names what may have been talks, so that a form can say which of them it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from mdrel.app.guides.possible_talk import PossibleTalk
from mdrel.model.mark import make_mark

_PATH_SIGNS = 8


class NamedTalk(NamedTuple):
    """What may have been a talk, its mark, and the key by which a form names it.

    Lines of a note that read alike have one mark; the key says which of how many it is, of those
    that are as likely, so that a page that is out of date never means another one.
    """

    key: str
    mark: str
    talk: PossibleTalk


def name_talks(found: Iterable[PossibleTalk]) -> list[NamedTalk]:
    """Return all that was found in some notes, each with its key."""
    marked = [(each.mark, each) for each in found]
    often = Counter((mark, each.is_likely) for mark, each in marked)
    before = Counter[tuple[str, bool]]()
    named = []
    for mark, each in marked:
        alike = mark, each.is_likely
        before[alike] += 1
        key = f"{mark_path(each.path)}{mark}-{before[alike]}-{often[alike]}"
        named.append(NamedTalk(key if each.is_likely else f"{key}-less", mark, each))
    return named


def mark_path(path: str) -> str:
    """Return what the key of all that was found in one note begins with."""
    return make_mark(path, _PATH_SIGNS)


def may_hold(keys: Iterable[str], path: str) -> bool:
    """Whether any of some keys is of a note."""
    begin = mark_path(path)
    return any(each.startswith(begin) for each in keys)
