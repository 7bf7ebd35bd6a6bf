"""The numbered rules of the note format: what is read, and why.

`docs/note-format.md` explains them, and `tests/cases/` has the cases of each.
"""

from __future__ import annotations

RULES: dict[str, str] = {
    # Which notes are contacts
    "F1": (
        "Notes in template folders, generated notes, dot folders and conflict copies are never "
        "contacts."
    ),
    "F2": "A note of an explicit other type is not a contact.",
    "F3": "Front matter, or a line of tags, may say that a note is a person.",
    "F4": "A valid level or circle makes a note a contact.",
    "F5": "A note in a people folder is a contact.",
    "F6": "Some notes in a people folder are no contacts by the folder alone.",
    "F7": "Your own note is never a contact.",
    "F8": "A note that claims to be a person and looks like a template is named, never swallowed.",
    "F9": "Copies that sync programs and editors leave are reported, never read.",
    # Properties
    "F10": "Of several spellings of a property the first that is not empty wins.",
    "F11": "A level is one of four; of two none is taken.",
    "F12": "The name comes from the front matter, the heading or the file name.",
    "F13": "One text may hold several addresses or numbers, with labels.",
    "F14": "A property stands in front matter, in an inline field or in a contact's opening lines.",
    "F15": "Values are read as the text that was written; what does not fit is reported.",
    "F16": "Birthdays and cadences have forms of their own.",
    # Dates
    "F20": "A date with the year first is read in all its forms.",
    "F21": "English names of months and weekdays are read, long and short.",
    "F22": "With the year last the one order that exists counts, else the setting, else none.",
    "F23": "Two digits of a year mean this century, for a birthday the latest year that is past.",
    "F24": "A date without a day, a month or a year is not used.",
    "F25": "A link to a daily note is its day.",
    "F26": "Marks may stand around a date, and a time behind it.",
    "F27": "A range counts on its last day.",
    # Conversations in a contact's note
    "F30": "Below a conversations heading of a contact's note, dated lines are conversations.",
    "F31": "An entry is an item, row, heading, paragraph or callout that starts with a date.",
    "F32": (
        "Elsewhere in a contact's note only a dated heading with a word of contact is a "
        "conversation."
    ),
    "F33": "Below History and Timeline an entry needs a word of contact.",
    "F34": "The channel is the channel word directly behind the date.",
    "F35": "A conversation is shared with those named behind `with`.",
    "F36": "A ticked box is an entry; any other box is a plan.",
    "F37": "Dated lines below no heading of conversations are not read, and are named.",
    "F38": "A date in the future is a plan.",
    "F39": "Quotes, code, comments, embeds and struck-out text are never conversations.",
    # Dated notes
    "F40": (
        "A dated note is a conversation when its type, tag or folder says so, or nothing says "
        "otherwise."
    ),
    "F41": "A dated note of any other type is not one, unless it lists who took part.",
    "F42": "A note that is cancelled, a draft or planned is not one.",
    "F43": "Who was there is said by the first key that is given.",
    "F44": "Attendees are named in many forms.",
    "F45": "A section or line of attendees in the text counts.",
    "F46": "Who was absent, declined, optional or not ticked was not there.",
    "F47": "The title may name who was there, at a word of contact.",
    "F48": "The channel of a dated note comes from its keys, its title or its folder.",
    "F49": "Where file name and `date` differ, `date` counts.",
    # Daily notes
    "F50": (
        "A list item, paragraph or heading of a daily note may be a talk with the contacts it "
        "links."
    ),
    "F51": "A noun or past verb of contact and then the links is a talk.",
    "F52": "A bare verb is an order to oneself, unless it is ticked or tells what was said.",
    "F53": "The links and then at once a noun of contact is a talk.",
    "F54": "A link and then a verb of reaching is a talk.",
    "F55": "A tag of contact counts whatever the sentence is.",
    "F56": "Only the unbroken list of links at the word took part.",
    "F57": "Intent, negation or a plan before the word makes it no talk.",
    "F58": "What was cancelled, moved or is still to come is no talk.",
    "F59": "Who was not reached was only tried.",
    "F60": "A day word moves the talk to that day.",
    "F61": "An open task is no talk; a done one counts on the day it was done.",
    "F62": "What stands below a heading of plans is no talk.",
    "F63": "Your settings say which words and lines count.",
    "F64": "Who did what to whom, and where they were, tells of a talk.",
    # Tasks
    "F70": "A task is done, cancelled or moved on by its box; every other sign is open.",
    "F71": "A task's day is its due date, else the day it is scheduled for.",
    "F72": "A task concerns whoever's note it stands in, or whom it names.",
    "F73": "A task may name its owner outright.",
    "F74": "A task that begins with a person is theirs, unless it speaks to them.",
    "F75": "A task below a person's name in a note of several is that person's.",
    "F76": "Any other task is yours.",
    "F77": "What a third person owes is nobody's promise here.",
    "F78": "A task without a date is a promise, with one a follow-up.",
    "F79": "A question, struck-out text or a step of a checklist used again is no promise.",
    # Names and links
    "F80": "A link means the note that Obsidian would open, else a name or alias.",
    "F81": "A name that matches two contacts is reported, not guessed.",
}

