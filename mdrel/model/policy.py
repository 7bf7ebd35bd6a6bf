"""The person's choices: the values by which the reader and the rules work.

The file that sets them is read by `app.settings`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from mdrel.model.cadence import Cadence
from mdrel.model.conversation import Channel
from mdrel.model.level import Level, Role
from mdrel.model.questions import Questions

MONTHLY = Cadence("monthly", months=1)
QUARTERLY = Cadence("quarterly", months=3)
FORTNIGHT = Cadence("2 weeks", days=14)
NO_CADENCE = Cadence("none")

Daily = Literal["verbs", "names", "any-link", "off"]
DateOrder = Literal["", "day-first", "month-first"]


class Me(Struct, frozen=True):
    """The person whose vault this is, who is never a contact and never an attendee."""

    name: str = ""
    note: str = ""
    emails: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    role: Role = Role.EXECUTIVE


class Unread(Struct, frozen=True):
    """A setting of another program in the vault that mdrel cannot use.

    It says where the value stands, and `setting` is the line of `mdrel.toml` to write instead.
    """

    path: str
    text: str
    setting: str


class Reading(Struct, frozen=True):
    """The settings by which notes are read.

    Words are lower case, and folders are relative to the vault. `contact_types` and `contact_tags`
    come besides those of `mdrel.model.note_kinds`. `not_people` are patterns of paths. `this_year`
    is the one that birthdays of two digits are measured by; the app sets it from its clock. With
    `sections_only` no headings but `sections` are read. `unread_daily` is what Obsidian says of
    daily notes and cannot be used. `keys` maps a field's name to further spellings (normalised).
    `channels` maps a word to its channel.
    """

    people_folders: tuple[str, ...] = ("People", "Persons", "Contacts")
    contact_types: frozenset[str] = frozenset()
    contact_tags: frozenset[str] = frozenset()
    not_people: tuple[str, ...] = ()
    sections: frozenset[str] = frozenset()
    sections_only: bool = False
    this_year: int = 2026
    template_folders: tuple[str, ...] = ()
    daily: Daily = "verbs"
    daily_folder: str = ""
    daily_format: str = "YYYY-MM-DD"
    unread_daily: Unread | None = None
    date_order: DateOrder = ""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    intent: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    cancellation: frozenset[str] = frozenset()
    plan_sections: frozenset[str] = frozenset()
    me: Me = field(default_factory=Me)


class Method(Struct, frozen=True):
    """The settings of the method.

    `spoken_only_for` holds names of levels and circles (M19). `reply_within` (M12) and
    `promise_days` are in days.
    """

    cadence: dict[Level, Cadence] = field(
        default_factory=lambda: {
            Level.TRUSTED: MONTHLY,
            Level.TRANSACTIONAL: QUARTERLY,
            Level.TENTATIVE: FORTNIGHT,
            Level.TARGET: NO_CADENCE,
        }
    )
    circle_cadence: Cadence = MONTHLY
    spoken_only_for: frozenset[str] = frozenset({"trusted", "ten", "three"})
    reply_within: int = 3
    targets_per_week: int = 1
    calls_per_day: int = 5
    promise_days: int = 90
    me: Me = field(default_factory=Me)


class Feed(Struct, frozen=True):
    """How the calendar feed is made (`docs/calendar.md`).

    `alarm` is `HH:MM`, `-1d HH:MM` or `none`. `link` is `obsidian`, `file`, `none` or a URL with
    `{path}`.
    """

    out: str = "Relationships/reminders.ics"
    detail: Literal["private", "name", "full"] = "name"
    alarm: str = "09:00"
    overdue: Literal["digest", "keep", "today"] = "digest"
    birthdays: Literal["yearly", "next", "none"] = "yearly"
    link: str = "obsidian"
    refresh_hours: int = 6


class Boards(Struct, frozen=True):
    """Where the dashboards go and how they link.

    `folder` is relative to the vault.
    """

    folder: str = "Relationships"
    links: Literal["markdown", "wiki"] = "markdown"
    link_everybody: bool = False


class Policy(Struct, frozen=True):
    """All choices together.

    `timezone` is an IANA name, or empty for the system's. `vault_id` is empty until `mdrel init`
    makes one. `git_history` says whether moves are also read from git's commits.
    """

    vault_id: str = ""
    timezone: str = ""
    ignore: tuple[str, ...] = ()
    materialize: bool = False
    git_history: bool = True
    me: Me = field(default_factory=Me)
    reading: Reading = field(default_factory=Reading)
    method: Method = field(default_factory=Method)
    questions: Questions = field(default_factory=Questions)
    feed: Feed = field(default_factory=Feed)
    boards: Boards = field(default_factory=Boards)
