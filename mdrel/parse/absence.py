"""Words and signs which say that somebody on a list was not there, or perhaps not (F46)."""

from __future__ import annotations

import re

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_WORDS = (
    r"(?:absent|absentees?|absences?|apolog(?:y|ies)|apologi[sz]ed|regrets?|declined|optional"
    r"|excused|no[- ]?shows?|unable|missing|invited|invitees?|tentative|maybe"
    r"|(?:not|isn't|wasn't|weren't) (?:there|present|attending|coming|able|available|in attendance)"
    r"|(?:couldn't|could not|can't|cannot|didn't|did not|won't) (?:make|attend|come|join)"
    r"|(?:only )?(?:mentioned|referenced)(?=\s*(?:[),;.]|$|(?:only|in|re|as)(?!\w)))"
    r"|out (?:sick|of office)|(?:on|sick) leave|sick|cancel(?:l?ed)|ooo|cc)(?![\w-])"
)
_ABSENT = lazy_pattern(rf"(?<![\w-]){_WORDS}", re.IGNORECASE)
# Behind a name the word begins what is said in brackets or behind a dash: `(absent)`, `- was unable
# to come`, but not `: found the missing part`.
_SAID = lazy_pattern(
    rf"(?:^|[(\[{{,;:|–—-])\s*[*_]*(?:(?:is|was|were|has|sends?|sent|sadly|marked"
    rf"|rsvp|status)[\s:]+){{0,4}}{_WORDS}",
    re.IGNORECASE,
)
# So an item begins or ends that only supposes who was there, or says that nobody wrote it down.
_RECORDED = (
    r"(?:recorded|stated|listed|named|specified|given|noted|identified|captured|provided"
    r"|confirmed|known|mentioned|available|documented)"
)
_GUESSED = (
    r"(?:likely|probably|possibly|presumably|perhaps|maybe|apparently|assumed|inferred"
    rf"|(?:not|none|nobody|no one|no names?)(?: (?:explicitly|clearly|yet|specifically))?"
    rf" {_RECORDED}|not (?:sure|certain|clear)"
    r"|no (?:explicit |named )?(?:attendees?|participants?)(?: list(?:ed)?)?)"
)
_UNTOLD = (
    r"(?:unclear|unknown|unconfirmed|unspecified|tb[acd]|\?+"
    r"|to be (?:announced|confirmed|determined)|n/a"
    # Of a series: who is there in some of its talks.
    r"|sometimes|occasionally|often|usually|at times|if (?:available|needed))"
)
_SUPPOSES = lazy_pattern(
    rf"[(\[*_\s]*(?:most |very )?(?:(?P<all>{_GUESSED})|{_UNTOLD})(?![\w'/-])", re.IGNORECASE
)
_SUPPOSED_BEHIND = lazy_pattern(
    rf"\s*(?:\?|[(,:–—-]+\s*(?:most |very )?(?:{_GUESSED}|{_UNTOLD})"
    r"(?: (?:there|present|attending|attended|joined))?\s*[)?.]*)\s*(?:$|[(,;])",
    re.IGNORECASE,
)
# Behind a name this says that nobody else was there: `Ada (solo notes)`, but not `(solo artist)`.
_SOLO = (
    r"solo(?=\s*(?:[),;.\]]|$|(?:notes?|prep|preparation|reflections?|memo|recording|session|work"
    r"|review|thoughts|brainstorm(?:ing)?|planning|debrief|dictation)\b))"
)
_ALONE = lazy_pattern(
    rf"\s*[(\[,:\u2013\u2014-]+\s*[*_]*(?:{_SOLO}|alone|by (?:him|her|them)sel(?:f|ves)"
    r"|on (?:his|her|their) own)(?!\w)",
    re.IGNORECASE,
)
_SIGNS = ("❌", "✗", "✘", "✖", "🚫", "⛔")


def is_absent(text: str) -> bool:
    """Whether a heading, a label or a mark says that somebody was not there."""
    return _has_sign(text) or _ABSENT.search(text.replace("’", "'")) is not None


def says_absent(rest: str) -> bool:
    """Whether what follows a name says that they were not there."""
    return rest != "" and (
        _has_sign(rest) or _SAID.search(rest.replace("’", "'").strip()) is not None
    )


def is_supposed(text: str) -> bool:
    """Whether an item begins as one that only supposes who was there (`likely Ada`, `TBD`)."""
    return _SUPPOSES.match(text) is not None


def supposes_all(text: str) -> bool:
    """Whether what follows on the line is supposed as well (`not recorded: probably Ada, Bo`)."""
    found = _SUPPOSES.match(text)
    return found is not None and found["all"] is not None


def says_supposed(rest: str) -> bool:
    """Whether what follows a name says that they were there perhaps (`(?)`, `- probably`)."""
    return rest != "" and _SUPPOSED_BEHIND.match(rest) is not None


def says_alone(rest: str) -> bool:
    """Whether what follows a name says that nobody else was there (`(solo notes)`)."""
    return rest != "" and _ALONE.match(rest) is not None


def _has_sign(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in _SIGNS)
