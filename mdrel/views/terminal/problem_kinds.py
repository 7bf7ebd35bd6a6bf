"""What each kind of problem is called where problems are counted: `25 notes that may be people's`.

Each is told as one and as several. The codes themselves are in `mdrel.model.codes`.
"""

from __future__ import annotations

from mdrel.views.terminal.text import count

_KINDS = {
    "MDR101": ("file that cannot be read", "files that cannot be read"),
    "MDR102": ("note that is not UTF-8", "notes that are not UTF-8"),
    "MDR103": ("note too large to read", "notes too large to read"),
    "MDR104": ("link or device in place of a note", "links or devices in place of notes"),
    "MDR105": ("conflict copy", "conflict copies"),
    "MDR106": ("note with merge conflicts", "notes with merge conflicts"),
    "MDR107": ("file name that is not UTF-8", "file names that are not UTF-8"),
    "MDR111": ("note with broken front matter", "notes with broken front matter"),
    "MDR112": ("note with front matter that never ends", "notes with front matter that never ends"),
    "MDR113": ("note with too large a front matter", "notes with too large a front matter"),
    "MDR114": (
        "note whose front matter is no list of properties",
        "notes whose front matter is no list of properties",
    ),
    "MDR115": ("property given twice", "properties given twice"),
    "MDR116": (
        "person's note with a template's placeholder",
        "people's notes with a template's placeholder",
    ),
    "MDR201": ("unknown level", "unknown levels"),
    "MDR202": ("unknown circle", "unknown circles"),
    "MDR203": ("date that cannot be read", "dates that cannot be read"),
    "MDR204": ("date that can mean two days", "dates that can mean two days"),
    "MDR205": ("cadence that cannot be read", "cadences that cannot be read"),
    "MDR206": ("last contact in the future", "last contacts in the future"),
    "MDR207": ("property with two values that differ", "properties with two values that differ"),
    "MDR208": ("value that cannot be used", "values that cannot be used"),
    "MDR209": ("property written in a note's text", "properties written in notes' texts"),
    "MDR301": ("conversation note without a date", "conversation notes without a date"),
    "MDR302": ("entry with an impossible date", "entries with impossible dates"),
    "MDR303": ("code block or comment that never ends", "code blocks or comments that never end"),
    "MDR304": ("conversation note that names nobody", "conversation notes that name nobody"),
    "MDR305": ("dated line that is not read", "dated lines that are not read"),
    "MDR306": (
        "line of a daily note that does not count as a talk",
        "lines of daily notes that do not count as talks",
    ),
    "MDR307": ("conversation note with two dates", "conversation notes with two dates"),
    "MDR308": (
        "conversation of a past day marked as planned or cancelled",
        "conversations of past days marked as planned or cancelled",
    ),
    "MDR309": ("talk on an uncertain day", "talks on an uncertain day"),
    "MDR310": (
        "line about a talk that does not start with a date",
        "lines about talks that do not start with a date",
    ),
    "MDR311": ("talk outside the daily notes", "talks outside the daily notes"),
    "MDR312": ("entry about a talk that did not happen", "entries about talks that did not happen"),
    "MDR313": (
        "note of a meeting or call with another type",
        "notes of meetings or calls with another type",
    ),
    "MDR314": ("list of attendees without a date", "lists of attendees without a date"),
    "MDR315": (
        "heading with another day than its note",
        "headings with another day than their note",
    ),
    "MDR316": ("talk with somebody who is not linked", "talks with somebody who is not linked"),
    "MDR401": ("link that can mean two people", "links that can mean two people"),
    "MDR402": ("name that several people have", "names that several people have"),
    "MDR403": ("id that several notes have", "ids that several notes have"),
    "MDR404": (
        "name in attendee lists that matches no contact",
        "names in attendee lists that match no contact",
    ),
    "MDR405": ("folder of the same people", "folders of the same people"),
    "MDR501": ("person without a level", "people without a level"),
    "MDR502": ("person in a circle that is too large", "people in a circle that is too large"),
    "MDR503": ("target that lacks a reason", "targets that lack a reason"),
    "MDR504": ("note that may be a person's", "notes that may be people's"),
    "MDR505": (
        "format of daily notes that cannot be read",
        "formats of daily notes that cannot be read",
    ),
    "MDR506": ("copy of one promise", "copies of one promise"),
    "MDR507": ("note that is probably your own", "notes that are probably your own"),
}


def count_problems(number: int, code: str) -> str:
    """Return how many problems of a kind there are, in words."""
    return count(number, *_KINDS[code])
