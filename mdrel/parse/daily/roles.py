"""Who somebody is, before and behind their link in a daily line (F51, F64)."""

from __future__ import annotations

import re

from mdrel.model.words.clauses import SAYS
from mdrel.model.words.daily import ARTICLES
from mdrel.model.words.sessions import ROLE_KINDS, ROLES
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.line import Line

_WHO = ROLES | {"old", "little", "young", "poor", "dear", "lovely"}
# Who somebody is, behind their link: `[[Ada]] (my agent) called`.
ASIDE = lazy_pattern(r"\([^()LPIGC]{1,4}\)")
_BEHIND_ROLE = re.compile(r"$|[,:;S(h-]")
_MOST_ROLE = 3


def before_role(line: Line, first: int, low: int) -> int:
    """Return the token where who somebody is begins, before their link: `my sister [[Ada]]`.

    It is none before `low`.
    """
    tokens, at = line.tokens, first
    if _is_bracketed(line, first, low):
        at -= 1
    while at > low and tokens[at - 1].text in _WHO:
        at -= 1
    return at - (low < at < first and tokens[at - 1].text in ROLE_KINDS)


def _is_bracketed(line: Line, first: int, low: int = 0) -> bool:
    """Whether brackets behind who somebody is hold a link: `mum ([[Ada]])`."""
    return (
        first - 1 > low
        and line.letters[first - 1 : first + 2] == "(L)"
        and line.tokens[first - 2].text in ROLES
    )


def pass_role(line: Line, end: int, first: int = 0) -> int:
    """Return the token behind who somebody is: `[[Ada]] the accountant: two hours over …`.

    Before another noun it says whose that is: `[[Ada]] doctor appointment`.
    """
    if first and _is_bracketed(line, first):
        return end + 1
    sign = line.letters[end : end + 1]
    if sign in {",", "-"}:  # `[[Ada]], my accountant, rang`
        behind = _pass_words(line, end + 1)
        is_aside = behind > end + 1 and line.letters.startswith(sign, behind)
        return behind + 1 if is_aside else end
    return _pass_words(line, end)


def _pass_words(line: Line, end: int) -> int:
    """Return the token behind the words for who somebody is, or where they would begin."""
    tokens = line.tokens
    for at in range(end, min(end + _MOST_ROLE, len(tokens))):
        if tokens[at].text in ROLES:
            is_whole = _BEHIND_ROLE.match(line.letters, at + 1) or tokens[at + 1].text in SAYS
            return at + 1 if is_whole else end
        if line.letters[at] not in "_x" and tokens[at].text not in ARTICLES:
            break
    return end
