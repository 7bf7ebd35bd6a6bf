"""Entries that tell of a person or of a note, and of no talk (F57).

Examples are `2026-11-20 (per Tom) …`, `2026-11-20 Weekly kickoff (referenced)`, `2026-11-20 June
assessment update` and `2026-11-20 Birthday 9 Sept`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mdrel.model.words.no_talks import (
    ABSENCES,
    ASIDES,
    BIRTHDAYS,
    CARE,
    FACTS,
    MENTIONS,
    RECORDS,
    SERVICES,
)
from mdrel.model.words.sessions import ROLES
from mdrel.parse.dates.forms import MONTHS
from mdrel.parse.entries.head import Head
from mdrel.parse.entries.section_parts import MAY_BE_DATED
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.headings import plain_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# `(mentioned in the product meeting)`, `(per Tom)`: they were spoken of, not with.
_MENTIONED = lazy_pattern(
    r"[^.;:()]{0,60}\((?i:(?:(?:only|just|was|were|also)\s)?mentioned(?=\)|\s(?:in|by|at|during)\s)"
    r"|in absentia|not present)|\((?i:as\s)?(?i:per)\s(?:[A-Z]|the\s)"
)
# `All hands - Recognised for her work`, `Referenced as the office of one`: the same.
_SPOKEN_OF = lazy_pattern(
    r"(?:[^.;:()]{0,80}\s[-\u2013\u2014]\s)?(?:(?:only|just|also|was|were)\s)?(?:mentioned|noted"
    r"|referenced|identified|named|described|cited|listed|praised|recogni[sz]ed)\s(?:(?:as|for"
    r"|by(?!\s(?:phone|text|letter|message|e-?mail)))\s|in\s(?:the\s)?context\s)"
    r"|(?:(?:only|just|also|was|were)\s)?(?:mentioned|discussed|referenced|cited)\sin\s\[",
    re.IGNORECASE,
)
# `Discussed by Tom in his journal`, `Mentioned in the board meeting - the lease`: the same, and
# `Discussed with [[Tom]]` what was said of them elsewhere.
_TOLD_ELSEWHERE = lazy_pattern(
    r"(?:(?:only|just|also|was|were)\s)?(?:(?:discussed|raised|brought up)\sby\s(?!(?:phone|text"
    r"|letter|message|e-?mail|zoom|video|us|me)\b)"
    r"|(?:mentioned|discussed|referenced|came up)\s(?:in|at|during)\s(?!our\b|my\b)"
    r"(?:[^.;:,()]|(?<=\b[DM][rs])\.){0,40}"
    r"\b(?:meeting|call|sync|thread|journal|notes|conversation|session|stand-?up|1:1|review)"
    r"\s*(?:$|[-\u2013\u2014;.(])|discussed\swith\s\[\[)",
    re.IGNORECASE,
)
# `Involved in pump discussions with Tom`, `Part of the leadership team`: what they did with
# others.
_DOINGS = lazy_pattern(
    r"(?:[^.;:()]{0,80}\s[-\u2013\u2014]\s)?(?:(?:was|is|being|now|also)\s)?(?:(?:part|member)\sof\s"
    r"[^.;:,]{0,60}\b(?:team|leadership|group|committee)|involved\sin\s[^.;:,]{0,80}\b(?:discussions?"
    r"|meetings?|talks|calls?|conversations?|negotiations?)(?:\s+with\s+[A-Z\[]|\s*[.;]|\s*$))",
    re.IGNORECASE,
)
_WITH_ME = lazy_pattern(r"(?<!\w)(?:me|us|our|we|my|I)(?!\w)")
_ASIDE = lazy_pattern(r"[^:()]{0,120}\((?P<aside>[^()]{4,60})\)")
_VIA = lazy_pattern(r"\(via\s(?P<who>[A-Z][\w-]*)")
_WORDS = lazy_pattern(r"[^\W\d_]+")
_CLAUSE = lazy_pattern(r"[.:;(|]")
_ADDRESS = lazy_pattern(r"\+?[\d(][\d ()/-]{5,}|[^\s@]{1,64}@[^\s@]{1,64}")
# `Tom's sister, the youngest`, `Tom and Eve's daughter.`
_RELATIVE = lazy_pattern(
    r"(?:[A-Z][\w-]*\sand\s)?[A-Z][\w-]*['’]s\s(?P<role>[a-z-]+)(?=[.,;]|\s\(|$)"
)
_THEM = frozenset({"she", "he", "they", "her", "him"})
_MOST_WORDS = 6
_LONGEST = 160
# Further down an entry tells of more than who was there.
_MOST_TOLD = 1000
_SHORTEST = 2


def is_hearsay(head: Head, lexicon: Lexicon, own: str, *, is_said: bool) -> bool:
    """Whether an entry says that they were only spoken of, or tells of a note.

    With `is_said` its text stands behind a colon. `own` is the name of the contact's note.
    """
    text = head.text[:_LONGEST]
    if head.word:
        return not is_said and _is_aside(text, own)
    return (
        _is_spoken_of(text, lexicon) or _is_aside(text, own) or (not is_said and _is_record(text))
    )


def is_of_mentions(heading: str) -> bool:
    """Whether people are only spoken of below a heading: `prior references`, `mentioned in`."""
    return _says_mentions(heading[:_LONGEST])


# The same headings come again and again in a vault.
@lru_cache(maxsize=1024)
def _says_mentions(heading: str) -> bool:
    return not MENTIONS.isdisjoint(_WORDS.findall(heading.lower()))


def begins_mentions(heading: str, lexicon: Lexicon) -> bool:
    """Whether a heading begins a part in which people are only spoken of.

    One that begins with a date is an entry, and one of conversations tells of these.
    """
    return (
        is_of_mentions(plain_name(heading))
        and not MAY_BE_DATED.match(heading)
        and not lexicon.is_section(heading)
    )


def _is_spoken_of(text: str, lexicon: Lexicon) -> bool:
    """Whether an entry's words say that they were spoken of: `(per Tom) …`, `Named as …`."""
    if "(" in text and _MENTIONED.match(text):
        return True
    if via := _VIA.match(text):
        who = via["who"]
        return who.lower() not in SERVICES and not lexicon.channel.match(who)
    if _SPOKEN_OF.match(text) or _TOLD_ELSEWHERE.match(text):
        return True
    return (
        ("art of" in text or "ember of" in text or "nvolved in" in text)
        and _DOINGS.match(text) is not None
        and not _WITH_ME.search(text)
    )


