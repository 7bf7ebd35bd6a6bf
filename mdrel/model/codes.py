"""Every problem mdrel reports, in one table.

`mdrel explain`, the page of the documentation and the reproducers in `tests/diagnostics/` follow
it.
"""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.model.span import START, Span


class Code(Struct, frozen=True):
    """One kind of problem, with its meaning and what a person can do about it.

    `slug` is its short name, `meaning` explains it, and `remedy` says what to do. `many` is set
    where one line stands for all of a vault: it says what there are several of, and follows their
    number. `one` says the same of a single one. Where both are set, the message of each is a name,
    and the line lists them.
    """

    code: str
    slug: str
    severity: Severity
    meaning: str
    remedy: str
    many: str = ""
    one: str = ""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_ROWS = (
    # 1xx: files and front matter
    Code("MDR101", "unreadable-file", _E,
         "The file could not be opened or read.",
         "Check its permissions and the disk, then run the command again."),
    Code("MDR102", "not-utf8", _W,
         "The note holds bytes that are not UTF-8; they are shown as �, everything else is read.",
         "Save the note as UTF-8 in your editor."),
    Code("MDR103", "too-large", _E,
         "The note is larger than 8 MiB and was not read.",
         "Split the note, or add it to notes.ignore in mdrel.toml."),
    Code("MDR104", "not-followed", _W,
         "A symbolic link, pipe or device is where a note or folder was expected; mdrel reads "
         "regular files inside the vault only.",
         "Put the note itself into the vault, or add the path to notes.ignore."),
    Code("MDR105", "conflict-copy", _W,
         "A sync program or an editor left a second copy of a note; it is not read as a person.",
         "Compare it with the original, keep what you need and delete the copy."),
    Code("MDR106", "conflict-markers", _E,
         "The note holds merge conflict markers (<<<<<<<); it is not read until they are resolved.",
         "Resolve the conflict in your editor or with git, then save the note."),
    Code("MDR107", "file-name", _W,
         "The file name is not valid UTF-8; it is shown with �.",
         "Rename the file."),
    Code("MDR111", "front-matter-syntax", _E,
         "The front matter is not valid YAML, so its properties could not be read.",
         "Correct the line that is named; a value with `: ` or a leading special character needs "
         "quotes."),
    Code("MDR112", "front-matter-unclosed", _W,
         "The note starts with --- and properties, but no closing --- follows.",
         "Add a line --- after the last property."),
    Code("MDR113", "front-matter-bounds", _E,
         "The front matter is larger, deeper or more tangled than mdrel reads (256 KiB, depth 64, "
         "50,000 values, 100 aliases).",
         "Simplify it, or add the note to notes.ignore."),
    Code("MDR114", "front-matter-not-properties", _W,
         "The front matter is valid YAML but not a list of `key: value` properties.",
         "Write one `key: value` per line between the two --- lines."),
    Code("MDR115", "duplicate-key", _W,
         "A property occurs twice in the front matter; the first is used.",
         "Keep one of them."),
    Code("MDR116", "person-like-template", _W,
         "The note says it is a person, and a value of its front matter is nothing but a "
         "template's placeholder; it is not a contact.",
         "Fill in or delete the placeholder, or move the note into the template folder."),
    # 2xx: properties
    Code("MDR201", "unknown-level", _W,
         "The level is not one of trusted, transactional, tentative and target.",
         "Write one of the four levels."),
    Code("MDR202", "unknown-circle", _W,
         "The circle is neither ten nor three.",
         "Write `circle: ten` or `circle: three`, or remove the property."),
    Code("MDR203", "unreadable-date", _W,
         "A date could not be read or does not exist in the calendar; it is not used.",
         "Write it as YYYY-MM-DD."),
    Code("MDR204", "ambiguous-date", _W,
         "A date can mean two days; mdrel does not guess.",
         "Write it as YYYY-MM-DD, or set notes.date_order in mdrel.toml."),
    Code("MDR205", "unknown-cadence", _W,
         "The cadence could not be understood; the level's is used.",
         "Write monthly, weekly, quarterly, yearly, `2 months`, `6 weeks`, `45d` or none."),
    Code("MDR206", "future-last-contact", _W,
         "A stated last contact lies in the future; it is not used.",
         "Correct the date, or plan with next_contact instead."),
    Code("MDR207", "conflicting-properties", _W,
         "Two spellings of one property say different things; "
         "the first in the note format's order is used.",
         "Keep one of them."),
    Code("MDR208", "unreadable-value", _W,
         "A value is not of the kind its property takes; it is not used.",
         "Write it as the note format describes."),
    Code("MDR209", "property-in-the-text", _I,
         "A line of a contact's text states a last or next contact, which is read in the front "
         "matter only; it is not used.",
         "Write it in the front matter (`last_contact: 2026-11-20`), or with two colons.",
         many="lines of contacts' texts state a last or next contact and are not used"),
    # 3xx: text
    Code("MDR301", "conversation-without-date", _W,
         "A conversation note has no readable date, so it is not counted.",
         "Add `date: YYYY-MM-DD`. `mdrel triage --talks` asks about those whose day can be told."),
    Code("MDR302", "impossible-date", _W,
         "An entry or a level change starts with a date that cannot be read, lacks its year or "
         "does not exist; it is not counted.",
         "Write the whole date with its year, as in `2026-11-20`."),
    Code("MDR303", "unclosed-code", _W,
         "A code fence or comment is never closed, so the rest of the note is not read.",
         "Close it with the same marker on a line of its own."),
    Code("MDR304", "conversation-without-people", _I,
         "A conversation note names nobody, or nobody but you, or has no date and no contact.",
         "Add `attendees:` with the name of each person who was there, or a link. `mdrel triage "
         "--talks` asks about those notes whose text links a contact, or that a contact's note "
         "lists below a heading such as Meetings."),
    Code("MDR305", "unread-dated-lines", _I,
         "A contact's note has dated lines below no heading, or below one that is not read for "
         "conversations; they are not counted.",
         "If they are conversations, put them below a heading Conversations, or add the heading "
         "of a higher level above them to notes.sections in mdrel.toml; a word of contact behind "
         "the date of a heading makes it count."),
    Code("MDR306", "uncounted-daily-line", _I,
         "A line of a daily note links a contact and has a word of contact, and does not count as "
         "a talk.",
         "`mdrel explain FILE:LINE` says why, and what would change it; where it was a talk, a tag "
         "such as #call or #met makes it count. `mdrel triage --talks` asks about them, but "
         "for plans and denials.",
         "lines of daily notes with a contact and a word of contact do not count as talks"),
    Code("MDR309", "untold-day", _I,
         "A line of a daily note mentions a talk on an uncertain day (last week, the "
         "other day); it is not counted.",
         "Write the day, as in `on 2026-11-18`."),
    Code("MDR310", "undated-line", _I,
         "A line of a contact's note has a word of contact and a day, and does not start with a "
         "date; it is not counted.",
         "Begin it with its date, below a heading of conversations, as in "
         "`2026-11-20 call: the roof`.",
         many="lines of contacts' notes tell of a talk, do not start with its date and are not "
              "counted"),
    Code("MDR311", "talk-in-no-daily-note", _I,
         "A line below a day tells of a talk with a contact, but its note is not a daily note: it "
         "has another name, or is in another folder, or the day stands in its front matter or in a "
         "heading, there perhaps without its year.",
         "Set daily_format and daily_folder below [notes] in mdrel.toml to the names and folder of "
         "your daily notes; or move the line to the daily note of its day."),
    Code("MDR312", "unheld-entry", _I,
         "An entry below a heading of conversations says that you did not speak: it was cancelled, "
         "moved, is still to come, was with somebody else, or they were only spoken of; or it "
         "tells of a note or a fact and of no talk. It is not counted.",
         "If you did speak, put a colon before what was said: `2026-11-20 call: …`.",
         many="entries below headings of conversations tell of no talk with them and are not "
              "counted"),
    Code("MDR313", "talk-of-another-type", _I,
         "A dated note is called a meeting, a call or the like, or its source records talks, and "
         "it names a contact in `people`, a list of attendees or its title, and its type is "
         "another; or its source is what you said alone (a voice memo) and `people` names them; or "
         "its title is nothing but a contact's name, or names one by a first name, and no type, "
         "tag or folder says that you spoke. It is not counted.",
         "If you spoke, say who was there in `attendees:`; then its type does not matter. "
         "`mdrel triage --talks` asks about them.",
         many="dated notes may be talks by their title or source, have no type that says so and "
              "are not counted"),
    Code("MDR314", "attendees-without-date", _I,
         "A note lists attendees, or lies in a folder of conversations and names who took part; it "
         "has no date in front matter, name or headings and is not counted. A line `Date: …` of "
         "its text, `created` and their like are not read.",
         "Add `date: YYYY-MM-DD`, or begin a heading with the date of each conversation. "
         "`mdrel triage --talks` asks about those whose day can be told.",
         many="notes say who took part, have no date and are not counted"),
    Code("MDR315", "heading-of-another-day", _I,
         "A conversation note has a day of its own, and a heading that says another day; what "
         "is below it is not a conversation of its own.",
         "Take the date out of front matter and name: then each dated heading counts. Or move the "
         "part to a note of its own.",
         many="headings of other days in conversation notes are not counted"),
    Code("MDR316", "contact-without-link", _I,
         "A line of a daily note tells of a talk with a contact who is named without a link; it is "
         "not counted.",
         "Link the name, as in `Called [[Ada]]` (`mdrel triage --talks` asks about them and does "
         'it); or let plain names count as well, with `daily = "names"` below [notes] in '
         "mdrel.toml.",
         many="lines of daily notes tell of talks with contacts who are named without a link, and "
              "are not counted"),
    Code("MDR317", "doubtful-attendee", _I,
         "A list of who was there names a contact only perhaps (`Ada (?)`), who is not counted.",
         "If they were there, take the question mark or the word in brackets away.",
         many="contacts were there only perhaps, and the talk is not counted for them"),
    Code("MDR318", "linked-conversation", _I,
         "A line of a contact's note links a conversation note that names, and counts for, nobody.",
         "Add `attendees:` with them to that note; `mdrel triage --talks` asks and does it.",
         many="lines of contacts' notes link conversation notes that name nobody"),
    Code("MDR307", "two-dates", _I,
         "The file name of a conversation note has another date than its `date`; `date` counts.",
         "Rename the note, or correct `date`."),
    Code("MDR308", "past-plan", _I,
         "The status of a dated conversation note says that it was planned, open or cancelled, or "
         "its title that it prepares, plans or reminds of a talk, or its first lines that nobody "
         "came, or it says that you were not there, so it is not counted although its day is past.",
         "Change `status` (to `done`, say) or the title where the conversation took place.",
         many="conversation notes of past days have a status such as planned or cancelled, or are "
              "called Prep or Task due, and are not counted"),
    # 4xx: names and links
    Code("MDR401", "ambiguous-link", _W,
         "A link or name matches two contacts; it is counted for neither.",
         "Write the folder into the link, or use the full name."),
    Code("MDR402", "same-name", _W,
         "Two contacts have the same name.",
         "Give one of them a `name:` that tells them apart, or merge the notes."),
    Code("MDR403", "duplicate-id", _W,
         "Two notes have the same `id`; both are known by their path instead.",
         "Give one of them a new id, or remove it."),
    Code("MDR404", "unknown-attendee", _I,
         "A name in a list of attendees matches no contact.",
         "If it means a contact, write the full name, or add the name to the contact's `aliases:` "
         "(`mdrel triage --talks` asks whom it means). Make a note for anybody else who matters "
         "(`mdrel target add --mentioned` offers them).",
         many="names in attendee lists match no contact",
         one="name in attendee lists matches no contact"),
    Code("MDR405", "mirrored-folder", _W,
         "A folder holds at least three people who are elsewhere in the vault in the same places, "
         "as a published copy of the notes does; each of them counts twice.",
         "If the folder is a copy, add it to notes.ignore in mdrel.toml."),
    Code("MDR406", "note-in-persons-folder", _I,
         "A note lies in the folder of one person, below a people folder, and says nothing of a "
         "person of its own; it is no contact, and what stands in it is not read.",
         "If it is about somebody else, write `type: person` into it. What it tells of the person "
         "whose folder it is counts in their own note.",
         many="notes lie in the folder of one person and are no contacts of their own"),
    Code("MDR407", "unknown-initials", _I,
         "A task says by initials who owes it (`(owner: XY)`), and nobody here has them; it is "
         "nobody's promise.",
         "Add the initials to the contact's `aliases:`; if they are yours, write your `name` below "
         "[me] in mdrel.toml.",
         many="owners of tasks are given by initials that nobody has",
         one="owner of tasks is given by initials that nobody has"),
    # 5xx: the method
    Code("MDR501", "contact-without-level", _I,
         "A contact has no level, so no cadence applies.",
         "`mdrel triage` asks for each, with one key; `mdrel level WHO LEVEL` gives somebody one.",
         many="people have no level",
         one="person has no level"),
    Code("MDR502", "circle-too-large", _I,
         "More people are in a circle than its name says (M5, M6).",
         "Decide who belongs to it, and take out the others: mdrel circle WHO none."),
    Code("MDR503", "target-not-ready", _I,
         "A target lacks one of its two reasons (M14).",
         "Say in `they_offer` what you gain and in `i_offer` what they gain; `mdrel target list` "
         "shows what each lacks.",
         many="targets lack a reason",
         one="target lacks a reason"),
    Code("MDR504", "near-people-folder", _I,
         "A folder, or a value of `type`, is called nearly like one by which notes are contacts; "
         "or notes have what only people have, or say in their text or name that they are "
         "people's. They do not count as contacts.",
         "If they are people, write the line that is shown into mdrel.toml, or `type: person` into "
         "the notes; if not, add the folder to not_people."),
    Code("MDR505", "unread-daily-format", _I,
         "Obsidian's settings name daily notes in a way that mdrel cannot read, such as {{date:…}} "
         "or a format without a day.",
         "Write `daily_format` and `daily_folder` into mdrel.toml below [notes], in the letters of "
         "Obsidian: YYYY-MM-DD."),
    Code("MDR506", "repeated-promise", _I,
         "One open task without a date occurs word for word in at least ten notes, as a template's "
         "line does; each of them is a promise.",
         "If a template writes it, take it out there and out of the notes; if it is copied from "
         "day to day, tick the copies."),
    Code("MDR507", "probable-owner", _I,
         "Somebody is in at least four fifths of ten or more lists of who was there, in all of "
         "five, or in half of twenty and far before others; or has a note that says `relationship: "
         "self` or `This is me`. The settings do not say that this is you.",
         "If it is you, write your `name` or the path of your own `note` below [me] in "
         "mdrel.toml."),
)  # fmt: skip

CODES: dict[str, Code] = {row.code: row for row in _ROWS}


def find_code(text: str) -> Code | None:
    """Return the kind of problem called so: `MDR306`, `306` or `uncounted-daily-line`."""
    number, slug = text.upper().removeprefix("MDR"), text.lower().replace(" ", "-")
    return CODES.get(f"MDR{number}") or next(
        (each for each in CODES.values() if each.slug == slug), None
    )


def problem(code: str, path: str, message: str, span: Span = START) -> Diagnostic:
    """Return the diagnostic for `code` with its severity and remedy from the table."""
    row = CODES[code]
    return Diagnostic(code, row.severity, path, message, row.remedy, span)
