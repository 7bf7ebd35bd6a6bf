"""What a note's titles call it: a plan of a talk, or words that nobody else heard (F42, F43)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from mdrel.parse.classify.note_type import singular
from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.headings import plain_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_TALK = (
    r"(?:meeting|call|1[:-]1|1on1|one[ -]on[ -]one|kick[ -]?off|catch[ -]?up|check[ -]?in|interview"
    r"|conversation|stand[ -]?up|sync|lunch|dinner|coffee)"
)
# So a note is called that prepares a talk, or reminds of what is to be done.
_PLAN = lazy_pattern(
    r"(?P<prep>prep(?:aration)?\s*(?:[:\u2013\u2014-]|for\b|notes\b))|(?:(?:task|action)?\s*(?:over)?due"
    r"(?:\s(?:date|today|soon))?|task|to[ -]?do|action(?:\sitem)?s?|deadline|reminder)\s*"
    r"(?:[:\u2013\u2014]|-\s)",
    re.IGNORECASE,
)
# These do too, but a talk may bear the name of the paper that it went by.
_SIGN = r"\s*(?:[:\u2013\u2014]|-\s)"
_ENDS = rf"(?:\Z|{_SIGN})"
_PREP = r"prep(?:aration)?(?:\s(?:sheet|notes?|doc(?:ument)?|brief|guide|pack|memo))?s?"
_NOTES = r"(?:talking\spoints|cheat\s?sheet)s?"
_BRIEF = r"brief(?:ing)?(?:\s(?:sheet|notes?|doc(?:ument)?|pack))?s?"
_PAPER = lazy_pattern(
    rf"(?:tomorrow|next week)['’]s\s|upcoming\s*:?\s|(?:agenda|plan)\s(?:for|of)\s[^\n]*\b{_TALK}\b"
    rf"|agenda\s*:\s|(?:[^\n]*\W)?{_TALK}\s*(?:[:\u2013\u2014-]\s*)?(?:agenda|plan|prep(?:aration)?)"
    r"(?:\snotes)?\Z"
    # `Call prep: Ada`, `Ada call brief`, `Prep sheet: Ada`, `Fair — attendee prep`
    rf"|(?:[^\n]*\W)?{_TALK}\s(?:{_PREP}|{_BRIEF}|{_NOTES}){_ENDS}"
    rf"|(?:[^\n]*\W)?prep(?:aration)?\s(?:sheet|notes?|doc(?:ument)?|brief|guide|pack|memo)s?"
    rf"(?:{_ENDS}|\sfor\b)|[^\n]*{_SIGN}\s*(?:\w+\s)?{_PREP}\Z"
    # `Pre-brief: call with Ada`, `Briefing: call with Ada`, `Call with Ada - talking points`
    rf"|pre[- ]?(?:brief(?:ing)?|read){_SIGN}|pre[- ](?:meeting|call)\s(?:brief|notes?|read|prep)"
    rf"|brief(?:ing)?(?:{_SIGN}|\sfor\b)[^\n]*\b{_TALK}\b|talking\spoints(?:{_SIGN}|\sfor\b)"
    rf"|(?:[^\n]*\W)?{_TALK}\b[^\n]*{_SIGN}\s*(?:agenda|{_NOTES})\Z",
    re.IGNORECASE,
)
_MAY_BE_PAPER = lazy_pattern(
    "agenda|plan|prep|tomorrow|next week|upcoming|brief|talking|cheat|pre[- ]", re.IGNORECASE
)
# What was said stands below these.
_RECORDS = frozenset(
    {
        "minutes", "meeting minutes", "decisions", "decisions made", "decided", "agreed",
        "outcome", "outcomes", "discussion", "discussed", "key points", "key discussion points",
        "discussion points", "takeaways", "key takeaways", "notes", "meeting notes", "recap",
    }
)  # fmt: skip
_NOTHING = frozenset({"", "none", "none recorded", "n a", "tbd", "nothing"})
# What `source` says of words that nobody else heard; then `people` are those spoken of.
_SOLO = frozenset(
    {
        "voice memo", "voicememo", "voice note", "voicenote", "voice journal", "audio memo",
        "dictation", "dictated", "note to self", "self", "solo", "monologue", "brain dump",
        "braindump", "audiopen", "whisper memo", "superwhisper",
    }
)  # fmt: skip
_SOLO_TITLE = lazy_pattern(
    r"(?:[^\n]*\W)?(?:(?:voice|audio)[ -](?:memo|note|journal)s?|brain[ -]?dump|monologue"
    r"|notes?[ -]to[ -]self|(?:daily|weekly|monthly|quarterly|yearly|personal|solo|self|morning"
    r"|evening)[ -]reflections?)(?!\w)",
    re.IGNORECASE,
)
_MAY_BE_SOLO = lazy_pattern("memo|note|journal|dump|monologue|reflection", re.IGNORECASE)
# So a note begins that tells where its words come from.
_SOLO_TEXT = lazy_pattern(
    r"\bsolo (?:voice|audio|memo|reflection|recording|dictation|brain)"
    r"|\(solo(?:\)|\s(?:notes?|prep))",
    re.IGNORECASE,
)
_OPENING = 600


def called_plan(titles: Iterable[str], masked: Callable[[], str]) -> str:
    """Return what titles call a note that is no talk yet (`Prep for Ada`), or an empty text.

    An agenda or a plan of a talk is one too (`Board call agenda`), unless what was said stands in
    its text, which `masked` gives.
    """
    for title in titles:
        if said := _PLAN.match(title):
            return "a preparation" if said["prep"] else "a task"
        if _is_paper(title) and not _records(masked()):
            return "a plan of a talk"
    return ""


def _is_paper(title: str) -> bool:
    """Whether a title is that of an agenda, or of a plan of a talk."""
    if not _MAY_BE_PAPER.search(title):
        return False
    spaced = title if " " in title else title.replace("-", " ").replace("_", " ")
    return _PAPER.match(spaced) is not None


def is_solo(values: Values, titles: Iterable[str], plain: str) -> bool:
    """Whether the note is of words that nobody else heard, such as a voice memo.

    Its source says so, or its title, or the first words of its text (`plain`).
    """
    return (
        says_solo(values)
        or any(map(_is_called_solo, titles))
        or ("olo" in plain[:_OPENING] and _SOLO_TEXT.search(plain, 0, _OPENING) is not None)
    )


def _is_called_solo(title: str) -> bool:
    return _MAY_BE_SOLO.search(title) is not None and _SOLO_TITLE.match(title) is not None


def says_solo(values: Values) -> bool:
    """Whether the note's `source` says so."""
    said = singular(values.shown("source")) if values.has("source") else ""
    return said in _SOLO or said.startswith(("solo ", "self "))


def _records(masked: str) -> bool:
    """Whether a heading of a note's text says that what was said stands below it."""
    is_record = False
    for line in masked.split("\n"):
        if heading := HEADING.match(line) if "#" in line else None:
            is_record = plain_name(heading["text"]) in _RECORDS
        elif is_record and plain_name(line) not in _NOTHING:
            return True
    return False