def is_only_mentioned(text: str, own: str) -> bool:
    """Whether all that an entry says of the person is that others mentioned them.

    So it is with `Tom mentioned Ada as a painter` and `Tom noted that Eve had met with Ada` in the
    note of Ada, whose name is `own`.
    """
    first = next(iter(own.replace("-", " ").replace("_", " ").split()), "")
    if len(first) < _SHORTEST or not first.isalpha():
        return False
    named = text[:_MOST_TOLD].casefold().count(first.casefold())
    return named > 0 and named == len(_mentions(first).findall(text[:_MOST_TOLD]))


@lru_cache(maxsize=64)
def _mentions(name: str) -> re.Pattern[str]:
    """Return the pattern of those who mention a name: not `I` or `we`, nor that person."""
    who = r"(?<![\w])(?!(?:I|We|She|He|They)\b)[A-Z][\w.-]*:?\s(?:also\s)?"
    return re.compile(
        rf"{who}(?:(?i:mentioned|referenced|cited|listed|named)\s|(?:mentioned|noted|said)\s"
        r"[^.;:\u2192\n]{0,60}\b(?:spoke|spoken|met|talked|worked|working)\s(?:with|to)\s)"
        rf"(?i:{re.escape(name)})(?!['’\w])"
    )


def _is_aside(text: str, own: str) -> bool:
    """Whether brackets say that the person was only spoken of: `Kickoff (referenced)`.

    `own` is the name of the note, of whom `(Ada not present)` may speak.
    """
    found = _ASIDE.match(text) if "(" in text else None
    if found is None:
        return False
    aside = " ".join(found["aside"].lower().replace("’", "'").split())
    if aside in ASIDES:
        return True
    ending = next((each for each in ABSENCES if aside.endswith(f" {each}")), "")
    who = aside.removesuffix(ending).split()[-1] if ending else ""
    return who in _THEM or who in own.casefold().replace("-", " ").split()


def _is_record(text: str) -> bool:
    """Whether an entry tells what was done to a note: `June assessment update`."""
    words = _CLAUSE.split(text, maxsplit=1)[0].lower().split()
    ends = {" ".join(words[-1:]), " ".join(words[-2:])}
    return len(words) <= _MOST_WORDS and not RECORDS.isdisjoint(ends)


def states_fact(head: Head, before: str) -> bool:
    """Whether an entry of a log states a fact: `Birthday 9 Sept`, `Lives in Rome`, `Tom's sister`.

    `before` stands in front of its text; behind a colon stands what was said.
    """
    text = head.text[:_LONGEST]
    if head.word:
        return head.word == "contact" and _ADDRESS.match(text) is not None
    if before.rstrip("*_` \t").endswith(":"):
        return False
    clause = _CLAUSE.split(text, maxsplit=1)[0]
    words = clause.lower().split()
    if words[-1:] and words[-1] in CARE and text[len(clause) :].startswith(":"):
        return len(words) <= _MOST_WORDS
    if words[:1] == ["age"]:
        return len(words) > 1 and words[1].isdigit()
    if words[:1] == ["birthday"] and len(words) > 1:
        behind = words[1].strip(",")
        return behind in BIRTHDAYS or behind in MONTHS or behind[:1].isdigit()
    relative = _RELATIVE.match(text)
    return text.lower().startswith(FACTS) or (relative is not None and relative["role"] in ROLES)
