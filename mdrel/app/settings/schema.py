"""Holds the one table of settings.

It says what `mdrel.toml` may say, what each setting is by default, where it goes and what it means.
Parsing (`app.settings.loader`), the documentation (`scripts.settings_page`) and `mdrel
config` all follow it. A setting that is not here does not exist.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mdrel.app.settings import path_validators as paths
from mdrel.app.settings import validators as kinds
from mdrel.app.settings.machine_validators import read_timezone
from mdrel.app.settings.validators import SettingType, choice_of, list_of, set_of, whole_number
from mdrel.model.conversation import Channel
from mdrel.model.level import Circle, Level, Role

Part = Literal["policy", "me", "reading", "method", "questions", "feed", "boards", ""]

# The fields of docs/note-format.md for which `notes.keys` may name further spellings.
KEY_FIELDS = (
    "level", "circle", "name", "aliases", "organization", "role", "email", "phone", "url",
    "birthday", "cadence", "next_contact", "snooze_until", "paused", "archived", "they_offer",
    "i_offer", "objective", "objective_due", "source", "introduced_by", "met", "met_how",
    "owe_reply", "owe_reply_about", "handover_to", "handover", "mentoring", "last_contact",
    "calendar", "added", "id", "type", "tags", "date", "people", "channel", "purpose", "topics",
    "summary",
)  # fmt: skip

CIRCLE = "circle"


class Setting(Struct, frozen=True):
    """One row of the table.

    `key` is the dotted name in the file, and a last part `<…>` stands for each of `names`.
    `part` is the part of the policy that has an attribute of the key's last part. It is empty where
    `app.settings.loader` does more than set that attribute.
    `default` is in words, and set only where the policy's own default does not tell it.
    """

    key: str
    kind: SettingType[object]
    part: Part
    meaning: str
    default: str = ""
    names: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The key's parts, and for a row of `names` only the table's."""
        parts = tuple(self.key.split("."))
        return parts[:-1] if self.names else parts

    @property
    def attribute(self) -> str:
        """The attribute of the policy's part."""
        return self.path[-1]


def _words(example: str) -> SettingType[frozenset[str]]:
    """Return the kind that is a list of words or phrases."""
    return set_of(kinds.read_word, "a list of words or phrases", example)


_TEXT = SettingType("a text", '"Ada Lovelace"', kinds.read_text)
_VAULT_ID = SettingType("letters, digits and `-`", '"3f9c2a71"', kinds.read_vault_id)
_ZONE = SettingType("the name of a time zone", '"Europe/Berlin"', read_timezone)
_NOTE = SettingType("the path of a note", '"People/Me.md"', paths.read_note)
_EMAILS = list_of(kinds.read_email, "a list of e-mail addresses", '["ada@engines.example"]')
_NAMES = list_of(kinds.read_filled, "a list of names", '["Analytical Engines"]')
_FOLDER = SettingType("a folder inside the vault", '"Relationships"', paths.read_inner_folder)
_FOLDERS = list_of(
    paths.read_inner_folder, "a list of folders inside the vault", '["People", "Team"]'
)
_DAILY_FOLDER = SettingType("a folder inside the vault", '"Journal"', paths.read_folder)
_DAILY_FORMAT = SettingType("a date format as in Obsidian", '"YYYY-MM-DD"', kinds.read_filled)
_TYPES = set_of(kinds.read_word, "a list of words", '["neighbour", "alumnus"]')
_TAGS = set_of(kinds.read_tag, "a list of tags", '["crm/person", "alumni"]')
_PATTERNS = list_of(kinds.read_filled, "a list of patterns", '["Archive/**"]')
_SECTIONS = set_of(kinds.read_section, "a list of headings", '["Conversations", "Calls"]')
_SPELLINGS = SettingType(
    "a property name, or a list of them", '["tier", "closeness"]', kinds.read_spellings
)
_QUESTIONS = SettingType("a list of questions", '["How can I help?"]', kinds.read_questions)
_FEED_PATH = SettingType(
    "a path inside the vault that ends in .ics",
    '"Relationships/reminders.ics"',
    paths.read_feed_path,
)
_ALARM = SettingType('a time, a time some days before, or "none"', '"-1d 09:00"', kinds.read_alarm)
_LINK = SettingType(
    '"obsidian", "file", "none" or an address with `{path}`',
    '"https://notes.example/{path}"',
    kinds.read_link,
)
_SWITCH = SettingType("true or false", "true", kinds.read_switch)
_CADENCE = SettingType("a cadence in words, or a number of days", '"6 weeks"', kinds.read_cadence)
_SPOKEN = choice_of(*Level, *Circle)
_SPOKEN_FOR = set_of(_SPOKEN.read, f"a list of {_SPOKEN.expected}", '["trusted"]')
_ORDER = choice_of("day-first", "month-first", dmy="day-first", mdy="month-first")

