"""Finds who is named without a link in a line of a daily note, behind a word of contact (F50).

The name is read as if it were a link, and links as words. What would be a talk then is named
(MDR316), or counts where the setting `notes.daily` is `names`, unless a link leads to a contact.
Without a capital only common given names that are no words as well are looked for, and never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.names import TITLES
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.model.words.given_names import PLAIN_GIVEN_NAMES
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, may_link
from mdrel.parse.speech.classes import Speech
from mdrel.parse.speech.line import Said, take_apart

CODE = "MDR316"
_BEFORE = (
    "with|w/|to|from|called|phoned|rang|met|saw|visited|emailed|texted|messaged|pinged|asked|told"
    "|thanked|met up with|caught up with"
    # What is to be done tells of a talk in a ticked task, or with what came of it.
    "|call|phone|ring|email|e-mail|mail|text|message|ping|write|meet|see|visit"
    # With an object these are of company, or done to somebody.
    "|took|drove|helped|hosted|joined|interviewed|consulted|briefed|reminded|congratulated|showed"
    "|hugged|picked up|dropped off|walked"
)
# What somebody does whom a line begins with, and the talk that it was.
_BEHIND = (
    "called|rang|phoned|emailed|texted|messaged|pinged|wrote|replied|responded|visited"
    "|asked|told|let|thanked|warned|informed|advised|briefed|reminded|gave|sent|brought|forwarded"
    "|handed|offered|helped|joined|walked|drove|took|picked|woke|confirmed|explained"
    "|came|stopped|dropped|popped|swung|showed up|turned up|reached out|got in touch|stayed"
    "|was here|and I|(?i:meeting|call|lunch|dinner|coffee|breakfast|visit|chat|catch[- ]?up|sync"
    "|interview|1[:-]1|mtg|check-in|drinks)"
)
# A signal by which most lines are told that hold no such name: a capital behind one of the words,
# or at the beginning before one.
_BEFORE_NAME = frozenset(_BEFORE.replace(" ", "|").split("|")) - {"w/"}
_LONGEST_BEFORE = max(map(len, _BEFORE_NAME))
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_NEXT_CAPITAL = re.compile(rf" (?=[{_CAPITAL}])")
_NO_WORD = re.compile(r"\W")
# Without a point a title is the first word of a name as it is.
_TITLES = sorted(map(str.capitalize, TITLES))
_TITLE = rf"(?:(?:{'|'.join(_TITLES)})\. )?"
NAME = rf"[{_CAPITAL}][\w'’-]+(?: [{_CAPITAL}][\w'’-]+){{0,2}}"
# Many a line begins with these, and nobody is called so.
_NOBODY = (
    "(?:The|This|That|These|Those|There|Then|We|He|She|They|It|You|My|Our|His|Her|Their|Today"
    "|Yesterday|Team|Weekly|Daily|Monthly|Zoom|Phone|Video|Had|Long|Good|Great|Quick|Another|Also"
    r"|First|Next|Last|One|Some|Nobody|Everyone|Group|Board|Staff)\b"
)
_SUBJECT = re.compile(
    rf"^[ \t]*(?:[-*+] +)?(?:\[[xX]\] +)?(?!{_NOBODY})(?P<subject>{_TITLE}{NAME})"
    rf" (?:(?:has|had|just|also|finally|then|later) )?(?:{_BEHIND})\b",
    re.MULTILINE,
)
_NAMED = lazy_pattern(
    rf"\b(?i:{_BEFORE}) (?P<object>{_TITLE}{NAME})|{_SUBJECT.pattern}", re.MULTILINE
)

_LOWER = lazy_pattern(
    rf"\b(?:{_BEFORE}) (?P<object>[a-z]+)\b|^[ \t]*(?:[-*+] +)?(?P<subject>[a-z]+) (?:{_BEHIND})\b",
    re.MULTILINE,
)

# Names looked at in one line, and signs at which a sentence ends.
MOST_NAMES = 3
_NO_END = "".join(rf"(?<!\b{title})" for title in _TITLES)
_ENDS = lazy_pattern(rf"{_NO_END}[.!?…]+\s+")


class Named(Struct, frozen=True):
    """The words of a line with a link for the name in it, and the name.

    `start` is where it stands, and `has_links` tells that the line links others. `is_lower` tells
    that the name has no capital.
    """

    words: str
    name: str
    start: int
    has_links: bool = False
    is_lower: bool = False

    def link(self, span: Span) -> Link:
        """Return the name as a link that no more than the vault's contacts tells to be one."""
        return Link(self.name, span, is_link=False, may_go_on=True, may_be_first=True)

    def take_apart(self, words: str, speech: Speech) -> Said:
        """Return the line taken apart, with other links as words.

        `words` are those of the line, which may begin otherwise.
        """
        said = take_apart(words, speech)
        if not self.has_links:
            return said
        start = len(words) - (len(self.words) - self.start)
        at = len(take_apart(words[:start], speech).words)
        forms = (
            "N" if form in "LP" and place != at else form for place, form in enumerate(said.forms)
        )
        return replace(said, forms="".join(forms))


def may_name(text: str) -> bool:
    """Whether somebody may be named at a word of contact in the text of a note."""
    return (_has_signal(text) and _NAMED.search(text) is not None) or may_name_lower(text)


def _has_signal(text: str) -> bool:
    """Whether a capital stands behind a word of contact, or a line begins with a name before one.

    It is found far sooner than the name, and most lines hold neither.
    """
    return _SUBJECT.search(text) is not None or any(
        _is_before_name(text, each.start()) for each in _NEXT_CAPITAL.finditer(text)
    )


def _is_before_name(text: str, end: int) -> bool:
    """Whether what ends at a place is a word of contact."""
    if text[end - 1 : end] == "/":
        return True
    word = text[max(0, end - _LONGEST_BEFORE - 1) : end].rpartition(" ")[2].casefold()
    return (word if word.isalpha() else _NO_WORD.split(word)[-1]) in _BEFORE_NAME


def may_name_lower(text: str) -> bool:
    """Whether a given name stands in a text without a capital."""
    return not PLAIN_GIVEN_NAMES.isdisjoint(text.replace(",", " ").replace(".", " ").split())


def find_plain_names(words: str, *, is_lower: bool = True) -> Iterator[Named]:
    """Yield the line with a name at a word of contact as a link, for each of the first names.

    With `is_lower` the note may name somebody without a capital.
    """
    has_lower = is_lower and may_name_lower(words)
    if not (has_lower or _has_signal(words)):  # where links are words there are no more
        return
    has_links = may_link(words)
    plain = LINK.sub(lambda link: "\0" * len(link[0]), words) if has_links else words
    for start, end, is_small in islice(_find(plain, has_lower=has_lower), MOST_NAMES):
        name = words[start:end].removesuffix("'s").removesuffix("’s")
        behind = start + len(name)
        yield Named(f"{words[:start]}[[{name}]]{words[behind:]}", name, start, has_links, is_small)


def _find(plain: str, *, has_lower: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand in a line, those with a capital first."""
    for found in _NAMED.finditer(plain):
        yield (*found.span(found.lastgroup or 0), False)
    for found in _LOWER.finditer(plain) if has_lower else ():
        if found[found.lastgroup or 0] in PLAIN_GIVEN_NAMES:
            yield (*found.span(found.lastgroup or 0), True)


def sentence_at(text: str, start: int) -> str:
    """Return the sentence of a text in which a place is."""
    begin = max((each.end() for each in _ENDS.finditer(text, 0, start)), default=0)
    end = _ENDS.search(text, start)
    return text[begin : end.end() if end else len(text)]
