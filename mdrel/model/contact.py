"""A contact: the person by their front matter, and the talks the vault tells of."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.model.cadence import Cadence
from mdrel.model.conversation import Channel, Conversation, pack_talks, unpack_talks
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import NO_LEVEL, UNREADABLE, Circle, Level, Mentoring
from mdrel.model.span import START, Span


class Birthday(Struct, frozen=True, omit_defaults=True, gc=False):
    """A day of the year, with the year of birth where it is known."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        """Return `YYYY-MM-DD`, or `--MM-DD` without a year (RFC 6350 4.3.1).

        This is how vCard 4 writes it.
        """
        return (
            f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
            if self.year
            else f"--{self.month:02d}-{self.day:02d}"
        )


class LevelChange(Struct, frozen=True, omit_defaults=True, gc=False):
    """A dated move from one level to another, from a line under `## Levels` (M17).

    `before` is None for the first level.
    """

    on: date
    before: Level | None
    after: Level
    why: str = ""
    span: Span = START


class Profile(Struct, frozen=True, omit_defaults=True, gc=False):
    """What a contact's front matter says.

    `path` is relative to the vault, with `/`. `matched_by` is what made the note a contact, with
    the number of the rule. Texts are empty and lists are empty where nothing is said. `relations`
    are the words for what they are to one (`boss`). `places` maps a field's name to where it
    stands.
    """

    path: str
    name: str
    matched_by: str
    level: Level | None = None
    circle: Circle | None = None
    aliases: tuple[str, ...] = ()
    organization: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    birthday: Birthday | None = None
    cadence: Cadence | None = None
    next_contact: date | None = None
    snooze_until: date | None = None
    is_paused: bool = False
    is_archived: bool = False
    they_offer: tuple[str, ...] = ()
    i_offer: tuple[str, ...] = ()
    objective: str = ""
    objective_due: date | None = None
    origin: str = ""
    introduced_by: tuple[str, ...] = ()
    met_on: date | None = None
    met_how: str = ""
    owe_reply: date | None = None
    owe_reply_about: str = ""
    handover_to: str = ""
    handover_link: str = ""
    handover: str = ""
    mentoring: Mentoring | None = None
    stated_last: date | None = None
    in_calendar: bool = True
    added_on: date | None = None
    stable_id: str = ""
    tags: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    is_level_unreadable: bool = False
    places: dict[str, Span] = field(default_factory=dict)

    @property
    def work(self) -> str:
        """The role and the organisation in words, as far as they are said."""
        return ", ".join(filter(None, (self.role, self.organization)))

    @property
    def reach(self) -> str:
        """The first telephone number, else the first e-mail address, empty for neither."""
        return next(iter((*self.phones, *self.emails)), "")

    @property
    def reach_to_answer(self) -> str:
        """The first e-mail address, else the first telephone number, empty for neither."""
        return next(iter((*self.emails, *self.phones)), "")

    @property
    def message(self) -> str:
        """What the message that was set aside is about, as far as it is said."""
        return self.owe_reply_about or "a message"

    def place(self, name: str) -> Span:
        """Return where the field `name` stands, or the note's start."""
        return self.places.get(name, START)


class Contact(Struct, frozen=True, omit_defaults=True, gc=False):
    """A person of the vault with everything the vault tells of them.

    `slug` is unique in a snapshot and safe in a shell (`priya-raman`). `key` is the stable id by
    which `docs/calendar.md` names events. `follow_ups` is in reading order. `levels` is oldest
    first. The conversations are in `told`, or else in `packed`.
    """

    profile: Profile
    slug: str
    key: str
    told: tuple[Conversation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    levels: tuple[LevelChange, ...] = ()
    packed: bytes = b""

    def pack(self) -> Contact:
        """Return the contact with its conversations packed, as far as that saves anything."""
        packed = pack_talks(self.told)
        return replace(self, told=(), packed=packed) if packed else self

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """All conversations, newest first and each once, future ones (plans) included.

        They are unpacked each time somebody asks.
        """
        return self.told or unpack_talks(self.packed)

    def talks_until(self, day: date) -> tuple[Conversation, ...]:
        """Return the talks up to `day`, newest first, without plans and attempts."""
        return tuple(
            each
            for each in self.conversations
            if each.on <= day and not each.is_plan and each.channel is not Channel.ATTEMPT
        )

    @property
    def path(self) -> str:
        """The note's path, relative to the vault."""
        return self.profile.path

    @property
    def name(self) -> str:
        """The name to show."""
        return self.profile.name

    @property
    def name_key(self) -> tuple[str, str]:
        """What people are sorted by where nothing else tells them apart."""
        return self.profile.name.casefold(), self.profile.path

    @property
    def level(self) -> Level | None:
        """The level the contact has today."""
        return self.profile.level

    @property
    def level_word(self) -> str:
        """The level in a word: `none` without one, `unreadable` where it is none of the four."""
        if self.profile.level:
            return str(self.profile.level)
        return UNREADABLE if self.profile.is_level_unreadable else NO_LEVEL

    @property
    def circle(self) -> Circle | None:
        """The circle the contact stands in."""
        return self.profile.circle
