"""One note, read: everything mdrel took from it, before names and links are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mdrel.model.contact import LevelChange, Profile
from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.span import START, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a plain name, as written: `target` without heading, block and shown text.

    `email` is an address that stands beside the name, or instead of it. Of names in titles `may_go_on` tells that other words may follow the name in `target`,
    and `may_be_first` that the first name of exactly one contact will do.
    """

    target: str
    span: Span = START
    is_link: bool = True
    email: str = ""
    may_go_on: bool = False
    may_be_first: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether nothing but the vault's contacts tells that this is a name at all."""
        return self.may_go_on or self.may_be_first


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as one note tells it, with its people still unresolved.

    `people` share it; `mentions` are further links in the text. In a contact's own section the contact is added by the fold.
    `rule` is the number of the rule of `mdrel.model.format_rules` by which it counts.
    `is_plan` marks an open task line: it never becomes a conversation by the passing of its date.
    """

    on: date
    channel: Channel
    source: Source
    span: Span
    text: str = ""
    more: str = ""
    time: str = ""
    purpose: Purpose | None = None
    tags: frozenset[str] = frozenset()
    people: tuple[Link, ...] = ()
    mentions: tuple[Link, ...] = ()
    is_plan: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """What looks like a conversation and is none, with the number of the rule that says why.

    `links` are the people it would concern; where none of them is a contact, it concerns nobody. In a contact's own note it concerns that contact.
    `code` is that of the remark it deserves, empty where none is due (`mdrel explain FILE:LINE` tells of it all the same). With `on` it is due once that day is past.
    """

    span: Span
    rule: str
    code: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as written, with its links still unresolved. `state` is the character between the brackets."""

    text: str
    span: Span
    state: str = " "
    due_on: date | None = None
    done_on: date | None = None
    since: date | None = None
    tags: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class ParsedNote:
    """What one note holds for mdrel. A note without people is only its path (links resolve to it) and its problems.

    `is_generated` marks notes mdrel wrote; `people_note` is true for a note whose tasks belong to its people (a conversation note).
    """

    path: str
    profile: Profile | None = None
    talks: tuple[Talk, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    levels: tuple[LevelChange, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    is_generated: bool = False
    people_note: tuple[Link, ...] = ()
    passed: tuple[Passed, ...] = ()
