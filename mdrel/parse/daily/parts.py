"""The parts of a daily line: groups of links, words of contact, verdicts (F51-F60)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mdrel.model.conversation import Channel


class Verdict(Struct, frozen=True):
    """What a line says of one group.

    `rule` is the number of the rule. `day` and `channel` are set where it counts, and `code` where
    it deserves a remark of its own. With `is_improbable` the line is hardly a talk at all.
    """

    rule: str
    channel: Channel | None = None
    day: date | None = None
    code: str = ""
    is_improbable: bool = False


class Group(Struct, frozen=True):
    """An unbroken list of links.

    Its tokens are those from `first` to before `end`, and `links` are the tokens that are links.
    """

    first: int
    end: int
    links: tuple[int, ...]


class Word(Struct, frozen=True):
    """A word of contact that belongs to a group.

    `is_bare` is true where it is an order to oneself.
    """

    at: int
    start: int
    channel: Channel
    is_bare: bool = False
    is_told: bool = False  # it says by itself that it is past


MENTION = Verdict("F56")
