"""Words and signs which say that somebody on a list was not there (F46)."""

from __future__ import annotations

import re

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_WORDS = (
    r"(?:absent|absentees?|absences?|apolog(?:y|ies)|apologi[sz]ed|regrets?|declined|optional"
    r"|excused|no[- ]?shows?|unable|missing|invited|invitees?|tentative|maybe"
    r"|(?:not|isn't|wasn't|weren't) (?:there|present|attending|coming|able|available|in attendance)"
    r"|(?:couldn't|could not|can't|cannot|didn't|did not|won't) (?:make|attend|come|join)"
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
_SIGNS = ("❌", "✗", "✘", "✖", "🚫", "⛔")


def is_absent(text: str) -> bool:
    """Whether a heading, a label or a mark says that somebody was not there."""
    return _has_sign(text) or _ABSENT.search(text.replace("’", "'")) is not None


def says_absent(rest: str) -> bool:
    """Whether what follows a name says that they were not there."""
    return rest != "" and (
        _has_sign(rest) or _SAID.search(rest.replace("’", "'").strip()) is not None
    )


def _has_sign(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in _SIGNS)