# Why a line or note is no conversation, where the rule's own sentence says only what is one.
REASONS: dict[str, str] = {
    "F31": "It does not start with a date.",
    "F32": "Its heading has no word of contact, and stands below no heading of conversations.",
    "F33": (
        "Below a heading such as History or Timeline a dated line needs a word of contact, and "
        "this one has none."
    ),
    "F37": "It is below no heading that is read for conversations.",
    "F41": "Its type is another, and it lists nobody who took part.",
    "F47": "Its title does not say that you spoke.",
    "F50": "It is a row of a table, which counts only with a tag of contact.",
    "F51": "The word of contact belongs to something else in the sentence than the link.",
    "F53": "The noun of contact does not follow the link at once.",
    "F54": "The verb behind the link does not say that they reached you.",
    "F56": "The link is a mention: no word of contact belongs to it.",
    "F57": "Words of intent, denial or a plan keep it from being a talk.",
    "F58": "What was cancelled, moved, told by others or is still to come is no talk.",
    "F60": "It tells of another day, and which one cannot be told.",
    "F64": "What it says does not tell that you spoke.",
}

# The end of a remedy that holds unless the rest of the line speaks against it.
TAG_REMEDY = "; a tag such as #call counts too."
# What would change the verdict, for rules by which something is not counted or not read, or by
# which somebody owes a task.
REMEDIES: dict[str, str] = {
    "F1": (
        "Move the note out of that folder. Folders of templates are those that Obsidian or "
        "Templater is set to, and those called Templates."
    ),
    "F2": "Change its type, or add the type to notes.contact_types in mdrel.toml.",
    "F6": "Write `type: person` into its front matter.",
    "F7": "If this is somebody else, change [me] in mdrel.toml.",
    "F8": "Replace the placeholder, or move the note to a folder of templates.",
    "F9": "Compare it with the original, keep what you need and delete the copy.",
    "F14": "Write the property into the front matter.",
    "F24": "Write the date in full, as in 2026-11-20.",
    "F31": "Begin the line with its date, as in `2026-11-20 call: the roof`.",
    "F32": (
        "Write a word of contact behind the date, as in `## 2026-11-20 call: the roof`, or add the "
        "heading above it to notes.sections in mdrel.toml."
    ),
    "F33": "Write the channel behind the date, as in `2026-11-20 call: …`.",
    "F36": "Tick the box once it has taken place.",
    "F37": (
        "Put the line below a heading Conversations, or add its heading to notes.sections in "
        "mdrel.toml."
    ),
    "F38": "It counts once that day has come and the line still stands.",
    "F39": "Write it as a plain line.",
    "F40": "Give the note a `date`, and `type: conversation` or a folder of meetings.",
    "F41": "Write who took part as `attendees:`, or `type: conversation`.",
    "F42": "Change its `status` once it has taken place.",
    "F43": "Name them in `attendees:`.",
    "F46": "Tick the name, or move it to the attendees.",
    "F47": "Name them in `attendees:` once it has taken place.",
    "F50": (
        "Write a line with a link to the person's note, as in `Called [[Ada Lovelace]]`; a tag "
        "such as #call counts too."
    ),
    "F51": (
        "Begin with the word of contact: `Called [[Ada Lovelace]] about …`; a tag such as #call "
        "counts too."
    ),
    "F52": (
        "Write it as done: `Called [[Ada Lovelace]]`, a ticked box, or a colon and what was said."
    ),
    "F53": "Write `[[Ada Lovelace]]: call, …`; a tag such as #call counts too.",
    "F54": (
        "Write `Called [[Ada Lovelace]]` or `[[Ada Lovelace]] called me`; a tag such as #call "
        "counts too."
    ),
    "F56": (
        "Put the link behind the word of contact, as in `Called [[Ada Lovelace]]`; a tag such as "
        "#call counts too."
    ),
    "F57": "If you did speak, write `Called [[Ada Lovelace]]` in a sentence of its own.",
    "F58": "If it took place, write it without what was planned or moved.",
    "F60": "Write the day, as in `on 2026-11-18`.",
    "F61": "Tick the box once it has taken place.",
    "F62": "Move the line below another heading; a tag such as #call counts too.",
    "F73": "Change the mark of its owner, or take it away.",
    "F74": (
        "What is yours begins with its verb (`send Ada the plan`), what is theirs with their name "
        "(`Ada to send …`) or ends with #theirs."
    ),
    "F75": "Move it from below the name, or begin it with the owner: `Ada to send …`.",
    "F76": "If they owe it, begin it with their name (`Ada to send …`) or end it with #theirs.",
    "F77": "Name the contact as the owner: `(owner: Ada Lovelace)`.",
    "F79": "Write what is to be done and not a question, in a note that is no checklist.",
}
