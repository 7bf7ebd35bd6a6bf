"""The pattern of what a line of a daily note consists of: words, links, times and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK

_WORD = r"[^\W_]++(?>(?:['’\-&][^\W_]++)*)(?>['’](?![^\W_])|)"
# `w` and `w.` are short for `with`, and `W` is somebody's initial. Hardly any word begins with one
# of these three signs.
_NAME = rf"(?!(?-i:[wnN])(?:(?<=w)(?:/|\.? )|(?<=[nN])/a\b))(?=[^\W\d_]){_WORD}"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}|\d{1,2}(?=\s?[ap]m\b))(?:\s?[ap]m\b)?"
_TIME = (
    rf"(?:(?:\d{{1,2}}[-–])?{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?|\d{{1,2}}h(?:\d{{2}})?\b"
    r"|\d{1,2}(?![\w:.-]))(?!\w)"
)
_SHORTHANDS = r"(?<!\w)(?:w/|(?-i:w)\.?(?= )|n/a\b|1:1s?|1-1s?|1-2-1|1on1|1-on-1)(?!\w)"
# A day in figures, in any form but `2026-11-20`.
_DATED = (
    r"(?:\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)(?:20)?\d{2}|20\d{2}[./]\d{1,2}[./]\d{1,2})"
    r"(?![\w./-])"
)
_ISO = r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\w-])"


def make_token_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a token, which knows signs among the phrases as well."""
    signs = sorted(
        (text for text in phrases if not text[:1].isalnum()), key=lambda text: -len(text)
    )
    own = "|".join(map(re.escape, signs))
    # Most of a line is words that begin with a letter, where of the other tokens only a shorthand
    # can stand: they are found many at once. The blank before a token is taken with it, or every
    # kind of token would be tried there.
    return lazy_pattern(
        rf" ?+(?:(?P<names>{_NAME}(?>(?: {_NAME})*))|(?P<link>{LINK.pattern})"
        rf"|(?P<tag>(?<![\w/&])#[\w/-]*[^\W\d][\w/-]*){f'|(?P<sign>{own})' if own else ''}"
        rf"|(?P<short>{_SHORTHANDS})"
        rf"|(?P<dated>{_DATED})|(?P<iso>{_ISO})|(?P<time>{_TIME})|(?P<word>{_WORD})"
        r"|(?P<mark>[,;:()/&+?!.…→|↔]|<-?>|(?<![\w-])[-–—]+(?![\w-])|(?<!\w)@(?![\w/])))",
        re.IGNORECASE,
    )
