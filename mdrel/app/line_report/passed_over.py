"""Tells why a line that looks like a talk is none, and what would change it.

The reason is that of the line: its heading, its kind of note, the words that keep it from counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.app.line_report.told_note import ToldNote, Verdict
from mdrel.model.codes import CODES
from mdrel.model.format_rules import REASONS, REMEDIES, RULES, TAG_REMEDY
from mdrel.model.names import join_names
from mdrel.model.note import ParsedNote, Passed
from mdrel.parse.markdown.shorten import shorten
from mdrel.rules.checks.notices import TALKS_COMMAND

# The codes that say more of a line than its rule does.
_BY_CODE = frozenset(
    {"MDR203", "MDR204", "MDR301", "MDR309", "MDR310", "MDR311", "MDR314", "MDR315", "MDR316"}
)
# Rules whose lines say in `text` themselves why they do not count.
_BY_TEXT = frozenset({"F41", "F42", "F47"})
_REMEDY_BY_CODE = frozenset({"MDR310", "MDR311", "MDR312", "MDR315", "MDR316", "MDR318"})
_UNREAD_LINES, _TWO_DATES, _LINKED = "MDR305", "MDR307", "MDR318"
# The rule of dated headings, and what is said of one below no other, and of a line there.
_HEADINGS = "F32"
_BESIDE = (
    "It is a heading without a word of contact behind its date, and below no heading of a higher "
    "level for conversations."
)
_BELOW_NONE = "It is below no section's heading; dated lines count below one such as Conversations."
_CALLED = "Write a word of contact behind the date, as in `## 2026-11-20 call: the roof`"
# What a word before or behind the word of contact may do, and how many words it may be.
_BY_WORDS = frozenset({"F57", "F58"})
_MOST_WORDS, _LONGEST_LINE = 3, 40
_SIGNS = ",;:.!?()"
_WORD_OR_LINK = re.compile(r"\[\[[^\]\n]*\]\]|\[[^\]\n]*\]\([^)\n]*\)|[^\s\[]+")


def tell_passed(told: ToldNote, passed: Passed) -> Verdict:
    """Return what is to say of a line or note that looks like a talk and is none."""
    note = told.note
    people = [note.path] if note.profile else told.find_contacts(passed.links)
    who = tuple(told.names[path] for path in people if path in told.names)
    if passed.code == _TWO_DATES:
        remedy = CODES[passed.code].remedy
        return Verdict("info", _sentence(passed.text), passed.rule, remedy, who)
    with_whom = f" with {join_names(who)}" if who else ""
    why = f"Not counted as a conversation{with_whom}. {say_why(told, passed)}"
    return Verdict("not counted", why, passed.rule, _remedy(told, passed), who)


def say_why(told: ToldNote, passed: Passed) -> str:
    """Return the sentence that says why it is none."""
    if passed.code == _UNREAD_LINES:
        if passed.text:
            below = f"It is below the heading '{shorten(passed.text)}', which is not read for "
            return f"{below}conversations."
        return _BESIDE if passed.rule == _HEADINGS else _BELOW_NONE
    if passed.code == _LINKED:
        return "The note that it links says by itself whether it is a talk, and with whom."
    if passed.code in _BY_CODE:
        return CODES[passed.code].meaning
    if passed.rule in _BY_TEXT and passed.text:
        return _sentence(f"it is {passed.text}" if passed.rule == "F41" else passed.text)
    why = REASONS.get(passed.rule, RULES[passed.rule])
    words = _find_words(told, passed) if passed.rule in _BY_WORDS else ""
    return f"{why} Here that is '{words}'." if words else why


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _remedy(told: ToldNote, passed: Passed) -> str:
    """Return what would change the verdict on a line, with a tag only where that would do."""
    remedy = REMEDIES.get(passed.rule, "")
    if passed.code in _REMEDY_BY_CODE:
        return CODES[passed.code].remedy
    if passed.code == _UNREAD_LINES:
        named = f", or add '{shorten(passed.text)}' to notes.sections in mdrel.toml"
        edit = _CALLED if passed.rule == _HEADINGS else "Put the line below a heading Conversations"
        return f"{edit}{named if passed.text else ''}."
    if not remedy.endswith(TAG_REMEDY):
        return remedy
    number = passed.span.line
    tagged = told.read_with(number, f"{told.lines[number - 1].rstrip()} #call")
    if not _counts(tagged, number):
        return f"{remedy.removesuffix(TAG_REMEDY)}."
    if not (told.is_daily and passed.may_be_talk):
        return remedy
    return f"{remedy} `{TALKS_COMMAND}` asks about it{'' if passed.is_likely else ' last'}."


def _counts(note: ParsedNote, line: int) -> bool:
    return any(talk.span.line == line for talk in note.talks)


def _find_words(told: ToldNote, passed: Passed) -> str:
    """Return the words without which the line counts, or is an order to oneself (F52), if any."""
    number = passed.span.line
    line = told.lines[number - 1].rstrip("\r")
    for words, rest in _without_words(line):
        other = told.read_with(number, rest)
        is_order = any(each.span.line == number and each.rule == "F52" for each in other.passed)
        if is_order or _counts(other, number):
            return words
    return ""


def _without_words(line: str) -> Iterator[tuple[str, str]]:
    """Yield runs of words, the shortest first, with the line without them; links stay."""
    found = list(_WORD_OR_LINK.finditer(line))
    if len(found) > _LONGEST_LINE:
        return
    for length in range(1, _MOST_WORDS + 1):
        for first in range(len(found) - length + 1):
            run = found[first : first + length]
            rest = line[run[-1].end() :]
            if not any(each[0].startswith("[") or not each[0].strip("-*+>#|") for each in run):
                said = line[run[0].start() : run[-1].end()]
                words = said.strip(_SIGNS)
                # The signs around them stay: `…, not me` is read otherwise than `… not me`.
                yield words, line[: run[0].start()] + said.replace(words, "", 1) + rest