SETTINGS = (
    Setting("vault_id", _VAULT_ID, "policy",
            "Marks this vault's calendar events, so that every copy of the vault makes the same "
            "ones.", "made by `mdrel init`"),
    Setting("timezone", _ZONE, "policy", "The time zone that decides when a day begins.",
            "the system's"),
    Setting("materialize", _SWITCH, "policy",
            "Whether `dashboard` and `watch` write `mdrel_last` and `mdrel_due` into contacts' "
            "notes, for Obsidian Bases; mdrel never reads them.", "`false`"),
    Setting("me.name", _TEXT, "me", "Your own name; a note of that name is you, not a contact.",
            "none"),
    Setting("me.note", _NOTE, "me", "Your own note, which is never a contact.", "none"),
    Setting("me.emails", _EMAILS, "me", "Your own addresses; a note that has one of them is you.",
            "none"),
    Setting("me.organizations", _NAMES, "me",
            "Your organisation and its other names; people there count as internal (M10).", "none"),
    Setting("me.role", choice_of(*Role), "me",
            "Your own role: an executive sees trusted relationships first, a manager "
            "transactional ones (M11)."),
    Setting("notes.people_folders", _FOLDERS, "reading", "Folders whose notes are contacts."),
    Setting("notes.contact_types", _TYPES, "reading",
            "Further values of `type`, `category`, `kind`, `fileClass` and `class` that make a "
            "note a contact, besides person, contact, friend and the like.", "none"),
    Setting("notes.contact_tags", _TAGS, "reading",
            "Further tags that make a note a contact, as do tags nested below them, besides "
            "`person`, `people`, `contact` and `type/person`.", "none"),
    Setting("notes.not_people", _PATTERNS, "reading",
            "Patterns of paths whose notes are never contacts, whatever they say.", "none"),
    Setting("notes.ignore", _PATTERNS, "policy", "Patterns of paths that are not read.", "none"),
    Setting("notes.git_history", _SWITCH, "policy",
            "Whether changes of level are also read from the git repository the vault lies in "
            "(M17).", "`true`"),
    Setting("notes.sections", _SECTIONS, "reading",
            "Further headings in a contact's note below which conversations are listed, besides "
            "those mdrel knows.", "none"),
    Setting("notes.sections_only", _SWITCH, "reading",
            "Whether no other headings than those of `notes.sections` are read.", "`false`"),
    Setting("notes.daily", choice_of("verbs", "names", "any-link", "off"), "reading",
            "When a line of a daily note is a conversation: with a linked contact and a verb or "
            "channel word, with the contact's plain name too, with any link to a contact, or "
            "never."),
    Setting("notes.daily_folder", _DAILY_FOLDER, "reading",
            "Where daily notes are; empty means the vault itself.",
            "Obsidian's, else Periodic Notes', without a year or month at its end"),
    Setting("notes.daily_format", _DAILY_FORMAT, "reading", "What daily notes are called.",
            "Obsidian's, else Periodic Notes', else `YYYY-MM-DD`"),
    Setting("notes.plan_sections", _SECTIONS, "reading",
            "Further headings of daily notes below which everything is a plan, besides To do, "
            "Next, Tomorrow and their like.", "none"),
    Setting("notes.date_order", _ORDER, "reading", "How a date such as `01/02/2026` is read.",
            "none: such a date is reported, not guessed"),
    Setting("notes.keys.<field>", _SPELLINGS, "",
            "Further spellings of a property, besides those mdrel knows.", "none", KEY_FIELDS),
    Setting("words.channels.<channel>", _words('["pinged", "dropped a note"]'), "",
            "Further words for a channel.", "see below", tuple(Channel)),
    Setting("words.verbs", _words('["caught up", "spoke with"]'), "reading",
            "Past verbs that make a line of a daily note a conversation; replaces the list.",
            "see below"),
    Setting("words.intent", _words('["need to", "should"]'), "reading",
            "Words of a mere plan, which is no conversation; replaces the list.", "see below"),
    Setting("words.negation", _words('["did not", "missed"]'), "reading",
            "Words that say it did not happen; replaces the list.", "see below"),
    Setting("words.cancellation", _words('["cancelled", "moved to"]'), "reading",
            "Words behind the people that say it was cancelled or moved; replaces the list.",
            "see below"),
    Setting("prompts.thanks", _QUESTIONS, "questions",
            "What to look back on when no reason for thanks is noted (M8). Of each list the "
            "questions take turns, and what you set replaces the list.", "see below"),
    Setting("prompts.offers", _QUESTIONS, "questions",
            "How to offer help to the ten, the three and trusted people (M8).", "see below"),
    Setting("prompts.trusted", _QUESTIONS, "questions",
            "What to ask them where the notes leave nothing open (M1).", "see below"),
    Setting("prompts.transactional", _QUESTIONS, "questions",
            "What to ask business relationships (M2).", "see below"),
    Setting("prompts.tentative", _QUESTIONS, "questions",
            "What to ask people you hardly know, and those without a level (M3).", "see below"),
    Setting("prompts.target", _QUESTIONS, "questions",
            "The one small request of a first message (M4).", "see below"),
    Setting("prompts.mentee", _QUESTIONS, "questions",
            "What to ask somebody you mentor (M18).", "see below"),
    Setting("prompts.mentor", _QUESTIONS, "questions",
            "What to ask somebody who mentors you (M18).", "see below"),
    Setting("calendar.out", _FEED_PATH, "feed", "Where the feed is written."),
    Setting("calendar.detail", choice_of("private", "name", "full"), "feed",
            "What the feed tells: initials only, names, or also the level and the last entry."),
    Setting("calendar.alarm", _ALARM, "feed", "When an event's alarm rings."),
    Setting("calendar.overdue", choice_of("digest", "keep", "today"), "feed",
            "Where overdue reminders show: on their day and in one event on today, on their day "
            "only, or each on today."),
    Setting("calendar.birthdays", choice_of("yearly", "next", "none"), "feed",
            "Whether a birthday repeats every year, is on its next day only (with the age), "
            "or stays out."),
    Setting("calendar.link", _LINK, "feed",
            "What an event links to; an address may hold `{vault}` too. Its scheme is obsidian, "
            "http or https, or one that `mdrel config link-scheme` allows on this machine.",
            '`"obsidian"` where the vault has a folder `.obsidian`, else `"none"`'),
    Setting("calendar.refresh_hours", whole_number(1, 720, 6), "feed",
            "After how many hours calendar programs are asked to fetch the feed again."),
    Setting("dashboards.folder", _FOLDER, "boards", "Where dashboards are written."),
    Setting("dashboards.links", choice_of("markdown", "wiki"), "boards",
            "How dashboards link to notes."),
    Setting("dashboards.link_everybody", _SWITCH, "boards",
            "Whether the overview ends with a link to every contact."),
    Setting("method.cadence.<level>", _CADENCE, "",
            "How often to speak with people of a level, and with the ten and the three "
            "(`circle`) (M9).",
            "`trusted` monthly, `circle` monthly, `transactional` quarterly, `tentative` 2 "
            "weeks, `target` none", (*Level, CIRCLE)),
    Setting("method.spoken_only_for", _SPOKEN_FOR, "method",
            "With whom only a spoken conversation counts (M19)."),
    Setting("method.reply_within", whole_number(0, 365, 3), "method",
            "Within how many days a message set aside wants an answer (M12)."),
    Setting("method.targets_per_week", whole_number(0, 50, 1), "method",
            "How many targets to contact every week (M16)."),
    Setting("method.calls_per_day", whole_number(1, 100, 5), "method",
            "How many calls `today` shows at most."),
    Setting("method.promise_days", whole_number(1, 3650, 90), "method",
            "After how many days a promise without a date is only counted among the older ones; "
            "`mdrel follow-up list` shows it."),
)  # fmt: skip


def render_key(path: tuple[str, ...]) -> str:
    """Return the dotted name of `path` for a message, control characters made visible."""
    return ".".join(kinds.show(part).strip('"') for part in path)
