"""One note as it was read, before names and links are resolved."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from mdrel.model.contact import LevelChange, Profile
from mdrel.model.conversation import NO_TAGS, Channel, Purpose, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.names import note_name
from mdrel.model.span import START, Span
from mdrel.model.talk_codes import TALK_LINE_CODES

# By these rules open tasks, and what stands below a heading of plans, are passed over.
_OF_PLANS = frozenset({"F61", "F62"})


class Link(Struct, frozen=True, omit_defaults=True):
    """A link or a plain name as written, without heading, block and shown text.

    `email` is an address that stands beside the name, or instead of it. Of a name in a title,
    `may_go_on` says that `target` may hold other words behind the name, and `may_be_first` that the
    first name of exactly one contact will do. `is_doubtful` tells of what may as well be a job or a
    firm, where nothing but a contact's whole name will do. `behind` is what an item of a list names
    before it (`Engines: Ada`): where that is a contact, this is something said of them. `is_side`
    tells of a name around the sign of a pair in a title (`Ada <> Bo`), one of which may be yours.
    """

    target: str
    span: Span = START
    is_link: bool = True
    email: str = ""
    may_go_on: bool = False
    may_be_first: bool = False
    is_doubtful: bool = False
    behind: str = ""
    is_side: bool = False

    @property
    def name(self) -> str:
        """The name alone, without folders and ending."""
        return " ".join(note_name(self.target).split())

    @property
    def is_guess(self) -> bool:
        """Whether nothing but the vault's contacts tells that this is a name at all."""
        return self.may_go_on or self.may_be_first or self.is_doubtful


class Talk(Struct, frozen=True, omit_defaults=True):
    """A conversation as one note tells it, with its people still unresolved.

    `people` share it, and `mentions` are further links in the text. In a contact's own section the
    contact is added by the fold. `rule` is the number of the rule of `mdrel.model.format_rules` by
    which it counts. `is_plan` marks an open task line, which never becomes a conversation by the
    passing of its date. It holds only where none of the links `unless` leads to a contact, and with
    `is_of_notes` only where each of them leads to a note. `further` took part as well where none of
    the `people` is a contact.
    """

    on: date
    channel: Channel
    source: Source
    span: Span
    text: str = ""
    more: str = ""
    time: str = ""
    purpose: Purpose | None = None
    tags: frozenset[str] = NO_TAGS
    people: tuple[Link, ...] = ()
    mentions: tuple[Link, ...] = ()
    is_plan: bool = False
    rule: str = ""
    unless: tuple[Link, ...] = ()
    is_of_notes: bool = False
    further: tuple[Link, ...] = ()

    def is_guess(self, link: Link) -> bool:
        """Whether a name may be none: so are those that a title has in their place (F47)."""
        return link.is_guess or (self.rule == "F47" and not link.is_link)


class Passed(Struct, frozen=True, omit_defaults=True):
    """Something that looks like a conversation and is none, with the rule that says why.

    `links` are the people it would concern. Where none of them is a contact, it concerns nobody. In
    a contact's own note it concerns that contact; `nobody` is what to remark of a conversation all
    the same then (MDR304). `code` is that of the remark to make, empty where
    none is due. `mdrel explain FILE:LINE` shows it in either case. With `on` it is due once that
    day is past. It holds only where none of the links `unless` leads to a contact. A line of a
    daily note that `is_improbable` is hardly a talk, by what it says: `[[Ada]] will call`. That is
    found out for what is asked about alone.
    """

    span: Span
    rule: str
    code: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    on: date | None = None
    unless: tuple[Link, ...] = ()
    nobody: str = ""
    is_improbable: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether a line of a daily note has a word of contact, and tells of nothing else."""
        return self.code in TALK_LINE_CODES and not self.is_improbable

    @property
    def may_be_talk(self) -> bool:
        """Whether a line of a daily note may be a talk, as any that names somebody may.

        Not so a task or a plan, nor what has no word of contact and tells of something else.
        """
        return self.code in TALK_LINE_CODES or not (
            self.code or self.is_improbable or self.rule in _OF_PLANS
        )


class Place(StrEnum):
    """Where in a task somebody is named.

    The rules of `mdrel.index.owners` say what that makes of them.
    """

    FIELD = "field"  # (owner: X), [assignee:: X]
    AT_FIRST = "at-first"  # @X first
    AT_LAST = "at-last"  # @X last
    BRACKETS = "brackets"  # (X) last
    # X first, then `to` or an arrow; or a colon or dash and nothing that speaks to X.
    HANDED = "handed"
    # X first, then `will`, `promised` or another verb of which X is the subject.
    SUBJECT = "subject"
    # Words with a capital first, then `to`, a verb of doing and its object; or last, `(@Zed Zoo)`.
    PRESUMED = "presumed"
    PRONOUN = "pronoun"  # she, he or they first, and the same behind it
    ADDRESSED = "addressed"  # X first, a colon or dash, and words that speak to X or of X
    # Several first, a colon or dash, and `meet` or another verb that may be done to each other.
    TOGETHER = "together"
    # Behind a topic and then `to` or `will` (`Venue: X to ask`), or behind `to be signed by`.
    DOER = "doer"
    # In a conversation's note alone: behind the label of an action, or last behind a dash.
    ASSIGNED = "assigned"
    AWAITED = "awaited"  # waiting for X
    OBJECT = "object"  # send X the draft; lunch with X
    ABOVE = "above"  # the nearest heading, or bold line, that may be a person's name


class Named(Struct, frozen=True, omit_defaults=True):
    """Somebody whom a task may name.

    With `is_prefix` the name is as many of the first words of `link.target` as make a known one.
    `is_further` tells that it stands beside the one before, on one heading.
    """

    place: Place
    link: Link
    is_prefix: bool = False
    is_further: bool = False


class TaskLine(Struct, frozen=True, omit_defaults=True):
    """A task as written, with its links still unresolved.

    `state` is the character between the brackets. `named` are those it may name, in the order in
    which they stand. Only the fold knows whether a plain name is anybody's. `is_no_promise` marks a
    question, or a step of a checklist that is used again (F79). `day_beside` is a day at its end
    that is due only where the name beside it is the owner's (F71).
    """

    text: str
    span: Span
    state: str = " "
    due_on: date | None = None
    done_on: date | None = None
    since: date | None = None
    tags: frozenset[str] = NO_TAGS
    links: tuple[Link, ...] = ()
    block_id: str = ""
    named: tuple[Named, ...] = ()
    is_no_promise: bool = False
    day_beside: date | None = None


class ParsedNote(Struct, frozen=True, omit_defaults=True):
    """What mdrel keeps of one note.

    A note without people is only its path (links resolve to it) and its problems. `is_generated`
    marks notes mdrel wrote. `people_note` are those who took part in the conversation that the note
    is; its tasks are theirs. `names` are others whom its tasks may name. In a conversation's note
    they are those of its other lists. In any other note they are those whom it may be about, and
    only where a task stands below a name. `own` are the names and addresses that the person whose
    vault it is has in a note of their own.
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
    names: tuple[Link, ...] = ()
    own: tuple[str, ...] = ()
